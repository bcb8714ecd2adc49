"""What is asked about a step, and the case file the answers make (câu hỏi từng bước)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from thanhtra.classes import frozen
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.questions import NotUnderstood, a_day, a_provision

UNKNOWN: Final = ""
YES: Final = "co"
NO: Final = "khong"


@frozen(kw_only=True)
class GuidedStep:
    """One step: its name, the days it asks in their order, its yes-no questions, whether it asks for the fine."""

    slug: str
    vi: str
    en: str
    days: tuple[str, ...]
    asks: tuple[str, ...] = ()
    fine: bool = False


DAYS: Final[dict[str, tuple[str, str, str]]] = {
    "detected": ("act_detected", "Ngày phát hiện hành vi", "Day the act was detected"),
    "minutes": ("minutes_drawn_up", "Ngày lập biên bản", "Day of the minutes"),
    "decision": ("decision_issued", "Ngày ra quyết định xử phạt", "Day of the decision"),
    "sent": ("decision_sent", "Ngày gửi quyết định", "Day the decision was sent"),
    "delivered": ("decision_delivered", "Ngày người vi phạm nhận quyết định", "Day the violator received it"),
    "paid": ("fine_paid", "Ngày nộp phạt", "Day the fine was paid"),
    "enforced": ("enforcement_ordered", "Ngày ra quyết định cưỡng chế", "Day of the enforcement order"),
}
"""Name of a field → the kind of event, and how it is asked, in the order of a case."""
ASKS: Final[dict[str, tuple[str, str, str]]] = {
    "explanation": (
        "ground:explanation-requested",
        "Người vi phạm có yêu cầu giải trình?",
        "Did the violator ask to explain?",
    ),
    "complex": ("ground:complex", "Vụ việc có tình tiết phức tạp?", "Was the matter complex?"),
}
STEPS: Final = (
    GuidedStep(slug="bien-ban", vi="Lập biên bản", en="Minutes", days=("detected", "minutes"), asks=("complex",)),
    GuidedStep(
        slug="quyet-dinh",
        vi="Ra quyết định xử phạt",
        en="Decision",
        days=("minutes", "decision"),
        asks=("explanation", "complex"),
        fine=True,
    ),
    GuidedStep(slug="gui", vi="Gửi quyết định", en="Sending the decision", days=("decision", "sent")),
    GuidedStep(
        slug="thi-hanh", vi="Thi hành quyết định", en="Execution", days=("decision", "delivered", "paid"), fine=True
    ),
    GuidedStep(slug="cuong-che", vi="Cưỡng chế", en="Enforcement", days=("decision", "delivered", "enforced")),
)


def document_of(asked: PageAsked, step: GuidedStep) -> dict[str, Any]:
    """The case file the answers make: what was not answered is not in it, and so stays unknown. Raises NotUnderstood."""
    act: dict[str, Any] = {"id": "1", "subject": "1"}
    if asked.one("provision"):
        act["provision"] = str(a_provision(asked.one("provision")))
    if asked.one("ended"):
        act["ended"] = _day(asked, "ended")
    official = {"id": "1"} | ({"post": asked.questions.a_post(asked.one("post"))} if asked.one("post") else {})
    absent = [ASKS[name][0] for name in step.asks if asked.one(name) == NO]
    events: list[dict[str, Any]] = []
    for name in step.days:
        if asked.one(name):
            events.append({"kind": DAYS[name][0], "on": _day(asked, name)} | _MORE.get(name, _nothing)(asked))
        if name == "minutes":
            events += _grounds(asked, step)
    found: dict[str, Any] = {
        "format": "thanhtra.case",
        "version": 1,
        "id": asked.say("Vụ việc đang xét", "This case"),
        "subjects": [{"id": "1", "kind": asked.one("subject", "individual")}],
        "officials": [official],
        "acts": [act],
        "events": events,
    }
    return found | ({"absent": absent} if absent else {})


def _grounds(asked: PageAsked, step: GuidedStep) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if "explanation" in step.asks and asked.one("explanation") == YES:
        found.append({"kind": "explanation_requested"})
    if "complex" in step.asks and asked.one("complex") == YES:
        found.append({"kind": "ground_recorded", "ground": "complex"})
    return found


def _day(asked: PageAsked, name: str) -> str:
    return a_day(name, asked.one(name)).isoformat()


def _nothing(_: PageAsked) -> dict[str, Any]:
    return {}


def _by(_: PageAsked) -> dict[str, Any]:
    return {"by": "1", "acts": ["1"]}


def _decided(asked: PageAsked) -> dict[str, Any]:
    sanction: dict[str, Any] = {"act": "1"}
    if asked.one("fine"):
        sanction["fine"] = _dong(asked)
    return {"by": "1", "acts": ["1"], "sanctions": [sanction]}


def _paid(asked: PageAsked) -> dict[str, Any]:
    return {"amount": _dong(asked)}


def _dong(asked: PageAsked) -> int:
    digits = asked.one("fine").replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > len("999999999999"):
        raise NotUnderstood(
            "fine", asked.say("cần số tiền bằng đồng, như 7.500.000", "expected an amount in đồng, like 7500000")
        )
    return int(digits)


_MORE: Final[dict[str, Callable[[PageAsked], dict[str, Any]]]] = {
    "detected": _by,
    "minutes": _by,
    "decision": _decided,
    "paid": _paid,
    "enforced": lambda _: {"by": "1", "measures": ["account"]},
}
