"""A signature shows that the holder of a key signed these bytes; the key inside a document is never trusted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from thanhtra.casefile import Case, FinePaid
from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.receipts import check_receipt, receipt_of
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.signing import is_signed, new_key, public_key, sign, signed_bytes, with_signature
from thanhtra.store import Store, anchor_of, heads_document, heads_in

KEY = bytes(range(32))
PUBLIC = public_key(KEY)
NOW = datetime(2026, 1, 5, tzinfo=UTC)
DOCUMENT = {"format": "thanhtra.x", "n": 1, "vi": "Quyết định"}


def test_what_was_signed_is_known_again_in_any_order_and_spelling():
    signed = sign(DOCUMENT, KEY)
    assert is_signed(signed, PUBLIC)
    assert is_signed(json.loads(json.dumps(dict(reversed(signed.items())))), PUBLIC)
    assert sign(signed, KEY) == signed
    assert PUBLIC.hex() == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
    assert len(new_key()) == 32


def test_a_key_from_a_device_signs_the_same_bytes():
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    device = Ed25519PrivateKey.from_private_bytes(KEY)
    assert with_signature(DOCUMENT, PUBLIC, device.sign(signed_bytes(DOCUMENT))) == sign(DOCUMENT, KEY)


def changed(**signature):
    signed = sign(DOCUMENT, KEY)
    return {**signed, "signature": {**signed["signature"], **signature}}


FORGED = {
    "no signature": DOCUMENT,
    "a text": {**DOCUMENT, "signature": "x"},
    "another algorithm": changed(algorithm="none"),
    "no value": changed(value=""),
    "no text": changed(value=5),
    "no base64": changed(value="%%%"),
    "not ascii": changed(value="đ"),
    "another value": changed(value=sign({}, KEY)["signature"]["value"]),
    "a value changed": {**sign(DOCUMENT, KEY), "n": 2},
    "a value added": {**sign(DOCUMENT, KEY), "m": 2},
    "one of another type": {**sign(DOCUMENT, KEY), "n": True},
    "what is no JSON": {**sign(DOCUMENT, KEY), "n": {1}},
    "by another key that it names itself": sign(DOCUMENT, bytes(32)),
}


@pytest.mark.parametrize("forged", FORGED)
def test_anything_else_is_not(forged):
    assert not is_signed(FORGED[forged], PUBLIC)


def test_what_is_no_key_or_no_document_is_refused():
    for step in (
        lambda: sign(DOCUMENT, b"short"),
        lambda: is_signed(DOCUMENT, "x" * 32),
        lambda: public_key(None),
        lambda: sign({"x": float("nan")}, KEY),
    ):
        with pytest.raises(Unusable):
            step()


def test_a_receipt_signed_still_holds_and_a_forged_one_does_not():
    case = read_case(min((Path(__file__).parents[1] / "receipts" / "frozen").glob("*.case.json")))
    book = Rulebook.built_in()
    receipt = sign(receipt_of(case, review(case, book, as_of=date(2020, 12, 31))), KEY)
    assert check_receipt(receipt, case, book).holds
    assert is_signed(receipt, PUBLIC)
    assert not is_signed({**receipt, "edition": "x"}, PUBLIC)


def test_signed_lists_of_heads_show_what_a_store_rewritten_whole_hides(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'a.db'}", clock=lambda: NOW).create()
    for name in ("HS-1", "HS-2"):
        store.open_case(Case(id=name, field="telecom", events=()))
    first = sign(heads_document(store.heads(), taken=NOW), KEY)
    store.append("HS-1", FinePaid(kind="fine_paid", amount=1), 1)
    second = sign(heads_document(store.heads(), taken=NOW, before=first), KEY)

    assert second["before"] == anchor_of(first) != anchor_of(second)
    assert list(store.verify([*heads_in(first), *heads_in(second)])) == []
    with store.engine.begin() as connection:
        connection.execute(text("delete from thanhtra_entries where case_id = 'HS-2'"))
        connection.execute(text("delete from thanhtra_cases where case_id = 'HS-2'"))
    assert list(store.verify()) == []
    assert [(b.case, b.fault) for b in store.verify(heads_in(first))] == [("HS-2", "unknown-case")]
    cut = {**first, "heads": first["heads"][:1]}
    assert not is_signed(cut, PUBLIC)
    assert anchor_of(cut) != second["before"]
    store.close()


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"format": "thanhtra.heads", "version": 1},
        {"format": "thanhtra.heads", "version": 1, "heads": [["a", "1", "x"]]},
    ],
)
def test_what_is_no_list_of_heads_is_refused(odd):
    with pytest.raises(Unusable):
        heads_in(odd)
    with pytest.raises(Unusable):
        heads_document([], taken=NOW, before=odd)
