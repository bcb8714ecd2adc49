"""Statistics by legal period (báo cáo, thống kê): what happened in a period, each figure with the papers it counts.

Where things live: ``items`` (what one case adds, by the day of the event), ``overdue`` and ``handling`` (what needs more than one
event), ``quality`` (what the checks say), ``counting`` (one pass over the cases), ``report`` (the values), ``labels`` (their names),
``output`` (text, JSON, CSV), ``page`` with ``page_parts``,
``page_look`` and ``charts`` (HTML).
"""

from __future__ import annotations

from thanhtra.reports.counting import count, count_periods
from thanhtra.reports.output import as_csv, as_json, as_text
from thanhtra.reports.page import as_html
from thanhtra.reports.report import UNRESOLVED, Cell, Handling, Quality, Report

__all__ = ["UNRESOLVED", "Cell", "Handling", "Quality", "Report", "as_csv", "as_html", "as_json", "as_text", "count",
    "count_periods"]
