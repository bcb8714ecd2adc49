"""Audits of annulment as JSON (kết quả rà soát căn cứ hủy bỏ)."""

from __future__ import annotations

from typing import Any

from thanhtra.auditing import AnnulmentAudit, GroundStanding
from thanhtra.exchange.answers import deadline_to_json


def audit_to_json(audit: AnnulmentAudit, *, lang: str = "vi") -> dict[str, Any]:
    """One decision's audit; ``cure``, ``last_day`` and ``limit`` are left out where there is none."""
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
    if audit.limit is not None:
        out["limit"] = deadline_to_json(audit.limit, lang=lang)
    return out


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
