"""An act's row against the text: its frame, and the additional sanctions and remedies the article names for it (hành vi, khung phạt)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook.sanctioning import OfferedMeasure, OfferedRemedy, Violation
from thanhtra.verifying.figures import frames, spans, sums
from thanhtra.verifying.followers import Followers
from thanhtra.verifying.library import TextPassage
from thanhtra.verifying.outcome import Comparison, Fact, agree_or_differ, unread
from thanhtra.verifying.outline import Outline, Place, inside
from thanhtra.verifying.wording import alike, likeness, verb_of

Names = Mapping[str, tuple[str, ...]]
"""Every name of each remedy of the Law and of the decrees, by slug."""


@frozen
class OwnWords:
    """Places the decree's folder speaks of in its own words: those it leaves out, and those it reads in a way of its own."""

    left_out: frozenset[Place] = frozenset()
    read_so: frozenset[Place] = frozenset()


_FINE: Final = re.compile(r"(?:phạt tiền|mức phạt|mức tiền phạt)", re.IGNORECASE)
_WARNING: Final = re.compile(r"phạt cảnh cáo|cảnh cáo", re.IGNORECASE)
MEASURE_WORDS: Final = {
    "withdraw-licence": re.compile(r"tước\s+(?:quyền|có thời hạn)", re.IGNORECASE),
    "suspend-activity": re.compile(r"đình chỉ", re.IGNORECASE),
    "confiscate": re.compile(r"tịch thu", re.IGNORECASE),
    "expel": re.compile(r"trục xuất", re.IGNORECASE),
}


def act_facts(act: Violation, passages: tuple[TextPassage, ...]) -> Fact:
    """The frame, or the warning, as the nearest place that states one says it."""
    ours = act.gap or _said(act)
    read = [said for p in passages for said in [_stated(p)] if said is not None]
    if act.gap:
        return unread(
            ours,
            f"the row is a gap; the text states {_words(read[0][0], warning=read[0][1])}"
            if read
            else "the row is a gap",
        )
    if not read:
        return unread(ours, f"no amount nor warning is read at {act.citation} or in the head over it")
    frame, warning = next((r for r in read if r == (act.frame, act.or_warning or act.warning_only)), read[0])
    return agree_or_differ(
        ours, _words(frame, warning=warning), same=(frame, warning) == (act.frame, act.or_warning or act.warning_only)
    )


def _said(act: Violation) -> str:
    return _words(act.frame, warning=act.or_warning or act.warning_only)


def _words(frame: Frame | None, *, warning: bool) -> str:
    parts = ["warning"] if warning else []
    parts += [f"{frame.least}-{frame.most}"] if frame is not None else []
    return " or ".join(parts) or "no frame"


def _stated(passage: TextPassage) -> tuple[Frame | None, bool] | None:
    """Frame and warning at the place itself, else in the nearest head that states them."""
    for text in (passage.own, *passage.heads):
        head = text.split("hành vi", 1)[0] if _FINE.search(text.split("hành vi", 1)[0]) else text
        if _FINE.search(head) is not None:
            found = frames(head) or frames(text)
            if found:
                return found[0], _WARNING.search(head) is not None
            amounts = sums(head)
            if len(amounts) == 1:
                return Frame(amounts[0], amounts[0]), _WARNING.search(head) is not None
        elif _WARNING.search(text[:_OPENING]) is not None:
            return None, True
    return None


_OPENING: Final = 40


def offered_facts(act: Violation, text: Outline, follow: Followers, names: Names, own: OwnWords) -> Iterator[Fact]:
    """Each additional sanction and remedy of the row at its place, and each the article names for the act that the row lacks."""
    place = place_of(act.citation)
    said: list[OfferedMeasure | OfferedRemedy] = [*act.additional, *act.remedies]
    for one in said:
        beside = frozenset(r.remedy for r in act.remedies if r.cite == one.cite)
        told = _offered(
            one,
            place,
            text,
            dict(follow.of(place[0])),
            {n: names[n] for n in names if n not in beside or _slug(one) == n},
        )
        kept = one.cite is not None and place_of(one.cite) in own.read_so
        yield from (
            unread(f.ours, f"read in a way of its own: {f.text}") if kept and f.outcome is Comparison.DIFFERS else f
            for f in told
        )
    cited = {place_of(one.cite) for one in said if one.cite is not None}
    for at, acts in follow.of(place[0]):
        named = any(inside(place, p) for p in acts)
        if named and at not in own.left_out and not any(inside(at, c) or inside(c, at) for c in cited):
            yield Fact(
                Comparison.DIFFERS,
                f"nothing at {_compact(at)}",
                f"{_compact(at)} names {_compact(place)}: {text.own(at)[:160]}",
            )


def _offered(
    one: OfferedMeasure | OfferedRemedy,
    place: Place,
    text: Outline,
    follow: Mapping[Place, tuple[Place, ...]],
    names: Names,
) -> Iterator[Fact]:
    slug = _slug(one)
    if one.cite is None:
        yield unread(slug, f"{slug} has no place of its own")
        return
    at = place_of(one.cite)
    ours = f"{slug} at {_compact(at)}"
    if at not in text:
        yield unread(ours, f"{_compact(at)} is not found in the text")
        return
    says = text.whole(at)
    yield _kind(one, ours, says, names)
    if isinstance(one, OfferedMeasure) and one.least is not None and one.most is not None and one.unit is not None:
        yield _term(one, ours, says)
    if isinstance(one, OfferedMeasure):
        yield from (_licence(name, says) for name in one.licence)
    acts = [p for where, found in follow.items() if inside(where, at) or inside(at, where) for p in found]
    if not acts:
        yield unread(f"{ours} for {_compact(place)}", f"the acts {_compact(at)} is for could not be read")
    else:
        same = any(inside(place, p) or inside(p, place) for p in acts)
        yield agree_or_differ(
            f"{ours} for {_compact(place)}", f"{_compact(at)} names {', '.join(_compact(p) for p in acts)}", same=same
        )


def _slug(one: OfferedMeasure | OfferedRemedy) -> str:
    return one.measure if isinstance(one, OfferedMeasure) else one.remedy


def _licence(name: str, says: str) -> Fact:
    return agree_or_differ(
        name, name if name.lower() in says.lower() else says[:160], same=name.lower() in says.lower()
    )


def _kind(one: OfferedMeasure | OfferedRemedy, ours: str, says: str, names: Names) -> Fact:
    if isinstance(one, OfferedMeasure):
        kinds = [k for k, words in MEASURE_WORDS.items() if words.search(says)]
        return agree_or_differ(ours, ", ".join(kinds) or says[:160], same=one.measure in kinds)
    if _is_remedy(one.remedy, says, names):
        return agree_or_differ(ours, says[:160], same=True)
    if not _has_verb(one.remedy, says, names) and any(
        _has_verb(n, says, names) and _is_remedy(n, says, names) for n in names if n != one.remedy
    ):
        return agree_or_differ(ours, says[:160], same=False)
    return unread(ours, f"worded otherwise than {names[one.remedy][0]!r}: {says[:160]!r}")


def _has_verb(slug: str, says: str, names: Names) -> bool:
    return any(verb_of(name) in says.lower() for name in names[slug])


def _is_remedy(slug: str, says: str, names: Names) -> bool:
    """Whether the wording is that of the remedy: half of its name stands there; or its verb does, and no other name is likelier."""
    own = names[slug]
    if any(alike(name, says) for name in own):
        return True
    if not _has_verb(slug, says, names):
        return False
    others = (likeness(n, says) for found in names.values() for n in found if verb_of(n) in says.lower())
    return max(likeness(n, says) for n in own) >= max(others)


def _term(one: OfferedMeasure, ours: str, says: str) -> Fact:
    found = spans(says)
    said = f"{ours}, {one.least}-{one.most} {one.unit}"
    if not found:
        return unread(said, f"no term from … to … in {says[:120]!r}")
    return agree_or_differ(
        said, ", ".join(f"{a}-{b} {u}" for a, b, u in found), same=(one.least, one.most, one.unit) in found
    )


def place_of(citation: Citation) -> Place:
    """The place of ``citation`` in its instrument."""
    return (citation.article or "", citation.clause or "", citation.point or "")


def _compact(place: Iterable[str]) -> str:
    return ".".join(part for part in place if part)
