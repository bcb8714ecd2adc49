"""A folder laid over the rules is read or refused; one that changes the past is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from thanhtra import Rulebook
from thanhtra.cli.entry import main
from thanhtra.errors import RulebookError

DECISION = Path(__file__).parents[2] / "src" / "thanhtra" / "rulebook" / "data" / "procedure" / "decision.toml"


def test_a_folder_without_rules_is_refused(tmp_path):
    for folder in (Path("/etc"), tmp_path):
        with pytest.raises(RulebookError, match="rules in it"):
            Rulebook.load(folder)


@pytest.mark.parametrize("slip", ["procedur", "power", "workingdays"])
def test_a_misspelt_folder_is_refused(tmp_path, slip):
    (tmp_path / slip).mkdir()
    (tmp_path / slip / "x.toml").write_text("")
    with pytest.raises(RulebookError, match="did you mean"):
        Rulebook.load(tmp_path)


def test_a_misspelt_file_and_a_pipe_are_refused(tmp_path):
    (tmp_path / "procedure").mkdir()
    (tmp_path / "post.toml").write_text("")
    with pytest.raises(RulebookError, match=r"'posts\.toml'"):
        Rulebook.load(tmp_path)
    (tmp_path / "post.toml").unlink()
    os.mkfifo(tmp_path / "posts.toml")
    os.mkfifo(tmp_path / "procedure" / "x.toml")
    with pytest.raises(RulebookError, match="something else"):
        Rulebook.load(tmp_path)


@pytest.mark.parametrize(("day", "warned"), [("2015-01-01", True), ("2031-01-01", False)])
def test_a_version_laid_into_the_past_is_named(tmp_path, capsys, day, warned):
    text = DECISION.read_text(encoding="utf-8")
    head = text[: text.index("[[version]]")]
    version = (
        f'[[version]]\nfrom = {day}\ncites = ["15/2012/QH13 Đ66.1"]\nbranches = [{{ amount = 9, unit = "day" }}]\n'
    )
    (tmp_path / "procedure").mkdir()
    (tmp_path / "procedure" / "decision.toml").write_text(head + version, encoding="utf-8")
    code = main(["law", "lint", str(tmp_path)])
    out = capsys.readouterr().out
    assert (code, f"decision from {day}" in out) == (0, warned)
