"""One fact at a time: what a row states against what a clause says, or why the clause could not be asked."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from thanhtra import Rulebook
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook.sanctioning import OfferedMeasure, OfferedRemedy, Power
from thanhtra.terms import Unit
from thanhtra.verifying.acts import OwnWords, act_facts, offered_facts
from thanhtra.verifying.followers import Followers
from thanhtra.verifying.library import TextPassage
from thanhtra.verifying.limits import limits
from thanhtra.verifying.outline import outline
from thanhtra.verifying.powers import decree_power_facts, power_facts

BOOK = Rulebook.built_in()
CHAIR = "Chủ tịch Ủy ban nhân dân cấp xã có quyền: Phạt cảnh cáo; "


def _power(**changes: object) -> Power:
    power = BOOK.powers["commune-chair"].versions[0].rule
    assert power is not None
    return attrs.evolve(power, **changes)  # type: ignore[arg-type]  # one row in other shapes


def _told(power: Power, text: str) -> dict[str, str]:
    return {f.ours: f.outcome.value for f in power_facts(power, text, BOOK.posts[power.post])}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Phạt tiền đến 5.000.000 đồng", "agrees"), ("Phạt tiền đến 6.000.000 đồng", "differs"), ("Phạt tiền", "unread")],
)
def test_an_amount_stands_in_place_of_a_percentage(text: str, outcome: str) -> None:
    assert _told(_power(percent=None, cap=None, amount=5_000_000), CHAIR + text)["up to 5000000"] == outcome


@pytest.mark.parametrize(("text", "outcome"), [("của Bộ Quốc phòng", "agrees"), ("của Kho bạc", "differs")])
def test_a_body_named_by_the_row_is_named_by_the_clause(text: str, outcome: str) -> None:
    assert _told(_power(bodies=("Bộ Quốc phòng",)), CHAIR + text)["Bộ Quốc phòng"] == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("phạt tiền đến mức tối đa", "agrees"),
        ("áp dụng các biện pháp khắc phục hậu quả khác", "unread"),
        ("áp dụng biện pháp khắc phục hậu quả quy định tại khoản 1 Điều 28", "agrees"),
    ],
)
def test_the_whole_of_the_maximum_and_of_the_remedies(text: str, outcome: str) -> None:
    told = _told(_power(percent=100, cap=None, remedies=None), CHAIR + text)
    assert outcome in (told["100 %"], told["remedies all"])


def test_a_team_is_named_by_who_set_it_up() -> None:
    (power,) = [
        p
        for p in BOOK.decrees.powers("174/2026/NĐ-CP")
        if str(p.cite).endswith("Đ104.5") and p.of == "director-general-of-telecommunications"
    ]
    head = BOOK.decrees.heads["174/2026/NĐ-CP"]
    text = "Trưởng đoàn kiểm tra do Cục trưởng Cục Viễn thông lập ra: phạt cảnh cáo; phạt tiền đến mức tối đa"
    facts = list(decree_power_facts(power, text, BOOK, head, whole=False))
    assert [f.outcome.value for f in facts] == ["differs", "agrees"]
    bare = attrs.evolve(head, maxima={})
    assert next(iter(decree_power_facts(power, text, BOOK, bare, whole=False))).text == "no amount is read"
    told = "phạt tiền đến 160.000.000 đồng; tước quyền sử dụng giấy phép, đình chỉ hoạt động; tịch thu tang vật"
    assert [f.outcome.value for f in decree_power_facts(power, told, BOOK, head, whole=False)] == [
        "agrees",
        "agrees",
        "agrees",
        "unread",
    ]


ACT = next(iter(BOOK.decrees.acts("174/2026/NĐ-CP")[Citation.parse("174/2026/NĐ-CP Đ7.3.a")].versions)).rule
TEXT = outline(
    """Điều 7. Thử
1. Phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng với việc một.
3. Không tính.
2. Hình thức xử phạt bổ sung: Tước quyền sử dụng Giấy phép bưu chính từ 01 tháng đến 03 tháng với khoản 1 Điều này.
3. Biện pháp khắc phục hậu quả:
a) Buộc tiêu hủy đồ vật với khoản 1 Điều này;
b) Buộc xin lỗi với khoản 1 Điều này.""".splitlines()
)
PLACE = Citation.parse("174/2026/NĐ-CP Đ7.1")
NAMES = {
    "destroy-goods": ("Buộc tiêu hủy hàng hóa độc hại cho sức khỏe",),
    "other": ("Buộc nộp tiền",),
    "unlike": ("Buộc tiêu hủy giấy tờ đã phát hành, sổ sách, chứng từ, hồ sơ",),
}


def _offered(**changes: object) -> list[tuple[str, str]]:
    assert ACT is not None
    act = attrs.evolve(ACT, citation=PLACE, additional=(), remedies=(), **changes)  # type: ignore[arg-type]  # one row in other shapes
    return [(f.ours, f.outcome.value) for f in offered_facts(act, TEXT, Followers(TEXT), NAMES, OwnWords())]


def _withdrawal(licence: str) -> OfferedMeasure:
    return OfferedMeasure(
        measure="withdraw-licence",
        least=1,
        most=3,
        unit=Unit.MONTH,
        cite=Citation.parse("174/2026/NĐ-CP Đ7.2"),
        condition="",
        scope="",
        licence=(licence,),
    )


@pytest.mark.parametrize(
    ("licence", "outcome"), [("Giấy phép bưu chính", "agrees"), ("Giấy phép viễn thông", "differs")]
)
def test_a_withdrawal_is_of_the_licence_the_clause_names(licence: str, outcome: str) -> None:
    act = attrs.evolve(ACT, citation=PLACE, additional=(_withdrawal(licence),), remedies=())
    told = {f.ours: f.outcome.value for f in offered_facts(act, TEXT, Followers(TEXT), NAMES, OwnWords())}
    assert told[licence] == outcome


def test_what_the_article_orders_and_the_row_lacks_differs() -> None:
    assert _offered() == [
        ("nothing at 7.2", "differs"),
        ("nothing at 7.3.a", "differs"),
        ("nothing at 7.3.b", "differs"),
    ]


def test_a_remedy_is_told_by_its_verb_or_not_at_all() -> None:
    at = Citation.parse("174/2026/NĐ-CP Đ7.3.a")
    for remedy, cite, outcome in (
        ("destroy-goods", at, "agrees"),
        ("other", at, "differs"),
        ("unlike", at, "unread"),
        ("destroy-goods", None, "unread"),
    ):
        act = attrs.evolve(
            ACT, citation=PLACE, additional=(), remedies=(OfferedRemedy(remedy=remedy, cite=cite, condition=""),)
        )
        first = next(iter(offered_facts(act, TEXT, Followers(TEXT), NAMES, OwnWords())))
        assert first.outcome.value == outcome


def test_a_place_read_in_a_way_of_its_own_is_not_held_against_the_row() -> None:
    at = Citation.parse("174/2026/NĐ-CP Đ7.3.a")
    act = attrs.evolve(
        ACT, citation=PLACE, additional=(), remedies=(OfferedRemedy(remedy="other", cite=at, condition=""),)
    )
    own = OwnWords(left_out=frozenset({("7", "2", ""), ("7", "3", "b")}), read_so=frozenset({("7", "3", "a")}))
    assert [f.outcome.value for f in offered_facts(act, TEXT, Followers(TEXT), NAMES, own)] == ["unread", "agrees"]


def test_a_place_that_states_nothing_is_unread() -> None:
    assert ACT is not None
    silent = TextPassage("x", ("7", "1", ""), "Việc một bị cấm.", "Việc một bị cấm.", ("Thử",))
    assert act_facts(ACT, (silent,)).outcome.value == "unread"
    assert (
        act_facts(
            attrs.evolve(ACT, frame=Frame(1, 2)), (attrs.evolve(silent, own="Phạt tiền 1 đồng hoặc 2 đồng"),)
        ).outcome.value
        == "unread"
    )


class _Said:
    """Texts that say one thing everywhere."""

    def __init__(self, text: str) -> None:
        self.text = text

    def said(self, _cites: object, _day: date) -> tuple[str, str]:
        return self.text, "x.txt"

    def lack(self, _cites: object, _day: date) -> bool:
        return False

    def has(self, _cites: object) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "row", "outcome"),
    [
        ("phải thông báo kịp thời", "annulment@2022-01-01", "agrees"),
        ("phải thông báo", "annulment@2022-01-01", "agrees"),
        ("phải thông báo trong 03 ngày", "annulment@2022-01-01", "unread"),
        (
            "không quá 45 ngày, kéo dài đến 70 ngày; 30 ngày, 40 ngày; 60, 90, 110 ngày; 60 ngày; 90 ngày",
            "inspection-duration@2025-07-01",
            "agrees",
        ),
        ("không quá 44 ngày", "inspection-duration@2025-07-01", "differs"),
    ],
)
def test_promptly_and_terms_told_together(text: str, row: str, outcome: str) -> None:
    found = {c.row: c.outcome.value for c in limits(BOOK, _Said(text))}  # type: ignore[arg-type]  # texts of one answer
    assert found[row] == outcome
