"""The office's tables, as ``makemigrations`` wrote them; the store's own are made beside them, on the same connection."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from office.desk.lent import lent, store


def make_store(_: Any, editor: Any) -> None:
    """Make the store's tables in the database that is migrated."""
    alias = editor.connection.alias
    with lent(alias) as on:
        store(alias).create(on=on)


class Migration(migrations.Migration):
    """The first."""

    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.RunPython(make_store, migrations.RunPython.noop),
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=200, unique=True, verbose_name="số hồ sơ")),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="phiên bản")),
                ("stage", models.CharField(default="", editable=False, max_length=40, verbose_name="giai đoạn")),
                (
                    "in_charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thụ lý",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ",
                "verbose_name_plural": "hồ sơ",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event",
                    models.JSONField(
                        help_text="Một sự kiện theo định dạng hồ sơ, ví dụ {“kind”: “decision_sent”, “on”: “2020-10-21”}",
                        verbose_name="bước",
                    ),
                ),
                (
                    "accepted",
                    models.CharField(
                        blank=True,
                        help_text="Mã các câu hỏi chưa đánh giá được, cách nhau bằng dấu cách",
                        max_length=200,
                        verbose_name="chịu trách nhiệm về",
                    ),
                ),
                ("entry", models.PositiveIntegerField(editable=False, verbose_name="mục")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="desk.casefile",
                        verbose_name="hồ sơ",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước",
                "verbose_name_plural": "bước",
                "constraints": [models.UniqueConstraint(fields=("casefile", "entry"), name="one_step_an_entry")],
            },
        ),
    )
