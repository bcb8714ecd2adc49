"""A track drawn: Mermaid text, each arrow with its kind and article. Kinds that stay are not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows


def mermaid(rows: Rows) -> str:
    """A ``stateDiagram-v2`` of the rows, without a final line break."""
    lines = ["stateDiagram-v2", "    direction LR"]
    lines += [f'    state "{stage}" as {_id(stage)}' for stage in rows.stages]
    lines.append(f"    [*] --> {_id(rows.initial)}")
    for stage in rows.stages:
        for kind, target in rows.land[stage].items():
            if target != stage:
                lines.append(f"    {_id(stage)} --> {_id(target)} : {kind} ({rows.article(stage, kind)})")
    lines += [f"    {_id(stage)} --> [*]" for stage in rows.stages if stage in rows.final]
    return "\n".join(lines)


def _id(stage: str) -> str:
    return stage.replace("-", "_")
