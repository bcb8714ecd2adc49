"""The office's own tables: a file with who is in charge of it, and each step taken. What the law asks about stands in the store."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models

from office.desk.lent import lent, store
from office.law import BOOK, event_of, problems, refused, told
from thanhtra import Case, Unlawful, Unusable, legal_gate, review
from thanhtra.store import Conflict


@contextmanager
def told_by_django() -> Generator[None]:
    """What the library refuses, as Django's forms show it: one message for each reason, its code the check's."""
    try:
        yield
    except Unlawful as error:
        raise ValidationError([ValidationError(text, code=code) for code, text in refused(error)]) from error
    except Unusable as unusable:
        raise ValidationError([ValidationError(text, code="unusable") for text in problems(unusable)]) from unusable
    except Conflict as first:
        raise ValidationError(f"Hồ sơ vừa có bước khác; hiện ở phiên bản {first.actual}.", code="conflict") from first


class CaseFile(models.Model):
    """A file of the office. ``version`` and ``stage`` are the store's, as of the last step."""

    number: models.CharField[str, str] = models.CharField("số hồ sơ", max_length=200, unique=True)
    in_charge: models.ForeignKey[User, User] = models.ForeignKey(User, models.PROTECT, verbose_name="người thụ lý")
    version: models.PositiveIntegerField[int, int] = models.PositiveIntegerField("phiên bản", default=0, editable=False)
    stage: models.CharField[str, str] = models.CharField("giai đoạn", max_length=40, default="", editable=False)

    class Meta:
        """Names on the pages."""

        verbose_name = verbose_name_plural = "hồ sơ"

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> Case:
        """The case as the store holds it, verified."""
        with lent() as on:
            return store().load(self.number, on=on).case

    def open(self, case: Case, *, actor: str) -> None:
        """Save this file and the case it is about, both or neither. Raises ValidationError."""
        with told_by_django(), lent() as on:
            self.version = store().open_case(case, actor=actor, on=on).version
            self.stage = review(case, BOOK).stage
            self.save()


class Step(models.Model):
    """A step taken: the event as format 1 writes it. Never changed, never deleted."""

    casefile: models.ForeignKey[CaseFile, CaseFile] = models.ForeignKey(
        CaseFile, models.PROTECT, verbose_name="hồ sơ", related_name="steps"
    )
    event: models.JSONField[Any, Any] = models.JSONField(
        "bước", help_text="Một sự kiện theo định dạng hồ sơ, ví dụ {“kind”: “decision_sent”, “on”: “2020-10-21”}"
    )
    accepted: models.CharField[str, str] = models.CharField(
        "chịu trách nhiệm về",
        max_length=200,
        blank=True,
        help_text="Mã các câu hỏi chưa đánh giá được, cách nhau bằng dấu cách",
    )
    by: models.ForeignKey[User, User] = models.ForeignKey(
        User, models.PROTECT, verbose_name="người ghi", editable=False
    )
    entry: models.PositiveIntegerField[int, int] = models.PositiveIntegerField("mục", editable=False)

    class Meta:
        """In the order taken; an entry belongs to one step."""

        verbose_name = verbose_name_plural = "bước"
        constraints = (models.UniqueConstraint(fields=["casefile", "entry"], name="one_step_an_entry"),)

    def __str__(self) -> str:
        return f"{self.casefile.number}: {self.event['kind']}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the step in the store and here, both or neither. Raises ValidationError, also where ``clean`` was left out."""
        if self.pk is not None:
            raise ValidationError("Bước đã ghi thì không sửa.", code="written")
        with told_by_django(), lent() as on:
            case = store().load(self.casefile.number, on=on).case
            event = event_of(case, self.event)
            done = store().record(
                self.casefile.number,
                event,
                BOOK,
                self.casefile.version,
                accept=self.accepted.split(),
                actor=f"user-{self.by.pk}",
                on=on,
            )
            self.entry = done.version
            super().save(*args, **kwargs)
            CaseFile.objects.filter(pk=self.casefile.pk).update(
                version=done.version, stage=review(case.then(event), BOOK).stage
            )
        self.casefile.refresh_from_db()

    def clean(self) -> None:
        """Ask the law before anything is saved. Raises ValidationError: each reason with the provisions it rests on."""
        with told_by_django():
            case = self.casefile.case
            event = event_of(case, self.event)
            against = legal_gate(case, BOOK, accept=self.accepted.split())(self.casefile.stage, event.kind, event)
        if against:
            raise ValidationError([ValidationError(text, code=code) for code, text in told(against)])
