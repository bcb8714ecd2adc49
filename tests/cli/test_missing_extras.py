"""A command that needs an extra which is not installed says which, in one line, and ends with 2."""

from __future__ import annotations

import sys

import pytest

CASE = "docs/tutorial/bk-2020-017.json"
PLANS = "examples/plans"


@pytest.mark.parametrize(
    ("module", "extra", "argv"),
    [
        ("xlsxwriter", "tables", ("report", CASE, "--period", "2020-9M", "--format", "xlsx")),
        ("docx", "forms", ("report", CASE, "--period", "2026-YJ", "--format", "docx")),
        (
            "xlsxwriter",
            "tables",
            ("plan", "report", f"{PLANS}/plan-2026.json", "--on", "2026-12-31", "--format", "xlsx"),
        ),
        ("docx", "forms", ("plan", "check", f"{PLANS}/plan-2026.json", "--on", "2026-12-31", "--format", "docx")),
        (
            "docx",
            "forms",
            ("coordination", "check", f"{PLANS}/coordination-2026.json", "--on", "2026-06-30", "--format", "docx"),
        ),
        (
            "xlsxwriter",
            "tables",
            ("difficulties", "list", f"{PLANS}/difficulties-2026.json", "--on", "2026-12-31", "--format", "xlsx"),
        ),
        ("xlsxwriter", "tables", ("mistakes", CASE, "--format", "xlsx")),
        ("xlsxwriter", "tables", ("review", CASE, "--format", "xlsx")),
    ],
)
def test_it_says_which_extra(run, tmp_path, monkeypatch, module, extra, argv):
    monkeypatch.setitem(sys.modules, module, None)
    out = tmp_path / "out"
    ran = run(*argv, "--out", str(out))
    assert (ran.code, ran.out, out.exists()) == (2, "", False)
    assert ran.err.count("\n") == 1
    assert f"thanhtra[{extra}]" in ran.err


def test_a_word_file_says_why_there_is_none_before_it_looks_for_a_writer(run, tmp_path, monkeypatch):
    """The state's list of lines of that day was not read."""
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = run("report", CASE, "--period", "2020-9M", "--format", "docx", "--out", str(tmp_path / "a.docx"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "forms" not in ran.err


@pytest.mark.parametrize("command", [("agenda", "--store"), ("serve", "--database")])
@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no database can be opened at this URL"),
        ("nosuch://secret@host/k", "no database can be opened at this URL"),
        ("postgresql+psycopg://u:secret@host:port/k", "no database can be opened at this URL"),
        ("postgresql+psycopg://u:secret@host/k", "the driver of the database is missing: psycopg"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_without_its_url(run, monkeypatch, command, url, says):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    ran = run(*command, url)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err
    assert "secret" not in ran.err


def test_a_service_that_cannot_begin_ends_with_2(run, monkeypatch):
    """The server ends the process with a code of its own where its address is taken."""
    import uvicorn  # noqa: PLC0415 - an extra

    def taken(*_, **__):
        raise SystemExit(3)

    monkeypatch.setattr(uvicorn, "run", taken)
    assert run("serve", "--database", "sqlite://").code == 2


@pytest.mark.parametrize(
    ("port", "wrong"), [("65535", False), ("65536", True), ("0", True), ("-1", True), ("8o17", True)]
)
def test_a_port_is_one_there_can_be(run, monkeypatch, port, wrong):
    import uvicorn  # noqa: PLC0415 - an extra

    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: None)
    ran = run("serve", "--database", "sqlite://", "--port", port)
    assert (ran.code, "argument --port" in ran.err) == ((2, True) if wrong else (0, False))
