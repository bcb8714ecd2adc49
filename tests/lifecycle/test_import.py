from __future__ import annotations

import subprocess
import sys

import pytest

import thanhtra.lifecycle


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_importing_the_room_does_not_import_the_engine():
    assert run("import sys, thanhtra.lifecycle; print('statemachine' in sys.modules)") == "False"


@pytest.mark.parametrize(
    "use",
    [
        "from thanhtra.lifecycle import Proceeding",
        "from thanhtra.lifecycle import TRACKS; TRACKS['proceeding']",
        "from thanhtra.lifecycle.seizure import Seizure",
        "from thanhtra.lifecycle import embed; embed('minuted', lambda *_: ()).send('decision_issued')",
    ],
)
def test_the_hosts_text_domain_is_untouched(use):
    code = f"import gettext, sys; gettext.textdomain('host'); {use}; print(gettext.textdomain(), 'statemachine' in sys.modules)"
    assert run(code) == "host True"


@pytest.mark.parametrize("name", thanhtra.lifecycle.__all__)
def test_every_public_name_is_there(name):
    assert getattr(thanhtra.lifecycle, name) is not None


def test_another_name_is_not():
    with pytest.raises(AttributeError, match="no attribute 'Machine'"):
        _ = thanhtra.lifecycle.Machine
