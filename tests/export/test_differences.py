"""Two books beside each other: what came, what went, what changed, in both directions."""

from __future__ import annotations

from pathlib import Path

from thanhtra.export.differences import differences
from thanhtra.rulebook import Rulebook

CITES = 'cites = ["15/2012/QH13 Đ70"]\n'
LIMIT = f'kind = "limit"\nslug = "own"\nvi = "Thời hạn riêng"\nen = "An own limit"\ncounted_from = ["decision_issued"]\nmet_by = ["decision_sent"]\n[[version]]\nfrom = 2020-01-01\n{CITES}branches = [{{ amount = 5, unit = "day" }}]\n'
READING = (
    '[[reading]]\nslug = "running-limit"\nchoices = ["trigger", "handling"]\ndefault = "handling"\nvi = "x"\nen = "x"\n'
)


def test_what_is_new_on_one_side_is_gone_on_the_other(tmp_path: Path) -> None:
    (tmp_path / "procedure").mkdir()
    (tmp_path / "procedure" / "own.toml").write_text(LIMIT, encoding="utf-8")
    (tmp_path / "readings.toml").write_text(READING, encoding="utf-8")
    folder = tmp_path / "decrees" / "15-2020"
    folder.mkdir(parents=True)
    (folder / "decree.toml").write_text(
        f'instrument = "15/2020/NĐ-CP"\nvi = "x"\nen = "x"\nfrom = 2020-04-15\namounts_for = "organization"\nwhole = false\n{CITES}',
        encoding="utf-8",
    )
    before, after = Rulebook.built_in(), Rulebook.load(tmp_path)
    there, back = differences(before, after, lang="en"), differences(after, before, lang="en")

    assert "An own limit (own): new" in there
    assert "An own limit (own): gone" in back
    for lines in (there, back):
        assert any(line.startswith("reading") and line.endswith(": changed") for line in lines)
        assert "sector decree 15/2020/NĐ-CP: its head changed" in lines
