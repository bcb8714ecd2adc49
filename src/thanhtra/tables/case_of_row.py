"""A case document from what a row says: facts that were read, nothing else (từ một dòng thành một hồ sơ)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from thanhtra.law import Citation
from thanhtra.reading_vi import Capacity, TitleRead
from thanhtra.reckoning import BirthYear
from thanhtra.tables.cells import Execution, Imposed, Numbered
from thanhtra.tables.map_file import ImportMap
from thanhtra.tables.names import kind_of_name
from thanhtra.tables.row_reader import UNREAD, UNREAD_MEASURE, Said
from thanhtra.tables.told import Told

Json = dict[str, Any]
_RANKS: Final = {Capacity.DEPUTY: "deputy", Capacity.ACTING: "acting"}
_ONE: Final = ("một giá trị cho cả dòng", "one value in the row")


class CaseOfRow:
    """Builds one document; ``row`` is the row its problems are told of."""

    def __init__(self, said: Said, wanted: ImportMap, told: Told, row: int) -> None:
        self.said: Said = said
        self.map: ImportMap = wanted
        self.told: Told = told
        self.row: int = row

    def document(self, name: str, source: str) -> Json:
        """The document, in the format's shape."""
        subject, acts = self._subject(), self._acts()
        if subject is None and acts:
            acts = []
        for act in acts:
            act["subject"] = "s1"
        officials, by = self._officials()
        made: Json = {
            "format": "thanhtra.case",
            "version": 1,
            "id": name,
            "field": self.map.field,
            "source": source,
            "note": self.one("note"),
        }
        if subject is not None:
            made["subjects"] = [subject]
        made |= {"officials": officials or None, "acts": acts or None, "events": self._events(acts, by)}
        if (state := self._state()) is not None and state.state in ("unpaid", "unexecuted"):
            made["absent"] = ["event:fine_paid"] if state.state == "unpaid" else ["event:execution_completed"]
        whole: Json = _bare(made)
        return whole

    def one(self, target: str) -> Any:
        """The row's only value of ``target``; two that differ are told and neither is taken."""
        found = self.said.get(target, [])
        values = list({repr(v): v for _, _, v in found}.values())
        if len(values) > 1:
            self.told.say(found[1][0], found[1][1], "several", _ONE, "")
            return None
        return values[0] if values else None

    def _subject(self) -> Json | None:
        person = self.one("subject")
        name = self.one("subject.name") or (person[0].name if person else None)
        born = self.one("subject.born") or (person[1] if person else None)
        kind = self.one("subject.kind") or (kind_of_name(name) if name else None)
        if kind is None and born is not None:
            kind = "individual"
        if UNREAD + "subject.kind" not in self.said:
            kind = kind or self.map.subject_kind
        if kind is None:
            if self.said:
                self.told.say(
                    self.row,
                    None,
                    "subject-kind",
                    (
                        "loại đối tượng (cá nhân, tổ chức, hộ kinh doanh): chủ thể và hành vi chưa được đưa vào hồ sơ",
                        "the kind of the subject (a person, an organisation, a household business): subject and acts are left out",
                    ),
                    "",
                )
            return None
        address = self.one("subject.address") or (person[0].address if person else None)
        if kind == "organization" and born is not None:
            born = None
        return {
            "id": "s1",
            "kind": kind,
            "name": name,
            "number": self.one("subject.number"),
            "born": None if born is None else _day(born),
            "address": address,
            "representative": self.one("subject.representative"),
        }

    def _acts(self) -> list[Json]:
        places: list[Citation] = [p for _, _, found in self.said.get("act.provision", []) for p in found]
        described = [v for _, _, v in self.said.get("act.described", [])]
        if not places and not described and not self._imposes():
            return []
        count = max(len(places), 1)
        on = self.one("act.on")
        acts: list[Json] = []
        for at in range(count):
            act: Json = {
                "id": f"a{at + 1}",
                "subject": "s1",
                "provision": str(places[at]) if places else None,
                "field": self.one("act.field"),
            }
            act["described"] = (
                described[at] if len(described) == count else described[0] if len(described) == 1 else None
            )
            act |= {
                "began": _day(on) if on else None,
                "ended": _day(on) if on else None,
                "place": self.one("act.place"),
            }
            acts.append(act)
        return acts

    def _imposes(self) -> bool:
        return any(self.said.get(t) for t in ("fine", "sanction", "total"))

    def _officials(self) -> tuple[list[Json], dict[str, str]]:
        found: list[Json] = []
        by: dict[str, str] = {}
        for target in ("decision.by", "minutes.by"):
            title = self.one(target)
            if title is None and (paper := self.one(target.removesuffix(".by"))) is not None:
                title = paper.issuer
            if title is None and (
                target != "decision.by"
                or UNREAD + target in self.said
                or not (self.map.post or self.one("decision.agency"))
            ):
                continue
            official: Json = {"id": f"o{len(found) + 1}", "agency": self.one("decision.agency") or self.map.agency}
            if isinstance(title, TitleRead):
                official |= (
                    {"title": title.printed.replace("\n", " ")}
                    if title.capacity is Capacity.BY_ORDER
                    else {
                        "post": title.post,
                        "title": title.printed.replace("\n", " "),
                        "rank": _RANKS.get(title.capacity),
                    }
                )
            elif title is not None:
                official["title"] = title
            elif self.map.post:
                official["post"] = self.map.post
            found.append(official)
            by[target] = official["id"]
        return found, by

    def _paper(self, kind: str) -> tuple[str | None, date | None]:
        """Number and day of a paper, from its columns or from the cell that holds both."""
        both: Numbered = self.one(kind) or Numbered(None, None)
        number, on = self.one(f"{kind}.number"), self.one(f"{kind}.on")
        if isinstance(number, Numbered):  # a day beside the number
            both, number = number, None
        if on is not None and both.day is not None and on != both.day:
            self.told.say(
                self.row,
                None,
                "disagree",
                ("hai ngày của một văn bản giống nhau", "one day for one paper"),
                f"{both.day} | {on}",
            )
            on, both = None, Numbered(both.number, None)
        return number or both.number, on or both.day

    def _events(self, acts: list[Json], by: dict[str, str]) -> list[Json]:
        events: list[Json] = []
        if (day := self.one("detected.on")) is not None:
            events.append({"kind": "act_detected", "on": _day(day)})
        minutes, minuted = self._paper("minutes")
        if minutes or minuted:
            events.append(
                {"kind": "minutes_drawn_up", "on": _day(minuted), "by": by.get("minutes.by"), "number": minutes}
            )
        decision, decided = self._paper("decision")
        sanctions, total = self._sanctions(acts)
        self._measured(sanctions, acts)
        if decision or decided or sanctions or total is not None:
            events.append(
                {
                    "kind": "decision_issued",
                    "on": _day(decided),
                    "by": by.get("decision.by"),
                    "number": decision,
                    "sanctions": sanctions or None,
                    "total": total,
                }
            )
        for target, kind in (
            ("sent.on", "decision_sent"),
            ("delivered.on", "decision_delivered"),
            ("published.on", "decision_published"),
        ):
            if (day := self.one(target)) is not None:
                events.append({"kind": kind, "on": _day(day)})
        events += self._execution(sanctions, total)
        if (day := self.one("enforced.on")) is not None:
            self.told.say(
                self.row,
                None,
                "measure",
                (
                    "biện pháp cưỡng chế: sự kiện chưa được đưa vào hồ sơ",
                    "the coercive measures: the event is left out",
                ),
                _day(day) or "",
            )
        return events

    def _sanctions(self, acts: list[Json]) -> tuple[list[Json], int | None]:
        """One an act: fines pair with acts by order; a lone sum for several acts is their total, never split."""
        total: int | None = self.one("total")
        cells = [*self.said.get("sanction", []), *self.said.get("fine", [])]
        fines: list[int] = []
        warned = False
        for target in ("sanction", "fine"):
            for _, _, value in self.said.get(target, []):
                warned = warned or (isinstance(value, Imposed) and value.warning)
                if target == "sanction" and self.said.get("fine"):
                    continue  # the sum has its own column
                fines += value.fines if isinstance(value, Imposed) else value
        if warned and fines:
            row, column, _ = cells[0]
            if len(acts) < 2 and fines != [0]:  # noqa: PLR2004 - one act takes one or the other
                self.told.say(
                    row,
                    column,
                    "disagree",
                    ("cảnh cáo hoặc phạt tiền, không phải cả hai", "a warning or a fine, not both"),
                    "",
                )
            return [], total
        if warned:
            return [{"act": a["id"], "warning": True} for a in acts], total
        if not fines:
            return [], total
        if len(fines) == len(acts):
            return [{"act": a["id"], "fine": f} for a, f in zip(acts, fines, strict=True)], total
        if len(fines) == 1:
            return [], fines[0] if total in (None, fines[0]) else None
        row, column, _ = cells[0]
        self.told.say(
            row,
            column,
            "unequal",
            (f"số tiền phạt bằng số hành vi ({len(acts)})", f"as many fines as acts ({len(acts)})"),
            str(len(fines)),
        )
        return [], total

    def _measured(self, sanctions: list[Json], acts: list[Json]) -> None:
        """Additional sanctions and remedies go with the one sanction of the one act; with more, the row does not say whose they are."""
        found = self.said.get("measures", [])
        partly = UNREAD_MEASURE in self.said or any(
            isinstance(v, Imposed) and v.left_out for _, _, v in self.said.get("sanction", [])
        )
        if len(sanctions) == len(acts) == 1 and not partly:
            for name in ("additional", "remedies"):
                made = [one for _, _, cell in found for one in getattr(cell, name)]
                if made:
                    sanctions[0][name] = made
        else:
            for row, column, _ in found:
                self.told.say(
                    row,
                    column,
                    "measure",
                    (
                        "hành vi và mức phạt mà hình thức, biện pháp này đi cùng",
                        "the act and the sanction this measure goes with",
                    ),
                    "",
                )

    def _state(self) -> Execution | None:
        found: Execution | None = self.one("paid")
        return found

    def _execution(self, sanctions: list[Json], total: int | None) -> list[Json]:
        fines = [s.get("fine") for s in sanctions]
        owed: int | None = total if not fines or None in fines else sum(f for f in fines if f is not None)
        events: list[Json] = []
        state, on, amount, done = self._state(), self.one("paid.on"), self.one("paid.amount"), self.one("executed.on")
        if state is not None and state.state.startswith("paid"):
            whole = owed if state.state == "paid-in-full" else None
            paid = state.amount if state.amount is not None else amount if amount is not None else whole
            if (
                owed is not None
                and None not in (state.amount, state.left)
                and (state.amount or 0) + (state.left or 0) != owed
            ):
                self.told.say(
                    self.row,
                    None,
                    "disagree",
                    ("đã nộp + còn lại = tiền phạt", "paid + left = the fine"),
                    f"{state.amount} + {state.left} ≠ {owed}",
                )
            events.append({"kind": "fine_paid", "on": _day(state.day or on), "amount": paid})
        elif (on is not None or amount is not None) and not (state is not None and state.state == "unpaid"):
            if amount != 0:
                events.append({"kind": "fine_paid", "on": _day(on), "amount": amount})
        elif on is not None or amount:
            self.told.say(
                self.row,
                None,
                "disagree",
                ("chưa nộp, hoặc ngày và số tiền đã nộp", "not paid, or the day and sum of a payment"),
                "",
            )
        if done is not None or (state is not None and state.state == "executed"):
            events.append({"kind": "execution_completed", "on": _day(done or (state.day if state else None))})
        return events


def _day(day: date | BirthYear | None) -> str | None:
    return None if day is None else day.isoformat()


def _bare(value: Any) -> Any:
    """Without what is unknown."""
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if v is not None}
    return [_bare(v) for v in value] if isinstance(value, list) else value
