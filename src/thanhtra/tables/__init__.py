"""Registers in, results out: spreadsheets of an office become cases, reviews become a table (sổ theo dõi và bảng kết quả).

Where things live: ``workbook`` and ``csv_file`` (files to sheets), ``heads`` (the head of a table), ``targets`` and ``map_file`` (what a
column is), ``columns`` · ``data_rows`` · ``row_reader`` · ``cells`` · ``names`` · ``swapped`` (cells to facts), ``case_of_row`` (facts to a
document), ``register`` (all of it), ``suggesting`` (a map from heads), ``told`` (what could not be read);
``results`` and ``result_files`` (reviews as a table).
"""

from __future__ import annotations

from thanhtra.tables.map_file import ImportMap, map_of, read_map
from thanhtra.tables.register import Register, read_register
from thanhtra.tables.result_files import results_csv, results_xlsx
from thanhtra.tables.results import CaseResult, results_of
from thanhtra.tables.suggesting import suggest_map
from thanhtra.tables.told import CellProblem

__all__ = [
    "CaseResult",
    "CellProblem",
    "ImportMap",
    "Register",
    "map_of",
    "read_map",
    "read_register",
    "results_csv",
    "results_of",
    "results_xlsx",
    "suggest_map",
]
