"""The example's asyncio service: no step is lost, none is written twice, and what it keeps has nothing that voids."""

from __future__ import annotations

import asyncio
import json
import sys
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from thanhtra import Severity, ThanhtraError, Unlawful, Unusable, read_case, review
from thanhtra.exchange import case_to_json, dumps
from thanhtra.store import Conflict
from thanhtra.testing import defective_histories, lawful_histories

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "examples" / "consumer"))

from office.law import BOOK, refused  # noqa: E402 - the example's folder is put on the path first
from office.live import Office, create_app  # noqa: E402 - likewise

pytestmark = pytest.mark.no_cover

DOCUMENT = ROOT / "docs" / "tutorial" / "bk-2020-017.json"
REGIMES_TRIED = ("2020", "2025-07-01", "2026-09-26")
NUMBERS = count(1)
few = settings(max_examples=5, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
SENT = {"kind": "decision_sent", "on": "2020-10-21", "decision": "12/QĐ-XPHC"}
AGAIN = {"kind": "minutes_drawn_up", "on": "2020-10-22", "acts": ["a1"], "number": "02/BB-VPHC"}


async def put(case) -> tuple[Any, list[ThanhtraError], list[tuple[str, int]]]:
    """Every step of ``case`` awaited one by one: the case kept, the refusals, and what a listener was told."""
    office = Office("sqlite+aiosqlite://")
    await office.store.create()
    bare = attrs.evolve(case, complete=False, events=())
    try:
        version, refused = await office.open(dumps(bare).encode(), actor="u1"), []
        async with office.listening() as told:
            for event in case_to_json(case)["events"]:
                try:
                    version = await office.take(case.id, event, version, actor="u1", accept=("FIN05",))
                except (
                    Unlawful,
                    Unusable,
                ) as error:  # after a refusal later steps may speak of a paper that is not there
                    refused.append(error)
        return (await office.store.load(case.id)).case, refused, [told.get_nowait() for _ in range(told.qsize())]
    finally:
        await office.store.close()


@pytest.mark.parametrize("regime", REGIMES_TRIED)
def test_a_lawful_history_is_taken_whole_and_each_step_is_told_in_order(regime):
    @few
    @given(lawful_histories(regime=regime) | lawful_histories(regime=regime, with_=("payment",)))
    def holds(case):
        kept, refused, told = asyncio.run(put(case))
        assert refused == []
        assert [e.kind for e in kept.events] == [e.kind for e in case.events]
        assert told == [(case.id, at + 2) for at in range(len(case.events))]

    holds()


@pytest.mark.parametrize("regime", REGIMES_TRIED)
def test_whatever_is_sent_what_is_kept_has_nothing_that_voids(regime):
    @few
    @given(defective_histories(regime=regime))
    def holds(history):
        kept, refused, told = asyncio.run(put(history.case))
        assert [a.check for a in review(kept, BOOK).findings if a.severity is Severity.VOIDS] == []
        assert len(told) == len(kept.events) == len(history.case.events) - len(refused)
        assert all(
            answer.cites
            for one in refused
            if isinstance(one, Unlawful)
            for answer in (*one.outcome.refusals, *one.outcome.unknown)
        )

    holds()


async def at_once(case) -> tuple[Any, list[str], list[tuple[str, int]]]:
    """Every step of ``case`` sent to one desk at once: the case kept, the stages answered, and what a listener was told."""
    office = Office("sqlite+aiosqlite://")
    await office.store.create()
    try:
        await office.open(dumps(attrs.evolve(case, complete=False, events=())).encode(), actor="u1")
        desk = await office.desk(case.id, actor="u1", accept=("FIN05",))
        async with office.listening() as told:
            stages = await asyncio.gather(*(desk.take(event) for event in case_to_json(case)["events"]))
        return (await office.store.load(case.id)).case, stages, [told.get_nowait() for _ in range(told.qsize())]
    finally:
        await office.store.close()


@pytest.mark.parametrize("regime", REGIMES_TRIED)
def test_a_lawful_history_sent_at_once_is_taken_step_by_step_in_the_order_it_was_sent(regime):
    @few
    @given(lawful_histories(regime=regime) | lawful_histories(regime=regime, with_=("payment",)))
    def holds(case):
        kept, stages, told = asyncio.run(at_once(case))
        assert [e.kind for e in kept.events] == [e.kind for e in case.events]
        assert stages[-1] == review(kept, BOOK).stage
        assert told == [(case.id, at + 2) for at in range(len(case.events))]

    holds()


@pytest.fixture
def live_url(url: str) -> str:
    return url.replace("sqlite://", "sqlite+aiosqlite://")


def served(live_url: str, asked) -> Any:
    """What ``asked`` makes of the service and a client, within the service's own lifetime."""

    async def run() -> Any:
        office = Office(live_url)
        app = create_app(office)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://office") as client,
        ):
            return await asked(office, client)

    return asyncio.run(run())


def test_a_case_is_opened_a_step_refused_with_its_reasons_and_one_taken(live_url):
    async def asked(office, client):
        spoiled = await client.post("/cases?actor=u1", content=b'{"format": "thanhtra.case"}')
        assert (spoiled.status_code, any(p.startswith("$.version") for p in spoiled.json()["unusable"])) == (422, True)
        opened = await client.post("/cases?actor=u1", content=DOCUMENT.read_bytes())
        assert (opened.status_code, opened.json()) == (201, {"version": 4})
        steps = "/cases/BK-2020-017/steps?actor=u1&version="
        refused = await client.post(f"{steps}4", json=AGAIN)
        assert refused.status_code == 409
        first, *_ = refused.json()["refused"]
        assert (first["check"], "[15/2012/QH13" in first["vi"]) == ("ORD01", True)
        assert (await client.post(f"{steps}4", content=b"{")).status_code == 422
        assert (await client.post(f"{steps}4", json={"kind": "no_such_step"})).status_code == 422
        assert (await client.post(f"{steps}4", json=SENT)).json() == {"version": 5}
        stale = await client.post(f"{steps}4", json=SENT)
        assert (stale.status_code, stale.json()) == (412, {"version": 5})
        assert (await client.post("/cases/none/steps?actor=u1&version=1", json=SENT)).status_code == 404
        due = (await client.get("/agenda?on=2020-10-21")).json()["items"]
        assert {item["case"] for item in due} == {"BK-2020-017"}
        return len((await office.store.load("BK-2020-017")).case.events)

    assert served(live_url, asked) == 4


def test_of_16_awaited_at_once_on_one_version_one_is_kept_and_one_is_told(live_url):
    async def asked(office, _client):
        await office.open(DOCUMENT.read_bytes(), actor="u0")
        async with office.listening() as told:
            steps = [office.take("BK-2020-017", SENT | {"note": str(at)}, 4, actor=f"u{at}") for at in range(16)]
            answers = await asyncio.gather(*steps, return_exceptions=True)
        assert [type(a) for a in answers if a != 5] == [Conflict] * 15
        return answers.count(5), told.qsize()

    assert served(live_url, asked) == (1, 1)


def test_among_steps_sent_at_once_a_refused_one_is_told_what_opens_it_and_leaves_the_others(live_url):
    async def asked(office, _client):
        await office.open(DOCUMENT.read_bytes(), actor="u0")
        desk = await office.desk("BK-2020-017", actor="u1")
        answers = await asyncio.gather(
            *(desk.take(step) for step in (AGAIN, SENT, {"kind": "no_such_step"}, 5, SENT)), return_exceptions=True
        )
        assert [type(a) for a in answers] == [Unlawful, str, Unusable, Unusable, str]
        (first, *_) = refused(answers[0])
        assert (first[0], "[15/2012/QH13" in first[1]) == ("ORD01", True)
        assert (desk.stage, desk.version) == ("đã ra quyết định", 6)
        return [e.kind for e in (await office.store.load("BK-2020-017")).case.events][2:]

    assert served(live_url, asked) == ["decision_issued", "decision_sent", "decision_sent"]


def test_a_step_that_waits_for_a_fact_says_which_and_for_a_step_which(live_url):
    """The sentence is the check's; what would open the step stands behind it."""

    async def asked(office, _client):
        document = case_to_json(read_case(DOCUMENT))
        issued = document["events"][2]
        await office.open(json.dumps(document | {"events": document["events"][:1]}).encode(), actor="u0")
        desk = await office.desk("BK-2020-017", actor="u1", accept=("MIN01",))
        with pytest.raises(Unlawful) as early:
            await desk.take({key: said for key, said in issued.items() if key != "minutes"})
        await desk.take(document["events"][1])
        with pytest.raises(Unlawful) as open_still:
            await desk.take(issued)
        return dict(refused(early.value)), dict(refused(open_still.value)), desk.version

    early, open_still, version = served(live_url, asked)
    assert "Phải có trước: lập biên bản" in early["ORD01"], early
    assert "Cần biết: " in open_still["DEC01"], open_still
    assert version == 3


def test_who_wrote_past_the_desk_is_told_by_a_conflict_and_nothing_moves(live_url):
    async def asked(office, _client):
        await office.open(DOCUMENT.read_bytes(), actor="u0")
        desk = await office.desk("BK-2020-017", actor="u1")
        await office.take("BK-2020-017", SENT, 4, actor="u2")
        with pytest.raises(Conflict):
            await desk.take(SENT)
        return desk.version, len((await office.store.load("BK-2020-017")).case.events)

    assert served(live_url, asked) == (4, 4)
