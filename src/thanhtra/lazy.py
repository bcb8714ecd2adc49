"""Attributes worked out when first asked for (thuộc tính tính một lần).

Before Python 3.12 ``functools.cached_property`` holds one lock for all objects of a class while it works: a process forked by another
thread at that moment waits for a thread it does not have. What is kept here follows from frozen data, so two threads at once give the
same and need no lock.
"""

from __future__ import annotations

import functools
import sys
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
