"""What leaves the office, for whom (bảo vệ thông tin cá nhân): redaction by profile, and pseudonyms.

What each field may say about a person is marked once, on the field (``thanhtra.casefile.field_meanings``); nothing here lists fields of events.
"""

from __future__ import annotations

import hmac
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal, TypeAlias

import attrs

from thanhtra.casefile import Case, Official, Subject
from thanhtra.casefile.shape import FieldShape, Record, shape

Profile: TypeAlias = Literal["public", "statistics", "exchange"]
"""``public``: what may be shown to anyone: nobody's private data, names of organisations stay, no free text. ``statistics``: nobody and no
paper can be recognised: ids, numbers and areas below the province are replaced too; days, amounts, provisions and posts stay.
``exchange``: for another body handling the case: everything but internal notes."""

_NAMING: Final = frozenset({"id", "names", "event"})
_SHOWN_OF_ORGANISATIONS: Final = frozenset({"name", "number"})
_SHOWN_TITLES: Final = frozenset({"title", "agency", "kind", "means", "total_in_words"})
_GONE: Final = "…"


def redact(case: Case, *, profile: Profile) -> Case:
    """``case`` as ``profile`` may see it: a new case, valid in the format, on which every check about days still answers the same.

    Which fields identify is data; who counts as a person is the law's: individuals, and households and businesses run by one.
    """
    if profile == "exchange":
        events = tuple(attrs.evolve(e, note=None) for e in case.events)
        return attrs.evolve(case, note=None, events=events)
    if profile == "public":
        public: Case = _without(case, keep_texts=_SHOWN_TITLES)
        return public
    names = _Names(case)
    bare: Case = _without(case, keep_texts=frozenset({"kind"}))
    counted: Case = names.replaced(bare)
    return attrs.evolve(counted, source=None)


def pseudonymised(
    case: Case, *, secret: bytes, clean_before: date | None = None, clean_on: dict[str, date] | None = None
) -> Case:
    """``case`` with each individual's name and number replaced by a pseudonym only the holder of ``secret`` can make again.

    The same number gives the same pseudonym in every case, so a relapse can still be found. With ``clean_before``, only subjects whose
    deemed-clean day in ``clean_on`` (subject id → day) is earlier are touched; the day itself is the deadlines' to say.
    """
    return attrs.evolve(
        case,
        subjects=None
        if case.subjects is None
        else tuple(_veiled(s, secret, clean_before, clean_on) for s in case.subjects),
    )


def _veiled(subject: Subject, secret: bytes, before: date | None, clean_on: dict[str, date] | None) -> Subject:
    if subject.kind == "organization":
        return subject
    if before is not None:
        day = (clean_on or {}).get(subject.id)
        if day is None or day >= before:
            return subject
    known = subject.number or subject.name
    alias = None if known is None else "bd-" + hmac.new(secret, known.encode(), sha256).hexdigest()[:20]
    return attrs.evolve(
        subject, name=alias, number=alias if subject.number else None, born=None, address=None, representative=None
    )


def _without(record: Any, *, keep_texts: frozenset[str]) -> Any:
    """``record`` without private fields and without free text in words of the office's own."""
    shown = (
        _SHOWN_OF_ORGANISATIONS if isinstance(record, Subject) and record.kind == "organization" else frozenset[str]()
    )
    changed: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if value is None:
            continue
        if field.private:
            if field.name not in shown:
                changed[field.name] = _GONE if field.required else None
        elif field.type is str and not (field.name in keep_texts or field.name == "source"):
            changed[field.name] = None
        elif field.many and value and isinstance(value[0], Record):
            changed[field.name] = tuple(_without(v, keep_texts=keep_texts) for v in value)
        elif isinstance(value, Record):
            changed[field.name] = _without(value, keep_texts=keep_texts)
    return attrs.evolve(record, **changed) if changed else record


class _Names:
    """Ids and numbers of one case, each replaced by the order in which it appears."""

    def __init__(self, case: Case) -> None:
        self._given: dict[str, str] = {}
        self._name(case.id)

    def _name(self, name: str) -> str:
        return self._given.setdefault(name, f"n{len(self._given)}")

    def replaced(self, record: Any) -> Any:
        """``record`` with every id, number and reference renamed alike, areas cut to the province, people without titles."""
        changed: dict[str, Any] = {}
        for field in shape(type(record)):
            value = getattr(record, field.name)
            if value is None:
                continue
            new = tuple(self._one(field, v) for v in value) if field.many else self._one(field, value)
            if new != value:
                changed[field.name] = new
        if isinstance(record, Official):
            changed |= {"title": None, "agency": None}
        return attrs.evolve(record, **changed) if changed else record

    def _one(self, field: FieldShape, value: Any) -> Any:
        if isinstance(value, Record):
            return self.replaced(value)
        kind = None if field.mark is None else field.mark.kind
        if kind in _NAMING:
            return self._name(value)
        if kind == "token":
            what, at, named = value.partition("@")
            return f"{what}@{self._name(named)}" if at else value
        return value.partition("/")[0] if kind == "area" else value
