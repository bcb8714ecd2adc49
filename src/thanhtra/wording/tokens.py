"""A token of ``missing`` in words: what to provide, and about which act or event (diễn giải phần còn thiếu)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from thanhtra.casefile import parse_token
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.errors import BadCitation
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import days_written
from thanhtra.rulebook import OpenPoint, Rulebook
from thanhtra.wording.field_names import FIELD_NAMES, FIELDS_OF_KIND, OWNER_NAMES
from thanhtra.wording.sentences import written_out
from thanhtra.wording.values import INSPECTION_TYPES, LEVELS, area_in_words

if TYPE_CHECKING:
    from thanhtra.casefile import Case, Event

_STEP: Final = re.compile(r"([a-z_]+)(?:\[([^\]]*)\])?")


class Words(NamedTuple):
    """``label`` names the thing; ``owner`` the act, event or person it belongs to (empty: the file); ``of_law`` for pieces of law.

    ``kind`` is the owner's common noun, when it is an act or the like (``hành vi``): owners of one kind are listed after it once.
    """

    label: str
    owner: str = ""
    kind: str = ""
    of_law: bool = False
    why: str = ""
    """Of a piece of law: what hinders (not entered, more than one reading, no figure)."""


def token_in_words(token: str, *, case: Case | None = None, book: Rulebook | None = None, lang: str = "vi") -> str:
    """``fact:acts[a1].provision`` as *điều khoản xử phạt (hành vi a1)*; a token that is none comes back as it is."""
    return with_owner(words_of(token, case, book or Rulebook.built_in(), lang))


def with_owner(words: Words) -> str:
    """The label, with what hinders of a piece of law, and the owner in brackets."""
    label = f"{words.why[:1].lower()}{words.why[1:]}: {words.label}" if words.of_law else words.label
    return f"{label} ({words.owner})" if words.owner else label


def words_of(token: str, case: Case | None, book: Rulebook, lang: str) -> Words:
    """A token as label and owner."""
    return words_in_both(token, case, book)[lang == "en"]


def words_in_both(token: str, case: Case | None, book: Rulebook) -> tuple[Words, Words]:
    """The same in both languages, Vietnamese first."""
    return words_by(token, told_of((token,), case)[0], book)


Told: TypeAlias = tuple[str, str | None] | bool | None
"""What of the case the words of a token turn on: an event's kind and number (None where the file has no such event), else whether another
member of a list is the only one, or a decision was annulled."""


def told_of(tokens: tuple[str, ...], case: Case | None) -> tuple[tuple[Told, ...], ...]:
    """What of the case the words of each of these tokens turn on."""
    events = () if case is None else case.events
    found: list[tuple[Told, ...]] = []
    for places in _places_of(tokens):
        told: list[Told] = []
        for listed, at in places:
            if listed == "events":
                event = events[at] if 0 <= at < len(events) else None
                told.append(None if event is None else (event.kind, event.number))
            elif listed == _DECISION:
                told.append(case is not None and _annulled(_This(case)))
            else:
                told.append(len(getattr(case, listed, None) or ()) == 1)
        found.append(tuple(told))
    return tuple(found)


@lru_cache(maxsize=1024)
def _places_of(tokens: tuple[str, ...]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Of each token what it names: an event of the case by its place (-1: none), of other members their list, as a file calls it; parsed once."""
    return tuple([tuple([_place_of(name, at) for name, at in _named_by(token)]) for token in tokens])


def _place_of(name: str, at: str) -> tuple[str, int]:
    if name == "events":
        return name, int(at) if at.isdigit() else -1
    return "acts" if _of_act(name, at) else name, -1


@lru_cache(maxsize=2048)
def _named_by(token: str) -> tuple[tuple[str, str], ...]:
    """What a token names of its case: lists and their members; a new decision is one where the one on file was annulled."""
    parsed = parse_token(token)
    if parsed is None or parsed.prefix not in ("event", "fact"):
        return ()
    if parsed.prefix == "event":
        return ((_DECISION, ""),) if parsed.what == _DECISION else ()
    return tuple((name, at) for name, at in _STEP.findall(parsed.what) if at)


_DECISION: Final = "decision_issued"


@kept_by_book(maxsize=2048)
def words_by(token: str, told: tuple[Told, ...], book: Rulebook) -> tuple[Words, Words]:
    """A token in both languages by what of the case its words turn on. Kept: files lack much the same, and most call it the same."""
    return _words_in(token, told, book, "vi"), _words_in(token, told, book, "en")


def _words_in(token: str, told: tuple[Told, ...], book: Rulebook, lang: str) -> Words:
    parsed = parse_token(token)
    if parsed is None:
        return Words(token)
    at = parsed.at or ""
    if parsed.prefix == "event":
        name = _step(parsed.what, lang, anew=told == (True,))
        return Words(_said(lang, f"bước “{name}”", f"the step “{name}”"), at)
    if parsed.prefix == "ground":
        ground = book.grounds.get(parsed.what)
        name = parsed.what if ground is None else _said(lang, ground.vi, ground.en)
        return Words(_said(lang, f"căn cứ “{name}”", f"the ground “{name}”"), at)
    if parsed.prefix == "fact":
        return _fact(parsed.what, told, lang)
    if parsed.prefix == "check":
        return Words(parsed.what, of_law=True, why=_said(lang, "Kiểm tra bị lỗi khi chạy", "The check broke"))
    point = book.open_points.get(parsed.what)
    if point is not None:
        return Words(_left_open(parsed.what, point, lang), of_law=True, why=_said(lang, *_OPEN))
    return Words(_law(parsed.what, book, lang), of_law=True, why=_hindrance(parsed.what, lang))


_OPEN: Final = ("Văn bản chưa quy định rõ", "The text leaves this open")


def _left_open(provision: str, point: OpenPoint, lang: str) -> str:
    """What is open, and where: the text was read, and does not say it."""
    cite = Citation.parse(provision)
    return _said(lang, f"{point.vi} ({cite.vi})", f"{point.en} ({cite.en})")


def _hindrance(what: str, lang: str) -> str:
    """Why the law gives no answer: the rules do not hold it, it is read in more than one way, or it sets no figure."""
    if what.partition("@")[0] == "no-figure":
        return _said(lang, "Luật không quy định con số cụ thể", "The law sets no figure")
    if what.startswith("reading:"):
        return _said(lang, "Quy định có nhiều cách hiểu", "The law is read in more than one way")
    return _said(lang, "Chưa có trong bộ quy tắc", "Not in the rules yet")


def _fact(path: str, told: tuple[Told, ...], lang: str) -> Words:
    steps = _STEP.findall(path)
    if not steps:
        return Words(path)
    owners = [_owner(name, at, of, lang) for (name, at), of in zip(_named_by(f"fact:{path}"), told, strict=True)]
    last, at = steps[-1]
    label = (
        (
            _said(lang, "các hành vi vi phạm của vụ việc", "the acts of the case")
            if (last, at) == ("acts", "*")
            else _said(lang, "mô tả", "a description")
        )
        if at
        else _named(FIELDS_OF_KIND.get((_kind_of(told), last)) or FIELD_NAMES.get(last), last, lang)
    )
    kind = _named(OWNER_NAMES.get(steps[0][0]), "", lang) if len(owners) == 1 and steps[0][1] else ""
    return Words(label, ", ".join(reversed(owners)), kind)


def _kind_of(told: tuple[Told, ...]) -> str:
    """The kind of the event a path begins with, where it is one."""
    return told[0][0] if told and isinstance(told[0], tuple) else ""


def _owner(name: str, at: str, told: Told, lang: str) -> str:
    if name == "events":
        return _event(*told, lang) if isinstance(told, tuple) else f"{_said(lang, 'sự kiện', 'event')} {at}"
    called = _named(OWNER_NAMES["acts"] if _of_act(name, at) else OWNER_NAMES.get(name), name, lang)
    return called if told else f"{called} {at}"  # the only one of a file needs no name


def _of_act(name: str, at: str) -> bool:
    """The sanction of an act goes by the act's id."""
    return name == "sanctions" and not at.isdigit()


def step_in_words(kind: str, case: Case | None, lang: str) -> str:
    """A step the file still wants: a decision is another one where the one on file was annulled, or part of it."""
    return _step(kind, lang, anew=kind == _DECISION and case is not None and _annulled(_This(case)))


def _step(kind: str, lang: str, *, anew: bool) -> str:
    return _said(lang, "quyết định xử phạt mới", "new decision") if anew else _named(KIND_NAMES.get(kind), kind, lang)


class _This:
    """A case as the very object it is: a file asks of itself once, without its contents being compared."""

    __slots__ = ("case",)

    def __init__(self, case: Case) -> None:
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.case is self.case

    def __hash__(self) -> int:
        return id(self.case)


@lru_cache(maxsize=2)
def _annulled(of: _This) -> bool:
    """Whether something on file annuls a decision, or part of one."""
    from thanhtra.casefile import index  # noqa: PLC0415 - of a case alone, and most tokens are told without
    from thanhtra.deadlines import annulments  # noqa: PLC0415 - likewise

    return bool(annulments(index(of.case)))


def event_in_words(event: Event, lang: str) -> str:
    """``lập biên bản vi phạm hành chính 01/BB-VPHC``."""
    return _event(event.kind, event.number, lang)


def _event(kind: str, number: str | None, lang: str) -> str:
    name = _named(KIND_NAMES.get(kind), kind, lang)
    return f"{name} {number}" if number else name


def _law(what: str, book: Rulebook, lang: str) -> str:
    name, at, day = what.partition("@")
    kind, _, slug = name.partition(":")
    if what == "no-figure":
        said = _said(
            lang,
            "phải thực hiện ngay hoặc kịp thời, cần đánh giá theo hồ sơ",
            "it is to be done promptly, which the file has to show",
        )
    elif kind == "calendar":
        said = _said(lang, "chưa có lịch ngày làm việc", "no working-day calendar")
    elif kind == "reading" and slug in book.readings:
        reading = book.readings[slug]
        said = _said(lang, written_out(reading.vi, lang), written_out(reading.en, lang))
    elif name == "areas":
        said = _said(
            lang, "đối chiếu địa bàn trước và sau ngày 01/07/2025", "how areas of before and after 2025-07-01 match"
        )
    elif kind == "bodies":
        said = _said(
            lang,
            f"cơ quan quản lý tại {area_in_words(slug, book, lang, day=None)}",
            f"the body in charge in {area_in_words(slug, book, lang, day=None)}",
        )
    elif kind == "successor" and (slug in book.posts or slug in book.bodies):
        gone = book.posts.get(slug) or book.bodies[slug]
        said = _said(lang, f"chức danh, cơ quan tiếp nhận việc của {gone.vi}", f"who took over from: {gone.en}")
    elif kind in ("post", "power") and slug in book.posts:
        post = book.posts[slug]
        said = _said(lang, f"thẩm quyền của {post.vi}", f"powers of the {post.en}")
    else:
        said = _place(name, book, lang) or _rule(kind, slug, book, lang)
    when = _said(lang, f", áp dụng ngày {days_written(day, lang)}", f", on {day}") if at else ""
    return f"{said}{when}"


def _place(name: str, book: Rulebook, lang: str) -> str:
    """A provision, or a provision and the post it gives a power to."""
    head, _, slug = name.rpartition(" ")
    post = book.posts.get(slug)
    part = book.fields.get(slug)
    try:
        citation = Citation.parse(name if post is None and (part is None or not head) else head)
    except BadCitation:
        return ""
    told = citation.en if lang == "en" else citation.vi
    if part is not None and head:
        return _said(lang, f"{told} (lĩnh vực {part.vi})", f"{told} ({part.en})")
    return (
        told if post is None else _said(lang, f"thẩm quyền của {post.vi} ({told})", f"powers of the {post.en} ({told})")
    )


def _rule(kind: str, of: str, book: Rulebook, lang: str) -> str:
    """A rule by its name; ``of`` may be the level or the type of the control it is asked for."""
    held = book.procedure
    rule = held.limits.get(kind) or held.thresholds.get(kind) or held.rules.get(kind)
    name = (_said(lang, *_NAMED.get(kind, (kind, kind)))) if rule is None else _said(lang, rule.vi, rule.en)
    field = book.fields.get(of)
    if field is not None:
        return f"{name} ({_said(lang, field.vi, field.en)})"
    return f"{name} ({_named(LEVELS.get(of) or INSPECTION_TYPES.get(of), of, lang)})" if of else name


_NAMED: Final = {"maximum": ("mức phạt tiền tối đa của lĩnh vực", "the maximum fine of the field")}


def _named(pair: tuple[str, str] | None, otherwise: str, lang: str) -> str:
    return otherwise if pair is None else _said(lang, *pair)


def _said(lang: str, vi: str, en: str) -> str:
    return en if lang == "en" else vi
