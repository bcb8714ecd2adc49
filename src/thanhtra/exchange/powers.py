"""Who may, and what a fine is, as the interchange format writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fractions import Fraction

    from thanhtra.competence import Candidate, PostRefused, WhoMay
    from thanhtra.fines import FineAssessment
    from thanhtra.search.asked import AskedPost


def who_may_to_json(found: WhoMay, *, lang: str = "vi") -> dict[str, Any]:
    """Candidates lowest first, near misses, and under ``unknown`` the posts of which it cannot be told, with what would tell."""
    return {
        "candidates": [_candidate(c) for c in found.candidates],
        "refused": [_refused(r, lang) for r in found.refused],
        "unknown": [
            {"post": u.post, "missing": list(u.missing)} | ({"bodies": list(u.bodies)} if u.bodies else {})
            for u in found.unknown
        ],
    }


def asked_to_json(asked: AskedPost, *, lang: str = "vi") -> dict[str, Any]:
    """A title that was asked about: ``answer`` is ``may``, ``may-not`` or ``cannot-tell``."""
    answer = {True: "may", False: "may-not", None: "cannot-tell"}[asked.may]
    out: dict[str, Any] = {"post": asked.post, "who": asked.who, "answer": answer, "missing": list(asked.missing)}
    return out if asked.why is None else out | {"why": asked.why[1] if lang == "en" else asked.why[0]}


def _candidate(one: Candidate) -> dict[str, Any]:
    out: dict[str, Any] = {"post": one.post}
    if one.of is not None:
        out["of"] = one.of
    out |= {"ceiling": one.ceiling, "frame_max": one.frame_max, "measures": list(one.measures)}
    if one.confiscation is not None:
        out["confiscation"] = one.confiscation
    if one.within:
        out["within"] = one.within
    return out | {"cites": [str(c) for c in one.cites], "law_on": one.law_on.isoformat(), "basis": one.basis.value}


def _refused(one: PostRefused, lang: str) -> dict[str, Any]:
    why = one.why.en if lang == "en" else one.why.vi
    return {"post": one.post, "why": f"{why}: {one.about}" if one.about else why, "cites": [str(c) for c in one.cites]}


def fine_to_json(found: FineAssessment, *, lang: str = "vi") -> dict[str, Any]:
    """A fine with its frame, its interval where the law leaves a choice, and its derivation; ``frame`` is null for a warning only."""
    frame, amount = found.applied.frame, found.amount
    interval = None
    if amount is not None and found.fine is None:
        interval = {"least": int(amount.least), "most": _up(amount.most), "open": amount.open_}
    return {
        "frame": None
        if frame is None
        else {
            "least": frame.least,
            "most": frame.most,
            "stated_for": found.applied.violation.stated_for.value,
            "for": found.applied.party.kind.value,
        },
        "fine": found.fine,
        "range": interval,
        "cites": [str(c) for c in found.cites],
        "law_on": found.law_on.isoformat(),
        "basis": found.basis.value,
        "steps": [f"{s.en if lang == 'en' else s.vi} [{'; '.join(str(c) for c in s.cites)}]" for s in found.steps],
    }


def _up(amount: Fraction) -> int:
    return -(-amount.numerator // amount.denominator)
