"""The verdict: one sentence that says what, so what and until when, and is never surer than the audit it rests on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.auditing import _earliest as earliest_end
from thanhtra.auditing import audit_annulment
from thanhtra.exchange.audits import audit_to_json, audits_to_json
from thanhtra.export import text
from thanhtra.export.audit import audit_text
from thanhtra.export.case_facts import case_facts
from thanhtra.export.html import html, html_page
from thanhtra.export.verdict import verdict
from thanhtra.terms import Cure

BOOK = Rulebook.built_in()
TUTORIAL: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json").read_text(encoding="utf-8")
)


def case_of(**more: Any):
    return read_case(json.dumps(TUTORIAL | more).encode())


def decided(day: str, *later: dict[str, Any], **more: Any):
    *before, decision = TUTORIAL["events"]
    return case_of(events=[*before, {**decision, "on": day}, *later], **more)


def of(case, lang="vi", **options):
    return verdict(review(case, BOOK, **options), case, book=BOOK, lang=lang)


def test_a_late_decision_of_2020_is_annulled_within_a_year_by_who_issued_it():
    found = of(decided("2020-12-20"))
    assert (
        found.sentence
        == "Quyết định xử phạt 12/QĐ-XPHC thuộc trường hợp phải hủy bỏ toàn bộ; Chánh Thanh tra sở phải hủy bỏ chậm nhất ngày 20/12/2021."
    )
    assert found.by == "20/12/2021"
    assert (found.tone, found.last_day, found.reason.check) == ("bad", date(2021, 12, 20), "DEC01")
    assert of(decided("2020-12-20"), "en").sentence.endswith("must annul it by 2021-12-20.")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2021, 12, 20), "phải hủy bỏ chậm nhất ngày 20/12/2021"),
        (date(2021, 12, 21), "nhưng thời hạn hủy bỏ đã kết thúc ngày 20/12/2021"),
    ],
)
def test_on_the_last_day_it_can_still_be_annulled_and_on_the_next_no_more(day, told):
    assert told in of(decided("2020-12-20"), as_of=day).sentence


def test_an_annulment_on_file_is_told_as_done():
    found = of(
        decided("2020-12-20", {"kind": "decision_annulled", "on": "2021-03-01", "by": "o1", "decision": "12/QĐ-XPHC"})
    )
    assert "hồ sơ ghi nhận đã hủy bỏ ngày 01/03/2021" in found.sentence


def test_no_finding_is_not_in_order_while_questions_are_open():
    found = of(case_of())
    assert (found.tone, found.reason, found.last_day) == ("unknown", None, None)
    assert found.sentence.startswith(
        "Chưa phát hiện sai sót, nhưng 6 nội dung chưa đánh giá được; trước hết cần bổ sung "
    )
    assert "hạn gần nhất còn chạy" in found.sentence
    assert of(case_of(), "en").short == "No finding, but 6 questions are open"


def test_all_questions_answered_is_good():
    case = decided("2020-10-09")
    answered = review(case, BOOK, only=["DEC05"])
    assert verdict(answered, case, book=BOOK).tone == "good"


def test_a_file_without_events_has_nothing_to_assess():
    assert of(case_of(events=[])).sentence == "Hồ sơ chưa có bước nào để đánh giá."


def test_a_finding_before_any_decision_is_of_the_file():
    inspection = [
        {"kind": "inspection_opened", "on": "2025-08-01", "number": "1/QĐ", "level": "province"},
        {"kind": "inspection_announced", "on": "2025-10-04"},
    ]
    found = of(case_of(acts=[], events=inspection))
    assert found.sentence.startswith("Hồ sơ có ")
    assert "nặng nhất ở bước công bố quyết định" in found.sentence
    assert found.tone == "bad"


def test_the_page_says_verdict_then_who_then_findings_questions_deadlines_history():
    case = decided("2020-12-20")
    told = html(review(case, BOOK), case, book=BOOK)
    places = [
        told.index(mark)
        for mark in (
            'class="verdict bad"',
            "12/QĐ-XPHC, ngày 20/12/2020, phạt tiền 7.500.000 đồng",
            'id="c0-findings"',
            'id="c0-not-known"',
            'id="c0-deadlines"',
            'id="c0-history"',
        )
    ]
    assert places == sorted(places)


def test_what_few_files_need_folds_behind_what_most_lack():
    decision = {key: value for key, value in TUTORIAL["events"][-1].items() if key != "minutes"}
    lone = case_of(events=[decision])
    told = html(review(lone, BOOK), lone, book=BOOK, lang="en")
    assert told.index("Asked of most files, of weight to few") > told.index("Provide, and these are answered")


def test_many_cases_stand_behind_a_table_the_gravest_first():
    cases = [case_of(id="OPEN"), decided("2020-12-20", id="LATE")]
    told = html_page([(c, review(c, BOOK)) for c in cases], book=BOOK)
    table = told[told.index('class="index"') : told.index("</table>")]
    assert "2 hồ sơ: 1 có sai sót, 1 còn nội dung chưa đánh giá được<" in told
    assert table.index("LATE") < table.index("OPEN")
    assert "20/12/2021" in table
    assert all(f'id="{place}"' in told for place in ("c0-case", "c1-case"))


def test_since_2022_no_time_limit_is_set_for_annulling():
    found = of(decided("2022-03-01"))
    assert found.sentence.endswith("phải hủy bỏ, pháp luật không ấn định thời hạn.")
    assert (found.last_day, found.by) == (None, "không ấn định")


def test_whether_annulling_had_a_limit_before_october_2017_is_not_known():
    detected, minutes, decision = TUTORIAL["events"]
    act = {**TUTORIAL["acts"][0], "provision": "174/2013/NĐ-CP Đ64.3.a", "began": "2016-08-01", "ended": "2016-08-01"}
    found = of(
        case_of(
            acts=[act],
            events=[
                {**detected, "on": "2016-10-01"},
                {**minutes, "on": "2016-10-05"},
                {**decision, "on": "2016-12-20"},
            ],
        ),
        "en",
    )
    assert found.sentence.endswith("must annul it, the last day cannot be told.")
    assert found.by == "cannot be told"


def test_four_acts_are_named_and_the_rest_counted():
    acts = [{"id": f"a{n}", "subject": "s1", "described": f"việc {n}"} for n in range(1, 7)]
    rows = list(case_facts(case_of(acts=acts, events=[]), BOOK, "vi"))
    assert [told for name, told in rows if name == "Hành vi"] == [
        "a1: việc 1; lĩnh vực công nghệ thông tin",
        "a2: việc 2",
        "a3: việc 3",
        "a4: việc 4",
        "và 2 mục khác",
    ]


def test_without_a_decision_the_minutes_are_the_paper_and_who_is_not_named_is_left_out():
    detected, minutes, _ = TUTORIAL["events"]
    rows = dict(case_facts(case_of(officials=[{"id": "o1"}], events=[detected, minutes]), BOOK, "en"))
    assert rows["Paper"] == "Minutes drawn up 01/BB-VPHC, 2020-10-05"
    assert "Signed by" not in rows


PUBLISHED = Path(__file__).parents[2] / "examples" / "published"


def published(name: str):
    return read_case((PUBLISHED / f"{name}.json").read_bytes())


def test_a_last_day_that_is_only_a_bound_is_told_as_one():
    case = published("oth-010")
    assert of(case, "en").sentence.endswith("must correct it at the latest 2019-10-03 (not certain).")
    assert of(case).sentence.endswith("phải đính chính chậm nhất ngày 03/10/2019 (chưa chắc chắn).")
    audits = audit_annulment(review(case, BOOK), BOOK)
    assert audits[0].bound == "latest"
    assert "at the latest 2019-10-03 (not certain)" in " ".join(audit_text(audits, case, BOOK, lang="en").split())
    assert "chậm nhất ngày 03/10/2019 (chưa chắc chắn)" in " ".join(audit_text(audits, case, BOOK).split())
    (cure,) = audits_to_json(audits, case, BOOK)["cures"]
    assert (cure["latest"], cure["bound"]) == ("2019-10-03", "latest")
    assert audit_to_json(audits[0])["bound"] == "latest"


def test_a_last_day_that_is_certain_bears_no_bound_in_json():
    case = case_of()
    certain = [
        attrs.evolve(one, cure=Cure.CORRECT, last_day=date(2021, 1, 4), bound="exact")
        for one in audit_annulment(review(case, BOOK), BOOK)
    ]
    (cure,) = audits_to_json(certain, case, BOOK)["cures"]
    assert (cure["latest"], "bound" in cure, "bound" in audit_to_json(certain[0])) == ("2021-01-04", False, False)


def test_of_several_limits_the_earliest_counts_and_is_as_sure_as_they_let_it_be():
    [correction] = [d for d in review(published("oth-010"), BOOK).deadlines if d.kind == "correction"]
    early, late = date(2020, 1, 1), date(2020, 6, 1)

    def ends(*days: tuple[date, str]):
        return earliest_end([attrs.evolve(correction, due=day, bound=bound) for day, bound in days])

    assert ends((early, "exact"), (late, "earliest")) == (early, "exact")
    assert ends((early, "exact"), (late, "latest")) == (early, "latest")
    assert ends((early, "earliest"), (late, "exact")) == (early, "earliest")
    assert ends((early, "earliest"), (late, "latest")) == (early, "open")
    assert ends() == (None, "exact")


def test_an_annulled_decision_is_not_to_be_annulled_again_though_its_day_is_unknown():
    case = published("net-042")
    assert (
        of(case, "en").sentence
        == "Decision issued is to be annulled as a whole; the file says it was annulled on 2015-11-25."
    )
    assert of(case).sentence.endswith("; hồ sơ ghi nhận đã hủy bỏ ngày 25/11/2015.")
    told = audit_text(audit_annulment(review(case, BOOK), BOOK), case, BOOK, lang="en")
    assert "The file says it was annulled on 2015-11-25." in told
    assert "To mend it" not in told


@pytest.mark.parametrize("path", sorted(PUBLISHED.glob("net-04*.json")), ids=lambda p: p.stem)
def test_no_article_is_doubled(path):
    case = read_case(path.read_bytes())
    found = review(case, BOOK)
    assert "the the " not in " ".join(text(found, case, book=BOOK, lang="en").split())
