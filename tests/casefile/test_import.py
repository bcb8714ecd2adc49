"""Importing the facts loads no event stage and no converter."""

from __future__ import annotations

import subprocess
import sys

LOADED = "import sys, thanhtra.casefile; print(*sorted(sys.modules))"


def test_the_import_builds_no_event_class_and_needs_no_cattrs():
    loaded = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True).stdout.split()

    stages = [name for name in loaded if name.startswith("thanhtra.casefile.events.")]
    assert stages == ["thanhtra.casefile.events.event"]
    assert "cattrs" not in loaded
    assert "json" not in loaded
