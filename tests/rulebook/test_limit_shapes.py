"""A limit whose shape names what does not exist is told, with its file, limit, key and the nearest right word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thanhtra import Rulebook, RulebookError
from thanhtra.cli import main
from thanhtra.deadlines.lint_shapes import shape_problems

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "add-a-limit.md"
STARTS = 'starts = [{ kind = "owner_notified", round = ["1"] }]'
MET = 'met = [{ kind = "seizure_ended", how = ["returned"] }]'
OF_DECISION = 'starts = [{ kind = "decision_issued" }]'


def written(folder: Path, old: str, new: str) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert old in text
    (folder / "procedure").mkdir()
    (folder / "procedure" / "answer-to-owner.toml").write_text(text.replace(old, new), encoding="utf-8")


TOLD = [
    (MET, 'met = [{ kind = "decision_snt" }]', "met[0].kind", "decision_snt", "decision_sent"),
    (STARTS, 'starts = [{ kind = "decision_issud" }]', "starts[0].kind", "decision_issud", "decision_issued"),
    (
        STARTS,
        'starts = [{ kind = "owner_notified", moment = "end-of:seizur" }]',
        "starts[0].moment",
        "seizur",
        "seizure",
    ),
    (STARTS, 'starts = [{ kind = "owner_notified", moment = "end-of:nothing" }]', "starts[0].moment", "nothing", ""),
    (
        STARTS,
        'starts = [{ kind = "owner_notified", moment = "first:goods_seizd" }]',
        "starts[0].moment",
        "goods_seizd",
        "goods_seized",
    ),
    (
        STARTS,
        'starts = [{ kind = "decision_issued", moment = "field:efective" }]',
        "starts[0].moment",
        "efective",
        "effective",
    ),
    (
        STARTS,
        'starts = [{ kind = "goods_seized", unless = ["seizure_extended", "untl"] }]',
        "starts[0].unless",
        "untl",
        "until",
    ),
    (STARTS, 'starts = [{ kind = "owner_notified", ruond = ["1"] }]', "starts[0].ruond", "['1']", "round"),
    (STARTS, 'starts = [{ kind = "owner_notified", momnt = ["receipt"] }]', "starts[0].momnt", "['receipt']", "moment"),
    (MET, 'met = [{ kind = "seizure_ended", hwo = ["x"] }]', "met[0].hwo", "['x']", "how"),
    (MET, 'met = [{ kind = "seizure_ended", with = ["goods_valud"] }]', "met[0].with", "goods_valud", "goods_valued"),
    (MET, 'met = [{ kind = "seizure_ended", if = ["paid-in-ful"] }]', "met[0].if", "paid-in-ful", "paid-in-full"),
    (MET, 'met_by = ["seizure_endd"]', "met_by", "seizure_endd", "seizure_ended"),
    (MET, MET + '\ncapped_by = ["nolimit"]', "capped_by", "nolimit", ""),
    (MET, MET + '\ncapped_by = ["decisio"]', "capped_by", "decisio", "decision"),
    (STARTS, OF_DECISION + '\nat_least = "execute_witin"', "at_least", "execute_witin", "execute_within"),
    (MET, MET + '\nuntil = [{ kind = "execution_postponed", day = "untl" }]', "until[0].day", "untl", "until"),
    (MET, MET + '\nlonger = [{ kind = "seizure_extended", limit = "seizur" }]', "longer[0].limit", "seizur", "seizure"),
    (MET, MET + '\napproved = ["comple"]', "approved", "comple", "complex"),
    (MET, MET + '\nstated = "remedies.witin"', "stated", "remedies.witin", "remedies.within"),
    (
        MET,
        MET + '\nread_as = [{ reading = "new-decision-ter", choice = "verified", ground = "verification" }]',
        "read_as[0].reading",
        "new-decision-ter",
        "new-decision-term",
    ),
    (MET, MET + '\nstep_tells_start = "hwo"', "step_tells_start", "hwo", "how"),
    ("note = ", 'capped_by = ["decisio"]\nnote = ', "version[0].capped_by", "decisio", "decision"),
    (
        "branches = [{ amount",
        'branches = [{ counted_from = "owner_notifid", amount',
        "version[0].branches[0].counted_from",
        "owner_notifid",
        "owner_notified",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "got", "meant"), TOLD, ids=[f"{row[2]}-{row[3]}" for row in TOLD])
def test_a_name_that_does_not_exist_is_told_once(
    tmp_path: Path, old: str, new: str, key: str, got: str, meant: str
) -> None:
    written(tmp_path, old, new)
    (problem,) = shape_problems(tmp_path)
    assert (problem.file, problem.where) == ("procedure/answer-to-owner.toml", f"answer-to-owner: {key}")
    assert problem.got == (got if got.startswith("[") else repr(got))
    assert (f"did you mean {meant!r}" in problem.expected) if meant else ("did you mean" not in problem.expected)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('moment = "recipt"', "did you mean 'receipt'.*got 'recipt'"),
        ('moment = "end-off:seizure"', "did you mean 'end-of:seizure'"),
        ('moment = "field"', "did you mean 'field:…'"),
        ('moment = "receipt:x"', "did you mean 'receipt'"),
        ('unless = ["seizure_extended"]', "a kind of event and its field"),
    ],
)
def test_a_start_the_count_cannot_use_is_refused_by_the_reader(tmp_path: Path, given: str, told: str) -> None:
    written(tmp_path, STARTS, f'starts = [{{ kind = "owner_notified", {given} }}]')
    with pytest.raises(RulebookError, match=r"answer-to-owner\.toml: starts\[0\]\.(moment|unless): expected .*" + told):
        Rulebook.load(tmp_path)


def test_the_built_in_limits_and_the_guides_name_what_exists(tmp_path: Path) -> None:
    written(tmp_path, "5", "5")
    assert shape_problems(tmp_path) == []


def test_law_lint_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, MET, 'met = [{ kind = "decision_snt" }]')
    assert main(["law", "lint", str(tmp_path)]) == 1
    assert (
        "procedure/answer-to-owner.toml: answer-to-owner: met[0].kind: expected a kind of event (did you mean 'decision_sent'?), got 'decision_snt'"
        in capsys.readouterr().out
    )


def test_a_later_version_alone_is_held_against_the_starts_of_the_book(tmp_path: Path) -> None:
    (tmp_path / "procedure").mkdir()
    text = 'kind = "limit"\nslug = "execution"\nvi = "x"\nen = "x"\nknown = "text"\n[[version]]\nfrom = 2027-01-01\ncites = ["15/2012/QH13 Đ73.1"]\nat_least = "execute_witin"\nbranches = [{ amount = 5, unit = "day" }]\n'
    (tmp_path / "procedure" / "execution.toml").write_text(text, encoding="utf-8")
    (problem,) = shape_problems(tmp_path)
    assert problem.where == "execution: version[0].at_least"
    assert "did you mean 'execute_within'" in problem.expected
