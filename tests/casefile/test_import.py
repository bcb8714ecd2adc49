"""Importing the facts loads no event stage and no converter."""

from __future__ import annotations

import os
import subprocess
import sys

from thanhtra import casefile

UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""Coverage, where it watches, imports things of its own."""
LOADED = "import sys, thanhtra.casefile; print(*sorted(sys.modules))"


def test_the_import_builds_no_event_class_and_needs_no_cattrs():
    done = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True, env=UNWATCHED)
    loaded = done.stdout.split()

    stages = [name for name in loaded if name.startswith("thanhtra.casefile.events.")]
    assert stages == ["thanhtra.casefile.events.event"]
    assert "cattrs" not in loaded
    assert "json" not in loaded


def test_the_door_lists_every_class_of_events():
    assert {cls.__name__ for cls in casefile.KINDS.values()} - set(casefile.__all__) == set()
