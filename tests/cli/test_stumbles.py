"""What a jurist once stumbled over on the way to an answer, command by command; ``docs/development/stumbles.md`` shows it before and after."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACT = ("--provision", "174/2026/NĐ-CP Đ95.2.c", "--subject", "individual", "--on", "2026-08-20")
WRONG = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "X",
    "officials": [{"id": "o1", "post": "truong-cong-an-xa"}],
    "acts": [{"id": "a1", "provision": "15/2020/N\u00d0-CP Đ101.1.a"}],
    "events": [{"kind": "decision_issued", "on": "10/09/2026", "by": "o7"}],
}
ASKED = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "C",
    "subjects": [{"id": "s", "kind": "individual"}],
    "officials": [{"id": "o", "post": "commune-police-chief"}],
    "acts": [{"id": "a", "subject": "s", "provision": "174/2026/NĐ-CP Đ95.2.c", "ended": "2026-08-01"}],
    "events": [],
}
STUMBLES = [
    # command · exit · what must be said
    (
        ("find", "tung tin giả lên Facebook gây hoang mang", "--on", "2026-08-20"),
        0,
        ("174/2026/NĐ-CP Đ95.2.c", "từ 15.000.000 đến 25.000.000 đồng", "Chủ tịch Ủy ban nhân dân cấp xã"),
    ),
    (
        ("find", "tung tin gia len facebook gay hoang mang", "--on", "2026-08-20"),
        0,
        ("174/2026/NĐ-CP Đ95.2.c", "từ 15.000.000 đến 25.000.000 đồng"),
    ),
    (("find", "deadline to execute", "--lang", "en", "--on", "2026-08-20"), 0, ("(Time limit: execution)",)),
    (("law", "show", "174/2026/NĐ-CP Đ95", "--on", "2026-08-20"), 0, ("Đ95.1.a", "Đ95.2.c")),
    (
        ("who-may", *ACT),
        0,
        ("Giám đốc Sở Văn hóa", "trong phạm vi nhiệm vụ", "Chủ tịch Ủy ban nhân dân cấp xã, Trưởng Công an cấp xã"),
    ),
    (
        ("who-may", "--case", "asked.json", "--official", "o", "--on", "2026-09-01"),
        1,
        ("Trưởng Công an cấp xã (o): chưa xác định được",),
    ),
    (("law", "show", "truong-cong-an-xa"), 2, ("'commune-police-chief'",)),
    (("due", "thoi han ra quyet dinh", "--from", "2022-03-01"), 2, ("'decision'", "Quyết định xử phạt: ")),
    (("due", "decision", "--from", "5/10/2020"), 0, ("chậm nhất",)),
    (
        (
            "fine",
            "--provision",
            "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP",
            "--subject",
            "individual",
            "--on",
            "1/8/2020",
        ),
        0,
        ("7.500.000 đồng",),
    ),
    (
        ("fine", "--provision", "174/2026/NĐ-CP Đ95.9.a", "--subject", "individual", "--on", "2026-08-20"),
        1,
        ("Không có quy định này",),
    ),
    (("explain", "DEC1"), 2, ("'DEC01'",)),
    (
        ("who-may", *ACT, "--reading", "government-remedies=included"),
        0,
        ("Trưởng Công an cấp xã: phạt đến 50.000.000 đồng",),
    ),
    (("review", "cases", "-q"), 0, ("7 hồ sơ: ",)),
    (
        ("review", "wrong.json"),
        2,
        ("commune-police-chief", "2026-09-10", "Ð (U+00D0) thay cho Đ", '"o7" không chỉ đến gì', "wrong.json:1:"),
    ),
    (("audit", "case.json"), 0, ("Quyết định xử phạt 12/QĐ-XPHC",)),
    (("may", "case.json", "decision_annulled", "--on", "1/9/2026", "--by", "o1"), 1, ("không được thực hiện",)),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "docs/tutorial/bk-2020-017.json", tmp_path / "case.json")
    (tmp_path / "cases").mkdir()
    for number in range(7):
        shutil.copy(tmp_path / "case.json", tmp_path / "cases" / f"{number}.json")
    (tmp_path / "wrong.json").write_text(json.dumps(WRONG, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "asked.json").write_text(json.dumps(ASKED, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("argv", "code", "said"), STUMBLES, ids=[" ".join(argv)[:60] for argv, _, _ in STUMBLES])
def test_it_is_answered(run: Callable, argv: tuple[str, ...], code: int, said: tuple[str, ...]) -> None:
    ran = run(*argv)
    told = " ".join((ran.out + ran.err).split())
    assert (ran.code, [words for words in said if words not in told]) == (code, [])
