"""Who or what a fact is missing of: the only one of a file needs no name, several share one line."""

from __future__ import annotations

import json
from pathlib import Path

from thanhtra import Rulebook, read_case, review
from thanhtra.export import text
from thanhtra.export.html import html
from thanhtra.export.needed import needs
from thanhtra.findings import NotAssessed

BOOK = Rulebook.built_in()


def case(acts):
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "N1",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "officials": [{"id": "o1"}],
        "acts": [{"id": f"a{n}", "subject": "s1"} for n in range(1, acts + 1)],
        "events": [
            {
                "kind": "decision_issued",
                "on": "2024-05-06",
                "by": "o1",
                "sanctions": [{"act": f"a{n}", "fine": 1000000} for n in range(1, acts + 1)],
            }
        ],
    }
    return read_case(json.dumps(document).encode())


def owners(acts):
    of = case(acts)
    return {need.label: need.owners for need in needs(review(of, BOOK), of, book=BOOK)}


def test_the_only_one_needs_no_name():
    told = owners(1)
    assert told["chức danh"] == ("người có thẩm quyền",)
    assert told["hình thức xử phạt bổ sung"] == ("hành vi, quyết định xử phạt",)


def test_several_acts_of_one_paper_share_a_line():
    assert owners(3)["hình thức xử phạt bổ sung"] == ("hành vi a1, a2, a3, quyết định xử phạt",)


def test_a_limit_the_rules_do_not_hold_is_told_with_the_day_as_people_write_it():
    of = read_case(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "N2",
                "events": [{"kind": "decision_issued", "on": "2015-10-16"}],
            }
        ).encode()
    )
    found = review(of, BOOK)
    told = " ".join(text(found, of).split())
    assert "quy định chưa có trong bộ quy tắc, áp dụng ngày 16/10/2015" in told
    assert "2015-10-16" not in told
    assert "thiếu chưa có" not in html(found, of, book=BOOK)


def test_a_limit_is_over_only_once_its_last_day_has_passed():
    """A file read on the day of the decision says of no later day that it has passed."""
    of = read_case((Path(__file__).parents[2] / "examples" / "published" / "prs-025.json").read_bytes())
    found = review(of, BOOK)
    assert any(d.status.value == "conditional" and (d.due is None or d.due > found.as_of) for d in found.deadlines)
    over = "đã hết thời hạn; hồ sơ chưa thể hiện"
    assert over not in " ".join(text(found, of).split())
    assert over not in html(found, of, book=BOOK)


def test_one_reason_for_several_acts_stands_once():
    """Six acts of a decision without minutes on file: whether the right to explain was respected is open six times, and told once."""
    of = read_case((Path(__file__).parents[2] / "examples" / "published" / "prs-025.json").read_bytes())
    found = review(of, BOOK)
    open_ = [a for a in found.answers if a.check == "EXP01" and isinstance(a, NotAssessed)]
    page = html(found, of, book=BOOK)
    assert len(open_) == 6
    assert page.count('<span class="code unknown">EXP01</span>') == 1
    assert "<bdi>a1, a2, a3, a4, a5, a6</bdi>" in page
