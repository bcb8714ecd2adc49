"""A limit changed on trial: the file a maintainer lays over the built-in rules."""

from __future__ import annotations

from pathlib import Path

_SENDING = """\
kind = "limit"
slug = "sending"
vi = "Thời hạn gửi quyết định xử phạt"
en = "Time limit for sending the decision"
day = "trigger"
counted_from = ["decision_issued"]
met_by = ["decision_sent"]
known = "text"
checked = 2026-11-22

[[version]]
from = {since}
cites = ["{cite}"]
branches = [{{ amount = {days}, unit = "working-day" }}]
"""


def lay(folder: Path, name: str, text: str) -> Path:
    """``folder`` with a rule file ``name`` of that text."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def sending(folder: Path, days: int = 4, *, since: str = "2027-01-01", cite: str = "999/2026/NĐ-CP Đ1") -> Path:
    """``folder`` with the limit for sending a decision at ``days`` working days from ``since``."""
    return lay(folder, "procedure/sending.toml", _SENDING.format(days=days, since=since, cite=cite))
