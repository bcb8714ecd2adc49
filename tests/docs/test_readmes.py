"""The Vietnamese README keeps step with the English one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCED.sub("", text), re.MULTILINE)]


def _code(text: str) -> list[tuple[str, list[str]]]:
    """Each block's language and lines, without comments, and without what differs because a message has two languages."""
    return [
        (
            lang,
            [
                re.sub(r" *# .*|\.message\.(vi|en)| --lang (vi|en)", "", line)
                for line in body.splitlines()
                if not line.startswith("DEC01")
            ],
        )
        for lang, body in FENCED.findall(text)
    ]


def test_same_sections():
    """Heading for heading."""
    assert _headings(ENGLISH) == _headings(VIETNAMESE)


def test_same_code():
    """The same commands and the same examples."""
    assert _code(ENGLISH) == _code(VIETNAMESE)


def test_same_rows_and_points():
    """Every table row and every bullet has its twin."""

    def shape(text: str) -> list[str]:
        return [line[:1] for line in text.splitlines() if line.startswith(("|", "- "))]

    assert shape(ENGLISH) == shape(VIETNAMESE)


def test_links_lead_somewhere():
    """Every relative link of both is a file of the repository."""
    targets = re.findall(r"\]\(([^)#:]+)\)", ENGLISH + VIETNAMESE)
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_a_legal_warning_stands_once():
    """Once, well."""
    assert ENGLISH.count("Not legal advice") == 1
    assert VIETNAMESE.count("Không phải là tư vấn pháp lý") == 1


def test_two_commands():
    """One line to review a real case, one to pass the tests."""
    (shell,) = (body for lang, body in FENCED.findall(ENGLISH) if lang == "sh")
    assert len(shell.splitlines()) == 2
