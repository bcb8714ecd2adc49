"""A canary in every text field of every entity, and which outputs sing under which profile.

``python tests/privacy/canaries.py`` writes the tables of ``docs/reference/privacy.md`` and of its Vietnamese page.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from html import unescape
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args
from urllib.parse import unquote

import attrs
from beside import COLUMNS, heard_beside, table_beside
from commands import heard_of_cases
from served import SERVED, heard_of_service

from thanhtra import Rulebook
from thanhtra.casefile import KINDS, Case, Subject
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import ThanhtraError
from thanhtra.exchange import case_to_json, dumps, read_case, review_to_json
from thanhtra.export import text
from thanhtra.export.calendars import calendar
from thanhtra.export.forms import PAPERS, docx_of, paper, papers_of
from thanhtra.export.html import html
from thanhtra.export.ocel import ocel
from thanhtra.export.sarif import sarif
from thanhtra.privacy import pseudonymised, redact
from thanhtra.receipts import receipt_of
from thanhtra.reviewing import review
from thanhtra.store import Store

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
PAGES = {lang: DOCS / folder / "reference" / "privacy.md" for lang, folder in (("en", ""), ("vi", "vi"))}
_SEVERAL = {
    "acts": [
        {"id": "a3", "subject": "s1", "ended": "2025-10-01"},
        {"id": "a4", "subject": "s2", "ended": "2025-10-01"},
    ],
    "events": [
        {
            "kind": "decision_issued",
            "id": "13/QĐ-XPHC",
            "on": "2025-12-29",
            "sanctions": [{"act": "a3", "fine": 5_000_000}, {"act": "a4", "fine": 10_000_000}],
        },
        {"kind": "decision_delivered", "on": "2025-12-30", "decision": "13/QĐ-XPHC"},
    ],
}
"""A decision on several violators: some limits are each violator's own, and tell whose."""


def _everything() -> Case:
    document = json.loads((HERE.parent / "exchange" / "everything.json").read_text(encoding="utf-8"))
    return read_case(json.dumps(document | {key: document[key] + more for key, more in _SEVERAL.items()}).encode())


EVERYTHING = _everything()
BOOK = Rulebook.built_in()
DAY = date(2026, 1, 5)
BORN = date(1931, 7, 13)
_TEXTS = (None, "private", "id")
Place = tuple[str, str]
"""The class and the key of a field."""

PROFILES: dict[str, Callable[[Case], Case]] = {
    "whole": lambda case: case,
    "exchange": lambda case: redact(case, profile="exchange"),
    "pseudonymised": lambda case: pseudonymised(case, secret=b"bi mat cua co quan"),
    "public": lambda case: redact(case, profile="public"),
    "statistics": lambda case: redact(case, profile="statistics"),
}


def records(value: Any) -> Iterator[Record]:
    """Every record inside ``value``, itself included."""
    if isinstance(value, Record):
        yield value
        for field in shape(type(value)):
            yield from records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from records(member)


def is_text(field: FieldShape) -> bool:
    """Whether anyone may write words of their own there."""
    plain = get_args(field.type)[0] if field.mark is not None else field.type
    return plain is str and field.key != "kind" and (None if field.mark is None else field.mark.kind) in _TEXTS


def fields() -> dict[Place, FieldShape]:
    """Every text field of every class a case may hold, and every private day."""
    found: dict[Place, FieldShape] = {}
    waiting: list[type[Any]] = [Case, *KINDS.values()]
    seen: set[type[Any]] = set()
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for field in shape(cls):
            plain = get_args(field.type)[0] if field.mark is not None else field.type
            if isinstance(plain, type) and issubclass(plain, Record):
                waiting.append(plain)
            elif is_text(field) or field.private:
                found[cls.__name__, field.key] = field
    return found


FIELDS = fields()
_ORDER = sorted(FIELDS)


def canary(place: Place, kind: str = "") -> str:
    """What sings for one field; subjects by kind, since organisations are shown more of."""
    return f"Hoàng{kind}Yến{_ORDER.index(place):03}"


def singing() -> Case:
    """A case with every field of :data:`FIELDS` filled, each text of one field the same but for a number where it is an id."""
    ids: dict[str, str] = {}
    for record in records(EVERYTHING):
        for field in shape(type(record)):
            old = getattr(record, field.name)
            if old is not None and field.mark is not None and field.mark.kind == "id":
                kind = record.kind[0] if isinstance(record, Subject) else ""
                ids[old] = canary((type(record).__name__, field.key), kind) + f"x{len(ids)}"
    return _sung(EVERYTHING, ids)


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _sung(record: Any, ids: dict[str, Any]) -> Any:
    changed: dict[str, Any] = {}
    for field in shape(type(record)):
        value: Any = getattr(record, field.name)
        place = (type(record).__name__, field.key)
        mark = None if field.mark is None else field.mark.kind
        if isinstance(value, Record):
            changed[field.name] = _sung(value, ids)
        elif _are_records(value):
            changed[field.name] = tuple(_sung(v, ids) for v in value)
        elif field.mark is not None and field.mark.detail == "annotations":
            sung = canary(place, record.kind[0] if isinstance(record, Subject) else "")
            changed[field.name] = {sung: [sung], "deep": {"deeper": sung}}
        elif mark == "private" and place in FIELDS:
            born = get_args(field.type)[0] is not str
            changed[field.name] = BORN if born else canary(place, record.kind[0] if isinstance(record, Subject) else "")
        elif mark is None and place in FIELDS:
            changed[field.name] = canary(place)
        elif mark == "id" and (value is not None or field.key == "number"):
            changed[field.name] = ids[value] if value is not None else canary(place)
        elif mark in ("names", "event") and value is not None:
            changed[field.name] = tuple(ids.get(v, v) for v in value) if field.many else ids.get(value, value)
        elif mark == "token" and value is not None:
            changed[field.name] = tuple("@".join(ids.get(part, part) for part in token.split("@")) for token in value)
    return attrs.evolve(record, **changed)


Write = Callable[[Case], Iterator[tuple[str, str]]]
"""What writes a case in several forms: the name of each and what is in it."""


def outputs(case: Case) -> Iterator[tuple[str, str]]:
    """Every form but a paper in which a case leaves the library: its name and what is in it."""
    found = review(case, BOOK, as_of=DAY)
    items = [(case, found)]
    yield "case", dumps(case)
    yield "review", "".join(json.dumps(review_to_json(found, lang=lang), ensure_ascii=False) for lang in ("vi", "en"))
    yield "text", "".join(text(found, case, lang=lang, book=BOOK) for lang in ("vi", "en"))
    yield "html", "".join(html(found, case, lang=lang, book=BOOK) for lang in ("vi", "en"))
    yield "ics", re.sub(r"\r\n ", "", calendar(items, book=BOOK))
    yield "sarif", sarif([("x.json:1", found)], edition=BOOK.edition)
    yield "ocel", json.dumps(ocel(items), ensure_ascii=False)
    yield "receipt", json.dumps(receipt_of(case, found), ensure_ascii=False)
    yield from _stored(case)
    yield "repr", repr(case) + repr(found)
    yield "exceptions", _raised(case)


def everything_written(case: Case) -> Iterator[tuple[str, str]]:
    """:func:`outputs`, then its papers, what each command writes of a file of it, and what the service and the tools answer."""
    yield from outputs(case)
    yield "docx", _papers(case)
    yield from heard_of_service(case, (_unknown_keys, _wrong_types, _denormalised))
    with TemporaryDirectory() as folder:
        yield from heard_of_cases(case, Path(folder))


def _papers(given: Case) -> str:
    """Of each kind of paper, one of a day whose form the book holds."""
    case = attrs.evolve(
        given,
        events=tuple(
            attrs.evolve(e, on=date(2022, 3, 1), at=None, not_before=None, not_after=None) for e in given.events
        ),
        delegations=tuple(attrs.evolve(d, on=date(2022, 3, 1)) for d in given.delegations or ()),
    )
    from zipfile import ZipFile  # noqa: PLC0415 - here only

    out = []
    for code in PAPERS:
        for at, _ in islice(papers_of(case, code), 1):  # the first of a kind has every field
            with ZipFile(io.BytesIO(docx_of(paper(case, at, code, BOOK)))) as packed:
                out += [
                    packed.read(name).decode(errors="replace") for name in packed.namelist() if name.endswith(".xml")
                ]
    return re.sub(r"<[^>]*>", "", "".join(out))


def _stored(case: Case) -> Iterator[tuple[str, str]]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logger = logging.getLogger("sqlalchemy.engine")
    logger.addHandler(handler)
    logger.propagate = False
    store = Store("sqlite://", clock=lambda: datetime(2026, 1, 5, tzinfo=UTC)).create()
    store.engine.echo = "debug"
    with contextlib.redirect_stdout(written):
        store.open_case(case)
        history = store.load(case.id)
        assert history.case.events
        if case.subjects:
            store.redact(case.id, case.subjects[0].id, history.version)
    bodies = "".join(e.text for e in store.entries(case.id))
    store.close()
    logger.removeHandler(handler)
    logger.propagate = True
    yield "store bodies", bodies
    yield "logs", written.getvalue()


def _raised(case: Case) -> str:
    """Each record spoiled in turn, the whole read again: what the reader says of it, traceback and all."""
    document = case_to_json(case)
    said: list[str] = []
    for spoil in (_unknown_keys, _wrong_types, _denormalised):
        try:
            read_case(json.dumps(spoil(json.loads(json.dumps(document)))).encode())
        except ThanhtraError as error:
            said += ["".join(traceback.format_exception(error)), str(error), repr(error)]
    return "".join(said)


def _unknown_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {**{k: _unknown_keys(v) for k, v in value.items()}, "la": 1}
    return [_unknown_keys(v) for v in value] if isinstance(value, list) else value


def _wrong_types(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: [v] if isinstance(v, str) and k not in ("format", "kind") else _wrong_types(v) for k, v in value.items()
        }
    return [_wrong_types(v) for v in value] if isinstance(value, list) else value


def _denormalised(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: f"{v}e\u0301" if isinstance(v, str) and k not in ("format", "kind") else _denormalised(v)
            for k, v in value.items()
        }
    return [_denormalised(v) for v in value] if isinstance(value, list) else value


def heard(write: Write = everything_written, profiles: Iterable[str] = PROFILES) -> dict[str, dict[str, set[str]]]:
    """Profile → output → the fields that sing in it, a subject's by its kind: ``Subject.name (organization)``."""
    return {
        profile: {name: hears(words) for name, words in write(PROFILES[profile](singing()))} for profile in profiles
    }


_CANARY = re.compile(r"ho(?:à|a\u0300?)ng([oihb]?)y(?:[eê]|ế|e\u0302?\u0301?|ê\u0301)n[-_ ]?(\d{3})", re.IGNORECASE)
"""A canary however it is spelt: decomposed, its tones or all its marks lost, in capitals."""
_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")


def spelt(words: str) -> Iterator[str]:
    """The words, and where they are written for JSON, a page or an address: what is meant."""
    yield words
    if "\\u" in words:
        yield _ESCAPES.sub(lambda m: chr(int(m[1], 16)), words)
    if "&#" in words:
        yield unescape(words)
    if "%" in words:
        yield unquote(words)


def hears(words: str) -> set[str]:
    """The fields whose canaries sing in ``words``, in whatever spelling: a subject's by its kind."""
    hit = {
        f"{_ORDER[int(n)][0]}.{_ORDER[int(n)][1]}{_KINDS[k.lower()]}"
        for w in spelt(words)
        for k, n in _CANARY.findall(w)
    }
    return hit | ({"Subject.born"} if any(day in words for day in _BORN) else set())


_BORN = (
    "1931-07-13",
    "19310713",
    "13/07/1931",
    "13/7/1931",
    "13.07.1931",
    "13-07-1931",
    "ngày 13 tháng 7 năm 1931",
    "ngày 13 tháng 07 năm 1931",
    "13 July 1931",
    "July 13, 1931",
    "13 Jul 1931",
)
_KINDS = {"": "", "o": " (organization)", "i": " (individual)", "h": " (household)", "b": " (business)"}


COMMANDS = (
    "table",
    "bulk",
    "next",
    "may",
    "audit",
    "who-may",
    "agenda",
    "report",
    "mistakes",
    "national-record",
    "messages",
)
"""What commands write of files of cases; everything else is what the library makes."""
LETTERS = {"whole": "W", "exchange": "E", "pseudonymised": "P", "public": "U", "statistics": "S"}
WHY = {
    "exchange": (
        "the body that goes on with the case needs who, what and where; notes and own data are the office's",
        "cơ quan tiếp nhận vụ việc cần biết ai, việc gì, ở đâu; ghi chú và dữ liệu riêng là của cơ quan lập hồ sơ",
    ),
    "pseudonymised": (
        "people can be followed across cases and not named; organisations are no persons, and words without a person's mark are not looked into",
        "theo được một người qua nhiều hồ sơ mà không biết tên; tổ chức không phải là cá nhân, và trường không đánh dấu là về cá nhân thì không xét nội dung",
    ),
    "public": (
        "anyone may know which organisation was sanctioned by which body under which paper; no person, no free text",
        "ai cũng được biết tổ chức nào bị cơ quan nào xử phạt theo văn bản nào; không cá nhân, không đoạn viết tự do",
    ),
    "statistics": (
        "nobody and no paper can be recognised; days, amounts, provisions and posts are all that is counted",
        "không nhận ra được ai, văn bản nào; chỉ còn ngày, số tiền, điều khoản và chức danh để đếm",
    ),
}
"""Why a profile takes out what it does, in either language."""
HEADS = {
    "profiles": ("profile | taken out or replaced | left | why", "mức che | bỏ hoặc thay | giữ | vì sao"),
    "fields": ("fields", "trường"),
    "document": ("document", "tài liệu"),
}


def told(both: tuple[str, str], lang: str) -> str:
    """What is said in English and in Vietnamese, in one of them."""
    return both[lang == "vi"]


def shown(names: Sequence[str], lang: str) -> Iterator[str]:
    """The outputs at the head of a table; in Vietnamese as the code they are."""
    return (f"`{name}`" if lang == "vi" else name for name in names)


def labels_of(found: dict[str, dict[str, set[str]]]) -> dict[str, set[str]]:
    """What a row is called → its fields: a key of any event is ``event.KEY``."""
    kinds = {cls.__name__ for cls in KINDS.values()}
    labels: dict[str, set[str]] = {}
    for field in sorted(set().union(*(hit for by in found.values() for hit in by.values()))):
        cls, _, key = field.partition(".")
        labels.setdefault(f"event.{key}" if cls in kinds else field, set()).add(field)
    return labels


def table(found: dict[str, dict[str, set[str]]], names: Sequence[str], lang: str = "en") -> str:
    """The fields that show alike, and per output of ``names`` the profiles under which they do; those that show in none make the last row."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for label, members in labels_of(found).items():
        cells = tuple(
            "".join(letter for p, letter in LETTERS.items() if members & found[p][name]) or "-" for name in names
        )
        groups.setdefault(cells, []).append(label)
    lines = [
        f"| {told(HEADS['fields'], lang)} | " + " | ".join(shown(names, lang)) + " |",
        "|---|" + "---|" * len(names),
    ]
    nowhere = groups.pop(("-",) * len(names), [])
    rows = sorted((", ".join(f"`{m}`" for m in members), cells) for cells, members in groups.items())
    if nowhere:
        others = (f"the other {len(nowhere)}", f"{len(nowhere)} trường còn lại")
        rows.append((told(others, lang), ("-",) * len(names)))
    return "\n".join([*lines, *(f"| {members} | " + " | ".join(cells) + " |" for members, cells in rows)])


def profiles_table(found: dict[str, dict[str, set[str]]], lang: str = "en") -> str:
    """Of each profile what it takes out of a case, what it leaves, and why."""
    lines = [f"| {told(HEADS['profiles'], lang)} |", "|---|---|---|---|"]
    labels = labels_of(found)
    for profile, why in WHY.items():
        gone = [label for label, members in labels.items() if not members & found[profile]["case"]]
        left = [label for label in labels if label not in gone]
        cells = (
            told((f"all {len(names)}", f"cả {len(names)} trường"), lang)
            if len(names) == len(labels)
            else ", ".join(f"`{n}`" for n in names) or told(("none", "không"), lang)
            for names in (gone, left)
        )
        lines.append(f"| `{profile}` | {' | '.join(cells)} | {told(why, lang)} |")
    return "\n".join(lines)


def page(found: dict[str, dict[str, set[str]]], beside: dict[str, dict[str, set[str]]], lang: str) -> str:
    """The page of a language with its tables as measured."""
    written = PAGES[lang].read_text(encoding="utf-8")
    made = {
        "profiles": profiles_table(found, lang),
        "table": table(found, [name for name in found["whole"] if name not in {*COMMANDS, *SERVED}], lang),
        "commands": table(found, COMMANDS, lang),
        "served": table(found, SERVED, lang),
        "beside": table_beside(
            beside, (told(HEADS["document"], lang), told(HEADS["fields"], lang), *shown(COLUMNS, lang))
        ),
    }
    for name, lines in made.items():
        head, mark, rest = written.partition(f"<!-- {name} -->\n")
        assert mark
        written = f"{head}{mark}{lines}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return written


def measured_beside() -> dict[str, dict[str, set[str]]]:
    """What the documents beside the case show."""
    with TemporaryDirectory() as folder:
        return heard_beside(Path(folder), lambda words: {int(n) for w in spelt(words) for _, n in _CANARY.findall(w)})


if __name__ == "__main__":
    measured = heard(), measured_beside()
    for lang, at in PAGES.items():
        at.write_text(page(*measured, lang), encoding="utf-8")
