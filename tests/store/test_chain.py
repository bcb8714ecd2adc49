"""Every way to change a history behind the store's back is seen, and lawful redaction is not taken for one."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, select, update
from store_cases import NAME, NUMBER, case, paid

from thanhtra.errors import ChainBroken, Conflict
from thanhtra.store.chain import GENESIS, entry_hash


@pytest.fixture
def written(store):
    store.open_case(case("HS-1", subjects=2))
    store.append_all("HS-1", [paid(n, acts=("a1" if n % 2 else "a2",), note=f"{NAME} nộp {n}") for n in range(1, 8)], 1)
    store.open_case(case("HS-2"))
    assert list(store.verify(store.heads())) == []
    return store


def breaks(store, heads=()):
    return [(b.case, b.version, b.fault) for b in store.verify(heads)]


def change(store, *statements):
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("column", ["body", "recorded", "key", "hash"])
def test_an_altered_entry_is_seen(written, column):
    e = written.tables.entries
    change(
        written,
        update(e).where(e.c.case_id == "HS-1", e.c.version == 3).values({column: "{}" if column == "body" else "x"}),
    )

    assert ("HS-1", 3, "altered") in breaks(written)
    with pytest.raises(ChainBroken):
        _ = written.load("HS-1").case


def test_an_amount_changed_by_one_is_seen(written):
    e = written.tables.entries
    with written.engine.begin() as connection:
        here = (e.c.case_id == "HS-1") & (e.c.version == 4)
        body = connection.execute(select(e.c.body).where(here)).scalar()
        connection.execute(update(e).where(here).values(body=body.replace('"amount":3', '"amount":4')))

    assert breaks(written) == [("HS-1", 4, "altered")]


def test_swapped_entries_are_seen(written):
    e = written.tables.entries
    for old, new in ((3, 99), (4, 3), (99, 4)):
        change(written, update(e).where(e.c.case_id == "HS-1", e.c.version == old).values(version=new))

    assert {(v, f) for _, v, f in breaks(written)} >= {(3, "altered"), (4, "altered")}


def test_a_dropped_entry_is_seen(written):
    e = written.tables.entries
    change(written, delete(e).where(e.c.case_id == "HS-1", e.c.version == 3))

    assert ("HS-1", 3, "missing") in breaks(written)


def test_a_truncated_history_is_seen(written):
    e = written.tables.entries
    change(written, delete(e).where(e.c.case_id == "HS-1", e.c.version > 6))

    assert ("HS-1", 6, "truncated") in breaks(written)


def test_a_truncation_that_rewrites_the_cases_row_is_seen_by_an_exported_head(written):
    heads = list(written.heads())
    e, c, i = written.tables.entries, written.tables.cases, written.tables.identities
    with written.engine.begin() as connection:
        head = connection.execute(select(e.c.hash).where(e.c.case_id == "HS-1", e.c.version == 6)).scalar()
        connection.execute(delete(i).where(i.c.case_id == "HS-1", i.c.version > 6))
        connection.execute(delete(e).where(e.c.case_id == "HS-1", e.c.version > 6))
        connection.execute(update(c).where(c.c.case_id == "HS-1").values(version=6, head=head))

    assert breaks(written) == []
    assert breaks(written, heads) == [("HS-1", 8, "truncated")]


def test_a_case_rewritten_from_the_start_is_seen_by_an_exported_head(written):
    heads = list(written.heads())
    e, c = written.tables.entries, written.tables.cases
    with written.engine.begin() as connection:
        before = GENESIS
        for version, recorded, key, body in connection.execute(
            select(e.c.version, e.c.recorded, e.c.key, e.c.body).where(e.c.case_id == "HS-1").order_by(e.c.version)
        ).all():
            said = body.replace('"amount":3', '"amount":4')
            before = entry_hash(before, "HS-1", version, recorded, key, said)
            connection.execute(
                update(e).where(e.c.case_id == "HS-1", e.c.version == version).values(body=said, hash=before)
            )
        connection.execute(update(c).where(c.c.case_id == "HS-1").values(head=before))

    assert breaks(written) == []
    assert breaks(written, heads) == [("HS-1", 8, "altered")]


def test_a_whole_case_dropped_is_seen_by_an_exported_head(written):
    heads = list(written.heads())
    e, c, i = written.tables.entries, written.tables.cases, written.tables.identities
    change(written, *(delete(t).where(t.c.case_id == "HS-2") for t in (i, e, c)))

    assert breaks(written, heads) == [("HS-2", 0, "unknown-case")]


def test_a_name_changed_deleted_or_put_in_is_seen(written):
    i = written.tables.identities
    change(
        written, update(i).where(i.c.case_id == "HS-1", i.c.owner == "subject:s1").values(data='{"name":"Người khác"}')
    )
    assert breaks(written) == [("HS-1", 1, "identity-altered")]
    with pytest.raises(ChainBroken):
        _ = written.load("HS-1").case

    change(written, delete(i).where(i.c.case_id == "HS-1", i.c.owner == "subject:s1"))
    assert breaks(written) == [("HS-1", 1, "identity-missing")]

    change(written, insert(i).values(case_id="HS-2", version=1, owner="subject:s9", salt="x", data="{}"))
    assert ("HS-2", 1, "identity-stray") in breaks(written)


def test_redaction_deletes_who_it_was_about_and_the_chain_still_verifies(written, url):
    done = written.redact("HS-1", "s1", 8, "xóa")

    left = written.load("HS-1").case
    assert breaks(written) == []
    assert written.redact("HS-1", "s1", 8, "xóa").repeated
    assert [s.name for s in left.subjects] == [None, f"{NAME} 2"]
    assert [a.described is None for a in left.acts] == [True, False]
    assert [e.note is None for e in left.events] == [True, False] * 3 + [True]
    assert left.note is not None
    assert [e.amount for e in left.events] == list(range(1, 8))
    with pytest.raises(Conflict):
        written.redact("HS-1", "s2", done.version - 1)

    written.redact("HS-1", "s2", done.version)
    written.redact("HS-2", "s1", 1)
    with written.engine.connect() as connection:
        assert {(row.case_id, row.owner) for row in connection.execute(select(written.tables.identities))} == {
            ("HS-1", "case")
        }
    assert breaks(written) == []
    if url.startswith("sqlite"):
        written.close()
        from pathlib import Path  # noqa: PLC0415

        kept = b"".join(p.read_bytes() for p in Path(url.removeprefix("sqlite:///")).parent.glob("cases.db*"))
        assert f"{NUMBER}1".encode() not in kept
        assert f"{NAME} nộp".encode() not in kept


def test_what_is_chained_holds_no_identity(written):
    said = "".join(e.text for name in ("HS-1", "HS-2") for e in written.entries(name))

    assert NAME not in said
    assert NUMBER not in said
    assert "1990-01-31" not in said
