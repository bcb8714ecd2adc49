"""Documents beside the case, read as strictly: the same codes, the same paths, all problems at once (các tệp khác ngoài hồ sơ).

A document is a class of records that names its format. Which of its lists name something, and what its shape cannot say, stands in a
:class:`DocumentKind`; everything else is the case reader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import attrs

from thanhtra.casefile.shape import Record
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import decoded, too_deep
from thanhtra.exchange.half_read import looked, twice
from thanhtra.exchange.head import OTHER_FORMAT
from thanhtra.exchange.limits import size_problems
from thanhtra.exchange.looks import LOOKS
from thanhtra.exchange.positions import located
from thanhtra.exchange.problem import DocumentRefused, Problem, path_of
from thanhtra.exchange.reader import structured_document
from thanhtra.exchange.references import Meanings, SlugBook
from thanhtra.outputs import readable

D = TypeVar("D", bound=Record)
MOST: Final = 20_000
"""The most members any list of a document has; more is ``too_large``."""
_HIDES_ALL: Final = OTHER_FORMAT | {"too_deep"}


@attrs.frozen(kw_only=True)
class DocumentKind(Generic[D]):
    """A format: its ``record``, its ``lists`` whose ids are named elsewhere (key → what one is), and what its shape cannot say."""

    record: type[D]
    lists: Mapping[str, str]
    beyond: Callable[[D], Iterable[Problem]]


def read_document(source: str | Path | bytes, kind: DocumentKind[D], *, slugs: SlugBook | None = None, source_name: str | None = None) -> D:
    """The document in a file or in ``bytes``. Raises Unusable with every problem, each with its path, and OSError."""
    if isinstance(source, bytes):
        return _read(source, kind, slugs, source_name)
    path = Path(source)
    return _read(path.read_bytes(), kind, slugs, source_name or f"{readable(str(path))}:1")


def _read(data: bytes, kind: DocumentKind[D], slugs: SlugBook | None, source: str | None) -> D:
    if heavy := size_problems(data):
        raise Unusable(heavy, source=source)
    try:
        document, problems = decoded(data)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=source) from None
    if heavy := _long_lists(document):
        raise Unusable(heavy, source=source)
    try:
        made = structured_document(document, kind.record)
    except DocumentRefused as refused:
        problems = too_deep(document) or [*problems, *refused.problems]
        if type(document) is dict and not any(p.code in _HIDES_ALL for p in problems):
            problems += _half_read(document, kind, slugs, {p.path: p.code for p in problems})
    else:
        problems += _references(made, kind, slugs) or list(kind.beyond(made))
        if not problems:
            return made
    raise Unusable(located(problems, data.decode("utf-8")), source=source)


def _long_lists(document: Any) -> list[Problem]:
    if type(document) is not dict:
        return []
    return [Problem(path_of(key), "too_large", f"at most {MOST} {key}", f"{len(value)}") for key, value in document.items() if type(value) is list and len(value) > MOST]


def _references(made: Record, kind: DocumentKind[D], slugs: SlugBook | None) -> list[Problem]:
    """Ids carried twice, names and slugs that mean nothing."""
    known, found = Meanings(slugs), list[Problem]()
    for key, what in kind.lists.items():
        ids = [one.id for one in getattr(made, key) or ()]
        known.ids[what] = set(ids)
        found += twice(key, [{"id": one} for one in ids], ids)
    LOOKS[type(made)](known, made, (), found)
    return found


def _half_read(document: dict[str, Any], kind: DocumentKind[D], slugs: SlugBook | None, told: Mapping[str, str]) -> list[Problem]:
    """The same of what can be read of a document whose shape is wrong, except at the places ``told`` names."""
    known, found, unsure = Meanings(slugs), list[Problem](), set[str]()
    for key, what in kind.lists.items():
        listed = document.get(key)
        members: list[Any] = listed if type(listed) is list else []
        ids = [one["id"] for one in members if type(one) is dict and type(one.get("id")) is str]
        known.ids[what] = set(ids)
        found += twice(key, members, ids)
        if len(ids) < len(members) or (listed is not None and type(listed) is not list) or any(path.startswith(path_of(key)) and path.endswith(".id") for path in told):
            unsure.add(what)
    found += looked(kind.record, document, (), known, frozenset(unsure))
    return [p for p in found if p.path not in told]
