"""A file whose stage and document live in a row of SQLAlchemy: a refused step changes neither."""

from __future__ import annotations

import json
import sys
from datetime import date

from sqlalchemy import JSON, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from thanhtra import Rulebook, Unlawful, legal_gate, read_case
from thanhtra.events import DecisionSent, MinutesDrawnUp
from thanhtra.exchange import case_to_json
from thanhtra.lifecycle import embed


class Base(DeclarativeBase):
    """The application's tables."""


class FileRow(Base):
    """A file at the desk: where it stands, and its document."""

    __tablename__ = "files"
    id: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str]
    document: Mapped[dict[str, object]] = mapped_column(JSON)


def main(path: str) -> None:
    """Send the decision, then try to draw up minutes after it."""
    case, book = read_case(path), Rulebook.built_in()
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        gate = legal_gate(case, book)
        row = FileRow(id=case.id, stage=gate.stage, document=case_to_json(case))
        session.add(row)
        live = embed(None, gate, model=row, state_field="stage")
        for step in (
            DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC"),
            MinutesDrawnUp(on=date(2020, 10, 22), acts=("a1",), number="02/BB-VPHC"),
        ):
            try:
                live.send(step.kind, step)
            except Unlawful as refused:
                session.rollback()
                told = [f"{one.message.en} {'; '.join(c.en for c in one.cites)}" for one in refused.outcome.refusals]
                sys.stdout.write(f"{step.kind}: refused\n  " + "\n  ".join(told) + "\n")
            else:
                row.document = case_to_json(gate.case)
                session.commit()
        session.expire_all()
        kept = session.get_one(FileRow, case.id)
        sys.stdout.write(
            json.dumps({"stage": kept.stage, "events": len(read_case(json.dumps(kept.document).encode()).events)})
            + "\n"
        )
    engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
