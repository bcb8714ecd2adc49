"""An export of any number of cases holds one of them at a time, and says what the functions say of all of them."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from thanhtra import Case, Rulebook, read_case
from thanhtra.cli import main
from thanhtra.errors import NotInTheBook, Unusable
from thanhtra.exchange import dumps, read_cases
from thanhtra.reports import exhibits_of, match_receipts, national_record, read_receipts, subject_histories
from thanhtra.reports.case_causes import case_cause_counts
from thanhtra.reports.items import DECISIONS
from thanhtra.reports.national_export import NationalExport
from thanhtra.reports.national_page import RecordsOf, national_page
from thanhtra.reports.national_text import exhibit_json, history_json, matching_json, record_json

BOOK = Rulebook.built_in()
PROVINCE = Path(__file__).parents[2] / "examples" / "province-year"
RECEIPTS = read_receipts(PROVINCE / "receipts.csv")
ON, SECRET = date(2026, 11, 30), b"kept apart"
FEW = 3
"""The case at hand, the one before it, and the one that is made."""


def archive() -> list[Case]:
    return [case for case in read_cases(PROVINCE / "cases.jsonl") if not isinstance(case, Unusable)]


def at_once() -> RecordsOf:
    cases = archive()
    return RecordsOf(
        on=ON,
        records=[
            (f"{case.id}#{at}", national_record(case, at, BOOK, as_of=ON, secret=SECRET))
            for case in cases
            for at, event in enumerate(case.events)
            if event.kind in DECISIONS
        ],
        receipts=match_receipts(cases, RECEIPTS),
        histories=subject_histories(cases, BOOK, as_of=ON),
        exhibits=[one for case in cases for one in exhibits_of(case)],
    )


def in_one_pass(cases: Iterator[Case]) -> NationalExport:
    return NationalExport(cases, BOOK, on=ON, secret=SECRET, receipts=RECEIPTS, also=("histories", "exhibits"))


class Counted:
    """Cases made one after the other; ``most`` that were there at once."""

    def __init__(self, text: str, number: int) -> None:
        self.text, self.number, self.most = text, number, 0
        self._made: list[weakref.ref[Case]] = []

    def __iter__(self) -> Iterator[Case]:
        document = json.loads(self.text)
        gc.freeze()  # what was there before is not gone through each time
        try:
            for n in range(self.number):
                made = read_case(json.dumps(document | {"id": f"C{n}"}).encode())
                self._made.append(weakref.ref(made))
                yield made
                del made
                gc.collect()
                self.most = max(self.most, sum(one() is not None for one in self._made))
        finally:
            gc.unfreeze()


def sealed() -> str:
    """A case with a decision, a payment and something seized."""
    return dumps(next(case for case in archive() if {"fine_paid"} <= {event.kind for event in case.events}))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_of_a_pass_is_the_page_of_all_at_once(lang):
    assert national_page(in_one_pass(iter(archive())), lang=lang) == national_page(at_once(), lang=lang)


def test_a_pass_holds_one_case_at_a_time():
    cases = Counted(sealed(), 25)
    export = in_one_pass(iter(cases))
    assert sum(1 for _ in export.records) == 25
    assert (export.receipts is not None, bool(export.histories)) == (True, True)
    assert cases.most <= FEW


def test_so_do_the_causes_that_stand_beside_a_list_of_difficulties():
    text = json.loads(sealed()) | {"causes": [{"kinds": ["objective"]}]}
    cases = Counted(json.dumps(text), 25)
    assert [len(one.refs) for one in case_cause_counts(iter(cases), BOOK, on=ON)] == [25]
    assert cases.most <= FEW


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_so_does_the_command(tmp_path, monkeypatch, form):
    (tmp_path / "c.jsonl").write_text("{}", encoding="utf-8")
    cases = Counted(sealed(), 25)

    def counted(_: object, __: object, seen: object, **___: object) -> Iterator[Case]:
        seen.cases = 25  # type: ignore[attr-defined]
        return iter(cases)

    monkeypatch.setattr("thanhtra.cli.national_record.usable_cases", counted)
    out = str(tmp_path / "out")
    line = [
        "national-record",
        str(tmp_path / "c.jsonl"),
        "--on",
        "2026-11-30",
        "--format",
        form,
        "--histories",
        "--exhibits",
    ]
    assert main([*line, *(() if form == "text" else ("--out", out))]) in (0, 1)
    assert cases.most <= FEW


def test_the_document_is_that_of_one_writing(capsys, tmp_path):
    (tmp_path / "secret").write_bytes(SECRET)
    line = ["national-record", str(PROVINCE / "cases.jsonl"), "--on", ON.isoformat(), "--format", "json"]
    secret = ["--secret-file", str(tmp_path / "secret")]
    more = ["--receipts", str(PROVINCE / "receipts.csv"), "--histories", "--exhibits"]
    of = at_once()
    assert of.receipts is not None
    records = {"records": [record_json(ref, record) for ref, record in of.records]}
    beside = {
        "treasury": matching_json(of.receipts),
        "histories": [history_json(one) for one in of.histories or ()],
        "exhibits": [exhibit_json(one) for one in of.exhibits or ()],
    }
    for asked, document in (([], records), (more, records | beside)):
        main([*line, *secret, *asked])
        assert capsys.readouterr().out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        assert main([*line, *secret, *asked, "--out", str(tmp_path / "out.json")]) in (0, 1)
        assert json.loads((tmp_path / "out.json").read_bytes()) == document


def test_of_a_case_without_a_decision_the_document_has_no_record(capsys, tmp_path):
    (tmp_path / "c.json").write_text(
        '{"format": "thanhtra.case", "version": 1, "id": "A", "events": []}', encoding="utf-8"
    )
    line = ["national-record", str(tmp_path / "c.json"), "--on", "2026-11-30"]
    assert main([*line, "--format", "json"]) == 0
    assert capsys.readouterr().out == '{\n  "records": []\n}\n'
    assert main(line) == 0
    assert capsys.readouterr().out == "\n"
    assert main([*line, "--case", "B"]) == 2
    assert capsys.readouterr().out == ""


def test_nothing_is_written_where_no_case_is_the_one_asked_for(tmp_path, capsys):
    out = tmp_path / "out.json"
    out.write_bytes(b"kept")
    line = ["national-record", str(PROVINCE / "cases.jsonl"), "--case", "no such", "--on", "2026-11-30"]
    for more in ([], ["--format", "json"], ["--format", "json", "--out", str(out)]):
        assert main([*line, *more]) == 2
        assert capsys.readouterr().out == ""
    assert out.read_bytes() == b"kept"


def test_what_the_cases_raise_is_raised_before_the_first_record():
    def none() -> Iterator[Case]:
        raise NotInTheBook("case:x")
        yield

    export = in_one_pass(none())
    with pytest.raises(NotInTheBook):
        export.begin()
