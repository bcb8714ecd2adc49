"""The scripts of ``.ci`` as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

CI = Path(__file__).parents[2] / ".ci"


@pytest.fixture(scope="session")
def script():
    """``script("links")``: the module of that script."""

    def load(name):
        spec = importlib.util.spec_from_file_location(name, CI / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # the scripts import one another
        spec.loader.exec_module(module)
        return module

    yield load
    for name in ("links", "spelling"):
        sys.modules.pop(name, None)
