"""The page of a package index: no link of it leads nowhere."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("hatch_index", ROOT / "hatch_index.py")
INDEX = importlib.util.module_from_spec(spec)
spec.loader.exec_module(INDEX)
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = "https://example.org/thanhtra/blob/main"


def links(text):
    return re.findall(r"\]\(([^)]+)\)", text)


def test_with_an_address_every_link_is_whole_and_leads_to_a_file():
    found = links(INDEX.readme_for_index(README, FILES))
    assert len(found) == len(links(README)) > 5
    assert [link for link in found if not link.startswith("https://")] == []
    assert [
        link for link in found if link.startswith(FILES) and not (ROOT / link.removeprefix(f"{FILES}/")).is_file()
    ] == []


def test_without_an_address_the_words_stay_and_no_link_is_dead():
    text = INDEX.readme_for_index(README, "")
    assert [link for link in links(text) if not link.startswith("https://")] == []
    assert "The documentation starts with a tutorial." in text


def test_what_leads_elsewhere_is_left_alone():
    told = "[a](https://b.example/c) [d](#e) [f](mailto:g@h.example)"
    assert INDEX.readme_for_index(told, FILES) == INDEX.readme_for_index(told, "") == told


def test_addresses_are_told_where_they_are_known():
    assert INDEX.urls("") == {}
    assert INDEX.urls(FILES)["Changelog"] == f"{FILES}/CHANGELOG.md"


def test_the_build_is_told_to_make_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"readme", "urls"} <= set(project["project"]["dynamic"])
    assert "hatch_index.py" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
