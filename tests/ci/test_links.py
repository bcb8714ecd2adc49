"""A link that leads nowhere is told, with why; one that leads somewhere is not."""

from __future__ import annotations

import pytest


@pytest.fixture
def links(script, tmp_path, monkeypatch):
    module = script("links")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    module.anchors.cache_clear()
    return module


def test_files_headings_and_targets_by_hand(links, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(
        "# Một *hai* `ba`?\n\n(own)=\n\n## Same\n\n## Same\n\n```\n# not one\n```\n", encoding="utf-8"
    )
    page = tmp_path / "README.md"
    page.write_text(
        "[a](docs/a.md) [b](docs/a.md#một-hai-ba) [c](docs/a.md#own) [d](docs/a.md#same-1) [e](docs/reference/generated/x.md#y) `[f](none)`\n"
        "[1](docs/b.md) [2](docs/a.md#not-one) [3](../outside.md) [4](#here)\n\n[5]: docs/c.md\n",
        encoding="utf-8",
    )
    assert list(links.of_markdown(page)) == [
        "README.md: docs/b.md: no such file",
        "README.md: docs/a.md#not-one: no such heading",
        "README.md: ../outside.md: no such file",
        "README.md: #here: no such heading",
        "README.md: docs/c.md: no such file",
    ]


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("https://docs.oasis-open.org/sarif/v2.1.0/", []),
        ("mailto:a@b.vn", []),
        ("http://example.org", ["not https"]),
        ("htps://example.org", ["not https"]),
        ("https://example", ["no host"]),
        ("https://exa mple.org/", ["no host"]),
        ("https://[::1", ["Invalid IPv6 URL"]),
        ("mailto:nobody", ["no address"]),
    ],
)
def test_addresses_outside_are_looked_at_by_form(links, link, why):
    assert list(links.outside(link)) == why


def test_built_pages_lead_to_files_and_places(links, tmp_path):
    (tmp_path / "a.html").write_text(
        '<p id="x"><a href="b.html#y">b</a><a href="b.html#z">b</a><a href="c.html">c</a><a href="#x">x</a><img src="d.png?v=1"></p>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<a name="y"></a><a href="ftp://example.org">f</a>', encoding="utf-8")
    assert list(links.of_built(tmp_path)) == [
        "a.html: b.html#z: no such place on the page",
        "a.html: c.html: no such file",
        "a.html: d.png?v=1: no such file",
        "b.html: ftp://example.org: not https",
    ]


def test_the_pages_of_the_repository_lead_somewhere(script):
    links = script("links")
    links.anchors.cache_clear()
    assert [problem for page in links.markdown() for problem in links.of_markdown(page)] == []
