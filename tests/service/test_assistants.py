"""The tools of an assistant, asked by the protocol's own client over a real pipe."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from mcp import ClientSession, StdioServerParameters, stdio_client

from thanhtra import Rulebook, read_case, review
from thanhtra.exchange import review_to_json

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "docs" / "tutorial" / "bk-2020-017.json"
TOOLS = {"find", "due", "fine", "who_may", "who_now", "review", "next", "may", "audit"}


def _told(*calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the tools of ``thanhtra mcp`` answer, one after the other, in one session; the names of all tools last."""

    async def session() -> list[Any]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "thanhtra", "mcp"], env=dict(os.environ))
        async with stdio_client(server) as (read, write), ClientSession(read, write) as client:
            await client.initialize()
            found: list[Any] = [await client.call_tool(name, given) for name, given in calls]
            return [*found, {tool.name for tool in (await client.list_tools()).tools}]

    return asyncio.run(session())


def test_every_function_is_a_tool_and_answers_with_its_citations():
    document = json.loads(CASE.read_text(encoding="utf-8"))
    found, limit, fine, who, reviewed, audit, may, following, tools = _told(
        ("find", {"text": "tung tin giả lên Facebook gây hoang mang", "on": "2026-08-20", "kinds": ["act"]}),
        ("due", {"kind": "decision", "start": "2022-03-01", "lang": "en"}),
        (
            "fine",
            {
                "provision": "điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP",
                "subject": "individual",
                "on": "20/8/2026",
            },
        ),
        ("who_may", {"provisions": ["174/2026/NĐ-CP Đ95.1.a"], "subject": "individual", "on": "2026-08-20"}),
        ("review", {"case": document}),
        ("audit", {"case": document}),
        ("may", {"case": document, "event": {"kind": "case_closed", "on": "2021-01-04"}}),
        ("next", {"case": document, "on": "2020-10-21"}),
    )
    assert tools >= TOOLS
    assert found.structured_content["found"][0]["kind"] == "act"
    assert limit.structured_content["due"] == "2022-03-10"  # seven working days
    assert limit.structured_content["cites"]
    assert fine.structured_content["frame"]
    assert who.structured_content["candidates"]
    assert (
        reviewed.structured_content["answers"]
        == review_to_json(review(read_case(CASE), Rulebook.built_in()))["answers"]
    )
    assert {g["outcome"] for g in audit.structured_content["grounds"]} <= {"stands", "does-not", "cannot-tell"}
    assert may.structured_content["allowed"] in (True, False)
    assert {step["standing"] for step in following.structured_content["steps"]} <= {"must", "may", "unknown", "barred"}


def test_a_question_that_cannot_be_put_is_an_error_with_its_problems():
    bad_day, bad_case, bad_kind, bad_code, _ = _told(
        ("due", {"kind": "decision", "start": "31/2/2022"}),
        ("review", {"case": {"format": "thanhtra.case", "version": 1, "id": "x", "evnts": []}}),
        ("due", {"kind": "decison", "start": "2022-03-01"}),
        ("review", {"case": json.loads(CASE.read_text(encoding="utf-8")), "only": ["DEC1"]}),
    )
    assert [answer.is_error for answer in (bad_day, bad_case, bad_kind, bad_code)] == [True, True, True, True]
    assert "31/2/2022" in bad_day.content[0].text
    assert "evnts" in bad_case.content[0].text
    assert "decison" in bad_kind.content[0].text
    assert "DEC1" in bad_code.content[0].text
