"""The functions over HTTP answer what the library answers, in the shapes the description names."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import TypeAdapter
from tests.service.conftest import ROOT

from thanhtra import Rulebook, next_steps, read_case, review
from thanhtra.exchange import next_steps_to_json, review_to_json
from thanhtra.service import shapes

TUTORIAL = ROOT / "docs" / "tutorial" / "bk-2020-017.json"
PUBLISHED = sorted((ROOT / "examples" / "published").glob("*.json"))[::9]


def test_a_review_is_the_librarys_own(client, document):
    answer = client.post("/api/v1/review", json={"case": document, "as_of": "31/12/2020"})
    assert answer.status_code == 200
    assert answer.json() == review_to_json(review(read_case(TUTORIAL), Rulebook.built_in(), as_of=date(2020, 12, 31)))


def test_next_steps_are_the_librarys_own(client, document):
    answer = client.post("/api/v1/next", json={"case": document})
    assert answer.json() == next_steps_to_json(next_steps(read_case(TUTORIAL), Rulebook.built_in()))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
def test_answers_have_the_shapes_the_description_names(client, path):
    case = json.loads(path.read_text(encoding="utf-8"))
    for name, shape in (("review", shapes.ReviewShape), ("next", shapes.NextShape), ("audit", shapes.AuditShape)):
        answer = client.post(f"/api/v1/{name}", json={"case": case} | ({"on": "2026-01-05"} if name == "next" else {}))
        assert answer.status_code == 200, answer.text
        TypeAdapter(shape).validate_json(answer.content)


def test_a_step_is_asked_and_nothing_is_recorded(client, document):
    answer = client.post("/api/v1/may", json={"case": document, "event": {"kind": "case_closed", "on": "2021-01-04"}})
    TypeAdapter(shapes.OutcomeShape).validate_json(answer.content)
    assert client.get("/api/v1/cases").json()["cases"] == []


def test_find_due_fine_and_who_may(client):
    found = client.get(
        "/api/v1/find", params={"text": "tung tin giả lên Facebook", "on": "2026-08-20", "kind": ["act", "post"]}
    )
    TypeAdapter(shapes.FoundListShape).validate_json(found.content)
    assert found.json()["found"][0]["kind"] == "act"
    due = client.get("/api/v1/due", params={"kind": "decision", "start": "2022-03-01"}).json()
    assert due["due"] == "2022-03-10"  # seven working days
    TypeAdapter(shapes.DueShape).validate_python(due, strict=False)
    outside = client.get("/api/v1/due", params={"kind": "decision", "start": "2199-03-01"})
    TypeAdapter(shapes.DueShape).validate_json(outside.content)
    assert outside.json().get("due") is None
    fine = client.get(
        "/api/v1/fine", params={"provision": "174/2026/NĐ-CP Đ95.1.a", "subject": "individual", "on": "20/8/2026"}
    )
    TypeAdapter(shapes.FineShape).validate_json(fine.content)
    assert fine.json()["frame"]
    who = client.get(
        "/api/v1/who-may", params={"provision": "174/2026/NĐ-CP Đ95.1.a", "subject": "individual", "on": "2026-08-20"}
    )
    assert who.json()["candidates"]
    assert who.json()["missing"] == []


def test_who_may_handle_a_case(client, document):
    answer = client.post("/api/v1/who-may-handle", json={"case": document, "on": "2020-10-20"})
    TypeAdapter(shapes.WhoMayShape).validate_json(answer.content)


@pytest.mark.parametrize(
    ("method", "path", "given", "field"),
    [
        ("GET", "/api/v1/due", {"params": {"kind": "decision", "start": "31/2/2022"}}, "start"),
        ("GET", "/api/v1/due", {"params": {"kind": "decison", "start": "2022-03-01"}}, "kind"),
        (
            "GET",
            "/api/v1/fine",
            {"params": {"provision": "x", "subject": "individual", "on": "2022-03-01"}},
            "provision",
        ),
        (
            "POST",
            "/api/v1/review",
            {"json": {"case": {"format": "thanhtra.case", "version": 1, "id": "x", "evnts": []}}},
            "case",
        ),
        (
            "POST",
            "/api/v1/review",
            {"json": {"case": {"format": "thanhtra.case", "version": 1, "id": "x", "events": []}, "only": ["DEC1"]}},
            "only",
        ),
        (
            "POST",
            "/api/v1/next",
            {"json": {"case": {"format": "thanhtra.case", "version": 1, "id": "x", "events": []}}},
            "on",
        ),
    ],
)
def test_what_cannot_be_understood_is_a_problem_that_names_it(client, method, path, given, field):
    answer = client.request(method, path, **given)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.json()["code"], answer.json()["field"]) == ("not-understood", field)


def test_a_body_of_another_shape_names_every_place_and_repeats_nothing(client):
    answer = client.post("/api/v1/review", json={"kase": "Nguyễn Văn A", "lang": "fr"})
    assert answer.status_code == 422
    assert {p["path"] for p in answer.json()["problems"]} == {"body.case", "body.kase", "body.lang"}
    assert "Nguyễn" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"case": ' + b"[" * 100_000,
        b'{"case": {"id": "\\ud800"}}',
        b'{"case": {"id": NaN}}',
        b"\xff",
        b'{"case": {"id": ' + b"9" * 5000 + b"}}",
    ],
)
def test_no_body_makes_it_fail(client, body):
    answer = client.post("/api/v1/review", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


def test_where_there_is_nothing_is_a_problem_too(client):
    assert client.get("/api/v1/nothing").json()["code"] == "not-found"
    assert client.put("/api/v1/review").status_code == 405


def test_who_has_the_matters_of_a_post_that_is_gone(client):
    answer = client.get("/api/v1/who-now", params={"post": "Chánh Thanh tra Sở", "on": "2025-08-01"})
    assert answer.status_code == 200, answer.text
    TypeAdapter(shapes.WhoNowShape).validate_json(answer.content)
    assert answer.json()["exists"] is not True


def test_a_row_of_a_register_is_a_case_and_what_cannot_be_read_is_told(client):
    columns = {"Số QĐ": "decision.number", "Ngày QĐ": "decision.on", "Mức phạt": "fine", "Điều khoản": "act.provision"}
    row = {
        "Số QĐ": "12/QĐ-XPHC",
        "Ngày QĐ": "31/2/2020",
        "Mức phạt": "7.500.000",
        "Điều khoản": "điểm a khoản 1 Điều 101 Nghị định 15/2020/NĐ-CP",
    }
    targets = client.post("/api/v1/import", json={"row": row, "map": {"columns": {"Số QĐ": "nothing"}}})
    assert (targets.status_code, targets.json()["field"]) == (422, "map")
    answer = client.post("/api/v1/import", json={"row": row, "map": {"columns": columns}})
    assert answer.status_code == 200, answer.text
    TypeAdapter(shapes.ImportedShape).validate_json(answer.content)
    told = answer.json()
    assert told["case"] is not None
    assert "31/2/2020" in [one["got"] for one in told["told"]]
    assert "2020-02-31" not in str(told["case"])
