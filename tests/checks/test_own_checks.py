"""A check kept outside the library is asked beside the library's own, where it is named and nowhere else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra import Rulebook, Unlawful, may, read_case, record, review
from thanhtra.casefile import DecisionSent
from thanhtra.checks import all_checks, load_checks
from thanhtra.cli import main
from thanhtra.errors import CheckError
from thanhtra.export.html import html
from thanhtra.terms import Defect

ROOT = Path(__file__).parents[2]
OWN = ROOT / "docs" / "how-to" / "own_checks"
TUTORIAL = ROOT / "docs" / "tutorial" / "bk-2020-017.json"
BOOK = Rulebook.built_in()
SENT = """\
from thanhtra.checks import check, finding, not_assessed
from thanhtra.terms import Defect

@check("OWN01", "decision.sent-by-hand", about="decision_sent", defect=Defect.BARRED, vi="Có giao tận tay không?",
       en="Was it handed over?", wrong=("không giao tận tay", "not handed over"), law="15/2012/QH13 Đ70")
def answer(ctx):
    return not_assessed(ctx.field("means")) if ctx.event.means is None else finding()
"""


def written(folder: Path, text: str = SENT, name: str = "sent.py") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_is_asked_where_it_is_named_and_nowhere_else():
    case = read_case(TUTORIAL)
    (own,) = load_checks(OWN)
    (told,) = (a for a in review(case, BOOK, checks=[own]).answers if a.check == "NUM99")
    assert told.kind == "satisfied"
    assert told.question == own.question
    assert "NUM99" not in [a.check for a in review(case, BOOK).answers]
    assert "NUM99" not in [c.code for c in all_checks()]


def test_the_page_asks_its_question():
    case = read_case(TUTORIAL)
    assert "Does the decision carry a number?" in html(review(case, BOOK, checks=load_checks(OWN)), case, lang="en", book=BOOK)


@pytest.mark.parametrize(("means", "kinds"), [("post", "refusals"), (None, "unknown")])
def test_the_desk_refuses_what_it_voids(tmp_path, means, kinds):
    own = load_checks(written(tmp_path / "own"))
    case = read_case(TUTORIAL)
    step = DecisionSent(kind="decision_sent", on=date(2020, 10, 21), decision="12/QĐ-XPHC", means=means)
    assert may(case, BOOK, step).allowed
    refused = may(case, BOOK, step, checks=own)
    assert not refused.allowed
    assert "OWN01" in [a.check for a in getattr(refused, kinds)]
    with pytest.raises(Unlawful, match="OWN01"):
        record(case, BOOK, step, checks=own)
    if kinds == "unknown":
        assert record(case, BOOK, step, accept=["OWN01"], checks=own).events[-1] == step


def test_a_file_a_folder_and_a_module_are_the_same(tmp_path):
    folder = written(tmp_path / "own")
    import thanhtra.checks.decision.in_time as module  # noqa: PLC0415 - a module that declares one

    assert [c.code for c in load_checks(folder)] == [c.code for c in load_checks(folder / "sent.py")] == ["OWN01"]
    assert [c.code for c in load_checks(module)] == ["DEC01"]
    assert load_checks(str(folder))[0].area == "own"


def test_what_a_file_imports_or_hides_is_not_its_own(tmp_path):
    folder = written(tmp_path / "own", SENT + "from thanhtra.checks.decision.in_time import CHECK\n")
    written(folder, "raise RuntimeError", "_draft.py")
    assert [c.code for c in load_checks(folder)] == ["OWN01"]


@pytest.mark.parametrize("change", [{"code": "DEC01"}, {"name": "decision.issued-in-time"}])
def test_a_code_or_name_that_is_taken_is_refused(change):
    twin = attrs.evolve(load_checks(OWN)[0], **change)
    with pytest.raises(CheckError, match=next(iter(change.values()))):
        review(read_case(TUTORIAL), BOOK, checks=[twin])


def test_nothing_to_load_is_said(tmp_path):
    for nothing in (tmp_path, tmp_path / "none.py", TUTORIAL):
        with pytest.raises(CheckError):
            load_checks(nothing)


def test_a_file_may_hold_classes_that_look_for_their_own_names(tmp_path):
    folder = written(tmp_path / "own", "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n" + SENT)
    assert load_checks(folder)[0].defect is Defect.BARRED


def test_the_command_line_asks_and_explains_it(tmp_path, capsys):
    assert main(["review", str(TUTORIAL), "--format", "json", "--checks", str(OWN)]) == 0
    assert "NUM99" in [a["check"] for a in json.loads(capsys.readouterr().out)["answers"]]
    assert main(["review", str(TUTORIAL), "--format", "sarif", "--checks", str(OWN)]) == 0
    assert "NUM99" in [r["id"] for r in json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]]
    assert main(["explain", "NUM99", "--checks", str(OWN), "--lang", "en"]) == 0
    assert "Does the decision carry a number?" in capsys.readouterr().out
    taken = written(tmp_path / "own", SENT.replace("OWN01", "DEC01"))
    assert main(["review", str(TUTORIAL), "--checks", str(taken)]) == 2
    assert "DEC01" in capsys.readouterr().err


def test_the_guide_and_its_file_say_the_same():
    guide = (ROOT / "docs" / "how-to" / "add-a-check.md").read_text(encoding="utf-8")
    block = guide.split("```python\n")[2].partition("```")[0]
    lines = [line.partition("  #")[0] for line in block.splitlines() if line.strip()]
    kept = (OWN / "numbered.py").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in kept] == []
