"""A process forked beside threads that review can review itself: no lock of ours is held for a thread the child does not have."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.lazy import cached_property
from thanhtra.reviewing import ready

CASE = next((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))


class Slow:
    """Two objects of one class, of which one takes its time."""

    @cached_property
    def value(self) -> int:
        """Worked out once."""
        time.sleep(self.seconds)
        return 7

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


def ended(child: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_does_not_wait_for_a_value_another_thread_was_working_out():
    slow = Slow(3)
    threading.Thread(target=lambda: slow.value, daemon=True).start()
    time.sleep(0.2)
    child = os.fork()
    if not child:
        os._exit(0 if Slow(0).value else 1)
    assert ended(child, 2)


@pytest.mark.no_cover
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_reviews_beside_threads_that_read_rules():
    ready()
    case, stop = read_case(CASE), threading.Event()

    def work() -> None:
        while not stop.is_set():
            assert review(case, Rulebook.built_in().afresh()).answers

    threads = [threading.Thread(target=work, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(5):
            child = os.fork()
            if not child:
                os._exit(0 if review(case, Rulebook.built_in().afresh()).answers else 1)
            assert ended(child, 20)
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_a_value_is_worked_out_once_and_the_descriptor_is_itself():
    one = Slow(0)
    assert (one.value, one.__dict__["value"]) == (7, 7)
    assert Slow.value.__doc__ == "Worked out once."


def test_once_ready_reading_and_a_review_import_nothing_more():
    """Of rules as they come, with every answer and deadline; a case read, one that cannot be used, and what is sent back as JSON."""
    code = (
        "import sys; from thanhtra.reviewing import ready; ready(); before = set(sys.modules)\n"
        "from thanhtra import Rulebook, Unusable, read_case, review; from thanhtra.exchange import review_to_json, unusable_to_json\n"
        "case = read_case(sys.argv[1]); book = Rulebook.built_in()\n"
        "found = review(case, book); found.answers; found.deadlines; book.edition; book.problems(); review_to_json(found)\n"
        "try: read_case(b'{}', slugs=book)\n"
        "except Unusable as unusable: unusable_to_json(unusable)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(CASE)], check=True, capture_output=True, text=True, env=unwatched
    )
    assert ran.stdout.split() == []
