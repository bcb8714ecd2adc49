"""A check kept outside the library is asked beside the library's own, where it is named and nowhere else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra import Rulebook, Unlawful, may, read_case, record, review
from thanhtra.casefile import KINDS, DecisionSent
from thanhtra.checks import (
    CheckContext,
    all_checks,
    check,
    finding,
    in_time,
    load_checks,
    of_history,
    satisfied,
    within,
)
from thanhtra.checks.declaration import never_told, told_by
from thanhtra.cli import main
from thanhtra.errors import CheckError
from thanhtra.exchange import review_to_json
from thanhtra.export import text
from thanhtra.export.html import html
from thanhtra.export.outcome import outcome_text
from thanhtra.export.sarif import sarif
from thanhtra.receipts import check_receipt, receipt_of
from thanhtra.reviewing import next_steps
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
    assert "Does the decision carry a number?" in html(
        review(case, BOOK, checks=load_checks(OWN)), case, lang="en", book=BOOK
    )


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
    import thanhtra.checks.seizure.in_time as rows  # noqa: PLC0415 - a module that declares a table

    assert [c.code for c in load_checks(folder)] == [c.code for c in load_checks(folder / "sent.py")] == ["OWN01"]
    assert [c.code for c in load_checks(module)] == ["DEC01"]
    assert [c.code for c in load_checks(rows)] == ["SEI01", "SEI11"]
    assert load_checks(str(folder))[0].area == "own"


def test_what_a_file_imports_or_hides_is_not_its_own(tmp_path):
    folder = written(tmp_path / "own", SENT + "from thanhtra.checks.seizure.in_time import CHECKS\n")
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
    folder = written(
        tmp_path / "own",
        "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n"
        + SENT,
    )
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


STEP = DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC", by="o1")


def never(ctx):
    return finding()


def declared(answer, **more):
    """A check of one's own about a decision that is sent, around ``answer``."""
    told = {
        "about": "decision_sent",
        "defect": Defect.BARRED,
        "vi": "Có đúng quy chế không?",
        "en": "Does it keep the rules?",
        "wrong": ("không đúng", "not kept"),
    } | more
    return check("OWN02", "office.rules-kept", **told)(answer)


def test_a_rule_of_an_office_has_a_source_and_no_law():
    """Quy chế: where no law asks, the answer names the office's own rule, in every form."""
    own = declared(
        never, source=("Quy chế 12/QC-SVHTT, Điều 4", "Regulation 12/QC-SVHTT, article 4"), about="decision_issued"
    )
    case = read_case(TUTORIAL)
    found = review(case, BOOK, checks=[own])
    (answer,) = (a for a in found.findings if a.check == "OWN02")
    assert (answer.cites, answer.source["vi"], answer.source["en"]) == (
        (),
        "Quy chế 12/QC-SVHTT, Điều 4",
        "Regulation 12/QC-SVHTT, article 4",
    )
    (written_out,) = (a for a in review_to_json(found)["answers"] if a["check"] == "OWN02")
    assert (written_out["cites"], written_out["source"]) == (
        [],
        {"vi": "Quy chế 12/QC-SVHTT, Điều 4", "en": "Regulation 12/QC-SVHTT, article 4"},
    )
    assert "Quy chế 12/QC-SVHTT, Điều 4" in text(found, case, book=BOOK)
    assert "Regulation 12/QC-SVHTT, article 4" in html(found, case, lang="en", book=BOOK)
    log = json.loads(sarif([("a.json:1", found)], edition=found.edition, lang="en", checks=[own]))["runs"][0]
    assert next(r for r in log["results"] if r["ruleId"] == "OWN02")["properties"]["source"].startswith("Regulation")
    assert next(r for r in log["tool"]["driver"]["rules"] if r["id"] == "OWN02")["properties"]["source"].startswith(
        "Regulation"
    )
    asked = declared(never, source="Quy chế 12/QC-SVHTT, Điều 4")
    assert "[Quy chế 12/QC-SVHTT, Điều 4]" in outcome_text(may(case, BOOK, STEP, checks=[asked]), STEP, case, BOOK)
    assert "source" not in review_to_json(review(case, BOOK))["answers"][0]


def test_a_check_says_where_it_comes_from():
    with pytest.raises(CheckError, match="OWN02"):
        declared(never)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("ctx.event.no_such", "AttributeError in broken.py:5"),
        ("ctx.book.post(None).slug + 1", None),
        ("not_a_name", "NameError in broken.py:5"),
        ("True", "bool, not a verdict"),
        ("exit(0)", "SystemExit in broken.py:5"),  # it ended the command as one without findings
    ],
)
def test_a_check_that_breaks_answers_for_itself_alone(tmp_path, body, place):
    """Its code and its file are told, nothing of the values; the rest of the review stands."""
    lines = (
        "from thanhtra.checks import check",
        "from thanhtra.terms import Defect",
        '@check("OWN03", "own.broken", about=("decision_issued", "decision_sent"), defect=Defect.BARRED, vi="Có đúng không?", en="Is it right?", wrong=("", ""), source="Quy chế")',
        "def answer(ctx):",
        f"    return {body}",
    )
    own = load_checks(written(tmp_path / "own", "\n".join(lines), "broken.py"))
    case = read_case(TUTORIAL)
    found = review(case, BOOK, checks=own)
    (answer,) = (a for a in found.answers if a.check == "OWN03")
    if place is None:  # what the law refuses to say is said as ever
        assert answer.missing == ("law:post:None",)
        return
    assert (answer.kind, answer.missing, answer.facts) == ("not_assessed", ("check:OWN03",), {"failure": place})
    assert (place in answer.message.vi, place in answer.message.en) == (True, True)
    bare = [a for a in review_to_json(found)["answers"] if a["check"] != "OWN03"]
    assert bare == review_to_json(review(case, BOOK))["answers"]
    refused = may(case, BOOK, STEP, checks=own)
    assert (refused.allowed, [a.check for a in refused.unknown if a.missing == ("check:OWN03",)]) == (False, ["OWN03"])
    assert record(case, BOOK, STEP, checks=own, accept=["OWN03"]).events[-1] == STEP
    assert f"Kiểm tra bị lỗi khi chạy: OWN03 ({place})" in text(found, case, book=BOOK)
    assert html(found, case, book=BOOK)


def test_a_check_of_the_history_that_breaks_answers_for_itself_alone():
    def every(ctx, events):
        yield range(1), satisfied()
        raise LookupError("Nguyễn Văn A")

    own = of_history(
        "OWN04",
        "own.history",
        defect=Defect.DUTY,
        vi="Có đủ không?",
        en="Is it whole?",
        wrong=("", ""),
        right=("đủ", "whole"),
        law="15/2012/QH13 Đ70",
    )(every)
    case = read_case(TUTORIAL)
    answers = [a for a in review(case, BOOK, checks=[own]).answers if a.check == "OWN04"]
    assert [a.missing for a in answers] == [("check:OWN04",)] * len(case.events)
    assert all("LookupError in test_own_checks.py" in a.message.en and "Nguyễn" not in a.message.en for a in answers)


def test_a_check_is_handed_the_official_the_post_of_the_day_and_the_limits():
    seen = []

    def answer(ctx: CheckContext):
        seen.append((ctx.official, ctx.post, within(ctx, "sending")))

    case = read_case(TUTORIAL)
    may(case, BOOK, STEP, checks=[declared(answer, source="Quy chế")])
    ((official, post, limit),) = seen
    assert (official.id, post.slug, post.exists_on(date(2020, 10, 21)), limit.answer) == ("o1", official.post, True, 0)
    may(case, BOOK, DecisionSent(on=None, decision="12/QĐ-XPHC"), checks=[declared(answer, source="Quy chế")])
    assert seen[-1][:2] == (None, None)


def test_a_receipt_holds_with_the_checks_that_were_asked_and_not_without():
    own = [declared(never, source="Quy chế", about="decision_issued")]
    case = read_case(TUTORIAL)
    receipt = receipt_of(case, review(case, BOOK, checks=own))
    assert "OWN02" in receipt["codes"]
    assert check_receipt(receipt, case, BOOK, checks=own).holds
    assert not check_receipt(receipt, case, BOOK).holds


def test_what_can_come_next_hears_them_too():
    barred = declared(never, source="Quy chế")
    case = read_case(TUTORIAL)
    steps = {s.kind: s for s in next_steps(case, BOOK, on=date(2020, 10, 21), checks=[barred]).steps}
    assert (steps["decision_sent"].standing, next_steps(case, BOOK, on=date(2020, 10, 21)).steps[0].standing) == (
        "barred",
        "must",
    )


def test_a_check_that_is_also_in_a_tuple_of_ones_own_is_there_once(tmp_path):
    folder = written(tmp_path / "own", SENT + "ALL = CHECKS = (answer,)\n")
    assert [c.code for c in load_checks(folder)] == ["OWN01"]


def _asked_of(**told):
    """The events a check with those conditions is called for, in the tutorial's file, which is whole and has one decision."""
    heard = []

    @check("OWN2", "own.asked", defect=Defect.DUTY, vi="?", en="?", wrong=("", ""), source="office", **told)
    def answer(ctx: CheckContext):
        heard.append((ctx.at, ctx.event.kind))
        return satisfied()

    found = review(read_case(TUTORIAL), BOOK, checks=[answer], only={"OWN2"})
    assert [(a.event, read_case(TUTORIAL).events[a.event].kind) for a in found.answers] == heard
    return [kind for _, kind in heard]


def test_it_is_asked_only_where_a_field_it_waits_for_is_told():
    decision = next(e for e in read_case(TUTORIAL).events if e.kind == "decision_issued")
    assert decision.number is not None
    assert decision.total_in_words is None
    assert _asked_of(about="decision_issued", given="number") == ["decision_issued"]
    assert _asked_of(about="decision_issued", given="total_in_words") == []
    assert _asked_of(about="decision_issued", given=("total_in_words", "number")) == ["decision_issued"]


def test_of_an_act_it_is_the_sanction_that_tells():
    (sanction,) = next(e for e in read_case(TUTORIAL).events if e.kind == "decision_issued").sanctions
    assert sanction.fine is not None
    assert sanction.subject is None
    assert _asked_of(about="decision_issued", per="act", given="fine") == ["decision_issued"]
    assert _asked_of(about="decision_issued", per="act", given="subject") == []


def test_it_is_asked_only_beside_a_step_it_waits_for():
    assert _asked_of(about="decision_issued", beside="minutes_drawn_up") == ["decision_issued"]
    assert _asked_of(about="decision_issued", beside="decision_issued") == []
    assert _asked_of(about="decision_issued", beside=("decision_issued", "minutes_drawn_up")) == ["decision_issued"]


@pytest.mark.parametrize(
    "told",
    [{"given": "colour"}, {"beside": "coloured"}, {"given": ("number", "colour")}, {"per": "act", "given": "on"}],
)
def test_what_no_event_can_tell_is_refused(told):
    with pytest.raises(CheckError, match=r"OWN2: .* no field or kind of event (colour|coloured|on)$"):
        _asked_of(about="decision_issued", **told)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"about": "minutes_drawnup"}, "no field or kind of event minutes_drawnup"),
        ({"about": ("decision_issued", "*")}, "no field or kind of event \\*"),
        ({"about": "minutes_drawn_up", "given": "total"}, "never meet in total, minutes_drawn_up"),
        ({"about": ("decision_issued", "minutes_drawn_up"), "given": "total"}, "never meet in minutes_drawn_up"),
        ({"about": "decision_issued", "given": ("total", "place")}, "never meet in place"),
        ({"about": "minutes_drawn_up", "given": "fine", "per": "act"}, "never meet in fine, minutes_drawn_up"),
    ],
)
def test_a_check_that_can_never_be_asked_is_refused(told, named):
    with pytest.raises(CheckError, match=f"^OWN2: .*{named}$"):
        _asked_of(**told)


def test_a_limit_asked_of_a_kind_there_is_not_is_refused():
    with pytest.raises(CheckError, match=r"OWN3: .* no field or kind of event decision_send$"):
        in_time(
            "OWN3",
            "own.sent",
            about="decision_send",
            limit="sending",
            defect=Defect.DUTY,
            vi="?",
            en="?",
            what=("", ""),
            module=__name__,
        )


def test_every_check_of_the_library_can_be_asked_of_all_it_is_about():
    told = [(c.code, never_told(c), {*c.about} - KINDS.keys()) for c in all_checks() if c.about != ("*",)]
    assert len(told) > 100
    assert [one for one in told if one[1] or one[2]] == []


def test_every_check_of_the_library_waits_for_what_can_be_told():
    assert [c.code for c in all_checks() if not told_by(c.per) >= {*c.given} or not KINDS.keys() >= {*c.beside}] == []
