"""Records of any number of cases in one pass, a case held at a time (xuất cơ sở dữ liệu nghiệp vụ cho cả kho hồ sơ)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Literal, TypeAlias

from thanhtra.casefile import Case
from thanhtra.reports.exhibits import Exhibit, exhibits_of
from thanhtra.reports.items import DECISIONS
from thanhtra.reports.national_record import NationalRecord, national_record
from thanhtra.reports.national_text import supplied_late
from thanhtra.reports.subject_history import HistoriesOnFile, SubjectHistory
from thanhtra.reports.treasury import Matching, PaymentsOnFile, Receipt
from thanhtra.rulebook import Rulebook

Also: TypeAlias = Literal["histories", "exhibits"]
"""What may be asked for beside the records."""


class NationalExport:
    """What :class:`~thanhtra.reports.national_page.RecordsOf` holds, made as it is asked for: first ``records``, once, then the others.

    Of a case that has passed only what was asked for is kept: its payments for ``receipts``, its sanctions for ``histories``, its
    ``exhibits``.
    """

    def __init__(
        self,
        cases: Iterable[Case],
        book: Rulebook,
        *,
        on: date,
        secret: bytes,
        receipts: Sequence[Receipt] | None = None,
        also: Collection[Also] = (),
    ) -> None:
        self.on: date = on
        self.late: int = 0
        """Records that came, or are, after their last day, of those that have passed."""
        self.records: Iterator[tuple[str, NationalRecord]] = self._records(cases, book, secret)
        """Every decision's record by ``CASE#EVENT``."""
        self.exhibits: list[Exhibit] | None = [] if "exhibits" in also else None
        """What was seized in the cases that have passed."""
        self._receipts = receipts
        self._payments = PaymentsOnFile()
        self._histories = HistoriesOnFile(book, as_of=on) if "histories" in also else None
        self._matched: Matching | None = None

    def _records(self, cases: Iterable[Case], book: Rulebook, secret: bytes) -> Iterator[tuple[str, NationalRecord]]:
        for case in cases:
            for at, event in enumerate(case.events):
                if event.kind in DECISIONS:
                    made = national_record(case, at, book, as_of=self.on, secret=secret)
                    self.late += supplied_late(made.supply)
                    yield f"{case.id}#{at}", made
            if self._receipts is not None:
                self._payments.add(case)
            if self._histories is not None:
                self._histories.add(case)
            if self.exhibits is not None:
                self.exhibits.extend(exhibits_of(case))

    def begin(self) -> None:
        """Make the first record, before anything is written of them. Raises what ``cases`` raises where there is none."""
        self.records = chain([*islice(self.records, 1)], self.records)

    @property
    def receipts(self) -> Matching | None:
        """The receipts beside the payments on file; None where there were none to match."""
        if self._matched is None and self._receipts is not None:
            self._matched = self._payments.matched(self._receipts)
        return self._matched

    @property
    def histories(self) -> tuple[SubjectHistory, ...] | None:
        """Each subject's history; None where it was not asked for."""
        return None if self._histories is None else self._histories.told()

    @property
    def has_findings(self) -> bool:
        """Whether a record is late, or a receipt not matched."""
        found = self.receipts
        return self.late > 0 or (found is not None and any(one.match != "matched" for one in found.receipts))
