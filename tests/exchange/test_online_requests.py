"""Requests are read strictly and written as they were read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.errors import Unusable
from thanhtra.exchange import read_online_requests
from thanhtra.exchange.writer import document_to_json
from thanhtra.platforms import OnlineContent, OnlineParty, OnlineRequest, OnlineRequests
from thanhtra.testing.documents import objects

HEAD = {"format": "thanhtra.platforms", "version": 1, "id": "f"}
PARTY = {"id": "p", "kind": "site"}
REQUEST = {"id": "r", "what": "take-down", "to": "p", "sent": "2026-08-03T08:00:00+07:00"}
INSTANTS = ("received", "acknowledged", "done", "undone", "refused")


@st.composite
def files(draw):
    parties = draw(st.lists(objects(OnlineParty, {}), min_size=1, max_size=2, unique_by=lambda one: one["id"]))
    requests = draw(st.lists(objects(OnlineRequest, {}), max_size=2, unique_by=lambda one: one["id"]))
    for request in requests:
        request["to"] = parties[-1]["id"]
        for field in INSTANTS:
            request.update({field: request["sent"]} if field in request else {})
        for content in request.get("contents", []):
            content.update({"sha256": "ab" * 32} if "sha256" in content else {})
    drawn = {**HEAD, "parties": parties}
    return {**drawn, "requests": requests} if requests else drawn


@pytest.mark.no_cover
@settings(max_examples=100)
@given(files())
def test_a_file_is_written_as_it_was_read(document):
    file = read_online_requests(json.dumps(document).encode())
    assert document == document_to_json(file)
    assert file == read_online_requests(json.dumps(document_to_json(file)).encode())


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        ({**HEAD, "parties": [PARTY, PARTY]}, "$.parties[1].id", "duplicate_id"),
        ({**HEAD, "requests": [REQUEST]}, "$.requests[0].to", "dangling"),
        ({**HEAD, "parties": [PARTY], "requests": [REQUEST, REQUEST]}, "$.requests[1].id", "duplicate_id"),
        *(({**HEAD, "parties": [PARTY], "requests": [{**REQUEST, field: "2026-08-03T07:59:59+07:00"}]}, f"$.requests[0].{field}", "disagree") for field in INSTANTS),
        ({**HEAD, "parties": [PARTY], "requests": [{**REQUEST, "contents": [{"address": "a", "sha256": "AB" * 32}]}]}, "$.requests[0].contents[0].sha256", "unknown_value"),
        ({**HEAD, "parties": [{**PARTY, "kind": "platform"}]}, "$.parties[0].kind", "unknown_value"),
        ({**HEAD, "parties": [PARTY], "requests": [{**REQUEST, "sent": "2026-08-03"}]}, "$.requests[0].sent", "bad_instant"),
        ({**HEAD, "format": "thanhtra.licences"}, "$.format", "unknown_format"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_place(document, path, code):
    with pytest.raises(Unusable) as refused:
        read_online_requests(json.dumps(document).encode())
    assert (path, code) in [(p.path, p.code) for p in refused.value.problems]


def test_an_instant_with_another_offset_is_not_before_the_same_instant():
    document = {**HEAD, "parties": [PARTY], "requests": [{**REQUEST, "received": "2026-08-03T01:00:00Z"}]}
    assert read_online_requests(json.dumps(document).encode()).requests[0].received is not None


def test_names_and_addresses_are_never_shown():
    party = OnlineParty(id="p", kind="site", name="Nguyễn Văn A", number="330")
    assert "Nguyễn" not in repr(OnlineRequests(id="f", parties=(party,)))
    assert "example.com" not in repr(OnlineContent(address="https://example.com/nguyen-van-a"))
