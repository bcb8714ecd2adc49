"""What an entry says, cut in two: a body without identity, and who it is about beside it (tách danh tính khỏi sự kiện).

Values are checked on the way in by the same leaves that read a document: what is stored can always be read back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from typing import Any, Final, Literal, get_args, get_origin
from unicodedata import is_normalized

from thanhtra.casefile import KINDS, Case, Event
from thanhtra.casefile.annotations import Annotations, fault_of, weight_of
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.leaves import boolean, choice, described, text, wrong_type
from thanhtra.exchange.limits import DEFAULT_LIMITS, annotations_too_large
from thanhtra.exchange.meanings import identifier, marked
from thanhtra.exchange.problem import DocumentRefused, refuse
from thanhtra.law import Citation
from thanhtra.reckoning import BirthYear
from thanhtra.store.chain import text_of

Json = dict[str, Any]
Encode = Callable[[Any, Any], Any]
Private = dict[str, dict[str, Any]]
"""Owner (``subject:s1``, ``act:a1``, ``event``, ``case`` …) → path in it (``note``, ``goods/0/name``) → what identifies."""

GONE: Final = "…"
"""Stands in a body for a name a record cannot be without."""
_LISTS: Final = {"subjects": "subject", "officials": "official", "delegations": "delegation", "acts": "act"}


def event_body(event: Event) -> tuple[str, Private]:
    """``event`` as JSON text without identity, and what identifies. Raises Unusable with every problem."""
    if KINDS.get(event.kind) is not type(event):
        raise Unusable([Problem("$.kind", "unknown_kind", f"the kind of a {type(event).__name__}", "another")])
    private: dict[str, Any] = {}
    body = _checked(_cut, event, private)
    return body, {"event": private} if private else {}


def case_body(case: Case) -> tuple[str, Private]:
    """Everything of ``case`` but its id and its events, likewise."""
    private: Private = {}
    return _checked(_cut_case, case, private), private


def legible(body: str) -> str:
    """``body`` itself; raises Unusable when a text in it is not NFC or holds half a surrogate pair."""
    if not body.isascii():
        try:
            body.encode()
        except UnicodeEncodeError:
            raise Unusable([Problem("$", "not_utf8", "text", "a lone surrogate")]) from None
        if not is_normalized("NFC", body):
            raise Unusable([Problem("$", "not_nfc", "text in NFC", "text in another normal form")])
    return body


def name_of(text: str, path: str) -> str:
    """``text`` as the id of a case or a key: 1 to 100 characters a column of any database can hold. Raises Unusable."""
    try:
        identifier(text, None)
    except DocumentRefused as refused:
        raise Unusable([Problem(path, p.code, p.expected, p.got) for p in refused.problems]) from None
    if "\0" in text:
        raise Unusable([Problem(path, "unknown_value", "text without NUL", "a NUL")])
    return legible(text)


def instant_text(moment: datetime) -> str:
    """``moment`` in UTC to the second, as stored. Raises Unusable without an offset."""
    if moment.utcoffset() is None:
        raise Unusable([Problem("$.recorded", "bad_instant", "an instant with offset", "one without")])
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
    except OverflowError:  # a few hours ahead of the first instant there is, or after the last
        return "0001-01-01T00:00:00Z" if moment.year == 1 else "9999-12-31T23:59:59Z"


def owner_of(what: str, name: str) -> str:
    """``subject:s1``: whom a row beside an entry is about, its control characters escaped."""
    return f"{what}:{text_of(name)[1:-1]}"


def put_back(into: Json, private: Json) -> None:
    """Set what ``private`` says at its paths in ``into``."""
    for path, value in private.items():
        *steps, last = path.split("/")
        place: Any = into
        for step in steps:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[last] = value


def _checked(cut: Callable[[Any, Any], str], record: Record, private: Any) -> str:
    try:
        body = cut(record, private)
    except DocumentRefused as refused:
        raise Unusable(refused.problems) from None
    if private:
        legible(text_of(private))
    return body


def _cut_case(case: Case, private: Private) -> str:
    parts: list[str] = []
    own: dict[str, Any] = {}
    values, rows = _plan(Case)
    for value, (key, default, hidden, many, encode) in zip(values(case), rows, strict=True):
        if key in ("id", "events") or value is None or value == default:
            continue
        try:
            if key in _LISTS:
                members = []
                for member in value:
                    kept: dict[str, Any] = {}
                    members.append(encode(member, kept))
                    if kept:
                        private[owner_of(_LISTS[key], member.id)] = kept
                parts.append(f'"{key}":[{",".join(members)}]')
            elif hidden:
                own[key] = encode(value, None)
            else:
                parts.append(f'"{key}":{_listed(encode, value, own, key) if many else encode(value, None)}')
        except DocumentRefused as refused:
            raise DocumentRefused(*(p.under(key) for p in refused.problems)) from None
    if own:
        private["case"] = own
    return "{" + ",".join(parts) + "}"


def _cut(record: Record, private: dict[str, Any]) -> str:
    parts: list[str] = []
    values, rows = _PLANS.get(type(record)) or _plan(type(record))
    for value, row in zip(values(record), rows, strict=True):
        if value is None:
            continue
        key, default, hidden, many, encode = row
        if default is not None and value == default:
            continue
        try:
            if hidden:
                private[key] = encode(value, None)
                if default is not None:
                    parts.append(f'"{key}":"{GONE}"')
            elif many:
                parts.append(f'"{key}":{_listed(encode, value, private, key)}')
            elif isinstance(value, Record):
                parts.append(f'"{key}":{_inner(encode, value, private, key)}')
            else:
                parts.append(f'"{key}":{encode(value, None)}')
        except DocumentRefused as refused:
            raise DocumentRefused(*(p.under(key) for p in refused.problems)) from None
    return "{" + ",".join(parts) + "}"


def _listed(encode: Encode, value: Any, private: dict[str, Any], key: str) -> str:
    if type(value) is not tuple:
        raise wrong_type("a tuple", value)
    if value and isinstance(value[0], Record):
        return f"[{','.join([_inner(encode, member, private, f'{key}/{at}') for at, member in enumerate(value)])}]"
    if len(value) == 1:
        return f"[{encode(value[0], None)}]"
    return f"[{','.join([encode(member, None) for member in value])}]"


def _inner(encode: Encode, record: Any, private: dict[str, Any], under: str) -> str:
    inner: dict[str, Any] = {}
    out: str = encode(record, inner)
    private.update((f"{under}/{path}", kept) for path, kept in inner.items())
    return out


_Row = tuple[str, Any, bool, bool, Encode]
_Plan = tuple[Callable[[Any], tuple[Any, ...]], tuple[_Row, ...]]
_PLANS: Final[dict[type[Record], _Plan]] = {}


def _plan(cls: type[Record]) -> _Plan:
    """How to read all fields of a ``cls`` at once, and per field: key, default, private, many, encoder. Kept per class."""
    plan = _PLANS.get(cls)
    if plan is None:
        fields = shape(cls)
        rows = tuple((f.key, f.default, f.private, f.many, _encoder(f)) for f in fields)
        plan = _PLANS[cls] = (attrgetter(*(f.name for f in fields)), rows)
    return plan


def _encoder(field: FieldShape) -> Encode:
    """Checks one value and gives its JSON text; of a private field the value itself, which is written elsewhere."""
    kind = field.type
    plain = get_args(kind)[0] if field.mark is not None else kind
    if isinstance(plain, type) and issubclass(plain, Record):
        return _record(plain)
    if field.mark is not None and field.mark.detail == "annotations":
        return _annotations
    by_type: dict[Any, Encode] = {
        str: text,
        bool: boolean,
        date: _day,
        date | BirthYear: _birth,
        datetime: _instant,
        Citation: _citation,
    }
    if get_origin(plain) is Literal:
        words = get_args(plain)
        return _words(words, choice(words))
    if field.mark is not None and field.mark.detail != "birth":
        check = marked(field.mark, by_type.get(plain, text))
    else:
        check = by_type[plain]
    return check if field.private else _texts(check)


def _words(words: tuple[Any, ...], check: Encode) -> Encode:
    """``check`` of a closed list, whose texts are written once."""
    written = {word: _quoted(word) for word in words if type(word) is str}
    slowly = _texts(check)

    def encode(value: Any, _: Any) -> str:
        known = written.get(value) if type(value) is str else None
        return slowly(value, None) if known is None else known

    return encode


def _texts(check: Encode) -> Encode:
    """``check``, its answer as JSON text."""

    def encode(value: Any, _: Any) -> str:
        found = check(value, None)
        if type(found) is str:
            return _quoted(found)
        return "true" if found is True else "false" if found is False else str(found)

    return encode


def _record(cls: type[Record]) -> Encode:
    def encode(value: Any, private: Any) -> str:
        if type(value) is not cls:
            raise wrong_type(f"a {cls.__name__}", value)
        return _cut(value, private)

    return encode


def _birth(value: Any, private: Private) -> str:
    return value.isoformat() if type(value) is BirthYear else _day(value, private)


def _annotations(value: Any, _: Any) -> dict[str, Any]:
    if (fault := fault_of(value)) is not None:
        raise refuse("unknown_value", "a JSON object", fault)
    if weight_of(value) > DEFAULT_LIMITS.annotations:
        raise DocumentRefused(annotations_too_large("$", DEFAULT_LIMITS, weight_of(value)))
    return value.as_dict() if isinstance(value, Annotations) else dict(value)


def _day(value: Any, _: Any) -> str:
    if type(value) is not date:
        raise wrong_type("a date", value)
    return value.isoformat()


def _instant(value: Any, _: Any) -> str:
    if type(value) is not datetime or value.utcoffset() is None or value.microsecond:
        raise refuse("bad_instant", "an instant with offset and whole seconds", described(value))
    return value.isoformat()


def _citation(value: Any, _: Any) -> str:
    if type(value) is not Citation or value.article is None:
        raise refuse("bad_citation", "a citation of an article", described(value))
    return str(value)
