"""A population of case files with known defects: the same seed, the same files.

Fields, years from 2013 to 2026, one or two acts, individuals and organisations, files that stop at every stage, each act under a
provision of its day; one in four carries a defect, and says which check must find it; the others have no finding. ``python benchmarks/population.py COUNT [SEED] > cases.jsonl``
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

FIRST, LAST = date(2013, 8, 1), date(2026, 6, 30)
RULES: tuple[tuple[date, date, str, str, int], ...] = (
    (date(2014, 1, 15), date(2020, 4, 14), "information-technology", "174/2013/NĐ-CP Đ64.3.a", 25_000_000),
    (date(2014, 1, 15), date(2020, 4, 14), "information-technology", "174/2013/NĐ-CP Đ66.3.g", 15_000_000),
    (date(2014, 1, 15), date(2020, 11, 30), "press", "159/2013/NĐ-CP Đ8.2.a", 4_000_000),
    (date(2014, 1, 15), date(2020, 11, 30), "press", "159/2013/NĐ-CP Đ13.2", 8_000_000),
    (date(2014, 1, 15), date(2020, 11, 30), "publishing", "159/2013/NĐ-CP Đ23.3.a", 15_000_000),
    (date(2020, 4, 15), LAST, "post", "15/2020/NĐ-CP Đ12.1", 7_500_000),
    (date(2020, 4, 15), LAST, "information-technology", "15/2020/NĐ-CP Đ101.1.a", 15_000_000),
    (date(2020, 4, 15), LAST, "telecommunications", "15/2020/NĐ-CP Đ32.3.a", 40_000_000),
    (date(2020, 12, 1), LAST, "press", "119/2020/NĐ-CP Đ17.1.c", 7_500_000),
    (date(2020, 12, 1), LAST, "press", "119/2020/NĐ-CP Đ9.2.c", 12_500_000),
    (date(2020, 12, 1), LAST, "publishing", "119/2020/NĐ-CP Đ29.1.b", 4_000_000),
)
"""First and last day of detection, field, provision, and the middle of its frame for an organisation; half of it for an individual."""
NO_INSPECTORATE = date(2025, 2, 1)
"""A month before the departments of information and communications ended, and four before their inspectors: from here on the files are decided by the chair of the province, no longer by the chief inspector of a department."""
NOTES = (
    "Cơ sở kinh doanh tại phường Láng Hạ, quận Đống Đa.",
    "Đã giải trình bằng văn bản.",
    "Hồ sơ gồm 12 bút lục, lưu tại Thanh tra Sở.",
)

Document = dict[str, Any]
Spoiler = Callable[[random.Random, Document], str | None]
"""Puts one defect into a document and answers the code that must be among its findings, or the problem's code of what is unusable."""


def population(count: int, seed: int = 2026) -> Iterator[tuple[bytes, str | None]]:
    """``count`` lines, each with the code its defect must be answered by, None where none was put in."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(count):
        document = lawful(rng, number)
        expected = None
        if rng.random() < 0.25:
            expected = rng.choice(DEFECTS)(rng, document)
        if rng.random() < 0.01:
            yield broken(rng, document)
        else:
            yield line(document), expected


STEPS = 9
"""As many as a whole file has."""


def nine_events(count: int) -> list[bytes]:
    """Lines of lawful files with one act and every step, each with days of its own."""
    rng, found = random.Random(7), []  # noqa: S311 - not for secrets
    while len(found) < count:
        document = lawful(rng, len(found))
        if len(document["acts"]) == 1 and len(document["events"]) == STEPS:
            found.append(line(document))
    return found


def line(document: Document) -> bytes:
    """One document as a line."""
    return json.dumps(document, ensure_ascii=False).encode() + b"\n"


def broken(rng: random.Random, document: Document) -> tuple[bytes, str]:
    """A line that is no case document, and the problem's code."""
    way = rng.randrange(4)
    if way == 0:
        return line(document).decode()[: rng.randrange(20, 200)].encode() + b"\n", "not_json"
    if way == 1:
        document["events"][0]["on"] = "2021-02-30"
        return line(document), "bad_date"
    if way == 2:
        document["events"][-1]["decision"] = "0/KHÔNG-CÓ"
        return line(document), "dangling" if document["events"][-1]["kind"] in _OF_DECISION else "unknown_key"
    document["colour"] = "red"
    return line(document), "unknown_key"


_OF_DECISION = frozenset({"decision_sent", "decision_delivered", "fine_paid", "execution_completed"})


def lawful(rng: random.Random, number: int) -> Document:
    """A file whose steps follow each other well inside their limits, up to some stage, with the fine the law asks for."""
    detected = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    organisation, acts = rng.random() < 0.5, rng.choice((1, 1, 1, 2))
    minutes, decision = f"{number}/BB-VPHC", f"{number}/QĐ-XPHC"
    decided = detected + timedelta(days=rng.randrange(3, 6))
    named = [f"a{n}" for n in range(1, acts + 1)]
    ruled = [_ruled(rng, detected, organisation=organisation) for _ in named]
    total = sum(fine for _, fine in ruled)
    steps: list[Document] = [
        {"kind": "act_detected", "on": _on(detected), "by": "o1", "acts": named, "how": "on-duty"},
        {"kind": "minutes_drawn_up", "on": _on(detected), "by": "o1", "acts": named, "number": minutes, "explanation": "stated", "place": "scene", "copies": 2,
         "signatures": {"maker": True, "violator": "signed", "every_page": True}},
        {"kind": "minutes_served", "on": _on(detected), "minutes": minutes, "to": "violator"},
        {"kind": "decision_issued", "on": _on(decided), "by": "o1", "number": decision, "minutes": minutes, "execute_within": {"amount": 10, "unit": "day"},
         "sanctions": [{"act": act, "fine": fine} for act, (_, fine) in zip(named, ruled, strict=True)], "total": total},
        {"kind": "decision_sent", "on": _on(decided), "decision": decision, "means": "post", "to": "violator"},
        {"kind": "decision_delivered", "on": _on(decided + timedelta(days=2)), "decision": decision, "means": "direct"},
        {"kind": "fine_paid", "on": _on(decided + timedelta(days=6)), "decision": decision, "amount": total},
        {"kind": "execution_completed", "on": _on(decided + timedelta(days=6)), "decision": decision},
        {"kind": "case_closed", "on": _on(decided + timedelta(days=9)), "note": rng.choice(NOTES)},
    ]  # fmt: skip
    post, agency = (
        ("chief-inspector-of-department", "Sở Thông tin và Truyền thông")
        if detected < NO_INSPECTORATE
        else ("province-chair", "Ủy ban nhân dân tỉnh")
    )
    return {
        "format": "thanhtra.case", "version": 1, "id": f"{detected.year}-{number:07}", "field": ruled[0][0].get("field", "information-technology"),
        "subjects": [{"id": "s1", "kind": "organization" if organisation else "individual", "address": rng.choice(NOTES), "area": "01"}],
        "officials": [{"id": "o1", "post": post, "agency": agency, "area": "01"}],
        "acts": [{"id": act, "subject": "s1", **of, "ended": _on(detected), "described": rng.choice(NOTES), "circumstances": []} for act, (of, _) in zip(named, ruled, strict=True)],
        "events": steps[: rng.choice((2, 4, 6, 8, 9, 9, 9))],
    }  # fmt: skip


def _ruled(rng: random.Random, detected: date, *, organisation: bool) -> tuple[Document, int]:
    """Provision and field of an act detected that day, where a decree of :data:`RULES` was there already, and the fine for it."""
    there = [rule for rule in RULES if rule[0] <= detected <= rule[1]]
    if not there:
        return {}, 500_000 * rng.randrange(2, 40)
    _, _, field, provision, middle = rng.choice(there)
    return {"provision": provision, "field": field}, middle if organisation else middle // 2


def _late_decision(rng: random.Random, document: Document) -> str | None:
    """Months after the minutes, no ground on file and none denied: the file is complete."""
    found = _event(document, "decision_issued")
    if found is None:
        return None
    _shift(document, found, rng.randrange(80, 200))
    document["complete"] = True
    return "DEC01"


def _late_sending(rng: random.Random, document: Document) -> str | None:
    found = _event(document, "decision_sent")
    if found is None:
        return None
    _shift(document, found, rng.randrange(30, 60))
    return "SEND01"


def _days_backwards(rng: random.Random, document: Document) -> str | None:
    """The last step claims a day before the first."""
    last = document["events"][-1]
    last["on"] = _on(date.fromisoformat(document["events"][0]["on"]) - timedelta(days=rng.randrange(1, 40)))
    return "ORD02"


def _another_act(rng: random.Random, document: Document) -> str | None:  # noqa: ARG001 - one way to do it
    """The decision sanctions an act the minutes do not record."""
    found = _event(document, "decision_issued")
    if found is None:
        return None
    extra = {**document["acts"][0], "id": "a9"}
    document["acts"].append(extra)
    document["events"][found]["sanctions"].append({"act": "a9", "fine": 1_000_000})
    document["events"][found].pop("total", None)
    return "DEC02"


def _wrong_total(rng: random.Random, document: Document) -> str | None:
    found = _event(document, "decision_issued")
    if found is None:
        return None
    document["events"][found]["total"] += 1_000 * rng.randrange(1, 9)
    return "FIN03"


def _decided_twice(rng: random.Random, document: Document) -> str | None:  # noqa: ARG001 - one way to do it
    found = _event(document, "decision_issued")
    if found is None:
        return None
    second = {**document["events"][found], "number": "99/QĐ-XPHC"}
    document["events"].insert(found + 1, second)
    document["complete"] = True
    return "DEC05"


DEFECTS: tuple[Spoiler, ...] = (
    _late_decision,
    _late_sending,
    _days_backwards,
    _another_act,
    _wrong_total,
    _decided_twice,
)


def _event(document: Document, kind: str) -> int | None:
    return next((n for n, event in enumerate(document["events"]) if event["kind"] == kind), None)


def _shift(document: Document, start: int, days: int) -> None:
    for event in document["events"][start:]:
        event["on"] = _on(date.fromisoformat(event["on"]) + timedelta(days=days))


def _on(day: date) -> str:
    return day.isoformat()


def main() -> None:
    """Write the lines; what was put into them goes nowhere."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2026
    for text, _ in population(count, seed):
        sys.stdout.buffer.write(text)


if __name__ == "__main__":
    main()
