"""The states of the law a kit draws histories under: each with its days, and the acts and posts that can be told whole there (chế độ pháp luật)."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from thanhtra.classes import frozen
from thanhtra.law import Citation

RegimeName: TypeAlias = Literal[
    "2013", "2017-10", "2020", "2022", "2025-05-02", "2025-07-01", "2026-07-01", "2026-08-19", "2026-09-26"
]
REGIMES: Final[tuple[RegimeName, ...]] = get_args(RegimeName)
"""Every regime, oldest first, named by the day that opened it."""


@frozen(kw_only=True)
class Regime:
    """A state of the law. Acts are detected from ``first`` to ``last``; none began before ``acts_from``, so that one text governs.

    ``offered`` are the acts of the kit, ``heard`` those heavy enough for the right to explain, ``posts`` the titles that may sanction all of them.
    """

    name: RegimeName
    first: date
    last: date
    acts_from: date
    offered: tuple[Citation, ...]
    heard: tuple[Citation, ...]
    posts: tuple[str, ...]


def _regime(
    name: RegimeName,
    days: tuple[date, date, date],
    offered: tuple[str, ...],
    posts: tuple[str, ...],
    *,
    heard: tuple[str, ...] = (),
) -> Regime:
    acts_from, first, last = days
    return Regime(
        name=name,
        first=first,
        last=last,
        acts_from=acts_from,
        offered=tuple(map(Citation.parse, offered)),
        heard=tuple(map(Citation.parse, heard)),
        posts=posts,
    )


_CHIEF: Final = ("chief-inspector-of-department",)
_OF_2020: Final = ("15/2020/NĐ-CP Đ101.1.a", "15/2020/NĐ-CP Đ101.1.b")
_HEARD_2020: Final = ("15/2020/NĐ-CP Đ101.2",)
_HEARD_330: Final = ("330/2026/NĐ-CP Đ9.2.a", "330/2026/NĐ-CP Đ9.2.b")
_OF_2025: Final = ("province-chair", "commune-chair", "commune-police-chief")
_OF_330: Final = ("330/2026/NĐ-CP Đ9.1.a", "330/2026/NĐ-CP Đ9.1.b", "330/2026/NĐ-CP Đ9.1.c")
_TABLE: Final = (
    _regime(
        "2013",
        (date(2014, 1, 15), date(2014, 3, 3), date(2016, 6, 1)),
        ("174/2013/NĐ-CP Đ12.2", "174/2013/NĐ-CP Đ12.3"),
        ("chief-inspector-of-ministry",),
    ),
    _regime(
        "2017-10",
        (date(2017, 10, 5), date(2017, 10, 16), date(2019, 6, 3)),
        ("174/2013/NĐ-CP Đ12.2", "174/2013/NĐ-CP Đ12.3"),
        ("chief-inspector-of-ministry",),
    ),
    _regime("2020", (date(2020, 4, 15), date(2020, 6, 1), date(2021, 6, 1)), _OF_2020, _CHIEF, heard=_HEARD_2020),
    _regime("2022", (date(2022, 1, 27), date(2022, 2, 14), date(2024, 9, 2)), _OF_2020, _CHIEF, heard=_HEARD_2020),
    _regime("2025-05-02", (date(2025, 5, 2), date(2025, 5, 5), date(2025, 5, 12)), _OF_2020, _CHIEF, heard=_HEARD_2020),
    _regime(
        "2025-07-01", (date(2025, 7, 1), date(2025, 7, 7), date(2026, 1, 5)), _OF_2020, _OF_2025, heard=_HEARD_2020
    ),
    _regime(
        "2026-07-01",
        (date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 6)),
        ("174/2026/NĐ-CP Đ53.2.a", "174/2026/NĐ-CP Đ7.3.a", "174/2026/NĐ-CP Đ7.2"),
        (*_OF_2025, "director-of-science-department"),
        heard=("174/2026/NĐ-CP Đ10.8.a",),
    ),
    _regime(
        "2026-08-19", (date(2026, 8, 19), date(2026, 8, 20), date(2026, 8, 31)), _OF_330, _OF_2025, heard=_HEARD_330
    ),
    _regime(
        "2026-09-26", (date(2026, 9, 26), date(2026, 9, 28), date(2026, 11, 2)), _OF_330, _OF_2025, heard=_HEARD_330
    ),
)


def regime_named(name: str) -> Regime:
    """The regime of that name. Raises ValueError for a name the kit does not know."""
    for regime in _TABLE:
        if regime.name == name:
            return regime
    raise ValueError(f"no regime {name!r}; the kit knows {', '.join(REGIMES)}")
