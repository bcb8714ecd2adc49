"""What leaves the office, for whom (bảo vệ thông tin cá nhân): redaction by profile, and pseudonyms.

What each field may say about a person is marked once, on the field (``thanhtra.casefile.field_meanings``); nothing here lists fields of events.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any, Final, Literal, TypeAlias

import attrs

from thanhtra.casefile import Case, Subject, index
from thanhtra.casefile.index import ALL_ACTS
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem

Profile: TypeAlias = Literal["public", "statistics", "exchange"]
"""``public``: what may be shown to anyone: nobody's private data and no free text; names and numbers of organisations, the bodies that act,
ids and numbers of papers stay, ids of subjects are replaced. ``statistics``: nobody and no paper can be recognised: every name, text, id
and number is gone or replaced, areas end at the province; days, amounts, provisions and posts stay. ``exchange``: for another body
handling the case: everything but notes and annotations. What each output shows of each field is tabled in ``docs/reference/privacy.md``."""

_NAMING: Final = frozenset({"id", "names", "event"})
_SHOWN_OF_ORGANISATIONS: Final = frozenset({"name", "number"})
_SHOWN_BODIES: Final = frozenset({"kind", "agency", "issuer"})
_GONE: Final = "…"


def redact(case: Case, *, profile: Profile) -> Case:
    """``case`` as ``profile`` may see it: a new case, valid in the format, on which every check about days still answers the same.

    Which fields identify is data; who counts as a person is the law's: individuals, and households and businesses run by one.
    """
    if profile == "exchange":
        shown: Case = _without_notes(case)
        return shown
    if profile == "public":
        public: Case = _Names(case, only_subjects=True).replaced(
            _without(case, keep_texts=_SHOWN_BODIES, organisations=_SHOWN_OF_ORGANISATIONS)
        )
        return public
    names = _Names(case)
    counted: Case = names.replaced(_without(case, keep_texts=frozenset({"kind"}), organisations=frozenset()))
    return counted


def pseudonymised(
    case: Case, *, secret: bytes, clean_before: date | None = None, clean_on: dict[str, date] | None = None
) -> Case:
    """``case`` with each individual's name and number replaced by a pseudonym only the holder of ``secret`` can make again.

    The same number gives the same pseudonym in every case, so a relapse can still be found. Everything else that is private goes: free
    text, names of officials, who represents an organisation; organisations keep name and number, papers their ids and numbers, and words
    without a person's mark (``source``, ``means``, titles) stay. With ``clean_before``, only subjects whose deemed-clean day in
    ``clean_on`` (subject id → day) is earlier are touched, with their acts and the events that may move them; the day itself is the
    deadlines' to say. Raises Unusable for an empty ``secret``: anybody could make those pseudonyms.
    """
    refuse_no_secret(secret)
    subjects = case.subjects or ()
    if clean_before is None:
        bare: Case = _without(case, keep_texts=None, organisations=_SHOWN_OF_ORGANISATIONS)
        veiled = {s.id for s in subjects}
    else:
        veiled = {s.id for s in subjects if ((clean_on or {}).get(s.id) or clean_before) < clean_before}
        bare = _without_about(case, veiled)
    members = tuple(_veiled(s, secret) if s.id in veiled else s for s in subjects)
    return attrs.evolve(bare, subjects=None if case.subjects is None else members)


def refuse_no_secret(secret: object) -> None:
    """Raise Unusable for a secret that is empty or no bytes: anybody could make those pseudonyms."""
    if not isinstance(secret, bytes) or not secret:
        raise Unusable([Problem("$.secret", "missing", "bytes only the holder knows", "none")])


def _without_about(case: Case, veiled: set[str]) -> Case:
    """``case`` without the private texts of the acts of ``veiled`` subjects, of the events that may move them, and of the case itself."""
    if not veiled:
        return case
    acts = {a.id for a in case.acts or () if a.subject in veiled}
    moved = index(case).acts

    def bare(record: Any) -> Any:
        return _without(record, keep_texts=None, organisations=frozenset())

    events = tuple(
        bare(e) if ALL_ACTS in moved[at] or not moved[at] or acts & set(moved[at]) else e
        for at, e in enumerate(case.events)
    )
    kept = None if case.acts is None else tuple(bare(a) if a.id in acts else a for a in case.acts)
    return attrs.evolve(case, note=None, annotations=None, acts=kept, events=events)


def _veiled(subject: Subject, secret: bytes) -> Subject:
    if subject.kind == "organization":
        return attrs.evolve(subject, representative=None, born=None, address=None, annotations=None)
    known = subject.number or subject.name
    alias = None if known is None else "bd-" + hmac.new(secret, known.encode(), sha256).hexdigest()[:20]
    return attrs.evolve(
        subject,
        name=alias,
        number=alias if subject.number else None,
        born=None,
        address=None,
        representative=None,
        annotations=None,
    )


def _without_notes(record: Any) -> Any:
    """``record`` without the notes and the own data of the office, in whatever stands inside it."""
    return _mapped(record, lambda field: field.name in ("note", "annotations"))


def _without(record: Any, *, keep_texts: frozenset[str] | None, organisations: frozenset[str]) -> Any:
    """``record`` without private fields and without free text in words of the office's own; ``keep_texts`` None keeps all of those."""

    def goes(field: FieldShape) -> bool:
        return field.private or (field.type is str and keep_texts is not None and field.name not in keep_texts)

    return _mapped(record, goes, organisations)


def _mapped(record: Any, goes: Callable[[FieldShape], bool], organisations: frozenset[str] = frozenset()) -> Any:
    shown = organisations if isinstance(record, Subject) and record.kind == "organization" else frozenset[str]()
    changed: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if value is None or field.name in shown:
            continue
        if goes(field):
            changed[field.name] = _GONE if field.required else None
        elif field.many and value and isinstance(value[0], Record):
            changed[field.name] = tuple(_mapped(v, goes, organisations) for v in value)
        elif isinstance(value, Record):
            changed[field.name] = _mapped(value, goes, organisations)
    return attrs.evolve(record, **changed) if changed else record


class _Names:
    """Ids and numbers of one case, each replaced by the order in which it appears; with ``only_subjects`` the ids of subjects alone."""

    def __init__(self, case: Case, *, only_subjects: bool = False) -> None:
        self._given: dict[str, str] = {}
        self._only_subjects = only_subjects
        if not only_subjects:
            self._name(case.id)

    def _name(self, name: str) -> str:
        return self._given.setdefault(name, f"n{len(self._given)}")

    def replaced(self, record: Any) -> Any:
        """``record`` with every id, number and reference renamed alike, and areas cut to the province."""
        changed: dict[str, Any] = {}
        for field in shape(type(record)):
            value = getattr(record, field.name)
            if value is None:
                continue
            one = self._subject if self._only_subjects else self._one
            new = tuple(one(record, field, v) for v in value) if field.many else one(record, field, value)
            if new != value:
                changed[field.name] = new
        return attrs.evolve(record, **changed) if changed else record

    def _subject(self, record: Any, field: FieldShape, value: Any) -> Any:
        if isinstance(value, Record):
            return self.replaced(value)
        own = isinstance(record, Subject) and field.name == "id"
        named = field.mark is not None and field.mark.kind == "names" and field.mark.detail == "subject"
        return self._name(value) if own or named else value

    def _one(self, _: Any, field: FieldShape, value: Any) -> Any:
        if isinstance(value, Record):
            return self.replaced(value)
        kind = None if field.mark is None else field.mark.kind
        if kind in _NAMING:
            return self._name(value)
        if kind == "token":
            what, at, named = value.partition("@")
            return f"{what}@{self._name(named)}" if at else value
        return value.partition("/")[0] if kind == "area" else value
