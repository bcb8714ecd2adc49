"""Cases the service keeps: on the version decided on, safe to repeat, refused by the law."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import TypeAdapter
from tests.service.conftest import KEYS, bearer

from thanhtra.checks import check, finding
from thanhtra.service.desk_shapes import AgendaShape, HeadsShape, HistoryShape
from thanhtra.service.shapes import OutcomeShape
from thanhtra.terms import Defect

CASE = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "HS/2020/1",
    "subjects": [{"id": "s1", "kind": "individual", "name": "Nguyễn Văn A"}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2020-09-30"}],
    "events": [],
}
DETECTED = {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]}
AT = "/api/v1/cases/HS%2F2020%2F1"


def opened(client, **headers):
    answer = client.post("/api/v1/cases", json=CASE, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer


def test_a_case_is_opened_and_read_back_by_an_id_with_a_slash(client):
    first = opened(client)
    assert first.headers["etag"] == '"1"'
    read = client.get(AT)
    assert read.json()["id"] == "HS/2020/1"
    assert read.headers["etag"] == '"1"'
    assert client.get(AT, headers={"If-None-Match": '"1"'}).status_code == 304
    assert client.get(AT, headers={"If-None-Match": '"0"'}).status_code == 200
    page = client.get("/api/v1/cases").json()
    TypeAdapter(HeadsShape).validate_python(page)
    assert [(line["case"], line["version"]) for line in page["cases"]] == [("HS/2020/1", 1)]


def test_the_same_call_with_its_key_is_answered_as_before(client):
    key = {"Idempotency-Key": "k1"}
    assert opened(client, **key).json()["repeated"] is False
    assert opened(client, **key).json()["repeated"] is True
    step = {"If-Match": '"1"', "Idempotency-Key": "k2"}
    first = client.post(f"{AT}/events", json=DETECTED, headers=step)
    again = client.post(f"{AT}/events", json=DETECTED, headers=step)
    assert (first.json()["version"], again.json()["version"], again.json()["repeated"]) == (2, 2, True)
    other = client.post(f"{AT}/events", json=DETECTED | {"on": "2020-10-02"}, headers=step)
    assert (other.status_code, other.json()["code"]) == (409, "key-reused")


def test_a_case_that_is_there_is_not_opened_again(client):
    opened(client)
    assert client.post("/api/v1/cases", json=CASE | {"note": "x"}).json()["code"] == "exists"


def test_a_step_needs_the_version_it_was_decided_on(client):
    opened(client)
    assert client.post(f"{AT}/events", json=DETECTED).status_code == 428
    assert client.post(f"{AT}/events", json=DETECTED, headers={"If-Match": '"1"'}).status_code == 201
    late = client.post(f"{AT}/events", json=DETECTED, headers={"If-Match": '"1"'})
    assert late.status_code == 412
    assert [entry["what"] for entry in late.json()["theirs"]] == ["event:act_detected"]


def test_the_law_refuses_with_every_reason(client):
    opened(client)
    closed = {"kind": "decision_sent", "on": "2020-10-05"}
    answer = client.post(f"{AT}/events", json=closed, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (409, "law-refuses")
    told = answer.json()
    assert "ORD01" in {
        one["check"] for one in (*told["findings"], *told["unknown"])
    }  # a step not on file may still have been taken
    assert client.get(AT).headers["etag"] == '"1"'


def test_what_was_known_when_is_read_back(client):
    opened(client)
    client.post(f"{AT}/events", json=DETECTED, headers={"If-Match": '"1"'})
    assert len(client.get(AT).json()["events"]) == 1
    assert client.get(AT, params={"occurred": "2020-09-30"}).json()["events"] == []
    assert client.get(AT, params={"known": "2020-10-20T00:00:00Z"}).json()["code"] == "no-such-case"
    assert client.get(AT, params={"known": "2020-10-20T00:00:00"}).json()["field"] == "known"
    history = client.get(f"{AT}/history")
    TypeAdapter(HistoryShape).validate_json(history.content)
    assert [e["what"] for e in history.json()["entries"]] == ["opened", "event:act_detected"]
    assert "Nguyễn" not in history.text


def test_a_kept_case_is_asked_like_any_other(client):
    opened(client)
    assert client.get(f"{AT}/review", params={"as_of": "2020-12-31"}).json()["as_of"] == "2020-12-31"
    assert client.get(f"{AT}/review").json()["as_of"] == "2020-10-21"  # the service's clock
    assert client.get(f"{AT}/next").json()["on"] == "2020-10-21"
    assert client.get(f"{AT}/next", params={"on": "22/10/2020"}).json()["on"] == "2020-10-22"
    assert client.post(f"{AT}/may", json=DETECTED).json()["allowed"] is True


def test_the_agenda_of_all_cases_and_its_calendar(client, document):
    client.post("/api/v1/cases", json=document)
    found = client.get("/api/v1/agenda", params={"on": "2020-10-20", "within": 14})
    TypeAdapter(AgendaShape).validate_json(found.content)
    assert {item["kind"] for item in found.json()["items"]} >= {"sending"}
    assert client.get("/api/v1/agenda").json()["on"] == "2020-10-21"
    calendar = client.get("/api/v1/agenda.ics", params={"on": "2020-10-20"})
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.startswith("BEGIN:VCALENDAR")


def test_a_person_is_forgotten(client):
    opened(client)
    assert client.post(f"{AT}/redactions/s1", headers={"If-Match": '"1"'}).status_code == 201
    assert "Nguyễn" not in client.get(AT).text


def test_an_id_no_case_can_have_is_not_there(client):
    for path in ("%00", "x" * 101, "%FF", "nothing"):
        assert client.get(f"/api/v1/cases/{path}").status_code == 404, path


def test_a_key_with_spaces_is_refused(client):
    assert (
        client.post("/api/v1/cases", json=CASE, headers={"Idempotency-Key": "a b"}).json()["field"] == "Idempotency-Key"
    )


def test_cases_come_by_pages(client):
    for at in range(5):
        client.post("/api/v1/cases", json=CASE | {"id": f"c{at}"})
    page = client.get("/api/v1/cases", params={"limit": 2}).json()
    assert ([c["case"] for c in page["cases"]], page["next"]) == (["c0", "c1"], "c1")
    page = client.get("/api/v1/cases", params={"limit": 3, "after": "c1"}).json()
    assert ([c["case"] for c in page["cases"]], page["next"]) == (["c2", "c3", "c4"], None)


def test_entries_are_recorded_by_the_services_clock(client):
    opened(client)
    assert datetime.fromisoformat(client.get(f"{AT}/history").json()["entries"][0]["recorded"]) == datetime(
        2020, 10, 21, 2, tzinfo=UTC
    )


def test_cases_are_searched_by_what_the_index_knows(client, document):
    opened(client)
    client.post("/api/v1/cases", json=document)

    def found(**parts):
        return [line["case"] for line in client.get("/api/v1/cases", params=parts).json()["cases"]]

    stage = next(line["stage"] for line in client.get("/api/v1/cases").json()["cases"] if line["case"] == "BK-2020-017")
    assert "HS/2020/1" not in found(stage=stage) or stage == "none"
    assert found(provision="15/2020/NĐ-CP Đ101.1.a") != []
    assert found(by="nobody") == []
    refused = client.get("/api/v1/cases", params={"subject": "001099000001"})
    assert refused.status_code == 422  # a service without a secret finds nobody across cases


def test_every_entry_names_the_key_that_wrote_it(serving):
    client = serving(keys=KEYS)
    client.post("/api/v1/cases", json=CASE, headers=bearer("writer"))
    entries = client.get(f"{AT}/history", headers=bearer("reader")).json()["entries"]
    assert "writer" in str(entries[0])


def test_a_check_of_ones_own_refuses_what_it_voids(serving):
    def never(ctx):
        return finding()

    own = check(
        "OWN01",
        "own.never",
        about="act_detected",
        defect=Defect.BARRED,
        vi="Có được không?",
        en="May it?",
        wrong=("không", "no"),
        source="Quy chế 12",
    )(never)
    client = serving(checks=(own,))
    opened(client)
    refused = client.post(f"{AT}/events", json=DETECTED, headers={"If-Match": '"1"'})
    assert (refused.status_code, [a["check"] for a in refused.json()["findings"]]) == (409, ["OWN01"])
    TypeAdapter(OutcomeShape).validate_python(client.post(f"{AT}/may", json=DETECTED).json())
    assert client.post("/api/v1/may", json={"case": CASE, "event": DETECTED}).json()["refusals"][0]["source"] == {
        "vi": "Quy chế 12",
        "en": "Quy chế 12",
    }


def test_the_agenda_of_one_office(client, document):
    client.post("/api/v1/cases", json=document)
    assert client.get("/api/v1/agenda", params={"on": "2020-10-20", "by": "nobody"}).json()["items"] == []


def test_what_was_known_at_the_ends_of_time(client):
    opened(client)
    assert client.get(f"{AT}?known=0001-01-01T00:00:00%2B07:00").status_code == 404
    assert client.get(f"{AT}?known=9999-12-31T23:59:59-12:00").json()["id"] == "HS/2020/1"
