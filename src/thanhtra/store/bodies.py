"""What an entry says, cut in two: a body without identity, and who it is about beside it (tách danh tính khỏi sự kiện).

Values are checked on the way in by the same leaves that read a document: what is stored can always be read back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, get_args, get_origin
from unicodedata import is_normalized

from thanhtra.casefile import KINDS, Case, Event
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.leaves import boolean, choice, described, text, wrong_type
from thanhtra.exchange.meanings import identifier, marked
from thanhtra.exchange.problem import Refused, refuse
from thanhtra.law import Citation
from thanhtra.store.chain import text_of

Json = dict[str, Any]
Private = dict[str, dict[str, Any]]
"""Owner (``subject:s1``, ``act:a1``, ``event``, ``case`` …) → path in it (``note``, ``goods/0/name``) → what identifies."""

GONE: Final = "…"
"""Stands in a body for a name a record cannot be without."""
_LISTS: Final = {"subjects": "subject", "officials": "official", "delegations": "delegation", "acts": "act"}


def event_body(event: Event) -> tuple[Json, Private]:
    """``event`` as JSON without identity, and what identifies. Raises Unusable with every problem."""
    if KINDS.get(event.kind) is not type(event):
        raise Unusable([Problem("$.kind", "unknown_kind", f"the kind of a {type(event).__name__}", "another")])
    private: dict[str, Any] = {}
    body = _checked(_cut, event, private)
    return body, {"event": private} if private else {}


def case_body(case: Case) -> tuple[Json, Private]:
    """Everything of ``case`` but its events, likewise."""
    private: Private = {}
    body: Json = _checked(_cut_case, case, private)
    return body, private


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
    except Refused as refused:
        raise Unusable([Problem(path, p.code, p.expected, p.got) for p in refused.problems]) from None
    if "\0" in text:
        raise Unusable([Problem(path, "unknown_value", "text without NUL", "a NUL")])
    return legible(text)


def instant_text(moment: datetime) -> str:
    """``moment`` in UTC to the second, as stored. Raises Unusable without an offset."""
    if moment.utcoffset() is None:
        raise Unusable([Problem("$.recorded", "bad_instant", "an instant with offset", "one without")])
    return moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


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


def _checked(cut: Callable[[Any, Any], Json], record: Record, private: Any) -> Json:
    try:
        body = cut(record, private)
    except Refused as refused:
        raise Unusable(refused.problems) from None
    if private:
        legible(text_of(private))
    return body


def _cut_case(case: Case, private: Private) -> Json:
    body: Json = {}
    own: dict[str, Any] = {}
    for name, key, default, hidden, many, encode in _plan(Case):
        value = getattr(case, name)
        if key == "events" or value is None or value == default:
            continue
        if key in _LISTS:
            members = []
            for member in value:
                kept: dict[str, Any] = {}
                members.append(encode(member, kept))
                if kept:
                    private[owner_of(_LISTS[key], member.id)] = kept
            body[key] = members
        elif hidden:
            own[key] = encode(value, None)
        else:
            body[key] = [encode(v, None) for v in value] if many else encode(value, None)
    if own:
        private["case"] = own
    return body


def _cut(record: Record, private: dict[str, Any]) -> Json:
    body: Json = {}
    for name, key, default, hidden, many, encode in _plan(type(record)):
        value = getattr(record, name)
        if value is None or value == default:
            continue
        try:
            if hidden:
                private[key] = encode(value, None)
                if default is not None:
                    body[key] = GONE
            elif many:
                if type(value) is not tuple:
                    raise wrong_type("a tuple", value)
                body[key] = [_member(encode, member, private, key, n) for n, member in enumerate(value)]
            else:
                body[key] = _member(encode, value, private, key)
        except Refused as refused:
            raise Refused(*(p.under(key) for p in refused.problems)) from None
    return body


def _member(
    encode: Callable[[Any, Any], Any], value: Any, private: dict[str, Any], key: str, at: int | None = None
) -> Any:
    if not isinstance(value, Record):
        return encode(value, None)
    inner: dict[str, Any] = {}
    out = encode(value, inner)
    if inner:
        under = key if at is None else f"{key}/{at}"
        private.update((f"{under}/{path}", kept) for path, kept in inner.items())
    return out


_Row = tuple[str, str, Any, bool, bool, Callable[[Any, Any], Any]]
_PLANS: Final[dict[type[Record], tuple[_Row, ...]]] = {}


def _plan(cls: type[Record]) -> tuple[_Row, ...]:
    plan = _PLANS.get(cls)
    if plan is None:
        plan = tuple((f.name, f.key, f.default, f.private, f.many, _encoder(f)) for f in shape(cls))
        _PLANS[cls] = plan
    return plan


def _encoder(field: FieldShape) -> Callable[[Any, Any], Any]:
    kind = field.type
    plain = get_args(kind)[0] if field.mark is not None else kind
    if isinstance(plain, type) and issubclass(plain, Record):
        return _record(plain)
    by_type: dict[Any, Callable[[Any, Any], Any]] = {
        str: text,
        bool: boolean,
        date: _day,
        datetime: _instant,
        Citation: _citation,
    }
    if get_origin(plain) is Literal:
        return choice(get_args(plain))
    if field.mark is not None and not (field.private and plain is date):
        return marked(field.mark, by_type.get(plain, text))
    return by_type[plain]


def _record(cls: type[Record]) -> Callable[[Any, Any], Any]:
    def encode(value: Any, private: Any) -> Json:
        if type(value) is not cls:
            raise wrong_type(f"a {cls.__name__}", value)
        return _cut(value, private)

    return encode


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
