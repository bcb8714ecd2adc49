"""What every test shares: one Hypothesis profile, each field written out; and rule files whose TOML is taken apart once a session.

A test marked ``no_cover`` draws or repeats a great deal of what smaller tests run too: it is not watched branch by branch. Pausing
one watcher does not do it in a worker, whose whole process is watched from its start: nobody watches while it runs, nor what it starts.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Generator, Iterator
from functools import lru_cache
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, settings

_WATCHES_CHILDREN = "COVERAGE_PROCESS_CONFIG"
"""What has a process started by a test watched too."""

settings.register_profile(
    "thanhtra",
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    stateful_step_count=12,
    report_multiple_bugs=True,
    verbosity=Verbosity.normal,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink),
    suppress_health_check=(HealthCheck.too_slow,),  # a shared machine is slow in ways no strategy can help
)
settings.load_profile("thanhtra")


@pytest.fixture(scope="session", autouse=True)
def _rule_files_are_taken_apart_once() -> Iterator[None]:
    """Hundreds of tests lay a folder over the built-in rules; the text of the built-in files is the same each time."""
    once = SimpleNamespace(loads=lru_cache(maxsize=512)(tomllib.loads), TOMLDecodeError=tomllib.TOMLDecodeError)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thanhtra.rulebook.toml_text.tomllib", once)
        yield


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Unwatched where the test asks for it."""
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    watching, children = sys.gettrace(), os.environ.pop(_WATCHES_CHILDREN, None)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(watching)
        if children is not None:
            os.environ[_WATCHES_CHILDREN] = children
