"""The index over all cases: equal to a full review, kept with every step, made again by one command, and told when it misses something."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, insert, select, text, update
from store_cases import NOW, NUMBER, case, paid

from thanhtra import Rulebook, read_case, review
from thanhtra.casefile import Official, Subject
from thanhtra.cli import main
from thanhtra.errors import Unusable
from thanhtra.reviewing import Agenda, AgendaQuestion, agenda
from thanhtra.situations import situations
from thanhtra.store import AsyncStore, CaseLine, DeskRules, Store
from thanhtra.store.migrations import upgrade
from thanhtra.terms import Bearer, Nature

ROOT = Path(__file__).parents[2]
BOOK = Rulebook.built_in()
DESK = DeskRules(book=BOOK, secret=b"bi mat")
TUTORIAL = read_case(ROOT / "docs/tutorial/bk-2020-017.json", slugs=BOOK)
ALL = {"bearer": None, "natures": tuple(Nature)}


def golden(step: int, first: int = 0):
    """Every ``step``-th golden situation, each under an id of its own."""
    found = [
        s.read(BOOK)
        for path in sorted((ROOT / "tests/checks/golden").glob("*.toml"))
        for s in situations(path)
        if s.readings is None or not s.readings
    ]
    return [attrs.evolve(c, id=f"{c.id}-{n}") for n, c in enumerate(found[first::step])]


def rows_in(store):
    with store.engine.connect() as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in store.tables.desk.all}


@pytest.fixture
def desk(url):
    opened = Store(url, clock=lambda: NOW, desk=DESK).create()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def many():
    """A store of many golden files, in memory, and the files."""
    opened, files = Store("sqlite://", clock=lambda: NOW, desk=DESK).create(), golden(23)
    for one in files:
        opened.open_case(one)
    yield opened, files
    opened.close()


def _unnamed(found: Agenda) -> Agenda:
    """Without the events' own names, which the index does not hold."""
    return attrs.evolve(found, items=tuple(attrs.evolve(i, spot="") for i in found.items))


@pytest.mark.no_cover
@given(on=st.dates(date(2014, 1, 1), date(2028, 1, 1)), within=st.sampled_from([0, 14, 90, 500]), overdue=st.booleans())
def test_an_agenda_from_the_index_is_that_of_a_full_review(many, on, within, overdue):
    store, files = many
    want = agenda(
        files, BOOK, AgendaQuestion.within(on, within, bearer=None, natures=frozenset(Nature), overdue=overdue)
    )
    found = store.agenda(seen=on, until=on + timedelta(within), overdue=overdue, **ALL)
    assert _unnamed(found) == _unnamed(want)


def test_the_row_of_a_case_is_what_a_review_says(many):
    store, files = many
    lines, after = [], None
    while True:
        page = store.search(after=after, limit=7)
        lines += page.items
        after = page.after
        if after is None:
            break
    assert {line.case for line in lines} == {f.id for f in files}
    assert len(lines) == len(files)
    reviewed = {f.id: review(f, BOOK) for f in files}
    assert {line.case: (line.stage, line.findings) for line in lines} == {
        i: (r.stage, tuple(sorted({a.check for a in r.findings}))) for i, r in reviewed.items()
    }
    coded = {c for line in lines for c in line.findings}
    for code in sorted(coded)[:5]:
        assert {x.case for x in store.search(finding=code, limit=1000).items} == {
            line.case for line in lines if code in line.findings
        }
    for stage in {line.stage for line in lines}:
        assert {x.case for x in store.search(stage=stage, limit=1000).items} == {
            line.case for line in lines if line.stage == stage
        }


def test_kept_step_by_step_it_is_what_a_rebuild_makes(desk):
    bare = attrs.evolve(TUTORIAL, events=())
    version = desk.open_case(bare).version
    for step in TUTORIAL.events:
        version = desk.append(bare.id, step, version).version
    version = desk.append_all(bare.id, [paid(1), paid(2)], version).version
    version = desk.correct(bare.id, version, None, version).version
    version = desk.add_facts(
        attrs.evolve(bare, subjects=(Subject(id="s9", kind="individual", number="1"),), acts=None), version
    ).version
    kept = rows_in(desk)
    assert kept["thanhtra_desk_cases"][0][:2] == (bare.id, version)
    assert desk.rebuild().cases == 1
    assert rows_in(desk) == kept
    assert desk.rebuild(only_behind=True).cases == 0


def test_a_step_that_is_given_up_leaves_the_index_as_it_was(desk):
    desk.open_case(TUTORIAL)
    before = rows_in(desk)
    with desk.engine.connect() as host:
        transaction = host.begin()
        desk.append(TUTORIAL.id, paid(1), len(TUTORIAL.events) + 1, on=host)
        transaction.rollback()
    assert rows_in(desk) == before


def test_an_office_sees_its_own(desk):
    """The office of a file is the agency of who acted last; until somebody who acts says so, the one agency named."""

    def of(name, agency):
        officials = tuple(attrs.evolve(o, agency=agency) for o in TUTORIAL.officials)
        return attrs.evolve(TUTORIAL, id=name, officials=officials)

    for one in (
        of("A", "Thanh tra  Sở"),
        of("B", "UBND xã"),
        of("C", None),
        attrs.evolve(of("D", None), officials=None),
        attrs.evolve(of("E", "UBND xã"), events=()),
        attrs.evolve(of("F", "x"), events=(), officials=(Official(id="o1", agency="x"), Official(id="o2", agency="y"))),
    ):
        desk.open_case(one)
    post = TUTORIAL.officials[0]
    spelled = f"{post.post}@{post.area}" if post.area else post.post
    seen = date(2020, 10, 20)
    assert [i.case for i in desk.agenda(seen=seen, by="thanh tra sở").items] == ["A", "A"]
    assert {i.case for i in desk.agenda(seen=seen, by=spelled).items} == {"C"}
    assert {i.case for i in desk.agenda(seen=seen).items} == {"A", "B", "C", "D"}
    assert [line.case for line in desk.search(by="UBND XÃ").items] == ["B", "E"]
    assert {line.case: line.office for line in desk.search().items} == {
        "A": "Thanh tra  Sở",
        "B": "UBND xã",
        "C": spelled,
        "D": None,
        "E": "UBND xã",
        "F": None,
    }
    assert desk.agenda(seen=seen, by="khác").items == ()


def test_what_is_due_is_answered_without_reading_a_history(desk):
    for n in range(5):
        desk.open_case(attrs.evolve(TUTORIAL, id=f"HS-{n}"))
    asked = []
    watched = event.listens_for(desk.engine, "before_cursor_execute")(lambda *given: asked.append(given[2]))
    assert len(desk.agenda(seen=date(2020, 10, 20)).items) == 10
    event.remove(desk.engine, "before_cursor_execute", watched)
    assert asked
    assert not [statement for statement in asked if "thanhtra_entries" in statement]


def test_a_later_event_has_the_case_asked_itself(desk):
    """Seen from a day before the file's latest, the index does not tell: what was waiting then may be met or lapsed since."""
    desk.open_case(TUTORIAL)
    seen = TUTORIAL.events[0].day
    want = agenda([TUTORIAL], BOOK, AgendaQuestion.within(seen, 900, bearer=None, natures=frozenset(Nature)))
    assert desk.agenda(seen=seen, until=seen + timedelta(900), **ALL) == want


def test_the_day_is_the_clocks_when_nobody_says(desk, tmp_path):
    desk.open_case(TUTORIAL)
    assert desk.agenda().asked.on == date(2026, 1, 5)
    assert (desk.agenda().asked.until - desk.agenda().asked.on).days == 14
    assert desk.agenda(seen=date(2020, 10, 22), until=date(2020, 1, 1)).asked.until == date(2020, 10, 22)
    plain = Store(f"sqlite:///{tmp_path / 'b.db'}", desk=DESK).create()
    with pytest.raises(Unusable, match="seen"):
        plain.agenda()
    plain.close()


def test_a_store_without_a_desk_leaves_the_case_behind_and_that_is_told(desk, url):
    desk.open_case(TUTORIAL)
    plain = Store(url, clock=lambda: NOW)
    plain.append(TUTORIAL.id, paid(1), len(TUTORIAL.events) + 1)
    plain.open_case(attrs.evolve(TUTORIAL, id="other"))
    assert desk.agenda(seen=date(2020, 10, 20)).behind == desk.search().behind == 2
    assert desk.rebuild(only_behind=True).cases == 2
    assert desk.search().behind == 0
    for ask in (plain.agenda, plain.search, plain.rebuild, lambda: plain.acts_of("1")):
        with pytest.raises(Unusable, match="desk"):
            ask()
    plain.close()


def test_other_rules_or_another_secret_are_behind(desk, url):
    desk.open_case(TUTORIAL)
    with desk.engine.begin() as connection:
        connection.execute(update(desk.tables.desk.cases).values(edition="old"))
    assert desk.search().behind == 1
    desk.rebuild(only_behind=True)
    other = Store(url, desk=DeskRules(book=BOOK, secret=b"khac"))
    assert (other.search().behind, other.acts_of("1").behind) == (0, 1)
    none = Store(url, desk=DeskRules(book=BOOK))
    with pytest.raises(Unusable, match="secret"):
        none.rebuild()
    other.rebuild()
    assert other.acts_of("1").behind == 0
    other.close()
    none.close()


def test_a_history_that_cannot_be_read_is_left_out_and_named(desk):
    desk.open_case(TUTORIAL)
    desk.open_case(attrs.evolve(TUTORIAL, id="broken"))
    e, d = desk.tables.entries, desk.tables.desk.cases
    with desk.engine.begin() as connection:
        connection.execute(
            update(e).where(e.c.case_id == "broken", e.c.version == 2).values(recorded="2020-01-01T00:00:00Z")
        )
        connection.execute(
            insert(d),
            {"case_id": "gone", "version": 1, "edition": "x", "mark": "", "stage": "none", "latest": "2020-01-01"},
        )
    made = desk.rebuild()
    assert (made.cases, made.left) == (1, ("broken",))
    found = desk.search()
    assert ([line.case for line in found.items], found.behind) == ([TUTORIAL.id], 1)


def test_relapse_and_repetition_are_found_across_files(desk):
    """A person counts as never sanctioned a year after the decision was executed (Đ7.1): an act on that day still comes within."""
    who = Subject(id="s1", kind="individual", name="A", number="0123 456-789")
    base = json.loads((ROOT / "docs/tutorial/bk-2020-017.json").read_text(encoding="utf-8"))
    base["events"].append({"kind": "execution_completed", "on": "2020-11-02", "decision": "12/QĐ-XPHC"})
    first = attrs.evolve(read_case(json.dumps(base).encode(), slugs=BOOK), id="first", subjects=(who,))
    first = attrs.evolve(first, acts=tuple(attrs.evolve(a, subject="s1") for a in first.acts))
    second = attrs.evolve(
        first, id="second", events=first.events[:2], subjects=(attrs.evolve(who, number="0123456789"),)
    )
    for one in (first, second, attrs.evolve(second, id="third", subjects=(attrs.evolve(who, number=None),))):
        desk.open_case(one)
    known = desk.acts_of(who, provision=str(first.acts[0].provision))
    assert [(a.case, a.decided is not None, a.executed) for a in known.items] == [
        ("first", True, date(2020, 11, 2)),
        ("second", False, None),
    ]
    assert desk.acts_of("0123456789", apart_from="first").items == known.items[1:]
    earlier, undecided = known.items
    assert earlier.clean == date(2021, 11, 2)
    assert [
        earlier.stands_against(d)
        for d in (earlier.decided - timedelta(1), earlier.decided, date(2021, 11, 2), date(2021, 11, 3))
    ] == [False, True, True, False]
    assert undecided.stands_against(date(2021, 1, 1)) is False
    assert attrs.evolve(earlier, clean=None).stands_against(date(2021, 1, 1)) is None
    assert [line.case for line in desk.search(subject=who).items] == ["first", "second"]
    page = desk.search(subject="0123456789", field=earlier.field, limit=1)
    assert ([line.case for line in page.items], page.after) == (["first"], "first")
    page = desk.search(subject="0123456789", field=earlier.field, limit=1, after="first")
    assert ([line.case for line in page.items], page.after) == (["second"], None)
    assert desk.search(subject="9").items == desk.search(provision="15/2020/NĐ-CP Đ9.9", stage="decided").items == ()
    with pytest.raises(Unusable, match="number"):
        desk.acts_of(Subject(id="s1", kind="individual", name="A"))


def test_an_empty_secret_is_refused():
    with pytest.raises(Unusable, match="secret"):
        DeskRules(book=BOOK, secret=b"")
    assert DeskRules(book=BOOK).key_of("1") is None


@pytest.mark.parametrize("with_desk", [True, False])
def test_redaction_reaches_the_index(desk, url, with_desk):
    """The key of a number goes with the number, whoever redacts."""
    version = desk.open_case(case("HS-1")).version
    assert len(desk.acts_of(NUMBER + "1").items) == 1
    by = desk if with_desk else Store(url, clock=lambda: NOW)
    by.redact("HS-1", "s1", version)
    assert desk.acts_of(NUMBER + "1").items == ()
    assert DESK.key_of(NUMBER + "1") not in str(rows_in(desk))
    assert desk.search().behind == (0 if with_desk else 1)
    desk.rebuild()
    assert [line.case for line in desk.search().items] == ["HS-1"]
    assert DESK.key_of(NUMBER + "1") not in str(rows_in(desk))
    by.close()


def test_no_name_and_no_number_stands_in_the_index(desk):
    desk.open_case(case("HS-1", subjects=2))
    assert NUMBER not in str(rows_in(desk))
    assert "Bí Mật" not in str(rows_in(desk))


def test_a_store_of_the_earlier_schema_is_migrated_with_what_it_holds(url, tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'new.db'}", clock=lambda: NOW).create()
    made.open_case(TUTORIAL)
    upgrade(url, to="1")
    old = Store(url, desk=DESK, clock=lambda: NOW)
    with made.engine.connect() as source, old.engine.begin() as into:
        for table in (made.tables.cases, made.tables.entries, made.tables.identities):
            columns = [c.name for c in table.columns if c.name != "behind"]
            for row in source.execute(select(*(table.c[c] for c in columns))):
                into.execute(
                    text(
                        f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join(f':{c}' for c in columns)})"  # noqa: S608 - our own names
                    ),
                    dict(zip(columns, row, strict=True)),
                )
    upgrade(url)
    assert list(old.verify()) == []
    assert old.search().behind == 1
    assert old.rebuild().cases == 1
    assert [i.kind for i in old.agenda(seen=date(2020, 10, 20)).items] == ["national-database", "sending"]
    assert old.append(TUTORIAL.id, paid(1), len(TUTORIAL.events) + 1).version == len(TUTORIAL.events) + 2
    old.close()
    made.close()


def test_awaited_it_answers_alike(tmp_path):
    where = tmp_path / "a.db"

    async def asked():
        store = await AsyncStore(
            f"sqlite+aiosqlite:///{where}", clock=lambda: NOW, desk=DESK, needs_actor=True
        ).create()
        await store.open_case(TUTORIAL, actor="u1")
        found = (
            await store.agenda(seen=date(2020, 10, 20), bearer=Bearer.AUTHORITY),
            await store.search(stage="decided"),
            await store.acts_of("1"),
            await store.rebuild(),
        )
        await store.close()
        return found

    found = asyncio.run(asked())
    plain = Store(f"sqlite:///{where}", desk=DESK)
    assert found == (
        plain.agenda(seen=date(2020, 10, 20)),
        plain.search(stage="decided"),
        plain.acts_of("1"),
        plain.rebuild(),
    )
    assert found[1].items[0] == CaseLine(
        case=TUTORIAL.id,
        version=len(TUTORIAL.events) + 1,
        office=found[1].items[0].office,
        stage="decided",
        findings=found[1].items[0].findings,
    )
    plain.close()


def test_the_command_asks_a_store(tmp_path, capsys):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    plain = Store(url, clock=lambda: datetime(2026, 1, 5, tzinfo=UTC)).create()
    plain.open_case(TUTORIAL)
    plain.close()
    asked = ["agenda", "--store", url, "--on", "2020-10-20"]
    assert main(asked) == 0
    assert "1 vụ việc chưa có trong bảng tra cứu" in capsys.readouterr().out
    assert main([*asked, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["behind"], "--rebuild" in told.err) == (1, True)
    (tmp_path / "secret").write_bytes(b"s")
    assert main([*asked, "--rebuild", "--secret-file", str(tmp_path / "secret"), "--format", "json"]) == 0
    assert [i["kind"] for i in json.loads(capsys.readouterr().out)["items"]] == ["national-database", "sending"]
    assert main([*asked, "--rebuild"]) == 2
    assert main([*asked, "--by", "không có"]) == 0
    assert "không có việc nào" in capsys.readouterr().out
    for wrong in (
        ["--store", "nosuch://"],
        ["--store", "không phải URL"],
        ["--store", f"sqlite:///{tmp_path / 'none.db'}"],
        ["x.json", "--by", "A"],
        ["--store", url, "x.json"],
    ):
        assert main(["agenda", *wrong]) == 2
