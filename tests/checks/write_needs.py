"""What each check has been seen to ask for, from the golden situations: ``python tests/checks/write_needs.py`` writes it for ``explain``."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "thanhtra" / "export" / "fields_needed.json"
_EVENT = re.compile(r"fact:events\[(\d+)\](?:\.(\w+))?")
_LISTED = re.compile(r"fact:(\w+)\[[^\]]*\](?:\.(\w+))?")


def needs() -> dict[str, list[str]]:
    """Code → what a situation lacked, as ``decision_issued.on``, ``acts.provision``, ``event:KIND``, ``ground:SLUG``."""
    found: dict[str, set[str]] = {}
    for path in sorted((HERE / "golden").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        own = found.setdefault(data["check"], set())
        for situation in data.get("situation", ()):
            own |= {need for token in situation.get("missing", ()) if (need := _need(token, situation, data))}
    return {code: sorted(own) for code, own in found.items() if own}


def _need(token: str, situation: dict[str, Any], data: dict[str, Any]) -> str:
    if token.startswith(("event:", "ground:")):
        return token.partition("@")[0]
    event = _EVENT.match(token)
    if event:
        events = situation.get("case", {}).get("events") or data.get("base", {}).get("events") or []
        at = int(event[1])
        return f"{events[at]['kind']}.{event[2]}" if event[2] and at < len(events) else ""
    listed = _LISTED.match(token)
    if listed:
        return f"{listed[1]}.{listed[2]}" if listed[2] else ""
    return token.removeprefix("fact:") if token.startswith("fact:") and "[" not in token else ""


if __name__ == "__main__":
    OUT.write_text(json.dumps(needs(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
