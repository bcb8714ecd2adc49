"""The example's Django desk, on both databases: its own rows and the store's entries in one transaction, refusals before saving."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import django
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy.engine import make_url

from thanhtra import Severity, read_case, review
from thanhtra.exchange import case_to_json
from thanhtra.testing import defective_histories, lawful_histories

CONSUMER = Path(__file__).parents[2] / "examples" / "consumer"
sys.path.insert(0, str(CONSUMER))
os.environ["DJANGO_SETTINGS_MODULE"] = "office.settings"
django.setup()

# ruff: noqa: E402 - Django is set up before its models are imported
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from office.desk.lent import engine, lent, store
from office.desk.models import CaseFile, Step
from office.law import BOOK

pytestmark = pytest.mark.no_cover

REGIMES_TRIED = ("2020", "2025-07-01", "2026-09-26")
NUMBERS = count(1)
few = settings(max_examples=3, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))


def database(url: str) -> dict[str, Any]:
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": where.database,
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": where.database,
        "USER": where.username,
        "HOST": where.query["host"],
    }


@pytest.fixture
def officer(url: str) -> Iterator[User]:
    connections.settings = connections.configure_settings({"default": database(url)})
    if hasattr(connections._connections, "default"):
        del connections["default"]
    engine.cache_clear()
    store.cache_clear()
    call_command("migrate", verbosity=0)
    yield User.objects.create(username="an", is_staff=True, is_superuser=True)
    connections.close_all()


def opened(case, officer: User) -> CaseFile:
    file = CaseFile(number=f"HS-{next(NUMBERS)}", in_charge=officer)
    file.open(attrs.evolve(case, id=file.number, complete=False, events=()), actor="user-1")
    return file


def said(case) -> list[dict[str, Any]]:
    """The events as their documents said them: without the instant at which the store took each."""
    return [{k: v for k, v in event.items() if k != "recorded"} for event in case_to_json(case)["events"]]


def step(file: CaseFile, event: Any, officer: User, accepted: str = "") -> Step:
    return Step(casefile=file, event=event, by=officer, accepted=accepted)


OPEN = "FIN05"
"""Under the older decrees the book cannot say whether a decision left something out: the officer answers for it."""


def taken(case, officer: User) -> tuple[CaseFile, list[ValidationError]]:
    """The file after every step of ``case`` was put through the form's own path, and what was refused."""
    file, refused = opened(case, officer), []
    for event in case_to_json(case)["events"]:
        one = step(file, event, officer, OPEN)
        try:
            one.full_clean(exclude=["entry"])
        except ValidationError as error:
            refused.append(error)
        else:
            one.save()
    return file, refused


@pytest.mark.parametrize("regime", REGIMES_TRIED)
def test_a_lawful_history_goes_through_the_desk_step_by_step(regime, officer):
    @few
    @given(lawful_histories(regime=regime))
    def holds(case):
        file, refused = taken(case, officer)
        assert refused == []
        assert said(file.case) == case_to_json(case)["events"]
        assert [s.event for s in file.steps.order_by("entry")] == case_to_json(case)["events"]
        assert (file.version, file.stage) == (len(case.events) + 1, review(file.case, BOOK).stage)

    holds()
    assert list(store().verify()) == []


@pytest.mark.parametrize("regime", REGIMES_TRIED)
def test_a_decision_after_its_term_is_refused_before_it_is_saved(regime, officer):
    @few
    @given(defective_histories(check="DEC01", regime=regime))
    def holds(history):
        file, refused = taken(history.case, officer)
        told = [one for error in refused for one in error.error_dict["__all__"]]
        assert "DEC01" in {one.code for one in told}
        assert all("[" in one.message for one in told)
        assert "decision_issued" not in {step.event["kind"] for step in file.steps.all()}
        assert [a for a in review(file.case, BOOK).findings if a.severity is Severity.VOIDS] == []

    holds()


DOCUMENT = CONSUMER.parents[1] / "docs" / "tutorial" / "bk-2020-017.json"
SENT = {"kind": "decision_sent", "on": "2020-10-21", "decision": "12/QĐ-XPHC"}
DETECTED = {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]}
AGAIN = {"kind": "minutes_drawn_up", "on": "2020-10-22", "acts": ["a1"], "number": "02/BB-VPHC"}


@pytest.fixture
def page(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def opened_by_page(page: Client, document: str) -> Any:
    return page.post("/admin/desk/casefile/add/", {"in_charge": User.objects.get().pk, "document": document})


def test_the_admin_page_opens_a_file_and_refuses_a_spoiled_document(page):
    spoiled = opened_by_page(page, '{"format": "thanhtra.case"}')
    assert "$.version" in spoiled.content.decode()
    assert CaseFile.objects.count() == 0
    assert opened_by_page(page, DOCUMENT.read_text(encoding="utf-8")).status_code == 302
    (file,) = CaseFile.objects.all()
    assert said(file.case) == said(read_case(DOCUMENT))
    assert (file.stage, file.version) == ("decided", 4)


def test_the_admin_page_shows_each_refusal_with_its_provisions_and_saves_nothing(page):
    opened_by_page(page, DOCUMENT.read_text(encoding="utf-8"))
    (file,) = CaseFile.objects.all()
    before = file.version
    shown = page.post("/admin/desk/step/add/", {"casefile": file.pk, "event": json.dumps(AGAIN), "accepted": ""})
    assert shown.status_code == 200
    (reason,) = re.findall('<ul class="errorlist nonfield"[^>]*><li>(.*?)</li></ul>', shown.content.decode())
    assert "[15/2012/QH13" in reason
    file.refresh_from_db()
    assert (file.version, Step.objects.count()) == (before, 0)
    assert (
        page.post("/admin/desk/step/add/", {"casefile": file.pk, "event": json.dumps(SENT), "accepted": ""}).status_code
        == 302
    )
    file.refresh_from_db()
    assert (file.version, Step.objects.count(), len(file.case.events)) == (before + 1, 1, 4)
    with lent() as on:
        assert store().load(file.number, on=on).entries[-1].actor == f"user-{User.objects.get().pk}"


def test_the_agenda_page_lists_what_the_store_says_is_due(page):
    opened_by_page(page, DOCUMENT.read_text(encoding="utf-8"))
    shown = page.get("/admin/desk/casefile/agenda/?on=2020-10-21").content.decode()
    with lent() as on:
        due = store().agenda(seen=read_case(DOCUMENT).events[-1].on, overdue=True, on=on)
    assert due.items
    assert all(item.vi in shown for item in due.items)
    assert "BK-2020-017" in shown
    assert "Lịch việc" in page.get("/admin/desk/casefile/").content.decode()


def test_what_the_office_gives_up_the_store_gives_up_too(officer):
    file = opened(read_case(DOCUMENT), officer)

    with transaction.atomic():
        step(file, DETECTED, officer).save()
        assert (len(file.case.events), file.steps.count()) == (1, 1)
        transaction.set_rollback(True)
    assert (len(file.case.events), file.steps.count()) == (0, 0)


def test_a_step_on_a_stale_version_is_told_and_a_written_one_is_not_changed(officer):
    file = opened(read_case(DOCUMENT), officer)
    stale = CaseFile.objects.get(pk=file.pk)
    first = step(file, DETECTED, officer)
    first.save()
    with pytest.raises(ValidationError) as told:
        step(stale, DETECTED | {"note": "lần hai"}, officer).save()
    assert [e.code for e in told.value.error_list] == ["conflict"]
    with pytest.raises(ValidationError) as told:
        first.save()
    assert [e.code for e in told.value.error_list] == ["written"]
    assert file.steps.count() == 1


def test_save_alone_refuses_what_clean_refuses(officer):
    file = opened(read_case(DOCUMENT), officer)
    with pytest.raises(ValidationError) as told:
        step(file, {"kind": "decision_sent", "on": "2020-10-02"}, officer).save()
    assert "ORD01" in {e.code for e in told.value.error_list}
    with pytest.raises(ValidationError) as told:
        step(file, {"kind": "no_such_step", "on": "2020-10-02"}, officer).save()
    assert [e.code for e in told.value.error_list] == ["unusable"]
    assert (file.steps.count(), file.case.events) == (0, ())


def test_the_migration_says_what_the_models_say(officer):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
