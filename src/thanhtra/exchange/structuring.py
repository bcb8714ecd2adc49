"""What is wrong with decoded JSON: every shape checked, every problem collected (nêu mọi lỗi của hồ sơ).

It reads what :mod:`thanhtra.exchange.straight` gave up on. The only file that knows cattrs. Its defaults coerce and forgive; here every type
has an exact hook, ``null`` is never read as unknown, and an unknown key is refused. Hooks of a class are made when a document first needs it;
there is one converter a process.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from thanhtra.casefile import KINDS, Event
from thanhtra.casefile.shape import Record, shape
from thanhtra.exchange import leaves
from thanhtra.exchange.head import HEAD
from thanhtra.exchange.leaves import Leaf
from thanhtra.exchange.problem import DocumentRefused, Problem, did_you_mean, echo, path_of
from thanhtra.exchange.straight import LEAVES, marked_leaf


def hook_of(kind: Any) -> Leaf:
    """What reads a value of that class, or list of it, and raises DocumentRefused with every problem of its shape."""
    hook: Leaf = _CONVERTER.get_structure_hook(kind)
    return hook


def event_hook(value: Any, _: Any) -> Event:
    """What reads an event, by its kind. Raises likewise."""
    if type(value) is not dict:
        raise leaves.wrong_type("an object", value)
    if "kind" not in value:
        raise DocumentRefused(Problem(path_of("kind"), "missing", "a kind of event", "nothing"))
    kind = value["kind"]
    if type(kind) is not str:
        raise DocumentRefused(Problem(path_of("kind"), "wrong_type", "a kind of event", leaves.described(kind)))
    if kind not in KINDS:
        expected = f"a kind of event{did_you_mean(kind, KINDS)}"
        raise DocumentRefused(Problem(path_of("kind"), "unknown_kind", expected, echo(kind)))
    cls = KINDS[kind]
    event: Event = _CONVERTER.get_structure_hook(cls)(value, cls)
    return event


def _record(cls: type[Record], converter: Converter) -> Leaf:
    renamed: Any = {f.name: override(rename=f.key) for f in shape(cls) if f.key != f.name}
    build: Any = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        _cattrs_use_linecache=False,
        **renamed,
    )

    def structure(value: Any, kind: Any) -> Any:
        if type(value) is not dict:
            raise leaves.wrong_type("an object", value)
        try:
            return build(value, kind)
        except ClassValidationError as error:
            raise DocumentRefused(*_problems_of(cls, error)) from None

    return structure


def _problems_of(cls: type[Record], error: ClassValidationError) -> list[Problem]:
    keys = {f.name: f.key for f in shape(cls)}
    found: list[Problem] = []
    for part in error.exceptions:
        if isinstance(part, ForbiddenExtraKeysError):
            known = (*keys.values(), *HEAD) if cls.FORMAT else tuple(keys.values())
            found += [_unknown_key(key, known) for key in sorted(part.extra_fields)]
            continue
        note: Any = part.__notes__[-1]
        key = keys[note.name]
        if isinstance(part, DocumentRefused):
            found += [problem.under(key) for problem in part.problems]
        elif isinstance(part, KeyError):
            found.append(Problem(path_of(key), "missing", f"{key}", "nothing"))
        else:
            raise part
    return found


def _unknown_key(key: str, known: tuple[str, ...]) -> Problem:
    return Problem(path_of(key), "unknown_key", f"no such key{did_you_mean(key, known)}", echo(key))


def _list(kind: Any, converter: Converter) -> Leaf:
    member = get_args(kind)[0]
    build = converter.get_structure_hook(member)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise leaves.wrong_type("a list", value)
        try:
            return tuple([build(item, member) for item in value])
        except DocumentRefused:
            raise DocumentRefused(*_problems_in(value)) from None

    def _problems_in(value: list[Any]) -> list[Problem]:
        found: list[Problem] = []
        for index, item in enumerate(value):
            try:
                build(item, member)
            except DocumentRefused as refused:
                found += [problem.under(index) for problem in refused.problems]
        return found

    return structure


def _optional(kind: Any, converter: Converter) -> Leaf:
    (kept,) = (a for a in get_args(kind) if a is not type(None))
    return converter.get_structure_hook(kept)


def _marked(kind: Any, converter: Converter) -> Leaf:
    plain, mark = get_args(kind)
    return marked_leaf(mark, lambda: converter.get_structure_hook(plain))


def _choice(kind: Any, _: Converter) -> Leaf:
    return leaves.choice(get_args(kind))


def _is_event(kind: Any) -> bool:
    return kind is Event


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record) and kind is not Event


def _has_origin(*origins: Any) -> Callable[[Any], bool]:
    def applies(kind: Any) -> bool:
        return get_origin(kind) in origins

    return applies


_FACTORIES: Final[tuple[tuple[Callable[[Any], bool], Any], ...]] = (
    (_is_record, _record),
    (_has_origin(tuple), _list),
    (_has_origin(Union, types.UnionType), _optional),
    (_has_origin(Annotated), _marked),
    (_has_origin(Literal), _choice),
)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for applies, factory in _FACTORIES:
        converter.register_structure_hook_factory(applies, factory)
    for kind, hook in {**LEAVES, int: _never}.items():
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(_is_event, event_hook)
    return converter


def _never(value: Any, _: Any) -> Any:
    raise leaves.wrong_type("nothing", value)  # pragma: no cover - no field is a bare integer


_CONVERTER: Final = _converter()
