"""A machine whose gate, listeners and model are awaited: the order is kept, no step is lost, under asyncio and trio."""

from __future__ import annotations

import asyncio
import warnings

import anyio
import anyio.lowlevel
import pytest

from thanhtra.errors import Unlawful
from thanhtra.lifecycle import After, Impossible, InternalStep, embed, embed_async, extended_track

BACKENDS = ("asyncio", "trio")
SECONDS = 20


def opened(stage, kind, fact):
    return ()


async def awaited(stage, kind, fact):
    await anyio.lowlevel.checkpoint()
    return ()


async def refusing(stage, kind, fact):
    await anyio.lowlevel.checkpoint()
    return ("no power", "too late")


class Log:
    """Awaits in the middle of each callback, so that whatever could run beside it would."""

    def __init__(self):
        self.seen = []

    async def told(self, what):
        self.seen.append(f"{what} begins")
        await anyio.sleep(0.001)
        self.seen.append(f"{what} ends")

    async def before_transition(self, event):
        await self.told(f"before {event.id}")

    async def before_decision_issued(self):
        await self.told("decision")

    async def on_enter_state(self, target):
        await self.told(f"enter {target.value}")

    def after_transition(self, event):
        self.seen.append(f"after {event.id}")


def run(backend, test, *arguments):
    """The test under a framework, and never longer than some seconds."""

    async def limited():
        with anyio.fail_after(SECONDS):
            return await test(*arguments)

    return anyio.run(limited, backend=backend)


@pytest.fixture(params=BACKENDS)
def under(request):
    return lambda test, *arguments: run(request.param, test, *arguments)


def test_it_runs_under_bare_asyncio_too():
    async def sent():
        live = embed_async("minuted", awaited, listeners=[Log()])
        return await asyncio.wait_for(live.send("decision_issued"), SECONDS)

    assert asyncio.run(sent()) == "decided"


def test_it_stands_where_it_was_put_before_anything_is_awaited(under):
    async def steps():
        log = Log()
        live = embed_async("minuted", awaited, listeners=[log])
        before = (live.stage, live.law_stage, live.stage_name.vi, list(log.seen))
        return before, await live.send("facts_verified"), await live.send("decision_issued"), live.stage

    assert under(steps) == (("minuted", "minuted", "đã lập biên bản", []), "minuted", "decided", "decided")


def test_callbacks_are_awaited_one_after_another(under):
    async def steps():
        log = Log()

        async def gate(stage, kind, fact):
            await log.told(f"gate {stage}")
            return ()

        await embed_async("minuted", gate, listeners=[log]).send("decision_issued")
        return log.seen

    pairs = ["gate minuted", "before decision_issued", "decision", "enter decided"]
    assert under(steps) == [f"{name} {end}" for name in pairs for end in ("begins", "ends")] + ["after decision_issued"]


def test_a_gate_that_refuses_is_heard_by_nobody_else(under):
    async def steps():
        log = Log()
        live = embed_async("minuted", refusing, listeners=[log])
        with pytest.raises(Unlawful) as refused:
            await live.send("decision_issued")
        return refused.value.outcome.refusals, live.stage, log.seen

    assert under(steps) == (("no power", "too late"), "minuted", [])


def test_the_order_refuses_together_with_the_gate(under):
    async def steps():
        with pytest.raises(Unlawful) as refused:
            await embed_async("decided", refusing).send("decision_issued")
        with pytest.raises(Unlawful) as late:
            await embed_async("closed", awaited).send("fine_paid")
        return refused.value.outcome.refusals, late.value.outcome.refusals

    (order, *rest), (impossible,) = under(steps)
    assert (type(order), order.paths, rest) == (After, (("decision_annulled",),), ["no power", "too late"])
    assert type(impossible) is Impossible


def test_steps_sent_at_once_are_taken_one_by_one_and_each_is_told(under):
    """Sixty tasks send; every one is answered with the stage its own step led to, and none is lost."""

    async def steps():
        log, answers = Log(), []
        live = embed_async("minuted", awaited, listeners=[log])

        async def send(at):
            answers.append((at, await live.send("facts_verified", at)))

        async with anyio.create_task_group() as group:
            for at in range(60):
                group.start_soon(send, at)
        return sorted(answers), log.seen

    answers, seen = under(steps)
    assert answers == [(at, "minuted") for at in range(60)]
    assert seen == ["before facts_verified begins", "before facts_verified ends", "after facts_verified"] * 60


def test_the_order_is_asked_when_the_turn_comes(under):
    """Two send the decision: the second comes after the first, and is refused for it."""

    async def steps():
        live, told = embed_async("minuted", awaited, listeners=[Log()]), []

        async def send():
            try:
                told.append(await live.send("decision_issued"))
            except Unlawful as refused:
                told.append(refused.outcome.stage)

        async with anyio.create_task_group() as group:
            group.start_soon(send)
            group.start_soon(send)
        return told

    assert under(steps) == ["decided", "decided"]


def test_a_step_a_listener_sends_comes_after_the_one_it_hears_of(under):
    async def steps():
        seen = []

        class Sending:
            async def after_decision_issued(self):
                seen.append(await live.send("decision_sent"))
                seen.append("heard")

            async def after_decision_sent(self):
                seen.append("sent")

        live = embed_async("minuted", awaited, listeners=[Sending()])
        return await live.send("decision_issued"), seen, live.stage

    assert under(steps) == ("decided", ["decided", "heard", "sent"], "decided")


def test_a_task_a_listener_left_behind_waits_for_its_turn(under):
    """It inherits the listener's context, and is no part of its step."""

    async def steps():
        seen = []
        async with anyio.create_task_group() as group:

            async def later():
                await anyio.sleep(0.05)
                seen.append(await live.send("decision_sent"))

            class Leaving:
                async def after_decision_issued(self):
                    group.start_soon(later)

                async def before_transition(self, event):
                    await anyio.sleep(0.03)
                    seen.append(event.id)

            live = embed_async("minuted", awaited, listeners=[Leaving()])
            await live.send("decision_issued")
            await live.send("facts_verified")
            await live.send("facts_verified")
        return seen

    seen = under(steps)
    assert seen.index("decided") == seen.index("decision_sent") + 1
    assert sorted(seen) == ["decided", "decision_issued", "decision_sent", "facts_verified", "facts_verified"]


@pytest.mark.parametrize("where", ["before_transition", "on_enter_state"])
def test_a_listener_that_fails_ahead_of_the_change_leaves_the_stage(under, where):
    async def steps():
        async def fails(self):
            await anyio.lowlevel.checkpoint()
            raise LookupError("no such file")

        live = embed_async("minuted", awaited, listeners=[type("Failing", (), {where: fails})()])
        with pytest.raises(LookupError):
            await live.send("decision_issued")
        stage = live.stage
        return stage, await embed_async(stage, awaited).send("decision_issued")

    assert under(steps) == ("minuted", "decided")


def test_a_gate_that_fails_lets_nothing_through(under):
    async def broken(stage, kind, fact):
        await anyio.lowlevel.checkpoint()
        raise ZeroDivisionError

    async def steps():
        live = embed_async("minuted", broken)
        with pytest.raises(ZeroDivisionError):
            await live.send("decision_issued")
        return live.stage

    assert under(steps) == "minuted"


def test_a_send_that_is_cancelled_leaves_a_machine_that_goes_on(under):
    async def steps():
        class Slow:
            slow = True

            async def before_transition(self):
                if self.slow:
                    await anyio.sleep(SECONDS * 10)

        listener = Slow()
        live = embed_async("minuted", awaited, listeners=[listener])
        with anyio.move_on_after(0.05) as scope:
            await live.send("decision_issued")
        stage, listener.slow = live.stage, False
        return scope.cancelled_caught, stage, await live.send("decision_issued")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert under(steps) == (True, "minuted", "decided")


def test_one_that_waits_for_its_turn_can_be_cancelled(under):
    async def steps():
        live = embed_async("minuted", awaited, listeners=[Log()])

        async def impatient():
            with anyio.move_on_after(0.0001):
                await live.send("decision_issued")

        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(live.send, "facts_verified")
            group.start_soon(impatient)
        return live.stage

    assert under(steps) == "minuted"


def test_the_machine_itself_is_gated():
    async def steps():
        live = embed_async("minuted", refusing)
        with pytest.raises(Unlawful):
            await live.machine.send("decision_issued")
        return live.stage

    assert run("asyncio", steps) == "minuted"


def test_a_kind_of_another_track_passes_the_gate_and_moves_nothing(under):
    async def steps():
        with pytest.raises(Unlawful):
            await embed_async("closed", refusing).send("complaint_lodged")
        return await embed_async("closed", awaited).send("complaint_lodged")

    assert under(steps) == "closed"


def test_a_model_may_be_awaited_and_holds_the_stage(under):
    class Row:
        stage = "minuted"

        def __init__(self):
            self.saved = []

        async def after_transition(self, target):
            await anyio.lowlevel.checkpoint()
            self.saved.append(target.value)

    async def steps():
        row = Row()
        live = embed_async(None, awaited, model=row, state_field="stage")
        await live.send("decision_issued")
        await live.send("decision_delivered")
        return row.stage, row.saved

    assert under(steps) == ("delivered", ["decided", "delivered"])


def test_an_extended_track_may_be_awaited(under):
    track = extended_track(
        "proceeding",
        (InternalStep("drafted", "minuted", "draft", vi="dự thảo", en="draft"),),
        held=(("decision_issued", "draft"),),
    )

    async def steps():
        live = embed_async("minuted", awaited, track=track, listeners=[Log()])
        with pytest.raises(Unlawful):
            await live.send("decision_issued")
        await live.send("drafted")
        return live.law_stage, live.stage_name.vi, await live.send("decision_issued")

    assert under(steps) == ("minuted", "dự thảo", "decided")


def test_the_engine_awaits_in_order_without_the_library_too():
    """Whoever takes a track's class alone has the same order."""
    from thanhtra.lifecycle import Proceeding  # noqa: PLC0415 - it loads the engine

    async def steps():
        first, second = Log(), Log()
        second.seen = first.seen
        machine = Proceeding(start_value="minuted", listeners=[first, second])
        await machine.activate_initial_state()
        first.seen.clear()
        await machine.send("facts_verified")
        return first.seen

    begins_and_ends = ["before facts_verified begins", "before facts_verified ends"]
    assert run("asyncio", steps) == begins_and_ends * 2 + ["after facts_verified"] * 2


@pytest.mark.parametrize("what", ["gate", "listener", "model"])
def test_what_has_to_be_awaited_is_refused_where_nothing_awaits(what):
    """Before, the step was lost or the machine ended in a KeyError."""
    given = {
        "listener": {"listeners": [Log()]},
        "model": {"model": type("Row", (Log,), {"state": "minuted"})()},
        "gate": {},
    }[what]
    with pytest.raises(TypeError, match="embed_async"):
        embed("minuted", awaited if what == "gate" else opened, **given).send("decision_issued")
