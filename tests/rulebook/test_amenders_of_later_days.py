"""A decree that amends from 2027 changes no answer about 2026: a provision a whole decree does not have it did not have then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra.errors import NoSuchProvision, NotInTheBook, RulebookError
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

HEAD = """instrument = "9/2027/NĐ-CP"
vi = "Nghị định sửa đổi"
en = "An amending decree"
from = 2027-01-01
amounts_for = "organization"
amends = ["174/2026/NĐ-CP"]
whole = false
cites = ["9/2027/NĐ-CP Đ1"]
"""
INVENTED = Citation.parse("174/2026/NĐ-CP Đ95.9.a")


def laid_over(tmp_path: Path, more: str = "") -> Rulebook:
    folder = tmp_path / "decrees" / "9-2027"
    folder.mkdir(parents=True)
    (folder / "decree.toml").write_text(HEAD + more, encoding="utf-8")
    return Rulebook.load(tmp_path)


@pytest.mark.parametrize(("day", "error"), [(date(2026, 12, 31), NoSuchProvision), (date(2027, 1, 1), NotInTheBook)])
def test_an_amender_known_in_part_may_add_from_its_first_day(tmp_path, day, error):
    with pytest.raises(error):
        laid_over(tmp_path).violation(INVENTED, on=day)


@pytest.mark.parametrize(("articles", "error"), [('["95"]', NotInTheBook), ('["7", "96-99"]', NoSuchProvision)])
def test_and_only_in_the_articles_it_amends(tmp_path, articles, error):
    more = f'[[amended]]\ninstrument = "174/2026/NĐ-CP"\narticles = {articles}\n'
    with pytest.raises(error):
        laid_over(tmp_path, more).violation(INVENTED, on=date(2027, 1, 1))


def test_what_it_amends_is_what_it_says_it_amends(tmp_path):
    more = '[[amended]]\ninstrument = "15/2020/NĐ-CP"\narticles = ["95"]\n'
    with pytest.raises(RulebookError, match="one of 174/2026/NĐ-CP"):
        laid_over(tmp_path, more).violation(INVENTED, on=date(2027, 1, 1))
