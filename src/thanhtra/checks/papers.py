"""What the paper of the minutes needs, and what a file shows of it (hình thức biên bản, Đ58): shared by several questions."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import Signatures, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.explaining import right_at_minutes
from thanhtra.deadlines import RuleOn, applied

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


PaperResult = tuple[str | None, tuple[str, ...], RuleOn]
"""A fault, which is a key of :data:`FAULTS`, or None; the fields that would tell where there is no certain fault; the rule of the day."""


FAULTS: Final[dict[str, tuple[str, str]]] = {
    "maker-unsigned": ("người lập biên bản không ký", "the maker did not sign"),
    "no-reason": ("không ghi lý do người vi phạm không ký", "why the violator did not sign is not written"),
    "not-attested": (
        "người vi phạm không ký mà không có chữ ký của chính quyền cấp xã hoặc người chứng kiến theo quy định",
        "the violator did not sign, and neither the commune nor the witnesses the law asks for did",
    ),
    "pages-unsigned": ("không ký vào từng tờ, từng trang", "not every page is signed"),
    "place-unexplained": (
        "không ghi lý do lập biên bản ngoài nơi xảy ra vi phạm",
        "no reason is written for a place other than the scene",
    ),
    "right-unstated": ("không ghi quyền và thời hạn giải trình", "the right to explain and its limit are not stated"),
    "too-few-copies": ("lập ít hơn số bản theo quy định", "drawn up in fewer copies than the law asks for"),
}


DESCRIPTION: Final = ("copies", "place", "explanation", "form", "signatures")
"""The fields that describe the paper of minutes, beyond their day and acts: only where one is told is what the paper leaves out asked for."""


_SAID: Final = attrgetter(*DESCRIPTION)


def is_described(paper: MinutesDrawnUp) -> bool:
    """Whether the file describes the paper."""
    return _SAID(paper) != _NOTHING


_NOTHING: Final = (None,) * len(DESCRIPTION)


def signing(ctx: CheckContext, at: int, paper: MinutesDrawnUp) -> PaperResult | None:
    """How the minutes ``at`` were signed; None when the file says nothing of signatures. Raises LawError."""
    signatures = paper.signatures
    if signatures is None or paper.day is None:
        return None
    rule = applied(ctx.book, "minutes-paper", paper.day)
    path = f"fact:events[{at}].signatures."
    if signatures.electronic and rule.flag("electronic"):
        return None, (), rule
    missing: list[str] = []
    if signatures.maker is False:
        if rule.flag("electronic") and signatures.electronic is None:
            missing.append("electronic")
        else:
            return "maker-unsigned", (), rule
    fault, open_fields = _violator(signatures, rule)
    if fault:
        return fault, (), rule
    if signatures.every_page is False:
        return "pages-unsigned", (), rule
    missing += open_fields
    if signatures.maker is None:
        missing.append("maker")
    if signatures.every_page is None:
        missing.append("every_page")
    return None, tuple([path + name for name in missing]) if missing else (), rule


def _violator(signatures: Signatures, rule: RuleOn) -> tuple[str | None, list[str]]:
    how = signatures.violator
    if how == "signed":
        return None, []
    if how is None:
        return None, ["violator"]
    asks = rule.text("refused" if how == "refused" else "absent")
    if asks == "reason":
        return ("no-reason", []) if signatures.reason is False else (None, [] if signatures.reason else ["reason"])
    if signatures.commune or (signatures.witnesses or 0) >= rule.number("witnesses"):
        return None, []
    suffices = rule.flag("reason_suffices")
    if suffices and signatures.reason:
        return None, []
    if how == "unable" and not suffices:
        return None, ["violator"]
    wanted = {"commune": signatures.commune, "witnesses": signatures.witnesses}
    if suffices:
        wanted["reason"] = signatures.reason
    unknown = [name for name, value in wanted.items() if value is None]
    return (None, unknown) if unknown else ("not-attested", [])


def copies(ctx: CheckContext, at: int, paper: MinutesDrawnUp) -> PaperResult | None:
    """How many copies were made of minutes ``at``; None when they need not be counted. Raises LawError."""
    made = paper.copies
    if paper.day is None:
        return None
    rule = applied(ctx.book, "minutes-paper", paper.day)
    electronic = paper.signatures.electronic if paper.signatures else None
    if made is None:
        if electronic and rule.flag("electronic"):
            return None
        return None, (event_fact(at, "copies"),), rule
    if made >= rule.number("copies"):
        return None, (), rule
    if rule.flag("electronic") and electronic is not False:
        return None, () if electronic else (f"fact:events[{at}].signatures.electronic",), rule
    return "too-few-copies", (), rule


def place(ctx: CheckContext, at: int, paper: MinutesDrawnUp) -> PaperResult | None:
    """Whether minutes drawn up elsewhere than at the scene say why; None before the law asked, and where the place is not on file."""
    where = paper.place
    if where is None or paper.day is None:
        return None
    rule = applied(ctx.book, "minutes-paper", paper.day)
    if not rule.flag("place_reason"):
        return None
    reason = paper.place_reason
    if where == "scene" or reason:
        return None, (), rule
    return (None, (event_fact(at, "place_reason"),), rule) if reason is None else ("place-unexplained", (), rule)


def stated(ctx: CheckContext, at: int, paper: MinutesDrawnUp) -> PaperResult | None:
    """Whether minutes ``at`` state the right to explain; None when neither the paper nor the right is known. Raises LawError."""
    said = paper.explanation
    if paper.day is None:
        return None
    rule = applied(ctx.book, "minutes-paper", paper.day)
    if said in _IN_ORDER:
        return None, (), rule
    right, untold = right_at_minutes(ctx, at, paper.day)
    if said is None:
        return (None, (event_fact(at, "explanation"),), rule) if right else None
    if right is None:
        return None, untold, rule
    return "right-unstated" if right else None, (), rule


def may_be_faulty(paper: MinutesDrawnUp) -> bool:
    """Whether anything is told of the paper that can be a fault of it."""
    if paper.signatures or paper.place or paper.copies is not None:
        return True
    return paper.explanation is not None and paper.explanation not in _IN_ORDER


def faults(ctx: CheckContext, at: int) -> tuple[str, ...]:
    """Every certain fault of the paper of minutes ``at``. Raises LawError."""
    paper = ctx.ix.event(at, ev.MinutesDrawnUp)
    parts: list[Callable[[CheckContext, int, MinutesDrawnUp], PaperResult | None]] = []
    if paper.explanation is not None and paper.explanation not in _IN_ORDER:
        parts.append(stated)
    if paper.signatures:
        parts.append(signing)
    if paper.place:
        parts.append(place)
    if paper.copies is not None:
        parts.append(copies)
    return tuple([p[0] for part in parts if (p := part(ctx, at, paper)) is not None and p[0] is not None])


_IN_ORDER: Final = ("stated", "waived")
"""What minutes say of the right to explain that is no fault."""
