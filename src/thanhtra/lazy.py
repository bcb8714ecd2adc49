"""What is worked out, or loaded, when first asked for (tính, nạp khi cần): attributes of values, and the names at the door of a room.

Before Python 3.12 ``functools.cached_property`` holds one lock for all objects of a class while it works: a process forked by another
thread at that moment waits for a thread it does not have. What is kept here follows from frozen data, so two threads at once give the
same and need no lock.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, TypeVar

T = TypeVar("T")

if TYPE_CHECKING or sys.version_info >= (3, 12):
    cached_property = functools.cached_property
else:

    class cached_property(functools.cached_property):  # noqa: N801 - takes the place of the other
        """``functools.cached_property`` as it is from Python 3.12 on: without a lock."""

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            """The value kept for ``instance``, worked out the first time."""
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value


def kept_by_book(maxsize: int) -> Callable[[Callable[..., T]], functools._lru_cache_wrapper[T]]:
    """``functools.lru_cache`` for a function that is given a book: what it keeps is dropped now and then where a program makes many (:func:`forget_books`)."""

    def of(ask: Callable[..., T]) -> functools._lru_cache_wrapper[T]:
        kept = functools.lru_cache(maxsize=maxsize)(ask)
        _KEPT_BY_BOOK.append(kept)
        return kept

    return of


def forget_books() -> None:
    """Drop what follows from rules and can be worked out again: it holds the books it was asked of."""
    for kept in _KEPT_BY_BOOK:
        kept.cache_clear()


_KEPT_BY_BOOK: Final[list[functools._lru_cache_wrapper[Any]]] = []


class _Door(ModuleType):
    """A package some of whose names are those of its modules."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Import puts each module it loads at its package: the names the door has of it are put beside it there and then.

        So nobody has exchanged one of them yet. Where one is called like its module, the name stands there.
        """
        found = {name: value}
        if isinstance(value, ModuleType):
            own = vars(value)
            found |= {
                one: own[one]
                for one, where in self.__dict__["_later"].items()
                if where == value.__name__ and one in own
            }
        for one, what in found.items():
            super().__setattr__(one, what)

    def __dir__(self) -> list[str]:
        """What is loaded and what is not."""
        return sorted({*super().__dir__(), *self.__dict__["_later"]})


def door(name: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package, or of a module beside others, that loads a module when it, or one of its names, is asked for.

    ``names``: module of the package → names in it, a blank between two. The same imports are written under ``TYPE_CHECKING``, where type
    checkers and readers find them: a name misspelt is told there. What stands in another door or beside this one is asked for there each
    time: kept here, it would outlive what a test puts there for a while.
    """
    here = sys.modules[name]
    modules = {module: f"{here.__package__}.{module}" for module in names}
    later = {one: modules[module] for module, listed in names.items() for one in listed.split()}
    here.__dict__["_later"] = later
    here.__class__ = _Door

    def fetch(one: str) -> Any:
        if one in later:
            return getattr(import_module(later[one]), one)
        if one in modules:
            return import_module(modules[one])
        raise AttributeError(f"module {name!r} has no attribute {one!r}")

    return fetch
