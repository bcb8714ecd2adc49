"""Audits of annulment as JSON (kết quả rà soát căn cứ hủy bỏ)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from thanhtra.auditing import AnnulmentAudit, GroundOutcome, GroundStanding, who_changes
from thanhtra.casefile import Case
from thanhtra.exchange.answers import answer_to_json, deadline_to_json
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Cure


def audit_to_json(audit: AnnulmentAudit, *, lang: str = "vi") -> dict[str, Any]:
    """One decision's audit; ``cure``, ``last_day`` and ``limit`` are left out where there is none, ``bound`` where the last day is certain."""
    out: dict[str, Any] = {
        "decision": audit.decision,
        "law_on": audit.law_on.isoformat() if audit.law_on else None,
        "standing": audit.standing.value,
        "grounds": [_ground(g) for g in audit.grounds],
        "missing": list(audit.missing),
    }
    if audit.cure is not None:
        out["cure"] = audit.cure.value
    if audit.last_day is not None:
        out["last_day"] = audit.last_day.isoformat()
        out |= _bound(audit)
    if audit.limit is not None:
        out["limit"] = deadline_to_json(audit.limit, lang=lang)
    return out


def audits_to_json(audits: Sequence[AnnulmentAudit], case: Case, book: Rulebook, *, lang: str = "vi") -> dict[str, Any]:
    """Every decision of a case: each ground with its ``outcome``, the answers that show it, and the cure with who and until when.

    ``cure`` of a ground is that of the ground itself (a decision on which one stands is annulled); ``cures`` are those of the decisions,
    amendment and correction too.
    """
    return {
        "case": case.id,
        "grounds": [_of_ground(g, audit, case, book) for audit in audits for g in audit.grounds],
        "cures": [
            cure | {"decision": audit.decision}
            for audit in audits
            if (cure := cure_to_json(audit, case, book)) is not None
        ],
        "missing": list(dict.fromkeys(t for audit in audits for t in audit.missing)),
        "decisions": [audit_to_json(audit, lang=lang) for audit in audits],
    }


def cure_to_json(audit: AnnulmentAudit, case: Case, book: Rulebook) -> dict[str, Any] | None:
    """What mends a decision: its ``kind`` (annul, amend, correct), ``who`` may, and the ``latest`` day, null where there is none or none is known.

    ``bound`` is there only where that day is not certain: the ``earliest`` or the ``latest`` it can be, or ``open``, neither.
    """
    if audit.cure is None or audit.law_on is None:
        return None
    who = who_changes(audit.decision, case, book, audit.law_on, whole=audit.cure is Cure.ANNUL)
    return {
        "kind": audit.cure.value,
        "who": list(who),
        "latest": audit.last_day.isoformat() if audit.last_day else None,
        **_bound(audit),
    }


def _bound(audit: AnnulmentAudit) -> dict[str, str]:
    return {} if audit.bound == "exact" else {"bound": audit.bound}


_OUTCOMES: Final = {
    GroundOutcome.DEFECT: "stands",
    GroundOutcome.CLEAR: "does-not",
    GroundOutcome.CANNOT_TELL: "cannot-tell",
    GroundOutcome.NOT_ASKED: "cannot-tell",
}


def _of_ground(ground: GroundStanding, audit: AnnulmentAudit, case: Case, book: Rulebook) -> dict[str, Any]:
    return {
        "ground": ground.ground,
        "vi": ground.vi,
        "en": ground.en,
        "decision": audit.decision,
        "outcome": _OUTCOMES[ground.standing],
        "asked": ground.standing is not GroundOutcome.NOT_ASKED,
        "answers": [answer_to_json(a) for a in ground.answers],
        "cure": cure_to_json(audit, case, book) if ground.standing is GroundOutcome.DEFECT else None,
        "missing": list(ground.missing),
        "cite": str(ground.cite),
        "basis": ground.basis.value,
    }


def _ground(ground: GroundStanding) -> dict[str, Any]:
    return {
        "ground": ground.ground,
        "name": {"vi": ground.vi, "en": ground.en},
        "standing": ground.standing.value,
        "evidence": list(ground.evidence),
        "checks": list(dict.fromkeys(a.check for a in ground.answers)),
        "missing": list(ground.missing),
        "cite": str(ground.cite),
        "basis": ground.basis.value,
    }
