"""Small cases for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime

from thanhtra.casefile import Act, Case, FinePaid, Subject

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
NAME = "Nguyễn Thị Bí Mật"
NUMBER = "001299887766"


def case(name: str = "HS-1", *, subjects: int = 1) -> Case:
    """A case of individuals with names and one act each; no events."""
    people = tuple(
        Subject(id=f"s{n}", kind="individual", name=f"{NAME} {n}", number=f"{NUMBER}{n}", born=date(1990, 1, 31))
        for n in range(1, subjects + 1)
    )
    acts = tuple(
        Act(id=f"a{n}", subject=f"s{n}", described=f"{NAME} {n} đăng tin", place="Hà Nội")
        for n in range(1, subjects + 1)
    )
    return Case(id=name, note=f"ghi chú về {NAME}", subjects=people, acts=acts, events=())


def paid(amount: int, **more: object) -> FinePaid:
    """An event that differs by its amount."""
    return FinePaid(kind="fine_paid", amount=amount, on=date(2025, 12, 1), **more)  # type: ignore[arg-type]
