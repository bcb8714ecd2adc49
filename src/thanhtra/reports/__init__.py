"""Statistics by period (báo cáo, thống kê): what happened in it, each figure with the papers it counts, and what was open at its end.

Where things live: ``items`` (what one case adds, by the day of the event), ``overdue``, ``handling``, ``aftermath`` and ``backlog`` (what
needs more than one event), ``quality`` (what the checks say), ``tally`` (one period being counted), ``counting`` (one pass over the
cases), ``report`` (the values), ``rows`` and ``case_rows`` (flat), ``names`` and ``labels`` (what they are called), ``output`` (text),
``documents`` (JSON), ``national_record``, ``treasury``, ``subject_history`` and ``exhibits`` with ``national_text`` (the professional database),
``sheets`` (CSV), ``state_report`` with ``state_files`` (the state's own report, XLSX and DOCX), ``page`` with
``page_parts``, ``page_look`` and ``charts`` (HTML).
"""

from __future__ import annotations

from thanhtra.reports.case_rows import CaseRow, case_rows
from thanhtra.reports.counting import WhatToCount, count, count_as, count_periods
from thanhtra.reports.documents import as_json
from thanhtra.reports.exhibits import Exhibit, exhibits_of
from thanhtra.reports.national_record import NationalRecord, national_record
from thanhtra.reports.output import as_text
from thanhtra.reports.page import as_html
from thanhtra.reports.report import (
    UNRESOLVED,
    Aftermath,
    Backlog,
    BodyFigures,
    Cell,
    Disputed,
    Handling,
    Lapse,
    OpenCase,
    Quality,
    Report,
)
from thanhtra.reports.sheets import as_csv, case_csv
from thanhtra.reports.state_files import as_xlsx, state_docx, state_json, state_text
from thanhtra.reports.state_report import StateCell, StatePart, StateReport, StateRow, state_report
from thanhtra.reports.subject_history import SanctionOf, SubjectHistory, subject_histories
from thanhtra.reports.treasury import Matching, Receipt, ReceiptMatch, match_receipts, read_receipts

__all__ = [
    "UNRESOLVED",
    "Aftermath",
    "Backlog",
    "BodyFigures",
    "CaseRow",
    "Cell",
    "Disputed",
    "Exhibit",
    "Handling",
    "Lapse",
    "Matching",
    "NationalRecord",
    "OpenCase",
    "Quality",
    "Receipt",
    "ReceiptMatch",
    "Report",
    "SanctionOf",
    "StateCell",
    "StatePart",
    "StateReport",
    "StateRow",
    "SubjectHistory",
    "WhatToCount",
    "as_csv",
    "as_html",
    "as_json",
    "as_text",
    "as_xlsx",
    "case_csv",
    "case_rows",
    "count",
    "count_as",
    "count_periods",
    "exhibits_of",
    "match_receipts",
    "national_record",
    "read_receipts",
    "state_docx",
    "state_json",
    "state_report",
    "state_text",
    "subject_histories",
]
