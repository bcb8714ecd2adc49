"""Frozen classes of attrs, finished when first used (lớp giá trị, dựng khi dùng).

``frozen`` is ``attrs.frozen``, later. What attrs writes for a class (``__init__``, ``__eq__``, ``__repr__`` …) costs half a millisecond to make and
compile; a command that lives for a fifth of a second reads hundreds of classes and uses some dozens. Here a class is made with its slots
alone; attrs writes the rest, from the same body and with the same options, when the first of it is asked for: an instance made, compared or
shown, ``attrs.fields``. Instances are pickled and read back without it. ``tests/test_classes.py`` holds that a class ends up as attrs makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from attrs import frozen as frozen  # noqa: PLC0414 - to a type checker it is that
else:

    def frozen(cls: type | None = None, /, **options: Any) -> Any:
        """``attrs.frozen``, with options of it; a class that is not plain is finished at once."""
        if cls is None:
            return partial(frozen, **options)
        return _unfinished(cls, options) if _is_plain(cls, options) else attrs.frozen(**options)(cls)


new_tuple: Final = tuple.__new__
"""A named tuple of those fields without the call its own constructor makes: a review makes dozens."""
_ALWAYS: Final = ("__attrs_attrs__", "__attrs_props__", "__match_args__", "__setattr__", "__delattr__", "__replace__")
"""What attrs may give any frozen class."""
_PLAIN: Final = frozenset({"kw_only", "eq", "repr"})
"""The options that make no other class than slots and methods."""


class _Later:
    """Something attrs gives a class, not there yet: the class is finished when it is asked for."""

    __slots__ = ("finish", "name")

    def __init__(self, name: str, finish: Callable[[], type]) -> None:
        self.name = name
        self.finish = finish

    def __get__(self, instance: object, owner: type) -> Any:
        """What stands there once the class is finished, or in a base; a subclass that asks through ``super()`` does not get its own."""
        order = owner.__mro__
        for cls in order[order.index(self.finish()) :]:
            if self.name in vars(cls):
                value = vars(cls)[self.name]
                bind = getattr(type(value), "__get__", None)
                return value if bind is None else bind(value, instance, owner)
        raise AttributeError(f"type object {owner.__name__!r} has no attribute {self.name!r}")


def _is_plain(cls: type, options: dict[str, Any]) -> bool:
    """Whether the class is one whose slots are its annotations, and whose methods do not know which class they are of."""
    return options.keys() <= _PLAIN and not any(
        isinstance(value, cached_property) or getattr(_function(value), "__closure__", None)
        for value in vars(cls).values()
    )


def _function(value: Any) -> Any:
    """The function a property, class method or static method is made of; another value as it is."""
    return value.fget if isinstance(value, property) else getattr(value, "__func__", value)


def _unfinished(cls: type, options: dict[str, Any]) -> type:
    body = dict(vars(cls))
    names = [name for name, kind in body.get("__annotations__", {}).items() if not kind.startswith("ClassVar")]
    inherited = [slot for base in reversed(cls.__mro__[1:]) for slot in vars(base).get("__slots__", ())]
    slots = [name for name in names if name not in inherited]
    later = [*_ALWAYS, *_written(body, options)]
    whole: dict[str, dict[str, Any]] = {}

    def finish() -> type:
        if not whole:
            full = vars(attrs.frozen(**options)(type(cls)(cls.__name__, cls.__bases__, dict(body))))
            # of two threads at once both take what was kept first: the fields of a class are the same objects to all
            whole.setdefault("", {name: full[name] for name in later if name in full})
        for name in later:
            if not isinstance(vars(made).get(name), _Later):
                continue  # there already, or somebody put something else there
            if name in whole[""]:
                setattr(made, name, whole[""][name])
            else:
                with suppress(AttributeError):  # the other thread was first
                    delattr(made, name)
        return made

    if "__getstate__" not in body:
        body["__getstate__"], body["__setstate__"] = _state((*(s for s in inherited if s != "__weakref__"), *slots))
    own = {name: value for name, value in body.items() if name not in (*names, "__dict__", "__weakref__")}
    own |= {name: _Later(name, finish) for name in later}
    has_reference = any("__weakref__" in vars(base) for base in cls.__mro__[1:-1])
    own["__slots__"] = (*slots,) if has_reference else (*slots, "__weakref__")
    own["__qualname__"] = cls.__qualname__
    made: type = type(cls)(cls.__name__, cls.__bases__, own)
    return made


def _written(body: dict[str, Any], options: dict[str, Any]) -> list[str]:
    """The methods attrs writes for a class of that body, by its options."""
    wanted = ["__attrs_init__" if "__init__" in body else "__init__"]
    if options.get("repr") is not False:
        wanted.append("__repr__")
    if options.get("eq") is not False and not {"__eq__", "__ne__"} & body.keys():
        wanted += ["__eq__", "__ne__", "__hash__"]
    return [name for name in wanted if name not in body]


def _state(names: tuple[str, ...]) -> tuple[Any, Any]:
    """How an instance is pickled: its fields by name, as attrs does it; a name that is no field is passed over."""

    def getstate(self: Any) -> dict[str, Any]:
        return {name: getattr(self, name) for name in names}

    def setstate(self: Any, state: dict[str, Any]) -> None:
        for name in names:
            if name in state:
                object.__setattr__(self, name, state[name])

    return getstate, setstate
