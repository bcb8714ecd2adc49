"""The command as a process: encodings, pipes, signals, the two doors."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

C_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}


def test_a_pipe_gets_utf_8_whatever_the_locale(spawn, files):
    ran = spawn("review", files.late(), env=C_LOCALE)
    assert ran.returncode == 1
    assert "quyết định" in ran.stdout.decode("utf-8")


def test_errors_on_a_pipe_are_utf_8_too(spawn):
    ran = spawn("revew", env=C_LOCALE)
    assert ran.returncode == 2
    assert "không có lệnh / no command 'revew' (ý là / did you mean 'review'?)" in ran.stderr.decode("utf-8")


def test_no_colour_on_a_pipe(spawn, files):
    assert b"\x1b[" not in spawn("review", files.late()).stdout


def test_stdin_through_a_real_pipe(spawn, files):
    ran = spawn("review", "-", "--format", "jsonl", stdin=(files.line("P", "2020-10-20") + "\n").encode(), env=C_LOCALE)
    assert json.loads(ran.stdout)["case"] == "P"


def test_a_mixture_of_good_and_bad_answers_2_and_reviews_the_good(spawn, files):
    bad = files.write("utf16.json", "{}".encode("utf-16"))
    ran = spawn("review", files.undecided(), bad, files.late(), "--format", "json")
    assert ran.returncode == 2
    assert [r["case"] for r in json.loads(ran.stdout)] == ["UNDECIDED", None, "LATE"]


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_who_leaves_is_no_traceback(files):
    path = files.write("many.jsonl", (files.line("M", "2020-10-20") + "\n") * 400)
    command = [sys.executable, "-m", "thanhtra", "review", path, "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_is_no_traceback():
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a test run in the background is started deaf to it
    with subprocess.Popen([sys.executable, "-m", "thanhtra", "review", "-"], preexec_fn=heard, **pipes) as process:  # noqa: PLW1509 - a test of one thread
        time.sleep(2)  # the command now waits for its input
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (130, b"", b"")


def test_a_terminal_has_colour_unless_told_not_to(files):
    pty = pytest.importorskip("pty")

    def shown(env: dict[str, str]) -> bytes:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "thanhtra", "review", files.late()]
        process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm", **env})
        os.close(theirs)
        found = b""
        while True:
            try:
                chunk = os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            found += chunk
        os.close(ours)
        process.wait(timeout=60)
        return found

    plain = {"NO_COLOR": "", "PYTHONIOENCODING": "utf-8"}
    assert b"\x1b[31m" in shown(plain)
    assert b"\x1b[" not in shown({**plain, "NO_COLOR": "1"})
    ascii_only = shown({"NO_COLOR": "1", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert b"x DEC01 " in ascii_only
    assert ascii_only.isascii()


def test_the_module_and_the_script_are_one_door(spawn):
    script = Path(sys.executable).with_name("thanhtra")
    if not script.exists():
        pytest.skip("the package is not installed here")
    told = subprocess.run([str(script), "--version"], capture_output=True, check=True, timeout=60)
    assert told.stdout == spawn("--version").stdout


def test_help_and_due_import_neither_the_state_machine_nor_the_reader():
    code = (
        "import sys\nfrom thanhtra.cli import main\n"
        "main(['--help'])\nheavy = {'statemachine', 'cattrs', 'thanhtra.rulebook.book'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "main(['due', 'decision', '--from', '2022-03-01'])\n"
        "assert not {'statemachine', 'cattrs'} & set(sys.modules)\n"
        "import thanhtra.exchange\n"
        "assert 'csv' not in sys.modules  # read where a register is\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")
