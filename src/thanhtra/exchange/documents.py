"""Documents beside the case, read as strictly: the same codes, the same paths, all problems at once (các tệp khác ngoài hồ sơ).

A document is a class of records that names its format. Which of its lists name something, and what its shape cannot say, stands in a
:class:`DocumentKind`; everything else is the case reader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import decoded, file_bytes, too_deep
from thanhtra.exchange.half_read import looked, twice
from thanhtra.exchange.head import HIDES_ALL
from thanhtra.exchange.limits import DEFAULT_LIMITS, size_problems, too_many
from thanhtra.exchange.looks import LOOKS
from thanhtra.exchange.positions import located
from thanhtra.exchange.problem import DocumentRefused, Problem, path_of
from thanhtra.exchange.reader import structured_document
from thanhtra.exchange.references import Meanings, SlugBook
from thanhtra.outputs import readable

D = TypeVar("D", bound=Record)
MOST: Final = 20_000
"""The most members any list of a document has; more is ``too_large``."""


Look = Callable[[Any], Iterable[Problem]]
"""What a document says that its shape allows and that cannot be: names that name nothing, days out of order."""
Heavy = Callable[[Any], list[Problem]]
HalfRead = Callable[[dict[str, Any], Mapping[str, str]], list[Problem]]


def _nothing(*_: Any) -> list[Problem]:
    return []


@frozen(kw_only=True)
class DocumentKind(Generic[D]):
    """A format: its ``record``, its ``lists`` whose ids are named elsewhere (key → what one is), and what its shape cannot say."""

    record: type[D]
    lists: Mapping[str, str]
    beyond: Callable[[D], Iterable[Problem]]


def read_document(
    source: str | Path | bytes, kind: DocumentKind[D], *, slugs: SlugBook | None = None, source_name: str | None = None
) -> D:
    """The document in a file or in ``bytes``. Raises Unusable with every problem, each with its path, and OSError."""
    if isinstance(source, bytes):
        return _read(source, kind, slugs, source_name)
    path = Path(source)
    return _read(file_bytes(path, DEFAULT_LIMITS.bytes), kind, slugs, source_name or f"{readable(str(path))}:1")


def _read(data: bytes, kind: DocumentKind[D], slugs: SlugBook | None, source: str | None) -> D:
    return strictly(
        data,
        source,
        lambda document: structured_document(document, kind.record),
        lambda made: _references(made, kind, slugs) or kind.beyond(made),
        heavy=_long_lists,
        half_read=lambda document, told: _half_read(document, kind, slugs, told),
    )


def strictly(
    data: bytes,
    source: str | None,
    made: Callable[[Any], D],
    look: Look,
    *,
    heavy: Heavy = _nothing,
    half_read: HalfRead = _nothing,
) -> D:
    """What ``made`` makes of a decoded document, when neither it nor ``look`` finds a problem. Raises Unusable with every problem, each with its place.

    ``heavy`` tells at once what is too much to be read on; ``half_read`` what else can be told of a document whose shape is wrong, given
    the code told at each path.
    """
    if too_large := size_problems(data):
        raise Unusable(too_large, source=source)
    try:
        document, problems = decoded(data)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=source) from None
    if too_large := heavy(document):
        raise Unusable(too_large, source=source)
    try:
        found = made(document)
    except DocumentRefused as refused:
        problems = too_deep(document) or [*problems, *refused.problems]
        if type(document) is dict and not any(p.code in HIDES_ALL for p in problems):
            problems += half_read(document, {p.path: p.code for p in problems})
    else:
        problems += look(found)
        if not problems:
            return found
    raise Unusable(located(problems, data.decode("utf-8")), source=source)


def _long_lists(document: Any) -> list[Problem]:
    if type(document) is not dict:
        return []
    return [
        too_many(path_of(key), MOST, key, len(value))
        for key, value in document.items()
        if type(value) is list and len(value) > MOST
    ]


def _references(made: Record, kind: DocumentKind[D], slugs: SlugBook | None) -> list[Problem]:
    """Ids carried twice, names and slugs that mean nothing."""
    known, found = Meanings(slugs), list[Problem]()
    for key, what in kind.lists.items():
        listed = getattr(made, key) or ()
        known.ids[what] = {one.id for one in listed}
        found += twice_named(key, listed)
    LOOKS[type(made)](known, made, (), found)
    return found


def _half_read(
    document: dict[str, Any], kind: DocumentKind[D], slugs: SlugBook | None, told: Mapping[str, str]
) -> list[Problem]:
    """The same of what can be read of a document whose shape is wrong, except at the places ``told`` names."""
    known, found, unsure = Meanings(slugs), list[Problem](), set[str]()
    for key, what in kind.lists.items():
        listed = document.get(key)
        members: list[Any] = listed if type(listed) is list else []
        ids = [one["id"] for one in members if type(one) is dict and type(one.get("id")) is str]
        known.ids[what] = set(ids)
        found += twice(key, members, ids)
        if (
            len(ids) < len(members)
            or (listed is not None and type(listed) is not list)
            or any(path.startswith(path_of(key)) and path.endswith(".id") for path in told)
        ):
            unsure.add(what)
    found += looked(kind.record, document, (), known, frozenset(unsure))
    return [p for p in found if p.path not in told]


def twice_named(key: str, listed: Iterable[Any] | None) -> Iterator[Problem]:
    """Every member of a list whose id an earlier one carries."""
    ids = [one.id for one in listed or ()]
    return twice(key, [{"id": one} for one in ids], ids)
