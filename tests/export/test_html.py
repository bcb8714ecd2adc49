"""A review as a page: complete in itself, inert whatever the file says, readable without sight or colour."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.hostile import EVIL, hostile

from thanhtra import Rulebook, read_case, review
from thanhtra.export.html import html, html_page
from thanhtra.export.markup import el
from thanhtra.export.words import word

BOOK = Rulebook.built_in()
ROOT = Path(__file__).parents[2]
PUBLISHED = sorted((ROOT / "examples" / "published").glob("*.json"))
TUTORIAL = ROOT / "docs" / "tutorial" / "bk-2020-017.json"
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts, self.open = set(), [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)


def page(case, **options):
    return html(review(case, BOOK), case, book=BOOK, **options)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_hostile_file_is_text_and_nothing_else(lang):
    made = Page(page(hostile(), lang=lang))
    assert not made.tags & {"script", "img", "iframe", "object", "link", "form", "base"}
    assert not [name for name, _ in made.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert EVIL in made.texts
    assert not made.open


def test_links_stay_on_the_page_and_lead_somewhere():
    made = Page(page(read_case(TUTORIAL)))
    names = [value for name, value in made.attributes if name == "id"]
    targets = [value for name, value in made.attributes if name == "href"]
    assert len(names) == len(set(names))
    assert [target for target in targets if target[:1] != "#" or target[1:] not in names] == []


@pytest.mark.parametrize("path", PUBLISHED[::4], ids=lambda p: p.stem)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_published_cases_have_a_page_without_raw_tokens(path, lang):
    made = Page(page(read_case(path), lang=lang))
    assert not made.open
    assert not re.findall(r"\b(?:event|ground|fact):[a-z]", " ".join(made.texts))


def test_every_answer_unfolds_to_its_law_and_its_steps():
    case = read_case(TUTORIAL)
    told = page(case)
    assert (
        told.count('<details class="') - told.count('class="plain"') - told.count('class="aside"')
        == len(review(case, BOOK).answers) + 2
    )
    assert "khoản 2 Điều 147 Bộ luật số 91/2015/QH13" in told


def test_a_conditional_deadline_has_a_look_of_its_own():
    told = page(read_case(TUTORIAL), lang="en")
    assert 'class="fill-unknown"' in told
    assert 'class="tail"' in told
    assert "would reach here under a ground" in told


def test_pictures_say_what_they_show():
    told = page(read_case(TUTORIAL))
    for picture in re.findall(r"<svg[^>]*>.{0,9}", told):
        assert 'aria-hidden="true"' in picture or "<title>" in picture


def test_language_and_policy_stand_in_the_head():
    assert '<html lang="en">' in page(read_case(TUTORIAL), lang="en")
    policies = [
        value for name, value in Page(page(read_case(TUTORIAL))).attributes if name == "content" and "src" in value
    ]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    ]


def test_several_cases_share_a_page_and_no_name():
    case = read_case(TUTORIAL)
    made = Page(html_page([(case, review(case, BOOK))] * 2, book=BOOK))
    names = [value for name, value in made.attributes if name == "id"]
    assert len(names) == len(set(names))


def test_control_letters_do_not_reach_the_page():
    assert (
        el("p", "a\x00b\x1b", title="\x07c") == '<p title="c">a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}</p>'
    )


def test_a_pause_is_drawn_where_it_fell():
    events = [
        {"kind": "inspection_opened", "on": "2025-08-01", "number": "1/QĐ", "level": "province"},
        {"kind": "inspection_announced", "on": "2025-08-04"},
        {"kind": "inspection_paused", "on": "2025-08-11", "reason": "force-majeure"},
        {"kind": "inspection_resumed", "on": "2025-08-18"},
        {"kind": "inspection_ended", "on": "2025-09-20"},
    ]
    case = read_case(
        json.dumps({"format": "thanhtra.case", "version": 1, "id": "P", "complete": True, "events": events}).encode()
    )
    assert any("The pause from 2025-08-11" in step.en for d in review(case, BOOK).deadlines for step in d.steps)
    told = page(case)
    assert 'class="pause"' in told
    assert "</svg>" + word("paused", "vi") in told  # and the key says what the gap is
