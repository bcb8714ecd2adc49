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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 12):
    cached_property = functools.cached_property
else:

    class cached_property(functools.cached_property):  # noqa: N801 - takes the place of the other
        """``functools.cached_property`` as it is from Python 3.12 on: without a lock."""

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            """The value kept for ``instance``, worked out the first time."""
            if instance is None:
                return self
            kept = instance.__dict__
            value = kept.get(self.attrname, _NONE)
            if value is _NONE:
                value = kept[self.attrname] = self.func(instance)
            return value


_NONE = object()


class _Door(ModuleType):
    """A package some of whose names are those of its modules."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Import puts each module it loads at its package: where a name of the door is called like its module, the name stands there."""
        if name in self.__dict__["_later"] and isinstance(value, ModuleType):
            value = getattr(value, name, value)
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        """What is loaded and what is not."""
        return sorted({*super().__dir__(), *self.__dict__["_later"]})


def door(package: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of ``package``: it answers to ``names`` (module → names in it, a blank between two), and loads a module when one of its names is asked for.

    The package writes the same imports under ``TYPE_CHECKING``, where type checkers and readers find them: a name misspelt is told there.
    """
    module = sys.modules[package]
    later = {name: f"{package}.{where}" for where, listed in names.items() for name in listed.split()}
    module.__dict__["_later"] = later
    module.__class__ = _Door

    def fetch(name: str) -> Any:
        if name not in later:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = module.__dict__[name] = getattr(import_module(later[name]), name)
        return value

    return fetch
