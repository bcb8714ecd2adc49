"""What a home is called, in both languages: the check's question, the series' name, the kind of event, the reason."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.checks import all_checks
from thanhtra.rulebook import Rulebook
from thanhtra.statutes.home import Home
from thanhtra.statutes.reading import reasons

_PLAIN = {"definition": ("giải thích từ ngữ", "a definition"), "frame": ("đoạn mở đầu", "opening words")}
_OTHERS = {
    "power": ("thẩm quyền", "powers"),
    "data": ("dữ liệu", "data"),
    "amends": ("sửa đổi", "amends"),
}


@cache
def _questions() -> dict[str, tuple[str, str]]:
    return {check.code: check.question for check in all_checks()}


@cache
def data_names(folder: str) -> frozenset[str]:
    """The names of the rule data's own files: ``fields``, ``powers`` / ``police`` …"""
    at = files("thanhtra.rulebook").joinpath("data", *filter(None, [folder]))
    return frozenset(one.name.removesuffix(".toml") for one in at.iterdir() if one.name.endswith(".toml"))


def home_name(home: Home, book: Rulebook) -> tuple[str, str] | None:
    """In Vietnamese and in English; None when there is no such home."""
    match home.kind:
        case "check":
            return _questions().get(home.name)
        case "series":
            return _series(home.name, book)
        case "event":
            return KIND_NAMES.get(home.name)
        case "outside" | "unmodelled":
            reason = reasons().get((home.kind, home.name))
            return None if reason is None else (reason.vi, reason.en)
        case "definition" | "frame":
            return None if home.name else _PLAIN[home.kind]
        case "power" | "data":
            known = data_names("powers" if home.kind == "power" else "")
            return _with(home) if home.name in known else None
        case "amends":
            return _with(home) if home.name in book.instruments else None
        case _:
            return None


def _with(home: Home) -> tuple[str, str]:
    vi, en = _OTHERS[home.kind]
    return f"{vi} {home.name}", f"{en} {home.name}"


def _series(slug: str, book: Rulebook) -> tuple[str, str] | None:
    procedure = book.procedure
    for kind in (procedure.limits, procedure.thresholds, procedure.rules):
        if slug in kind:
            return kind[slug].vi, kind[slug].en
    return ("cách tính thời gian", "how time is counted") if slug == "counting" else None
