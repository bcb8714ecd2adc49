"""``thanhtra explain``: what a check asks the file for; a slip or a description finds it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from thanhtra.export.fields_needed import fields_needed, needs_in_words
from thanhtra.rulebook import Rulebook

ROOT = Path(__file__).parents[2]


def test_a_check_tells_what_it_asks_the_file_for(run: Callable) -> None:
    out = " ".join(run("explain", "DEC01").out.split())
    assert (
        "cần có trong hồ sơ: điều khoản xử phạt của hành vi (acts.provision); bước lập biên bản vi phạm hành chính (event:minutes_drawn_up)"
        in out
    )
    assert "ngày của lập biên bản vi phạm hành chính (minutes_drawn_up.on)" in out
    assert "asks the file for: " in run("explain", "FIN05", "--lang", "en").out


def test_a_code_without_its_nought_finds_the_code(run: Callable) -> None:
    ran = run("explain", "DEC1")
    assert ran.code == 2
    assert "did you mean 'DEC01'?" in ran.err
    assert "DEC14" not in ran.err


@pytest.mark.parametrize(
    ("said", "code"),
    [("ban hành quyết định quá hạn", "DEC01"), ("giao biên bản", "MIN"), ("người ra quyết định có thẩm quyền", "AUT")],
)
def test_a_description_finds_checks(run: Callable, said: str, code: str) -> None:
    ran = run("explain", said)
    assert ran.code == 2
    assert code in ran.err


def test_nothing_near_is_said_in_the_language_asked(run: Callable) -> None:
    assert run("explain", "xyzzyq", "--lang", "en").err == "thanhtra explain: nothing called 'xyzzyq'\n"


def test_what_is_stored_is_what_the_situations_lack() -> None:
    spec = importlib.util.spec_from_file_location("write_needs", ROOT / "tests/checks/write_needs.py")
    assert spec is not None
    assert spec.loader is not None
    written = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(written)
    derived = written.needs()
    stored = json.loads((ROOT / "src/thanhtra/export/fields_needed.json").read_text(encoding="utf-8"))
    assert {
        code: sorted(set(own) - set(derived.get(code, [])))
        for code, own in stored.items()
        if set(own) - set(derived.get(code, []))
    } == {}, "run python tests/checks/write_needs.py"


def test_every_need_has_words() -> None:
    book = Rulebook.built_in()
    for lang in ("vi", "en"):
        assert needs_in_words("FIN05", book, lang)
    assert fields_needed("NONE99") == ()
    assert needs_in_words("NONE99", book, "vi") == ""
