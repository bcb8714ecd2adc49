"""From words to the law: what people write finds the provision, with marks and without."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook
from thanhtra.search import ActFound, act_found, find, shelf
from thanhtra.search.act_words import acts_on
from thanhtra.search.folding import accented, as_printed, folded
from thanhtra.search.marks import restored
from thanhtra.search.ranking import english_forms
from thanhtra.terms import Unit

DAY = date(2026, 8, 20)
BOOK = Rulebook.built_in()


def ids(text: str, *, kinds: tuple = (), limit: int = 8, on: date = DAY) -> list[str]:
    return [one.id for one in find(text, BOOK, on=on, kinds=kinds, limit=limit)]


WANTED = [
    # what people write, what must be among the first, among how many
    ("tung tin giả lên Facebook gây hoang mang", "174/2026/NĐ-CP Đ95.2.c", 1),
    ("đăng tin sai sự thật trên mạng xã hội", "174/2026/NĐ-CP Đ95.1.a", 3),
    ("fake news on facebook causing panic", "174/2026/NĐ-CP Đ95.2.c", 1),
    ("bán sim kích hoạt sẵn", "174/2026/NĐ-CP Đ34.7.b", 1),
    ("pre-activated SIM", "174/2026/NĐ-CP Đ34.7.b", 3),
    ("cản trở nhà báo tác nghiệp", "119/2020/NĐ-CP Đ7.1", 3),
    ("sử dụng băng tần không giấy phép", "174/2026/NĐ-CP Đ66.11", 2),
    ("máy kích sóng trái phép", "174/2026/NĐ-CP Đ66.4.a", 1),
    ("mở quán game ngoài giờ 8–22", "174/2026/NĐ-CP Đ100.3.đ", 3),
    ("chia sẻ bản đồ đường lưỡi bò", "174/2026/NĐ-CP Đ95.1.e", 2),
    ("tẩy xóa giấy phép bưu chính", "174/2026/NĐ-CP Đ7.3.b", 1),
    ("dịch vụ bưu chính không phép", "174/2026/NĐ-CP Đ7.4.a", 1),
    ("không gỡ bài vi phạm chủ nhóm", "174/2026/NĐ-CP Đ95.1.k", 2),
    ("mua bán thông tin riêng người dùng", "174/2026/NĐ-CP Đ96.5.a", 1),
    ("mạo danh đăng ký tên miền", "174/2026/NĐ-CP Đ45.3", 1),
    ("không chặn tin nhắn rác", "330/2026/NĐ-CP Đ37.3.i", 6),
    ("Trưởng Công an xã", "commune-police-chief", 1),
    ("Trưởng Công an phường", "commune-police-chief", 1),
    ("truong-cong-an-xa", "commune-police-chief", 1),
    ("commune-police-chief", "commune-police-chief", 1),
    ("Chủ tịch UBND phường", "commune-chair", 1),
    ("thanh tra viên", "inspector", 1),
    ("Giám đốc Sở Thông tin và Truyền thông", "director-of-information-department", 1),
    ("thời hạn ra quyết định xử phạt", "decision", 1),
    ("viễn thông", "telecommunications", 1),
    ("buộc gỡ bỏ thông tin", "remove-information", 1),
    ("Bộ Thông tin và Truyền thông", "ministry-of-information-and-communications", 1),
    ("Bộ Thông tin", "ministry-of-information-and-communications", 1),
    ("đê điều", "dykes", 1),
    ("thiết bị lặp không tuân thủ pháp luật", "174/2026/NĐ-CP Đ66.4.a", 1),
    ("phát quá công suất", "174/2026/NĐ-CP Đ66.6.a", 2),
    ("phát sai tần số", "174/2026/NĐ-CP Đ66.6.a", 3),
    ("thu cước chuyển hoàn thư 500 gram", "174/2026/NĐ-CP Đ13.3", 1),
    ("phá hoại cơ sở hạ tầng thông tin", "174/2026/NĐ-CP Đ90.2", 1),
]


@pytest.mark.parametrize(("text", "wanted", "among"), WANTED, ids=[t for t, _, _ in WANTED])
def test_what_people_write_finds_it(text: str, wanted: str, among: int) -> None:
    assert wanted in ids(text)[:among]


@pytest.mark.parametrize(("text", "wanted", "among"), WANTED, ids=[t for t, _, _ in WANTED])
def test_without_marks_too(text: str, wanted: str, among: int) -> None:
    assert wanted in ids(folded(text))[: among + 1]


def test_text_in_nfd_is_the_same_question() -> None:
    assert ids(unicodedata.normalize("NFD", "bán sim kích hoạt sẵn")) == ids("bán sim kích hoạt sẵn")


def test_an_act_is_told_with_what_the_law_says_of_it() -> None:
    act = find("tung tin giả lên Facebook gây hoang mang", BOOK, on=DAY)[0].act
    assert act is not None
    assert (act.individual, act.organization) == (Frame(15_000_000, 25_000_000), Frame(30_000_000, 50_000_000))
    assert [r.remedy for r in act.remedies] == ["remove-information", "lock-account"]
    assert act.limitation is not None
    assert (act.limitation.amount, act.limitation.unit) == (1, Unit.YEAR)
    assert [str(row.citation) for row in act.beside] == ["174/2026/NĐ-CP Đ95.1.a"]  # the same act, graded
    assert act.who[0].own  # the sector's own titles first
    assert [h.ceiling for h in act.who if h.own] == sorted(h.ceiling for h in act.who if h.own)
    assert not act.who[0].within_duty
    assert [u.post for u in act.undecided][:2] == [
        "commune-chair",
        "commune-police-chief",
    ]  # named, with what would decide
    assert act.undecided[0].missing == ("law:reading:government-remedies",)


def test_a_title_bound_to_a_duty_comes_after_general_ones_and_says_so() -> None:
    act = find("174/2026/NĐ-CP Đ95.2.c", BOOK, on=DAY)[0].act
    assert act is not None
    posts = [h.post for h in act.who]
    assert posts.index("province-chair") < posts.index("border-guard-commander")
    assert next(h for h in act.who if h.post == "border-guard-commander").within_duty


def test_acts_graded_by_figures_stand_beside_each_other() -> None:
    act = find("174/2026/NĐ-CP Đ66.5.b", BOOK, on=DAY)[0].act
    assert act is not None
    assert "174/2026/NĐ-CP Đ66.5.c" in {str(row.citation) for row in act.beside}


def test_a_duty_stands_behind_the_act_it_is_sanctioned_by() -> None:
    act = find("330/2026/NĐ-CP Đ37.3.đ", BOOK, on=DAY)[0].act
    assert act is not None
    assert [str(c) for d in act.duties for c in d.cites] == ["91/2020/NĐ-CP Đ9.5"]


def test_on_another_day_another_decree_answers() -> None:
    assert ids("chia sẻ tin giả", on=date(2021, 1, 1))[0] == "15/2020/NĐ-CP Đ101.1.a"
    assert "15/2020/NĐ-CP Đ101.1.a" not in ids("chia sẻ tin giả")


def test_an_act_named_by_its_place_is_told_though_it_is_no_longer_in_force() -> None:
    found = find("15/2020/NĐ-CP Đ101.1.a", BOOK, on=DAY)
    assert [one.id for one in found] == ["15/2020/NĐ-CP Đ101.1.a"]
    assert not found[0].holds
    assert found[0].act is not None
    assert found[0].act.until == date(2026, 7, 1)


def test_a_wider_place_tells_the_acts_inside_it() -> None:
    assert ids("174/2026/NĐ-CP Đ95.2") == ["174/2026/NĐ-CP Đ95.2.a", "174/2026/NĐ-CP Đ95.2.b", "174/2026/NĐ-CP Đ95.2.c"]
    assert ids("174/2026/NĐ-CP", limit=2) == ["174/2026/NĐ-CP Đ7.1", "174/2026/NĐ-CP Đ7.2"]


@pytest.mark.parametrize("text", ["15/2020/NĐ-CP Đ900.1.a", "9999/2020/NĐ-CP Đ1", "xyzzyq", "", "???"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert [one for one in find(text, BOOK, on=DAY) if one.share > 0.5] == []


def test_only_the_kinds_asked_for() -> None:
    assert {one.kind for one in find("viễn thông", BOOK, on=DAY, kinds=("field", "post"))} == {"field", "post"}
    assert ids("viễn thông", kinds=("field",)) == ["telecommunications"]


def test_checks_are_found_by_their_question() -> None:
    assert "DEC01" in ids("quyết định xử phạt có ban hành đúng thời hạn không", kinds=("check",))
    assert ids("DEC01")[0] == "DEC01"  # nothing else answers


def test_a_post_that_is_gone_is_found_and_says_so() -> None:
    found = {one.id: one for one in find("Trưởng Công an huyện", BOOK, on=DAY, kinds=("post",))}
    assert not found["district-police-chief"].holds


def test_a_slip_of_the_pen_still_finds() -> None:
    assert ids("telecomunications", kinds=("field",)) == ["telecommunications"]


def test_at_most_as_many_as_asked() -> None:
    assert len(ids("tên miền", limit=3)) == 3


def test_better_answers_come_first() -> None:
    shares = [one.share for one in find("tên miền", BOOK, on=DAY)]
    assert shares == sorted(shares, reverse=True)


def test_words_are_compared_without_case_marks_and_signs() -> None:
    assert accented("Trưởng  Công-an XÃ") == "trưởng công an xã"
    assert folded("Ðường Đặc khu") == "duong dac khu"  # U+00D0 looks like Đ


def test_an_unread_frame_is_said() -> None:
    gap = next(act for act in _every_act() if act.violation.gap)
    assert gap.individual is None
    assert gap.missing


def test_a_warning_only_has_no_frame() -> None:
    warned = next(act for act in _every_act() if act.violation.warning_only)
    assert (warned.individual, warned.organization, warned.missing) == (None, None, ())


def _every_act() -> list[ActFound]:
    found: dict[tuple[object, bool], ActFound] = {}
    for day in (DAY, date(2022, 6, 1)):
        for row in acts_on(BOOK, day):
            if (row.gap or row.warning_only) and (row.gap, row.warning_only) not in found:
                found[row.gap, row.warning_only] = act_found(row.citation, BOOK, day)
    return list(found.values())


UNMARKED = [
    "tung tin giả lên Facebook gây hoang mang",
    "đăng tin sai sự thật trên mạng xã hội",
    "chia sẻ bản đồ đường lưỡi bò",
    "quảng cáo sai sự thật trên mạng",
    "Thanh tra Bộ",
    "xúc phạm danh dự người khác",
]


MARKED = [text for text, _, _ in WANTED if text != folded(text)]
"""The questions of the sample that have marks."""


@pytest.mark.no_cover
@pytest.mark.parametrize("text", [*UNMARKED, *MARKED, "thủy lợi", "Sở Khoa học và Công nghệ"])
def test_a_question_without_marks_brings_no_strays(text: str) -> None:
    """What it finds is what the same question with its marks finds: giả is not gia, sự not sử."""
    assert set(ids(folded(text))) <= set(ids(text))


def test_the_words_of_acts_are_read_once_and_checks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another day has other words; checks can be loaded between two questions."""
    asked: list[str] = []
    makers = shelf._makers()
    monkeypatch.setattr(shelf, "_makers", lambda: {"act": lambda book: [asked.append("act"), makers["act"](book)][1]})
    shelf.shelf_of.cache_clear()
    first, again = (ids("tin giả", kinds=("act",), on=date(2026, 8, 19)) for _ in range(2))
    other = ids("tin giả", kinds=("act",), on=date(2026, 6, 30))
    assert asked == ["act"]
    assert first == again != other
    monkeypatch.setattr("thanhtra.checks.all_checks", lambda: ())
    assert find("tin giả", BOOK, on=date(2026, 8, 19), kinds=["check"]) == ()


def test_the_likeliest_marks_are_those_of_the_names() -> None:
    """Of each syllable the form that stands beside its neighbours; what no name knows stays as it was."""
    names = [(" tin giả mạo ", " tin gia mao "), (" giá cước ", " gia cuoc "), (" giá bán ", " gia ban ")]
    assert restored("tin gia", names) == "tin giả"
    assert restored("gia cuoc facebook", names) == "giá cước facebook"
    assert restored("", names) == ""


LIMITS = [
    ("deadline to execute", "execution", 1),
    ("deadline to execute the decision", "execution", 1),
    ("how long to execute", "execution", 1),
    ("deadline for executing", "execution", 1),
    ("deadline to annul", "annulment", 1),
    ("by when must the decision be delivered", "sending", 1),
    ("how long may goods be seized", "seizure", 2),
    ("time to complain", "complaint", 4),
    ("thời hạn chấp hành quyết định", "execution", 3),
    ("thoi han chap hanh quyet dinh", "execution", 3),
    ("hạn chót nộp phạt", "execution", 4),
    ("bao lâu phải ra quyết định", "decision", 1),
]


@pytest.mark.parametrize(("text", "wanted", "among"), LIMITS, ids=[t for t, _, _ in LIMITS])
def test_a_limit_is_found_by_the_verb_and_by_the_step(text: str, wanted: str, among: int) -> None:
    """Its name has a noun (execution, annulling); people ask by the verb, or by the step that meets it."""
    assert wanted in ids(text, kinds=("limit", "act", "check"))[:among]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("execute", "execution"),
        ("annul", "annulling"),
        ("seized", "seizure"),
        ("complaints", "complaint"),
        ("delivered", "delivery"),
    ],
)
def test_forms_of_an_english_word(word: str, other: str) -> None:
    assert other in english_forms(word)


def test_a_short_word_has_no_forms() -> None:
    """``fee`` is not ``feed``, nor the syllable ``tin`` ``tiny``."""
    assert [english_forms(word) for word in ("fee", "tin", "at")] == [[], [], []]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("hoà giải", "hòa giải"),
        ("huỷ bỏ", "hủy bỏ"),
        ("thoả thuận", "thỏa thuận"),
        ("khoẻ", "khỏe"),
        ("quý", "quý"),
        ("hoàn", "hoàn"),
        ("thuỷ đội trưởng", "thủy đội trưởng"),
    ],
)
def test_where_the_tone_is_typed_does_not_matter(typed: str, printed: str) -> None:
    """Older keyboards put it on the last vowel; the statutes print it on the first."""
    assert as_printed(accented(typed)) == printed
    assert [(one.id, one.share) for one in find(typed, BOOK, on=DAY)] == [
        (one.id, one.share) for one in find(printed, BOOK, on=DAY)
    ]


def test_the_beginning_of_a_name_many_bodies_share_names_none() -> None:
    """*Sở Thông tin* begins the name of sixty-three bodies that are gone: none of them comes first for it."""
    assert [one for one in find("Sở Thông tin", BOOK, on=DAY) if one.kind == "body" and one.share > 0.9] == []
