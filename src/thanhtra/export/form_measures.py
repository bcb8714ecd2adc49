"""What a decision imposes, as its form writes it (hình thức xử phạt, biện pháp khắc phục hậu quả): each act by itself where there are several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from thanhtra.casefile import Act, Additional, Remedy, Sanction, StatedTerm, Term
from thanhtra.export.form_filling import Filling
from thanhtra.export.form_names import AGGRAVATING, MEASURES, MITIGATING, STARTS
from thanhtra.export.words import UNITS
from thanhtra.money import dong
from thanhtra.reckoning import written
from thanhtra.terms import Unit

NONE: Final = "không có"


def by_act(of: Filling, say: Callable[[Act, Sanction | None], str | None]) -> str | None:
    """What ``say`` says of each act, numbered where there are several; None where it does not know it of one."""
    imposed = {s.act: s for s in of.sanctions or ()}
    told = [say(act, imposed.get(act.id)) for act in of.acts]
    known = [one for one in told if one is not None]
    if not told or len(known) != len(told):
        return None
    if len(set(known)) == 1:
        return known[0]
    return "; ".join(f"hành vi {number}: {one}" for number, one in enumerate(known, 1))


def in_words(amount: int) -> str:
    """``bảy triệu năm trăm nghìn đồng``. Raises ModuleNotFoundError without the extra ``forms``."""
    from num2words import num2words  # noqa: PLC0415 - an extra

    return f"{num2words(amount, lang='vi')} đồng"


def main_kind(of: Filling) -> str | None:
    """Warning or fine."""
    return by_act(
        of, lambda _, s: None if s is None else "Cảnh cáo" if s.warning else "Phạt tiền" if s.fine is not None else None
    )


def main_sanction(of: Filling) -> str | None:
    """The main sanction of each act, in figures and words; with several fines their sum too."""
    each = by_act(of, lambda _, s: None if s is None else _main(s))
    fines = [s.fine for s in of.sanctions or () if s.fine is not None]
    if each is None or len(fines) < 2:  # noqa: PLR2004 - one fine is its own sum
        return each
    return f"{each}; tổng số tiền phạt: {_sum(of, sum(fines))}"


def fine(of: Filling) -> str | None:
    """What is to be paid, in figures."""
    fines = [s.fine for s in of.sanctions or () if s.fine is not None]
    return f"{dong(sum(fines))} đồng" if fines else None


def fine_in_words(of: Filling) -> str | None:
    """What is to be paid, in words: as the file has them, else written out."""
    fines = [s.fine for s in of.sanctions or () if s.fine is not None]
    return _words(of, sum(fines)) if fines else None


def _main(sanction: Sanction) -> str | None:
    if sanction.warning:
        return "cảnh cáo"
    return (
        None if sanction.fine is None else f"phạt tiền {dong(sanction.fine)} đồng (bằng chữ: {in_words(sanction.fine)})"
    )


def _sum(of: Filling, amount: int) -> str:
    return f"{dong(amount)} đồng (bằng chữ: {_words(of, amount)})"


def _words(of: Filling, amount: int) -> str:
    return of.told("total_in_words") or in_words(amount)


def additional(of: Filling) -> str | None:
    """The additional sanctions."""
    return by_act(
        of,
        lambda _, s: None if s is None or s.additional is None else "; ".join(map(_additional, s.additional)) or NONE,
    )


def additional_kinds(of: Filling) -> str | None:
    """Their names."""
    return by_act(
        of,
        lambda _, s: (
            None if s is None or s.additional is None else "; ".join(MEASURES[m.measure] for m in s.additional) or NONE
        ),
    )


def additional_terms(of: Filling) -> str | None:
    """How long they last."""
    terms = [m.term for s in of.sanctions or () for m in s.additional or () if m.term is not None]
    return "; ".join(map(term, terms)) or None


def remedies(of: Filling) -> str | None:
    """The remedies."""
    return by_act(of, lambda _, s: None if s is None or s.remedies is None else _remedies(of, s.remedies))


def remedy_terms(of: Filling) -> str | None:
    """Within what time they are to be carried out."""
    terms = [r.within for s in of.sanctions or () for r in s.remedies or () if r.within is not None]
    return "; ".join(dict.fromkeys(map(term, terms))) or None


def circumstances(of: Filling, names: Mapping[str, str]) -> str | None:
    """The circumstances the decision names, of one kind."""
    return by_act(of, lambda _, s: None if s is None or s.circumstances is None else _named(s.circumstances, names))


def circumstances_of_acts(of: Filling, names: Mapping[str, str]) -> str | None:
    """The circumstances the file tells of the acts, of one kind."""
    return by_act(of, lambda a, _: None if a.circumstances is None else _named(a.circumstances, names))


def all_circumstances(of: Filling) -> str | None:
    """Both kinds."""
    return circumstances(of, {**AGGRAVATING, **MITIGATING})


def _named(told: tuple[str, ...], names: Mapping[str, str]) -> str:
    return "; ".join(names[c] for c in told if c in names) or NONE


def _additional(measure: Additional) -> str:
    parts = [MEASURES[measure.measure]]
    if measure.licence is not None:
        parts.append(f"giấy phép {measure.licence}")
    if measure.value is not None:
        parts.append(f"trị giá {dong(measure.value)} đồng (bằng chữ: {in_words(measure.value)})")
    if measure.term is not None:
        parts.append(f"thời hạn {term(measure.term)}")
    if measure.starts is not None:
        since = "" if measure.since is None else written(measure.since, "vi")
        parts.append(f"{STARTS[measure.starts]} {since}".strip())
    return ", ".join(parts)


def _remedies(of: Filling, listed: tuple[Remedy, ...]) -> str | None:
    """None where the rules have no name for one: a slug is no word of a paper."""
    names = [of.book.remedies.get(r.remedy) for r in listed]
    told = [
        f"{known.vi[:1].lower()}{known.vi[1:]}{_amount(r)}"
        for known, r in zip(names, listed, strict=True)
        if known is not None
    ]
    return None if len(told) != len(listed) else "; ".join(told) or NONE


def _amount(remedy: Remedy) -> str:
    return (
        "" if remedy.amount is None else f", số tiền {dong(remedy.amount)} đồng (bằng chữ: {in_words(remedy.amount)})"
    )


def term(of: Term | StatedTerm) -> str:
    """``02 tháng``."""
    amount = f"{of.amount:02}" if isinstance(of.amount, int) else f"{of.amount}".replace(".", ",")
    return f"{amount} {UNITS[Unit(of.unit)][0]}"
