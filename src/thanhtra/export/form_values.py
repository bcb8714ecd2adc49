"""What the blanks of the forms stand for (giá trị điền vào biểu mẫu): each name of a form's text, and how a case says it; None where it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from thanhtra.casefile import (
    LAW_CLOCK,
    Act,
    Delegation,
    ExecutionHeld,
    GoodsSeized,
    MinutesDrawnUp,
    NoSanctionDecided,
    Official,
    SeizureEnded,
)
from thanhtra.deadlines import applied
from thanhtra.export import form_endings as endings
from thanhtra.export import form_measures as measures
from thanhtra.export import form_relief as relief
from thanhtra.export import form_seizures as seizure_papers
from thanhtra.export.form_filling import Filling
from thanhtra.export.form_names import AGGRAVATING, MITIGATING
from thanhtra.law import Citation
from thanhtra.money import dong
from thanhtra.reckoning import BirthYear, ages_on, written
from thanhtra.wording import NO_SANCTION

Scope: TypeAlias = Any
"""The record a repeated line or a line about a subject speaks of; None elsewhere."""
_PARTS: Final = 3
_NOT_SIGNED: Final = {"refused", "absent", "unable"}
_POWERS: Final = {
    "sanction": "xử phạt vi phạm hành chính",
    "coerce": "cưỡng chế thi hành quyết định xử phạt vi phạm hành chính",
    "prevent": "áp dụng các biện pháp ngăn chặn và bảo đảm xử lý vi phạm hành chính",
    "custody": "tạm giữ người theo thủ tục hành chính",
}
_SCOPES: Final = {"standing": "thường xuyên", "case": "theo vụ việc"}
_SEIZED: Final = "tang vật, phương tiện vi phạm hành chính"
_LICENCES: Final = "giấy phép, chứng chỉ hành nghề"
_FROM_ACCOUNT: Final = "tiền từ tài khoản"
_UNKNOWN_VIOLATOR: Final = "Không xác định được cá nhân/tổ chức vi phạm hành chính"
_TITLES: Final = {
    "decision_issued": "xử phạt vi phạm hành chính",
    "spot_decision_issued": "xử phạt vi phạm hành chính không lập biên bản",
    "no_sanction_decided": "buộc thực hiện biện pháp khắc phục hậu quả",
}


def value_of(name: str, of: Filling, record: Scope) -> str | None:
    """What the case says of ``name``. Raises KeyError for a name no form may use."""
    if name in VALUES:
        return VALUES[name](of)
    owner, _, field = name.partition(".")
    if owner == "subject":
        said = {_shown(getattr(s, field)) for s in (of.subjects if record is None else (record,))}
        return said.pop() if len(said) == 1 else "; ".join(sorted(s for s in said if s)) or None
    if owner not in _RECORDS:
        raise KeyError(name)
    return _of_record(of, record, field)


_RECORDS: Final = frozenset({"extension", "basis", "minutes", "hearing", "verified", "ground", "receiver"})


def _of_record(of: Filling, record: Scope, field: str) -> str | None:
    if record is None:
        return None
    if isinstance(record, Citation):
        return record.vi
    if isinstance(record, Official) and field == "title":
        return of.title_of(record)
    return _shown(getattr(record, field))


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, BirthYear):
        return value.isoformat()
    return written(value, "vi") if isinstance(value, date) else str(value)


def _time(of: Filling, part: str) -> str | None:
    at = of.told("at")
    return f"{at.astimezone(LAW_CLOCK):{part}}" if isinstance(at, datetime) else None


def _all_of(of: Filling, field: str) -> str | None:
    names = [getattr(s, field) for s in of.subjects]
    return "; ".join(names) if names and None not in names else None


def _person(of: Filling) -> str | None:
    if of.told("reason") == "violator-unknown":
        return _UNKNOWN_VIOLATOR
    names = [s.representative if s.kind == "organization" else s.name for s in of.subjects]
    return "; ".join(str(n) for n in names) if names and None not in names else None


def _described(act: Act) -> str | None:
    if act.described is None:
        return None
    began, ended = _shown(act.began), _shown(act.ended)
    when = (
        f"từ ngày {began} đến ngày {ended}" if ended and began and ended != began else f"ngày {began}" if began else ""
    )
    return "; ".join(part for part in (act.described, when, f"tại {act.place}" if act.place else "") if part)


def _provision(of: Filling) -> str | None:
    return measures.by_act(
        of,
        lambda act, s: (
            cite.vi if (cite := (s.provision if s is not None else None) or act.provision) is not None else None
        ),
    )


def _place(of: Filling) -> str | None:
    where = of.told("place")
    if where == "office":
        return "trụ sở cơ quan của người có thẩm quyền lập biên bản"
    return measures.by_act(of, lambda act, _: act.place) if where == "scene" else None


def _delegation(of: Filling) -> Delegation | None:
    return of.ix.listed_delegations.get(of.told("delegation") or "")


def _signer(of: Filling) -> str | None:
    """Title in capitals; for a deputy under a delegation, *KT.* and whose place he signs in above it."""
    title, given = of.title_of(of.official), _delegation(of)
    giver = (
        None
        if given is None or of.official is None or given.giver == of.official.id
        else of.title_of(of.official_of(given.giver))
    )
    lines = [f"KT. {giver.upper()}"] if giver else []
    return "\n".join([*lines, title.upper()]) if title else None


def _seized(of: Filling) -> str:
    if isinstance(of.record, SeizureEnded):
        kinds = {item.kind for item in seizure_papers.ended(of.record, of)}
    else:
        seizure = of.record if isinstance(of.record, GoodsSeized) else of.seizure
        kinds = {item.kind for item in seizure.goods or ()} if isinstance(seizure, GoodsSeized) else set()
    if not kinds or None in kinds:
        return f"{_SEIZED}, {_LICENCES}"
    if kinds == {"licence"}:
        return _LICENCES
    return f"{_SEIZED} và {_LICENCES}" if "licence" in kinds else _SEIZED


def _seizures(of: Filling) -> str | None:
    held = [
        e
        for at, e in of.ix.of_kind(GoodsSeized)
        if e.day == of.day and (isinstance(of.record, Delegation) or of.ix.share_acts(at, of.at))
    ]
    named = [item.name for e in held for item in e.goods or ()]
    return f"tạm giữ {'; '.join(named)}" if named else None


def _parents(of: Filling) -> str:
    """A copy for the parents or guardians of one who was under age on the day of the minutes (khoản 6 Điều 58 of the Law)."""
    adult = applied(of.book, "minutes-copy", of.day).number("adult_age")
    minor = any(s.born is not None and ages_on(s.born, of.day)[0] < adult for s in of.subjects)
    return ", cha mẹ/người giám hộ của người chưa thành niên vi phạm 01 bản" if minor else ""


def _right(of: Filling) -> str | None:
    one = len(of.acts) == 1 and of.told("explanation") in ("stated", "waived")
    return of.acts[0].provision.vi if one and of.acts[0].provision is not None else None


def _term_of_powers(of: Filling) -> str | None:
    begins, ends = _shown(of.told("begins")), _shown(of.told("ends"))
    if of.told("scope") == "case":
        return "theo vụ việc"
    if ends is None:
        return "đến khi có văn bản thay thế" if of.told("open_ended") else None
    return f"từ ngày {begins} đến ngày {ends}" if begins else f"đến ngày {ends}"


def _decision_title(of: Filling) -> str | None:
    return None if of.decision is None else _TITLES.get(of.decision.kind)


def _changed(of: Filling) -> str | None:
    """How the sanctions now read."""
    if of.told("sanctions") is None:
        return None
    told = (measures.main_sanction(of), measures.additional(of), measures.remedies(of))
    return "; ".join(one for one in told if one is not None and one != measures.NONE) or None


def _fallen(of: Filling) -> str | None:
    """The acts a part annulment lets fall."""
    if of.told("scope") != "part" or of.told("kind") != "decision_annulled":
        return None
    return "; ".join(f"hành vi {a.described}" for a in of.acts if a.described) or None


def _effective(of: Filling) -> str | None:
    day = of.told("effective")
    return None if day is None else "ngày ký" if day == of.day else f"ngày {_shown(day)}"


def _maker(of: Filling, field: str) -> str | None:
    """Who drew up the minutes of a return, a confiscation, a destruction."""
    if endings.ended_by_minutes(of) is None or of.official is None:
        return None
    return of.official.name if field == "name" else of.title_of(of.official)


def _field(of: Filling) -> str | None:
    field = of.book.fields.get(of.case.field) if of.case.field else None
    return None if field is None else f"lĩnh vực {field.vi[:1].lower()}{field.vi[1:]}"


_COERCED: Final = {
    "income": "khấu trừ một phần lương hoặc một phần thu nhập",
    "account": "khấu trừ tiền từ tài khoản",
    "distraint": "kê biên tài sản có giá trị tương ứng với số tiền phạt",
    "collect": "thu tiền, tài sản để thi hành quyết định xử phạt vi phạm hành chính",
    "remedies": "buộc thực hiện biện pháp khắc phục hậu quả",
}
"""How the papers about an order of coercion name what it coerces (note 7 of MBB07)."""


def _of(owner: str, field: str) -> Callable[[Filling], str | None]:
    return lambda of: _shown(getattr(getattr(of, owner), field, None))


def _last(of: Filling, field: str, kind: str, of_the_same: str = "decision") -> str | None:
    """A field of the last step of that kind about the paper's own decision, minutes; a paper that has no such field goes by the acts."""
    held = of.about(of_the_same, kind) if hasattr(of.record, of_the_same) else of.sharing(kind)
    return _shown(getattr(held[-1], field)) if held else None


def _part(number: int, *, in_words: bool) -> Callable[[Filling], str | None]:
    """An instalment by its place; the form has three, so of more than three none is written."""

    def say(of: Filling) -> str | None:
        parts = sorted(of.told("parts") or (), key=lambda part: part.due)
        if not number <= len(parts) <= _PARTS:
            return None
        amount = parts[number - 1].amount
        return measures.in_words(amount) if in_words else f"{dong(amount)} đồng"

    return say


VALUES: Final[Mapping[str, Callable[[Filling], str | None]]] = {
    "issuer": lambda of: of.issuer_of(of.official),
    "agency": lambda of: of.official.agency if of.official else None,
    "signer": _signer,
    "number": lambda of: of.number,
    "day": lambda of: _shown(of.day),
    "hour": lambda of: _time(of, "%H"),
    "minute": lambda of: _time(of, "%M"),
    "official.name": lambda of: of.official.name if of.official else None,
    "official.title": lambda of: of.title_of(of.official),
    "field": _field,
    "place": _place,
    "party": lambda of: _UNKNOWN_VIOLATOR if of.told("reason") == "violator-unknown" else _all_of(of, "name"),
    "person": _person,
    "acts.described": lambda of: measures.by_act(of, lambda act, _: _described(act)),
    "acts.provision": _provision,
    "acts.place": lambda of: measures.by_act(of, lambda act, _: act.place),
    "acts.aggravating": lambda of: measures.circumstances_of_acts(of, AGGRAVATING),
    "acts.mitigating": lambda of: measures.circumstances_of_acts(of, MITIGATING),
    "aggravating": lambda of: measures.circumstances(of, AGGRAVATING),
    "mitigating": lambda of: measures.circumstances(of, MITIGATING),
    "circumstances": measures.all_circumstances,
    "sanction.kind": measures.main_kind,
    "sanction.main": measures.main_sanction,
    "sanction.fine": measures.fine,
    "total.words": measures.fine_in_words,
    "sanction.additional": measures.additional,
    "additional.kind": measures.additional_kinds,
    "additional.term": measures.additional_terms,
    "remedies": measures.remedies,
    "remedies.owed": lambda of: None if (told := measures.remedies(of)) == measures.NONE else told,
    "remedies.within": measures.remedy_terms,
    "effective": _effective,
    "execute_within": lambda of: (
        None if of.told("execute_within") is None else measures.term(of.told("execute_within"))
    ),
    "delegation.number": lambda of: None if (given := _delegation(of)) is None else given.number,
    "delegation.day": lambda of: None if (given := _delegation(of)) is None else _shown(given.on),
    "delegation.scope": lambda of: _SCOPES.get(of.told("scope") or ""),
    "delegation.powers": lambda of: "; ".join(_POWERS[power] for power in of.told("powers")),
    "delegation.term": _term_of_powers,
    "delegation.begins": lambda of: _shown(of.told("begins")),
    "decision.number": _of("decision", "number"),
    "decision.day": _of("decision", "day"),
    "decision.issuer": lambda of: None if of.decision is None else of.issuer_of(of.official_of(of.decision.by)),
    "decision.title": _decision_title,
    "enforcement.number": _of("enforcement", "number"),
    "enforcement.day": _of("enforcement", "day"),
    "enforcement.issuer": lambda of: (
        None if of.enforcement is None else of.issuer_of(of.official_of(of.enforcement.by))
    ),
    "enforcement.measures": lambda of: (
        None if of.enforcement is None else ", ".join(_COERCED[m] for m in getattr(of.enforcement, "measures", ()))
    ),
    "deducted": lambda of: _FROM_ACCOUNT if "income" not in (of.told("measures") or ()) else None,
    "seizure.number": lambda of: None if (order := seizure_papers.order(of)) is None else order.number,
    "seizure.day": lambda of: None if (order := seizure_papers.order(of)) is None else _shown(order.day),
    "seizure.minutes-number": seizure_papers.minutes_number,
    "seizure.minutes-day": lambda of: None if (minutes := seizure_papers.minutes(of)) is None else _shown(minutes.day),
    "seized": _seized,
    "seizures": _seizures,
    "until": lambda of: _shown(of.told("until")),
    "to": lambda of: of.told("to"),
    "no-sanction.reason": lambda of: NO_SANCTION[of.told("reason")][0],
    "request.day": lambda of: _last(of, "day", "explanation_requested", "minutes"),
    "notice.number": lambda of: _last(of, "number", "hearing_notified", "minutes"),
    "notice.day": lambda of: _last(of, "day", "hearing_notified", "minutes"),
    "relief.day": lambda of: None if (asked := relief.request(of)) is None else _shown(asked.day),
    "postponement.number": lambda of: _last(of, "number", "execution_postponed"),
    "postponement.day": lambda of: _last(of, "day", "execution_postponed"),
    "reduced.how": relief.how,
    "reduced.in-sentence": lambda of: None if (told := relief.how(of)) is None else told[:1].lower() + told[1:],
    "reduced.symbol": relief.symbol,
    "reduced.amount": lambda of: None if (less := relief.reduced_by(of)) is None else f"{dong(less)} đồng",
    "reduced.words": lambda of: None if (less := relief.reduced_by(of)) is None else measures.in_words(less),
    **{f"part.{n}": _part(n, in_words=False) for n in (1, 2, 3)},
    **{f"part.{n}.words": _part(n, in_words=True) for n in (1, 2, 3)},
    "ceased.reason": endings.ceased,
    "continued": endings.continued,
    "ending.number": lambda of: None if endings.ended_by_decision(of) is None else of.number,
    "ending.day": lambda of: None if (at := endings.ended_by_decision(of)) is None else _shown(at.day),
    "ending.issuer": lambda of: None if endings.ended_by_decision(of) is None else of.issuer_of(of.official),
    "minutes-maker.name": lambda of: _maker(of, "name"),
    "minutes-maker.title": lambda of: _maker(of, "title"),
    "held.reason": lambda of: of.told("reason") if isinstance(of.record, ExecutionHeld) else None,
    "suspension.number": lambda of: _last(of, "number", "execution_suspended"),
    "suspension.day": lambda of: _last(of, "day", "execution_suspended"),
    "copies": lambda of: None if of.told("copies") is None else f"{of.told('copies'):02}",
    "parents": _parents,
    "right": _right,
    "amended": _changed,
    "fallen": _fallen,
}
"""Name in a form's text → what it stands for."""


def _minutes_at(of: Filling) -> tuple[int, ...]:
    named = of.told("minutes")
    own = of.ix.referent(of.at, "minutes") if named is not None else None
    return (
        (own,)
        if own is not None
        else of.ix.minutes_of(of.at)
        or tuple(
            i
            for i, e in enumerate(of.ix.events[: of.at])
            if isinstance(e, MinutesDrawnUp) and of.ix.share_acts(i, of.at)
        )
    )


def _minutes(of: Filling) -> tuple[Scope, ...]:
    if isinstance(of.record, Delegation):
        return (None,)
    return tuple(of.ix.events[i] for i in _minutes_at(of)) or (None,)


def _held(of: Filling, kind: str) -> tuple[Scope, ...]:
    """Steps of that kind on the paper's own minutes; a blank line for one on minutes nobody named, or for one the file does not deny."""
    at = [i for i in of.ix.by_kind.get(kind, ()) if i < of.at]
    own = _minutes_at(of)
    told = tuple(
        of.ix.events[i] for i in at if (of.ix.referent(i, "minutes") in own if own else of.ix.share_acts(i, of.at))
    )
    unsaid = any(of.ix.referent(i, "minutes") is None for i in at) if own else False
    return (*told, None) if unsaid else told or (() if of.case.denies(f"event:{kind}") else (None,))


EVERY: Final[Mapping[str, Callable[[Filling], tuple[Scope, ...]]]] = {
    "each-basis": lambda of: of.told("basis") or (None,),
    "each-ground": lambda of: of.told("grounds") or (None,),
    "each-minutes": _minutes,
    "each-hearing": lambda of: _held(of, "hearing_held"),
    "each-verified": lambda of: _held(of, "facts_verified"),
    "each-extension": lambda of: (
        seizure_papers.extensions(of) or (() if of.case.denies("event:seizure_extended") else (None,))
    ),
    "each-receiver": lambda of: tuple(of.official_of(name) for name in of.told("receivers")),
}
"""Tag of a repeated line → the records it speaks of; one None leaves the line once, blank."""


def _imposes(of: Filling, field: str) -> bool:
    return of.sanctions is None or any(getattr(s, field) is None or getattr(s, field) for s in of.sanctions)


CONDITIONS: Final[Mapping[str, Callable[[Filling], bool]]] = {
    "returned": lambda of: bool(of.sharing("returned_from_criminal")),
    "not-returned": lambda of: not of.sharing("returned_from_criminal"),
    "expelled": lambda of: any(m.measure == "expel" for s in of.sanctions or () for m in s.additional or ()),
    "unless-no-delegation": lambda of: (
        of.told("delegation") is not None or of.official is None or of.official.rank != "head"
    ),
    "fined": lambda of: of.sanctions is None or any(not s.warning for s in of.sanctions),
    "additional": lambda of: _imposes(of, "additional"),
    "remedies": lambda of: _imposes(of, "remedies"),
    "of-no-sanction": lambda of: isinstance(of.decision, NoSanctionDecided),
    "not-of-no-sanction": lambda of: not isinstance(of.decision, NoSanctionDecided),
    "no-sanction": lambda of: isinstance(of.record, NoSanctionDecided),
    "unclaimed": lambda of: isinstance(of.record, SeizureEnded),
    "violator-known": lambda of: of.told("reason") != "violator-unknown",
    "violator-unknown": lambda of: of.told("reason") == "violator-unknown",
    "executing": lambda of: bool(of.sharing("execution_suspended")),
    "not-executing": lambda of: not of.sharing("execution_suspended"),
    "goods": lambda of: bool(seizure_papers.goods(of)),
    "of-wages": lambda of: "income" in (of.told("measures") or ()),
    "of-account": lambda of: "account" in (of.told("measures") or ()),
    "elsewhere": lambda of: of.told("place") in ("office", "other"),
    "place-unknown": lambda of: of.told("place") is None,
    "right-open": lambda of: _right(of) is None,
    "unsigned": lambda of: (signed := of.told("signatures")) is not None and signed.violator in _NOT_SIGNED,
}
"""Tag of a line → when it stands."""

TABLES: Final[Mapping[str, Callable[[Filling], tuple[tuple[str, ...], ...]]]] = {
    "goods": seizure_papers.goods_rows,
    "licences": seizure_papers.licence_rows,
    "valued": seizure_papers.valued_rows,
    "confiscated": seizure_papers.confiscated_rows,
    "destroyed": seizure_papers.destroyed_rows,
    "assets": seizure_papers.asset_rows,
}
"""Mark of a table → its lines, the head first."""
