"""Documents drawn from the classes themselves, grafted from published ones, and broken between their tokens.

``python tests/faults/drawn.py [COUNT] [SEED] [PROCESSES]`` draws COUNT of them (100,000) under two hash seeds and prints what came out. Each is
read by the strict reader and by the fast one; where it is a case, both are reviewed, and now and then written in every form. It fails,
naming the documents, when anything but a case or Unusable comes out, the two readers differ, or the two hash seeds do.
"""

from __future__ import annotations

import copy
import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from thanhtra import Case, Rulebook, Unusable, read_case, review
from thanhtra.bulk.decoding import Decoder
from thanhtra.bulk.msgspec_types import as_original
from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, REFERENCES, Act, Delegation, Licence, Official, Subject
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange import dumps, review_to_json
from thanhtra.exchange.failing import failure_place
from thanhtra.export import text
from thanhtra.export.calendars import calendar
from thanhtra.export.html import html
from thanhtra.export.ocel import ocel
from thanhtra.export.sarif import sarif
from thanhtra.findings import Review
from thanhtra.privacy import redact
from thanhtra.receipts import receipt_of

HERE = Path(__file__)
BOOK = Rulebook.built_in()
PUBLISHED: Final[list[dict[str, Any]]] = [
    json.loads(p.read_bytes()) for p in sorted((HERE.parents[2] / "examples" / "published").glob("*.json"))
]
LISTS: Final = {"subject": Subject, "official": Official, "act": Act, "delegation": Delegation, "licence": Licence}
COURSE: Final = sorted(
    KINDS,
    key=lambda kind: next(
        (
            n
            for n, word in enumerate(
                ("signal", "inspection", "examination", "act_", "minutes", "expl", "decision_issued")
            )
            if word in kind
        ),
        9,
    ),
)
"""Kinds of events, roughly in the order a case has them."""
PROVISIONS: Final = sorted(
    {a["provision"] for document in PUBLISHED for a in document.get("acts", ()) if "provision" in a}
)
STEPS: Final[list[dict[str, Any]]] = [event for document in PUBLISHED for event in document["events"]]
WORDS: Final = ["", "Ủy ban nhân dân", "x" * 300, "ghi chú", "0", "=1+1", "\u202eabc", "𝟛 dòng\nhai", "<b>"]
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[-+0-9.eE]+|[{}\[\],:]|true|false|null')


class Drawer:
    """Draws documents; whatever it draws hangs on ``rng`` alone."""

    def __init__(self, rng: random.Random) -> None:
        self.rng: Final = rng
        self.ids: dict[str, list[str]] = {}
        self.day = date(2020, 1, 1)

    def document(self) -> bytes:
        """One, whole or broken."""
        rng = self.rng
        drawn = self.grown() if rng.random() < 0.5 else self.grafted()
        way = rng.random()
        if way < 0.45:
            return json.dumps(drawn, ensure_ascii=rng.random() < 0.1, indent=rng.choice((None, None, 1))).encode()
        if way < 0.7:
            self.strained(drawn)
            return json.dumps(drawn, ensure_ascii=rng.random() < 0.3).encode("utf-8", "surrogatepass")
        return self.broken(json.dumps(drawn, ensure_ascii=False))

    # Grown: top down from the classes, events along a course, days that mostly go forward.

    def grown(self) -> dict[str, Any]:
        """A document of ids that exist and events that name them."""
        rng = self.rng
        self.day = date(rng.randrange(2013, 2028), rng.randrange(1, 13), rng.randrange(1, 29))
        kinds = [kind for kind in COURSE if rng.random() < rng.choice((0.04, 0.12))]
        if rng.random() < 0.5:
            kinds += ["minutes_drawn_up", "decision_issued"]
        kinds = rng.sample(kinds, len(kinds)) if rng.random() < 0.2 else sorted(kinds, key=COURSE.index)
        kinds = kinds[:14]
        self.ids = {
            what: [f"{what[0]}{n}" for n in range(rng.randrange(0 if rng.random() < 0.1 else 1, 4))] for what in LISTS
        }
        self.ids["goods"] = ["g0"] if "goods_seized" in kinds else []
        self.ids |= {
            role: [f"e{n}" for n, kind in enumerate(kinds) if kind in names] for role, names in REFERENCES.items()
        }
        made: dict[str, Any] = {
            "format": "thanhtra.case",
            "version": 1,
            "id": f"V-{rng.randrange(1000)}",
            "complete": rng.random() < 0.5,
        }
        if rng.random() < 0.6:
            made["field"] = rng.choice(sorted(BOOK.fields))
        for what, cls in LISTS.items():
            made[f"{what}s"] = [self.record(cls, id=name) for name in self.ids[what]]
        made["events"] = [self.record(KINDS[kind], kind=kind, id=f"e{n}") for n, kind in enumerate(kinds)]
        if rng.random() < 0.3:
            made["absent"] = [
                rng.choice(
                    [f"event:{rng.choice(COURSE)}", f"ground:{rng.choice(sorted(BOOK.grounds))}", "ground:complex@e0"]
                )
            ]
        return made

    def record(self, cls: type[Record], /, **given: Any) -> dict[str, Any]:
        """One object: what it must have, and some of what it may."""
        made = dict(given)
        often = self.rng.choice((0.15, 0.4, 0.7))
        if cls in KINDS.values():
            self.day += timedelta(days=self.rng.choice((0, 0, 1, 2, 5, 7, 8, 15, 30, 31, 400, -3)))
            made.update(on=self.day.isoformat())
        for field in shape(cls):
            if field.key in made or not (field.required or self.rng.random() < often):
                continue
            values = [self.value(field) for _ in range(self.rng.randrange(1, 3) if field.many else 1)]
            if None not in values:
                made[field.key] = values if field.many else values[0]
        return _agreeing(made, self.rng)

    def value(self, field: FieldShape) -> Any:
        """A value of one field; None where there is nothing it could name."""
        rng, mark = self.rng, field.mark
        plain = get_args(field.type)[0] if mark is not None else field.type
        if get_origin(plain) is Literal:
            return rng.choice(get_args(plain))
        if mark is not None and mark.kind in ("names", "event"):
            known = self.ids.get(mark.detail, [])
            return rng.choice(known) if known else None
        if mark is not None and mark.kind == "slug":
            return rng.choice(
                {
                    "post": sorted(BOOK.posts),
                    "field": sorted(BOOK.fields),
                    "ground": sorted(GROUNDS_SHOWN_BY),
                    "remedy": sorted(BOOK.remedies),
                }[mark.detail]
            )
        if isinstance(plain, type) and issubclass(plain, Record):
            return self.record(plain)
        return _made(
            mark.detail
            if mark is not None and mark.detail in _MAKERS
            else mark.kind
            if mark is not None and mark.kind in _MAKERS
            else _name(plain)
        )(self)

    def near(self) -> date:
        """A day about where the course stands; rarely one at the ends of time."""
        if self.rng.random() < 0.01:
            return self.rng.choice((date.min, date.max, date(1, 1, 2), date(9999, 12, 30)))
        return self.day + timedelta(days=self.rng.randrange(-40, 60))

    # Grafted: a published case with limbs of another, moved in time.

    def grafted(self) -> dict[str, Any]:
        """A published document changed where the reader sees nothing wrong, or little."""
        rng = self.rng
        made: dict[str, Any] = copy.deepcopy(rng.choice(PUBLISHED))
        shift = rng.choice((0, 1, -1, 7, 365, -1500, 2000))
        _moved(made, lambda day: day + timedelta(days=shift))
        for _ in range(rng.randrange(1, 5)):
            events = made["events"]
            way = rng.randrange(7)
            if way == 0 and events:
                events.insert(rng.randrange(len(events) + 1), copy.deepcopy(rng.choice(events)))
            elif way == 1 and events:
                del events[rng.randrange(len(events))]
            elif way == 2:
                events.insert(rng.randrange(len(events) + 1), copy.deepcopy(rng.choice(STEPS)))
            elif way == 3 and events:
                one = rng.choice(events)
                _moved(one, lambda day: day + timedelta(days=rng.randrange(-90, 90)))
            elif way == 4:
                rng.shuffle(events)
            elif way == 5:
                key = rng.choice(["acts", "officials", "subjects", "complete", "field", "absent"])
                given = rng.choice(PUBLISHED).get(key)
                if given is not None:
                    made[key] = copy.deepcopy(given)
            else:
                _amounts(made, lambda n: rng.choice((0, 1, n // 2, n * 2, 2**53 - 1)))
        return made

    # Strained and broken: one spot of the tree, or the text between two tokens.

    def strained(self, made: Any) -> None:
        """One to three spots replaced by what does not belong there."""
        rng = self.rng
        for _ in range(rng.randrange(1, 4)):
            spots = list(_spots(made))
            holder, key = rng.choice(spots)
            now = holder[key]
            holder[key] = rng.choice(
                [
                    None,
                    [now],
                    {"x": now},
                    "",
                    0,
                    -1,
                    1.5,
                    10**30,
                    2**53,
                    str(now)[:200],
                    True,
                    "e\u0301",
                    "\udc80",
                    "\x00",
                    "2021-02-29",
                    "0000-01-01",
                    "9999-12-31T23:59:59-14:00",
                    rng.choice(WORDS),
                    copy.deepcopy(rng.choice(spots)[0]) if len(spots) < 400 else 1,
                ]
            )

    def broken(self, written: str) -> bytes:
        """The text with tokens lost, doubled, changed for another, or in another coding."""
        rng = self.rng
        tokens = _TOKEN.findall(written)
        for _ in range(rng.randrange(1, 4)):
            at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
            way = rng.randrange(6)
            if way == 0:
                tokens[at] = ""
            elif way == 1:
                tokens[at] *= 2
            elif way == 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            elif way == 3:
                tokens[at] = tokens[other]
            elif way == 4:
                tokens[at] = rng.choice(
                    [
                        "NaN",
                        "-Infinity",
                        "1e400",
                        "0x1",
                        "01",
                        '"\\ud83d"',
                        '"\\u0000"',
                        "'x'",
                        "/**/",
                        "[" * 200,
                        '{"a":' * 150,
                        "9" * 5000,
                        '"\\u0065\\u0301"',
                        "tru",
                        "-0",
                        "1E5",
                    ]
                )
            else:
                tokens[at] = tokens[at].swapcase()
        joined = "".join(tokens)
        way = rng.random()
        if way < 0.05:
            return joined.encode("utf-16")
        if way < 0.1:
            return b"\xef\xbb\xbf" + joined.encode()
        if way < 0.15:
            return unicodedata.normalize("NFD", joined).encode()
        if way < 0.2:
            return joined.encode("cp1258", "replace")
        return joined.encode()


def _agreeing(made: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Mostly without what would say a thing twice: a day and its bounds, a day and its instant, a warning and a fine."""
    if rng.random() < 0.97:
        if "at" in made:
            made.pop("on", None)
        if made.keys() & {"on", "at", "ended"}:
            made.pop("not_before", None)
            made.pop("not_after", None)
        if "fine" in made:
            made.pop("warning", None)
        if "replaces" in made or "against" in made:
            made = {
                key: value
                for key, value in made.items()
                if key not in ("replaces", "against") or value != made.get("id")
            }
    return made


def _name(plain: Any) -> str:
    return getattr(plain, "__name__", str(plain))


def _made(name: str) -> Callable[[Drawer], Any]:
    return _MAKERS.get(name, _MAKERS["str"])


_MAKERS: Final[dict[str, Callable[[Drawer], Any]]] = {
    "str": lambda d: d.rng.choice(WORDS),
    "id": lambda d: f"{d.rng.randrange(100)}/QĐ-XPHC",
    "bool": lambda d: d.rng.random() < 0.5,
    "int": lambda d: d.rng.randrange(5),
    "dong": lambda d: d.rng.choice((0, 1, 500_000, 5_000_000, 7_500_000, 200_000_001, 2**53 - 1)),
    "count": lambda d: d.rng.choice((1, 2, 3, 400)),
    "halves": lambda d: d.rng.choice((1, 4.5, 12)),
    "area": lambda d: d.rng.choice(("vn", "01", "48/20194", "79")),
    "form": lambda d: d.rng.choice(("118/2021/NĐ-CP MBB01", "97/2017/NĐ-CP MBB01", "189/2025/NĐ-CP MQĐ02")),
    "token": lambda d: f"event:{d.rng.choice(COURSE)}",
    "annotations": lambda d: {"hệ thống": [d.rng.random(), None, {"a": 1.5}]},
    "birth": lambda d: d.rng.choice(("1990", "2006-02-28", "2012-02-29")),
    "date": lambda d: d.near().isoformat(),
    "datetime": lambda d: datetime(
        max(d.day.year, 2),
        d.day.month,
        d.day.day,
        d.rng.randrange(24),
        5,
        tzinfo=d.rng.choice((UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-12)))),
    ).isoformat(),
    "Citation": lambda d: d.rng.choice(PROVISIONS),
}
"""What the field means, or the name of its type → how a value is made."""


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from _spots(value[key])


def _moved(value: Any, to: Callable[[date], date]) -> None:
    for holder, key in _spots(value):
        day = holder[key]
        if isinstance(day, str) and re.fullmatch(r"[12]\d\d\d-\d\d-\d\d", day):
            holder[key] = to(date.fromisoformat(day)).isoformat()


def _amounts(value: Any, to: Callable[[int], int]) -> None:
    for holder, key in _spots(value):
        if type(holder[key]) is int and key != "version":
            holder[key] = to(holder[key])


@lru_cache(maxsize=1)
def _decoder() -> Decoder:
    return Decoder(BOOK)


def answer(data: bytes, as_of: date, *, everywhere: bool) -> tuple[str, bytes]:
    """``case`` or ``refused``, and everything that was answered as bytes. Whatever else comes out is raised."""
    try:
        strict: Case | Unusable = read_case(data, source_name="x:1", slugs=BOOK)
    except Unusable as unusable:
        strict = unusable
    fast = _decoder().read(data, "x:1")
    if isinstance(strict, Unusable):
        assert isinstance(fast, Unusable), "the fast reader takes what the strict one refuses"
        assert fast.problems == strict.problems, "the two readers tell different problems"
        return "refused", str(strict).encode()
    assert not isinstance(fast, Unusable), "the fast reader refuses what the strict one takes"
    assert as_original(fast) == strict, "the two readers read different cases"
    found = review(strict, BOOK, as_of=as_of)
    said = _said(found)
    assert said == _said(review(fast, BOOK, as_of=as_of)), "the two readers' cases are answered differently"
    if everywhere:
        said += _everywhere(strict, found, as_of)
    return "case", said


def _said(found: Review) -> bytes:
    return json.dumps(review_to_json(found), ensure_ascii=False).encode()


def _everywhere(case: Case, found: Review, as_of: date) -> bytes:
    assert read_case(dumps(case).encode()) == case, "a case that does not come back"
    forms = [text(found, case, lang=lang, book=BOOK) + html(found, case, lang=lang, book=BOOK) for lang in ("vi", "en")]
    forms += [
        calendar([(case, found)], book=BOOK),
        sarif([("x:1", found)], edition=BOOK.edition),
        json.dumps(ocel([(case, found)])),
        json.dumps(receipt_of(case, found)),
    ]
    for profile in ("exchange", "public", "statistics"):
        review(redact(case, profile=profile), BOOK, as_of=as_of)
    return "".join(forms).encode()


def drawn(count: int, seed: int, first: int = 0, step: int = 1) -> tuple[Counter[str], str, list[str]]:
    """``count`` documents answered, each ``step``-th from ``first``: how many of each kind, the digest of all answers, what went wrong."""
    kinds: Counter[str] = Counter()
    digest, wrong = sha256(), list[str]()
    for number in range(first, count, step):
        rng = random.Random(f"{seed}/{number}")  # noqa: S311 - not for secrets
        data = Drawer(rng).document()
        as_of = date(rng.randrange(2013, 2030), 6, rng.randrange(1, 31))
        try:
            kind, said = answer(data, as_of, everywhere=number % 25 == 0)
        except Exception as error:  # noqa: BLE001 - exactly what is looked for
            kind, said = "wrong", b""
            wrong.append(
                f"document {number} of seed {seed}: {failure_place(error)} {error if isinstance(error, AssertionError) else ''}".strip()
            )
        kinds[kind] += 1
        digest.update(f"{number} {kind} {len(said)} ".encode() + said)
    return kinds, digest.hexdigest(), wrong


def under(hash_seed: str, count: int, seed: int, first: int, step: int) -> subprocess.Popen[str]:
    """The same in a process of its own, under a hash seed."""
    command = [sys.executable, str(HERE), "--part", str(count), str(seed), str(first), str(step)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})


def compared(count: int, seed: int, first: int = 0, step: int = 1) -> tuple[Counter[str], list[str]]:
    """Each ``step``-th document from ``first`` under two hash seeds: how many of each kind under the first, and what went wrong or differs."""
    told = [json.loads(p.communicate()[0]) for p in [under(h, count, seed, first, step) for h in ("1", "2")]]
    wrong: list[str] = told[0]["wrong"]
    if told[0] != told[1]:
        wrong.append(f"documents {first}, {first + step}, … of seed {seed}: two hash seeds, two answers")
    return Counter(told[0]["kinds"]), wrong


def main(count: int = 100_000, seed: int = 21, parts: int = 40) -> int:
    """Prints the figures as they come; 1 where anything is wrong."""
    kinds, wrong = Counter[str](), list[str]()
    for part in range(parts):
        found, more = compared(count, seed, part, parts)
        kinds += found
        wrong += more
        lines = [
            f"{kinds.total()} of {count} documents, seed {seed}, two hash seeds, both readers: {dict(kinds)}, {len(wrong)} wrong",
            *more,
        ]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--part"]:
        count, seed, first, step = map(int, sys.argv[2:])
        made, hexdigest, told_wrong = drawn(count, seed, first, step)
        sys.stdout.write(json.dumps({"kinds": made, "digest": hexdigest, "wrong": told_wrong}))
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
