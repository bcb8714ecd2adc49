"""Records for the national database, receipts, histories and exhibits as text and as plain dicts (xuất cơ sở dữ liệu nghiệp vụ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from thanhtra.export.words import said
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day, written
from thanhtra.reports.exhibits import Exhibit
from thanhtra.reports.names import Both
from thanhtra.reports.national_record import NationalRecord
from thanhtra.reports.plan_words import known_words
from thanhtra.reports.subject_history import SanctionOf, SubjectHistory
from thanhtra.reports.treasury import Matching
from thanhtra.terms import Status
from thanhtra.wording import grouped, written_out

UPDATES: Final[dict[str, Both]] = {
    "postponement": ("hoãn thi hành", "postponement"),
    "suspension": ("tạm đình chỉ, tiếp tục thi hành", "suspension, resumption"),
    "amendment": ("đính chính, sửa đổi", "correction, amendment"),
    "annulment": ("hủy bỏ", "annulment"),
    "reduction": ("giảm tiền phạt", "reduction"),
    "instalments": ("nộp nhiều lần", "instalments"),
    "coercion": ("cưỡng chế", "coercion"),
    "completion": ("thi hành xong, hết thời hiệu", "completion, lapse"),
    "complaint": ("kết quả khiếu nại, khởi kiện", "outcome of a complaint or suit"),
}
MATCHES: Final[dict[str, Both]] = {
    "matched": ("khớp", "matched"),
    "doubled": ("trùng số chứng từ", "receipt number came before"),
    "no-decision": ("không có quyết định số này trong hồ sơ", "no such decision in the files"),
    "no-payment": (
        "có quyết định, không có khoản nộp bằng số tiền này",
        "the decision is on file, a payment of this amount is not",
    ),
    "several": ("nhiều khoản nộp cùng khớp", "several payments fit"),
}
_STATUS: Final[dict[Status, Both]] = {
    Status.MET: ("đã cung cấp đúng hạn", "supplied in time"),
    Status.MISSED: ("quá hạn", "late"),
    Status.OPEN: ("chưa đến hạn", "not yet due"),
}
_ENDS: Final[dict[str, Both]] = {
    "returned": ("đã trả lại", "returned"),
    "confiscated": ("đã tịch thu", "confiscated"),
    "destroyed": ("đã tiêu hủy", "destroyed"),
    "sold": ("đã bán", "sold"),
    "kept-for-execution": ("giữ để bảo đảm thi hành", "kept for execution"),
}


def supplied_late(supply: Deadline | None) -> bool:
    """Whether the record came, or is, after its last day."""
    return supply is not None and supply.status is Status.MISSED


def record_lines(ref: str, record: NationalRecord, lang: str) -> Iterator[str]:
    """One decision's record: what it is, when it was due and supplied, what is missing, what came since."""
    decision = record.fields["decision"]
    day = (
        written(date.fromisoformat(decision["day"]), lang)
        if decision["day"]
        else said(("không rõ ngày", "no day"), lang)
    )
    yield f"{ref}: {said(('quyết định số', 'decision no.'), lang)} {decision['number'] or '—'}, {day}"
    yield f"  {said(('cung cấp cho cơ sở dữ liệu quốc gia', 'supply to the national database'), lang)}: {_supply(record.supply, lang)}"
    if record.missing:
        yield f"  {said(('hồ sơ còn thiếu', 'missing in the file'), lang)}: {', '.join(record.missing)}"
    for update in record.updates:
        when = (
            written(date.fromisoformat(update["day"]), lang)
            if update["day"]
            else said(("không rõ ngày", "no day"), lang)
        )
        yield f"  {said(('cập nhật', 'update'), lang)}: {said(UPDATES[update['update']], lang)}, {when}"
    if record.clean is not None:
        veiled = said((", danh tính đã được che", ", who it was is veiled"), lang) if record.pseudonymous else ""
        yield f"  {said(('được coi là chưa bị xử phạt sau ngày', 'counts as never sanctioned after'), lang)} {written(record.clean, lang)}{veiled}"


def supply_status(supply: Deadline | None, lang: str) -> str:
    """Whether the record was supplied in time, in words."""
    if supply is None or (supply.due is None and supply.met_on is None):
        return said(("chưa tính được hạn", "no limit can be told"), lang)
    return said(_STATUS.get(supply.status, ("chưa rõ", "not certain")), lang)


def _supply(supply: Deadline | None, lang: str) -> str:
    if supply is None or (supply.due is None and supply.met_on is None):
        return supply_status(None, lang)
    status = supply_status(supply, lang)
    due = "" if supply.due is None else f"; {said(('hạn', 'last day'), lang)} {written(law_day(supply.due), lang)}"
    met = (
        ""
        if supply.met_on is None
        else f"; {said(('cung cấp ngày', 'supplied on'), lang)} {written(law_day(supply.met_on), lang)}"
    )
    late = ""
    if supply.status is Status.MISSED and supply.met_on is not None and supply.due is not None:
        late = f" ({(law_day(supply.met_on) - law_day(supply.due)).days} {said(('ngày sau hạn', 'days late'), lang)})"
    cites = "; ".join(dict.fromkeys(written_out(str(c), lang) for c in supply.cites))
    return f"{status}{met}{late}{due} [{cites}; {known_words(supply.basis, lang)}]"


def record_json(ref: str, record: NationalRecord) -> dict[str, Any]:
    """The record as plain values; ``late`` is null where the limit cannot be told."""
    supply = record.supply
    return {
        "decision": ref,
        "fields": record.fields,
        "missing": list(record.missing),
        "updates": list(record.updates),
        "due": None if supply is None or supply.due is None else supply.due.isoformat(),
        "supplied": None if supply is None or supply.met_on is None else supply.met_on.isoformat(),
        "status": None if supply is None else supply.status.value,
        "late": None if supply is None else supplied_late(supply),
        "cites": [] if supply is None else [str(c) for c in supply.cites],
        "basis": None if supply is None else supply.basis.value,
        "clean": None if record.clean is None else record.clean.isoformat(),
        "pseudonymous": record.pseudonymous,
    }


def matching_lines(found: Matching, lang: str) -> Iterator[str]:
    """Every receipt that is not matched, the payments without a receipt, and how many are matched."""
    matched = sum(one.match == "matched" for one in found.receipts)
    yield f"{said(('Chứng từ thu khớp', 'Receipts matched'), lang)}: {matched}/{len(found.receipts)}"
    for one in found.receipts:
        if one.match != "matched":
            receipt = one.receipt
            fits = f": {', '.join(one.payments)}" if one.payments else ""
            yield f"  {receipt.receipt}, {written(receipt.day, lang)}, {receipt.decision}, {grouped(receipt.amount, lang)} đồng: {said(MATCHES[one.match], lang)}{fits}"
    for ref in found.without:
        yield f"  {ref}: {said(('khoản nộp trong hồ sơ chưa có chứng từ', 'payment on file without a receipt'), lang)}"


def matching_json(found: Matching) -> dict[str, Any]:
    """The matching as plain values."""
    listed = [
        {
            "receipt": one.receipt.receipt,
            "day": one.receipt.day.isoformat(),
            "decision": one.receipt.decision,
            "amount": one.receipt.amount,
            "match": one.match,
            "payments": list(one.payments),
        }
        for one in found.receipts
    ]
    return {"receipts": listed, "without": list(found.without)}


def history_lines(found: Iterable[SubjectHistory], lang: str) -> Iterator[str]:
    """Subjects with more than one decision, or with a fine unpaid; a number shows only its last three figures."""
    for one in found:
        if len({s.ref for s in one.sanctions}) < 2 and not any(s.left for s in one.sanctions):  # noqa: PLR2004 - one decision has no history
            continue
        yield f"…{one.number[-3:]}"
        for sanction in one.sanctions:
            yield f"  {_sanction(sanction, lang)}"


def _sanction(one: SanctionOf, lang: str) -> str:
    day = said(("không rõ ngày", "no day"), lang) if one.day is None else written(one.day, lang)
    told = [f"{one.ref} {one.number or '—'}, {day}", "—" if one.provision is None else written_out(one.provision, lang)]
    if one.fine is not None:
        told.append(f"{grouped(one.fine, lang)} đồng")
    if one.left:
        told.append(
            f"{said(('còn phải nộp theo quyết định', 'left of the decision'), lang)} {grouped(one.left, lang)} đồng"
        )
    if one.clean is not None:
        told.append(
            f"{said(('được coi là chưa bị xử phạt sau', 'counts as clean after'), lang)} {written(one.clean, lang)}"
        )
    if one.same:
        told.append(
            f"{said(('cùng hành vi đã bị xử phạt, chưa hết thời hạn', 'same act sanctioned before, not yet clean'), lang)}: {', '.join(one.same)}"
        )
    elif one.again:
        told.append(
            f"{said(('trước đó đã bị xử phạt, chưa hết thời hạn', 'sanctioned before, not yet clean'), lang)}: {', '.join(one.again)}"
        )
    if one.untold:
        told.append(
            f"{said(('quyết định trước chưa rõ đã hết thời hạn chưa', 'earlier decisions of which it is not told'), lang)}: {', '.join(one.untold)}"
        )
    return "; ".join(told)


def history_json(one: SubjectHistory) -> dict[str, Any]:
    """The history as plain values, with the number whole."""
    listed = [
        {
            "decision": s.ref,
            "number": s.number,
            "day": s.day.isoformat() if s.day else None,
            "provision": s.provision,
            "ended": s.ended.isoformat() if s.ended else None,
            "fine": s.fine,
            "left": s.left,
            "clean": s.clean.isoformat() if s.clean else None,
            "again": list(s.again),
            "same": list(s.same),
            "untold": list(s.untold),
        }
        for s in one.sanctions
    ]
    return {"subject": one.number, "sanctions": listed}


def exhibit_line(one: Exhibit, lang: str) -> str:
    """One exhibit: what is held of it, or how it ended."""
    since = "" if one.seized is None else f", {said(('tạm giữ ngày', 'seized on'), lang)} {written(one.seized, lang)}"
    value = "" if one.value is None else f", {grouped(one.value, lang)} đồng"
    state = exhibit_end(one, lang) + ("" if one.ended is None else f" {written(one.ended, lang)}")
    return f"{one.case}/{one.id}{since}{value}: {state}"


def exhibit_end(one: Exhibit, lang: str) -> str:
    """How its seizure ended; held, where the file does not end it."""
    if one.how is None and one.ended is None:
        return said(("đang tạm giữ theo hồ sơ", "held, by the file"), lang)
    return said(_ENDS.get(one.how or "", ("đã chấm dứt tạm giữ", "seizure ended")), lang)


def exhibit_json(one: Exhibit) -> dict[str, Any]:
    """The exhibit as plain values."""
    days = {
        "seized": one.seized.isoformat() if one.seized else None,
        "ended": one.ended.isoformat() if one.ended else None,
    }
    return {"case": one.case, "id": one.id, "kind": one.kind, "value": one.value, "how": one.how, **days}
