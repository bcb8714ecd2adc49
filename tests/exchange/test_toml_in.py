"""What is wrong with a TOML file is told by what it is, whatever words stand in it (tệp TOML)."""

from __future__ import annotations

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange.toml_in import read_toml


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[levels]\n[levels]\n", "unknown_format"),  # its name was taken for too many levels
        ("a = " + "[" * 70 + "]" * 70, "too_deep"),
        ("a = " + "[" * 100_000, "too_deep"),
        (".".join("a" * 70) + " = 1", "too_deep"),
    ],
)
def test_too_deep_is_what_is_too_deep(tmp_path, text, code):
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_toml(path)
    assert [problem.code for problem in refused.value.problems] == [code]
