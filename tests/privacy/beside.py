"""Canaries in every private field and free text of the documents beside the case, and which forms of their commands sing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final, get_args

import attrs
from commands import PAGE, run

from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.coordination import DifficultyList, JointCase, JointPlan
from thanhtra.evidence import EvidenceFile
from thanhtra.exchange.writer import document_to_json
from thanhtra.licensing import LicenceRegister
from thanhtra.platforms import OnlineRequests

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
_LINES: Final = ("text", "json")
DOCUMENTS: Final[tuple[tuple[type[Any], str, tuple[str, ...], tuple[str, ...]], ...]] = (
    (JointPlan, "plans/plan-2026.json", ("plan check", "plan report"), PAGE),
    (JointCase, "plans/coordination-2026.json", ("coordination check",), PAGE),
    (DifficultyList, "plans/difficulties-2026.json", ("difficulties list", "difficulties check"), PAGE),
    (EvidenceFile, "registers/evidence.json", ("evidence check",), _LINES),
    (OnlineRequests, "registers/requests.json", ("platforms check",), _LINES),
    (LicenceRegister, "registers/licences.jsonl", ("licences check", "licences programme"), _LINES),
)
"""The class, an example, the commands that read it and the forms in which they answer."""
_TIMES: Final = count()
"""No two fields hold the same words: numbers must differ."""
COLUMNS: Final = (*PAGE, "repr", "messages")


def places(cls: type[Any]) -> dict[tuple[str, str], FieldShape]:
    """Class and key of every field that is private or takes any words."""
    found: dict[tuple[str, str], FieldShape] = {}
    waiting, seen = [cls], set[type[Any]]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for field in shape(one):
            plain = get_args(field.type)[0] if field.mark is not None else field.type
            if isinstance(plain, type) and issubclass(plain, Record):
                waiting.append(plain)
            elif field.private or (plain is str and field.mark is None and field.key not in ("kind", "format")):
                found[one.__name__, field.key] = field
    return found


def filled(record: Any, named: dict[tuple[str, str], str]) -> Any:
    """``record`` with every field of ``named`` filled with its canary, in whatever stands inside it too."""
    changed: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        canary = named.get((type(record).__name__, field.key))
        if canary is not None:
            sung = f"{canary}x{next(_TIMES)}"
            changed[field.name] = (sung,) if field.many else sung
        elif isinstance(value, Record):
            changed[field.name] = filled(value, named)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[field.name] = tuple(filled(one, named) for one in value)
    return attrs.evolve(record, **changed)


def heard_beside(folder: Path, ear: Any) -> dict[str, dict[str, set[str]]]:
    """Field (``Class.key``) → the columns in which it sings, by class of the document. ``ear`` finds the numbers of canaries in words."""
    found: dict[str, dict[str, set[str]]] = {}
    for cls, name, commands, forms in DOCUMENTS:
        order = sorted(places(cls))
        labels = [f"{c}.{key}" for c, key in order]
        document = filled(read(cls, EXAMPLES / name), {place: f"HoàngYến{at:03}" for at, place in enumerate(order)})
        sung: dict[str, set[str]] = {label: set() for label in labels}
        for column, words in _columns(document, name, commands, forms, folder):
            for at in ear(words):
                sung[labels[at]].add(column)
        found[cls.__name__] = sung
    return found


def read(cls: type[Any], path: Path) -> Any:
    """The example; a register of lines is put together."""
    from thanhtra.exchange.difficulty_files import read_difficulties  # noqa: PLC0415 - each where it is asked for
    from thanhtra.exchange.evidence_files import read_evidence  # noqa: PLC0415
    from thanhtra.exchange.joint_files import read_joint_case  # noqa: PLC0415
    from thanhtra.exchange.licence_register import stream_licences  # noqa: PLC0415
    from thanhtra.exchange.online_requests import read_online_requests  # noqa: PLC0415
    from thanhtra.exchange.plan_files import read_plan  # noqa: PLC0415

    if cls is LicenceRegister:
        register, licences = stream_licences(path)
        return attrs.evolve(register, licences=tuple(licences))
    readers = {
        JointPlan: read_plan,
        JointCase: read_joint_case,
        DifficultyList: read_difficulties,
        EvidenceFile: read_evidence,
        OnlineRequests: read_online_requests,
    }
    return readers[cls](path)


def _columns(
    document: Any, name: str, commands: tuple[str, ...], forms: tuple[str, ...], folder: Path
) -> Iterator[tuple[str, str]]:
    file = folder / Path(name).name.replace(".jsonl", ".json")
    data = json.dumps(document_to_json(document), ensure_ascii=False)
    file.write_text(data, encoding="utf-8")
    yield "repr", repr(document)
    for form in forms:
        how = ["--format", form] if forms is PAGE else ["--json"] if form == "json" else []
        wrote, said = run(([*command.split(), str(file), "--on", "2026-11-30", *how] for command in commands), folder)
        assert wrote, said
        yield form, wrote
        yield "messages", said
    for broken in (
        data[:-1] + ',"la":1}',
        data.replace('"id"', '"la"'),
        data.replace("HoàngYến", "HoàngYe\u0302\u0301n"),
    ):
        file.write_text(broken, encoding="utf-8")
        wrote, said = run(([*command.split(), str(file), "--on", "2026-11-30"] for command in commands), folder)
        assert said
        yield "messages", said
    file.unlink()


def table_beside(found: dict[str, dict[str, set[str]]], head: tuple[str, ...]) -> str:
    """The page's table: fields that show alike in one row."""
    lines = ["| " + " | ".join(head) + " |", "|---|---|" + "---|" * len(COLUMNS)]
    for cls, _, _, forms in DOCUMENTS:
        groups: dict[tuple[str, ...], list[str]] = {}
        made = {*forms, "repr", "messages"}
        for label, columns in found[cls.__name__].items():
            cells = tuple("+" if c in columns else "-" if c in made else "" for c in COLUMNS)
            groups.setdefault(cells, []).append(f"`{label}`")
        lines += [
            f"| `{cls.FORMAT}` | {', '.join(labels)} | " + " | ".join(cells) + " |" for cells, labels in groups.items()
        ]
    return "\n".join(lines)
