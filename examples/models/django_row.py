"""A file whose stage and document live in a model of Django: a refused step changes neither."""

from __future__ import annotations

import json
import sys
from datetime import date

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models, transaction  # noqa: E402 - Django wants its settings first

from thanhtra import Rulebook, Unlawful, legal_gate, read_case  # noqa: E402 - likewise
from thanhtra.events import DecisionSent, MinutesDrawnUp  # noqa: E402 - likewise
from thanhtra.exchange import case_to_json  # noqa: E402 - likewise
from thanhtra.lifecycle import embed  # noqa: E402 - likewise


class FileRow(models.Model):
    """A file at the desk: where it stands, and its document."""

    number = models.CharField(max_length=100, unique=True)
    stage = models.CharField(max_length=20, blank=True)
    document = models.JSONField()

    class Meta:
        """One file, without an application of Django around it."""

        app_label = "desk"

    def __str__(self) -> str:
        """The file's own number."""
        return self.number


def main(path: str) -> None:
    """Send the decision, then try to draw up minutes after it."""
    case, book = read_case(path), Rulebook.built_in()
    with connection.schema_editor() as editor:
        editor.create_model(FileRow)
    gate = legal_gate(case, book)
    row = FileRow.objects.create(number=case.id, stage=gate.stage, document=case_to_json(case))
    live = embed(None, gate, model=row, state_field="stage")
    for step in (
        DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC"),
        MinutesDrawnUp(on=date(2020, 10, 22), acts=("a1",), number="02/BB-VPHC"),
    ):
        try:
            with transaction.atomic():
                live.send(step.kind, step)
                row.document = case_to_json(gate.case)
                row.save()
        except Unlawful as refused:
            told = [f"{one.message.en} {'; '.join(c.en for c in one.cites)}" for one in refused.outcome.refusals]
            sys.stdout.write(f"{step.kind}: refused\n  " + "\n  ".join(told) + "\n")
    kept = FileRow.objects.get(number=case.id)
    sys.stdout.write(
        json.dumps({"stage": kept.stage, "events": len(read_case(json.dumps(kept.document).encode()).events)}) + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
