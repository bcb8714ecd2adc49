"""Importing the room of facts loads no class and no converter."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import get_args, get_type_hints

import attrs
import pytest

from thanhtra import casefile, events
from thanhtra.casefile.events import KINDS_OF

UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""Coverage, where it watches, imports things of its own."""
LOADED = "import sys, thanhtra.casefile; print(*sorted(sys.modules))"


def test_the_import_builds_no_event_class_and_needs_no_cattrs():
    done = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True, env=UNWATCHED)
    loaded = done.stdout.split()

    assert [name for name in loaded if name.startswith("thanhtra.casefile.")] == []
    assert "cattrs" not in loaded
    assert "json" not in loaded


def test_the_door_lists_every_class_of_events():
    assert {cls.__name__ for cls in casefile.KINDS.values()} - set(casefile.__all__) == set()


def test_every_kind_is_of_the_type_and_of_its_class():
    """``Kind`` lists exactly the kinds of format 1; a class of one kind has it by default, one of several must be told."""
    assert get_args(casefile.Kind) == tuple(casefile.KINDS)
    for name, kinds in KINDS_OF.items():
        cls = getattr(casefile, name)
        kind = attrs.fields_dict(cls)["kind"]
        assert get_args(get_type_hints(cls)["kind"]) == kinds
        assert kind.default == (kinds[0] if len(kinds) == 1 else attrs.NOTHING)


def test_any_event_is_one_of_the_classes():
    assert set(get_args(casefile.AnyEvent)) == set(casefile.KINDS.values())


def test_the_module_of_events_has_them_all_and_nothing_else():
    assert {cls.__name__ for cls in casefile.KINDS.values()} < set(events.__all__)
    assert [name for name in events.__all__ if getattr(events, name) is not getattr(casefile, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'GoodsSeised'"):
        _ = events.GoodsSeised


def test_a_kind_need_not_be_said():
    paid = events.FinePaid(kind="fine_paid", amount=1)
    assert events.GoodsSeized().kind == "goods_seized"
    assert (paid.kind, events.GoodsSeized()) == ("fine_paid", events.GoodsSeized(kind="goods_seized"))
    with pytest.raises(TypeError, match="kind"):
        events.FinePaid(amount=1)
