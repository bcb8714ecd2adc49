"""The command killed with SIGKILL in the middle of its work, and resumed, beside one run in peace: the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memory import write
from timing import Report

KILLS = 3


def measure(report: Report, *, quick: bool) -> None:
    """Killed each time a note of progress is written anew, wherever it is then."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        archive = write(at / "cases.jsonl", 1_500 if quick else 4_000)
        command = [sys.executable, "-m", "thanhtra", "bulk", str(archive), "--processes", "2", "--out"]
        subprocess.run([*command, str(at / "whole.jsonl")], check=False, capture_output=True)
        out, kills = at / "out.jsonl", 0
        note = Path(f"{out}.progress")
        while kills < KILLS:
            process = subprocess.Popen(
                [*command, str(out), "--resume"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            before = note.read_bytes() if note.exists() else b""
            while process.poll() is None and (not note.exists() or note.read_bytes() == before):
                time.sleep(0.01)
            if process.poll() is not None:
                break
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
        subprocess.run([*command, str(out), "--resume"], check=False, capture_output=True)
        assert kills > 0, "it was done before it could be killed"
        assert out.read_bytes() == (at / "whole.jsonl").read_bytes()
        report.say(
            f"Killed {kills} times with SIGKILL while two processes worked, and resumed: {out.stat().st_size:,} bytes, the same byte for byte."
        )


if __name__ == "__main__":
    measure(Report(), quick="--quick" in sys.argv)
