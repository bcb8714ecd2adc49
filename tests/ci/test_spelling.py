"""A word that is no Vietnamese syllable is noticed, a well-formed one is not, and code is not read."""

from __future__ import annotations

import ast

import pytest

from thanhtra.reading_vi.syllables import well_formed

GOOD = """gì giếng giữ gìn quý quyết quốc quần quỳnh hòa hủy thuế nghị nghiêm kỷ cưỡng chế khuya khuỷu ngoại người trường yêu yết oán uống
ước ủy đồng nguyên quyền thuộc biên bản xử phạt vi phạm hành chính nghĩa của khoáng ngoằn loanh quanh thoải mái rượu hươu xuân luật tuần
duyệt tuyển toàn viễn thông tịch đã cụ thể gửi gạch giấy kéo ghi chép hoặc xoong giả mưa mía ý ở ấy đình đoạt khiếu nại cưỡng"""
BAD = """hanhf tthời quyêt hoà huỷ kòa nge ghà cê phap phạtt địnhh thơì giảii trìinh uỷ nghành ngiêm cưởngg quyểt lụat bẩnn ziấy phặn2 w
thuêế bìên đìểm ngưòi tríc khoàc gĩũ"""


@pytest.mark.parametrize("word", GOOD.split())
def test_a_syllable_is_well_formed(word):
    assert well_formed(word)
    assert well_formed(word.capitalize())


@pytest.mark.parametrize("word", BAD.split())
def test_letters_dropped_doubled_or_swapped_and_tones_misplaced_are_not(word):
    assert not well_formed(word)


def test_a_stopped_syllable_bears_two_tones_only():
    assert [tone for tone in ("phạt", "phát", "phàt", "phảt", "phãt", "phat") if well_formed(tone)] == ["phạt", "phát"]


def test_words_are_read_and_identifiers_are_not(script):
    misspelled = script("spelling").misspelled
    assert misspelled("Qúa hạn theo khoản 2a Đ38.2a, UBND, xem `x` tại --as-of {actual} thanhtra", whole=True) == [
        "Qúa"
    ]
    assert misspelled("the minutes of Đà Nẵng, drawn up by qưa", whole=False) == ["qưa"]
    assert misspelled("decision", whole=True) == ["decision"]
    assert misspelled("decision", whole=False) == []


def test_of_a_page_only_the_prose_is_read(script):
    spelling = script("spelling")
    page = "Chữ `cdoe` và [liên kết](tuong-doi.md#hoà).\n\n```python\nhoà = 1\n```\n<!-- hoà -->\nHết hạnn."
    assert spelling.misspelled(spelling.CODE.sub(" ", page), whole=True) == ["hạnn"]


def test_of_a_program_pairs_and_vi_are_read_whole(script):
    spelling = script("spelling")
    tree = ast.parse(
        'check(vi="abc xyz", en="abc xyz"); PAIR = ("biên bản xyz", "minutes xyz"); OTHER = ("xyz", "abc")'
    )
    assert {text for _, text, whole in spelling._of_code(tree) if whole} == {"abc xyz", "biên bản xyz"}


def test_english_is_read_too(script, tmp_path, monkeypatch):
    spelling = script("spelling")
    (tmp_path / "a.md").write_text("It is a revi" + "ew of the deci" + "sons adn acts\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "ROOT", tmp_path)
    pytest.importorskip("codespell_lib", reason="codespell comes with the extra lint")
    assert any("adn ==> and" in line for line in spelling.english())
