"""A check of one's own refuses in the store as it does at the desk, and its findings are searched for."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest
from store_cases import NOW

from thanhtra import Rulebook, Unlawful, read_case
from thanhtra.casefile import DecisionSent
from thanhtra.checks import check, finding, not_assessed, own_checks
from thanhtra.cli import main
from thanhtra.store import AsyncStore, DeskRules, Store
from thanhtra.terms import Defect

BOOK = Rulebook.built_in()
CASE = read_case(Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json")
TOLD = {
    "defect": Defect.BARRED,
    "vi": "Có giao tận tay không?",
    "en": "Was it handed over?",
    "wrong": ("không", "no"),
    "source": "Quy chế 12",
}


@check("OWN01", "office.by-hand", about="decision_sent", **TOLD)
def by_hand(ctx):
    return not_assessed(ctx.field("means")) if ctx.event.means is None else finding()


def sent(means):
    return DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC", means=means)


@pytest.mark.parametrize("means", ["post", None])
def test_it_refuses_what_it_voids(store, means):
    opened = store.open_case(CASE)
    with pytest.raises(Unlawful, match="OWN01") as refused:
        store.record(CASE.id, sent(means), BOOK, opened.version, checks=[by_hand])
    assert not refused.value.outcome.allowed
    assert store.load(CASE.id).version == opened.version
    assert store.record(CASE.id, sent(means), BOOK, opened.version).version == opened.version + 1


def test_an_unknown_of_it_that_was_accepted_is_on_file(store):
    opened = store.open_case(CASE)
    store.record(CASE.id, sent(None), BOOK, opened.version, checks=[by_hand], accept=["OWN01"])
    assert list(store.entries(CASE.id))[-1].body["accepted"] == ["OWN01"]


def test_it_refuses_awaited(tmp_path):
    async def asked():
        store = await AsyncStore(f"sqlite+aiosqlite:///{tmp_path}/a.db", clock=lambda: NOW).create()
        try:
            opened = await store.open_case(CASE)
            with pytest.raises(Unlawful, match="OWN01"):
                await store.record(CASE.id, sent("post"), BOOK, opened.version, checks=[by_hand])
        finally:
            await store.close()

    asyncio.run(asyncio.wait_for(asked(), 60))


def test_its_findings_are_in_the_index_and_other_checks_leave_it_behind(tmp_path):
    url = f"sqlite:///{tmp_path}/b.db"
    with_own = Store(url, clock=lambda: NOW, desk=DeskRules(book=BOOK, checks=(by_hand,))).create()
    with_own.open_case(CASE.then(sent("post")))
    assert [line.case for line in with_own.search(finding="OWN01").items] == [CASE.id]
    without = Store(url, clock=lambda: NOW, desk=DeskRules(book=BOOK))
    assert without.search().behind == 1
    without.rebuild(only_behind=True)
    assert (without.search(finding="OWN01").items, without.search().behind) == ((), 0)
    without.close()
    with_own.close()


def test_the_command_asks_an_index_made_with_them(tmp_path, capsys):
    """Without them every case would be behind, and its limits left out; with them and ``--rebuild`` their findings are in the index."""
    url = f"sqlite:///{tmp_path}/c.db"
    own = Path(__file__).parents[2] / "docs" / "how-to" / "own_checks" / "numbered.py"
    store = Store(url, clock=lambda: NOW, desk=DeskRules(book=BOOK, checks=own_checks([own]))).create()
    store.open_case(CASE)
    asked = ["agenda", "--store", url, "--on", "2020-10-20", "--format", "json"]
    assert main([*asked, "--checks", str(own)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert ([item["kind"] for item in told["items"]], told.get("behind", 0)) == (["national-database", "sending"], 0)
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["behind"] == 1
    assert main([*asked, "--checks", str(own), "--rebuild"]) == 0
    assert store.search().behind == 0
    store.close()
    assert main(["agenda", "x.json", "--checks", str(own)]) == 2
    assert main(["agenda", "x.json", "--secret-file", str(own)]) == 2
