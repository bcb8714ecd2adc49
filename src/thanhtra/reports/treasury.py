"""Treasury receipts put beside the payments on file, by the decision's number and the amount (đối chiếu chứng từ thu của Kho bạc)."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, Literal

from thanhtra.casefile import Case, index
from thanhtra.classes import frozen
from thanhtra.deadlines import decision_of
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.outputs import readable
from thanhtra.reports.items import DECISIONS

COLUMNS: Final = ("receipt", "day", "decision", "amount")
"""The columns of the CSV form: the receipt's number, its day (2026-09-10), the decision's number as printed, whole đồng."""
Match = Literal["matched", "doubled", "no-decision", "no-payment", "several"]
"""``doubled``: the number came before; ``no-payment``: the decision is on file, such a payment is not; ``several``: more than one payment fits."""
_LONGEST: Final = 1_000


@frozen(kw_only=True)
class Receipt:
    """One receipt: its number, its day, the number of the decision it names, its amount in đồng; ``line`` of the file it begins on."""

    receipt: str
    day: date
    decision: str
    amount: int
    line: int


@frozen(kw_only=True)
class ReceiptMatch:
    """What became of one receipt; ``payments`` are those that fit, as ``CASE#EVENT``, one where it is matched."""

    receipt: Receipt
    match: Match
    payments: tuple[str, ...] = ()


@frozen(kw_only=True)
class Matching:
    """Every receipt with what became of it, in the order of the file, and the payments on file no receipt was found for."""

    receipts: tuple[ReceiptMatch, ...]
    without: tuple[str, ...]


def read_receipts(path: str | Path) -> tuple[Receipt, ...]:
    """The receipts of a ``.csv`` file: UTF-8, a heading row of :data:`COLUMNS`, nothing else.

    Raises Unusable with every problem, each with its line, and OSError.
    """
    try:
        text = file_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable([Problem("$", "not_utf8", "UTF-8", "other bytes")], source=readable(str(path))) from None
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise Unusable(
            [Problem("$", "unknown_format", "comma-separated rows", str(error))], source=readable(str(path))
        ) from None
    head = rows[0][1] if rows else []
    if not head:
        raise Unusable(
            [Problem("$", "missing", "a first line with the names of the columns", "nothing", line=1)],
            source=readable(str(path)),
        )
    if sorted(head) != sorted(COLUMNS):
        raise Unusable(
            [Problem("$", "unknown_format", f"the columns {', '.join(COLUMNS)}", "other columns", line=1)],
            source=readable(str(path)),
        )
    problems: list[Problem] = []
    found = [made for line, row in rows[1:] if row and (made := _receipt(head, row, line, problems)) is not None]
    if problems:
        raise Unusable(problems, source=readable(str(path)))
    return tuple(found)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on: a cell in quotes may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def _receipt(head: list[str], row: list[str], line: int, problems: list[Problem]) -> Receipt | None:
    if len(row) != len(head):
        problems.append(Problem(f"$[{line}]", "missing", f"{len(head)} cells", f"{len(row)}", line=line))
        return None
    said = {name: cell.strip() for name, cell in zip(head, row, strict=True)}
    before = len(problems)
    unnamed = [name for name in ("receipt", "decision") if not 0 < len(said[name]) <= _LONGEST]
    problems += [
        Problem(f"$[{line}].{name}", "missing", "a number", "a longer text" if said[name] else "nothing", line=line)
        for name in unnamed
    ]
    day = _day(said["day"])
    if day is None:
        problems.append(Problem(f"$[{line}].day", "bad_date", "a day such as 2026-09-10", "another text", line=line))
    amount = (
        int(said["amount"])
        if said["amount"].isascii() and said["amount"].isdigit() and len(said["amount"]) < 16  # noqa: PLR2004 - a million times the highest fine
        else None
    )
    if amount is None:
        problems.append(
            Problem(
                f"$[{line}].amount", "bad_money", "whole đồng in figures, such as 7500000", "another text", line=line
            )
        )
    if len(problems) > before or day is None or amount is None:
        return None
    return Receipt(receipt=said["receipt"], day=day, decision=said["decision"], amount=amount, line=line)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-09-10") else None
    except ValueError:
        return None


def match_receipts(cases: Iterable[Case], receipts: Iterable[Receipt]) -> Matching:
    """Each receipt beside the payment on file of that decision and that amount; a payment is given to one receipt only.

    Of several payments that fit, the one of the receipt's own day is taken; without one it is ``several`` and none is taken. Numbers are
    compared as printed, spaces apart: two decisions of one number are told apart by the amount and the day alone.
    """
    on_file = PaymentsOnFile()
    for case in cases:
        on_file.add(case)
    return on_file.matched(receipts)


class PaymentsOnFile:
    """The payments of cases, added one case at a time, and the numbers of their decisions."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._payments: defaultdict[tuple[str, int], list[tuple[str, date | None]]] = defaultdict(list)
        self._order: list[str] = []

    def add(self, case: Case) -> None:
        """The payments of one case."""
        for number, amount, ref, day in _payments(case, self._known):
            self._order.append(ref)
            if amount is not None:
                self._payments[number, amount].append((ref, day))

    def matched(self, receipts: Iterable[Receipt]) -> Matching:
        """Each receipt beside the payments added so far: see :func:`match_receipts`."""
        seen: set[str] = set()
        taken: set[str] = set()
        found = []
        for receipt in receipts:
            if receipt.receipt in seen:
                found.append(ReceiptMatch(receipt=receipt, match="doubled"))
                continue
            seen.add(receipt.receipt)
            fits = self._payments.get((_bare(receipt.decision), receipt.amount), [])
            found.append(_matched(receipt, fits, self._known, taken))
        return Matching(receipts=tuple(found), without=tuple(ref for ref in self._order if ref not in taken))


def _matched(
    receipt: Receipt, payments: list[tuple[str, date | None]], known: set[str], taken: set[str]
) -> ReceiptMatch:
    if _bare(receipt.decision) not in known:
        return ReceiptMatch(receipt=receipt, match="no-decision")
    fits = [one for one in payments if one[0] not in taken]
    same_day = [one for one in fits if one[1] == receipt.day]
    chosen = same_day[:1] or (fits if len(fits) == 1 else [])
    if chosen:
        taken.add(chosen[0][0])
        return ReceiptMatch(receipt=receipt, match="matched", payments=(chosen[0][0],))
    return ReceiptMatch(
        receipt=receipt, match="several" if fits else "no-payment", payments=tuple(ref for ref, _ in fits)
    )


def _payments(case: Case, known: set[str]) -> Iterator[tuple[str, int | None, str, date | None]]:
    """The payments of a case with their decision's number; the numbers of its decisions are added to ``known``."""
    ix = index(case)
    for kind in DECISIONS:
        known.update(_bare(number) for at in ix.by_kind.get(kind, ()) if (number := ix.events[at].number))
    for at in ix.by_kind.get("fine_paid", ()):
        decision = decision_of(ix, at)
        number = None if decision is None else ix.events[decision].number
        yield _bare(number or ""), ix.events[at].amount, f"{case.id}#{at}", ix.events[at].day  # type: ignore[attr-defined]  # this kind has an amount


def _bare(number: str) -> str:
    return "".join(number.split())
