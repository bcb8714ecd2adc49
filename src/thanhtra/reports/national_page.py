"""The page of the professional database: what was supplied of each decision, receipts, histories, exhibits (trang cơ sở dữ liệu nghiệp vụ)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from thanhtra.classes import frozen
from thanhtra.reckoning import law_day, so_many, written
from thanhtra.reports.exhibits import Exhibit
from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable
from thanhtra.reports.names import Both
from thanhtra.reports.national_export import NationalExport
from thanhtra.reports.national_record import NationalRecord
from thanhtra.reports.national_text import MATCHES, UPDATES, exhibit_end, supplied_late, supply_status
from thanhtra.reports.plan_words import known_words
from thanhtra.reports.subject_history import SubjectHistory
from thanhtra.reports.treasury import Matching
from thanhtra.wording import written_out

_NOTE: Both = (
    "Thời hạn cung cấp: Thông tư 13/2016/TT-BTP Đ7; các trường: Nghị định 20/2016/NĐ-CP Đ9: theo nguồn thứ cấp. Đối chiếu chứng từ, lịch sử, tang vật: nền nếp của cơ quan, không có luật.",
    "The limit of supply: Circular 13/2016/TT-BTP Đ7; the fields: Decree 20/2016/NĐ-CP Đ9: secondary sources. Receipts, histories and exhibits: an office's own practice, no law.",
)


@frozen(kw_only=True)
class RecordsOf:
    """What is on the page: records by ``CASE#EVENT``; receipts, histories and exhibits where they were asked for."""

    on: date
    records: Sequence[tuple[str, NationalRecord]]
    receipts: Matching | None = None
    histories: Sequence[SubjectHistory] | None = None
    exhibits: Sequence[Exhibit] | None = None

    @property
    def has_findings(self) -> bool:
        """Whether a record is late, or a receipt not matched."""
        late = any(supplied_late(record.supply) for _, record in self.records)
        return late or (self.receipts is not None and any(one.match != "matched" for one in self.receipts.receipts))


def national_page(of: RecordsOf | NationalExport, *, lang: str = "vi") -> LaidOut:
    """Every decision with its record, then what else was asked for. Of a number only the last three figures are shown."""
    at = lang == "en"
    late, rows = 0, list[tuple[PageCell, ...]]()
    for ref, record in of.records:
        late += supplied_late(record.supply)
        rows.append(_record(ref, record, lang))
    verdict = (
        f"{len(rows)} quyết định; {late} bản ghi cung cấp quá hạn.",
        f"{so_many(len(rows), 'decision')}; {so_many(late, 'record')} late.",
    )[at]
    tables = [_records(rows, lang)]
    receipts, histories = of.receipts, of.histories
    if receipts is not None:
        matched = sum(one.match == "matched" for one in receipts.receipts)
        verdict += (
            f" Chứng từ thu khớp {matched}/{len(receipts.receipts)}.",
            f" Receipts matched {matched}/{len(receipts.receipts)}.",
        )[at]
        tables += _receipts(receipts, lang)
    if histories is not None:
        tables.append(_histories(histories, lang))
    if of.exhibits is not None:
        tables.append(_exhibits(of.exhibits, lang))
    facts: tuple[tuple[str, PageCell], ...] = ((("Tính đến hết ngày", "At the end of")[at], of.on),)
    title = ("Cơ sở dữ liệu nghiệp vụ", "The professional database")[at]
    return LaidOut(
        title=title,
        lang=lang,
        facts=facts,
        verdict=verdict,
        good=not of.has_findings,
        tables=tuple(tables),
        notes=(_NOTE[at],),
    )


def _records(rows: Sequence[tuple[PageCell, ...]], lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        (
            "Vụ việc",
            "Quyết định",
            "Ngày",
            "Cung cấp cho cơ sở dữ liệu quốc gia",
            "Hạn",
            "Đã cung cấp",
            "Căn cứ",
            "Biết từ đâu",
            "Còn thiếu",
            "Cập nhật",
            "Coi là chưa bị xử phạt sau",
        )
        if not at
        else (
            "Case",
            "Decision",
            "Day",
            "Supply to the national database",
            "Last day",
            "Supplied",
            "Law",
            "How it is known",
            "Missing",
            "Updates",
            "Never sanctioned after",
        )
    )
    return PageTable(
        title=("Quyết định", "Decisions")[at],
        heads=heads,
        rows=tuple(rows),
        empty=("Không có quyết định.", "No decision.")[at],
    ).without_empty()


def _record(ref: str, record: NationalRecord, lang: str) -> tuple[PageCell, ...]:
    decision, supply = record.fields["decision"], record.supply
    updates = [
        f"{UPDATES[one['update']][lang == 'en']} {written(date.fromisoformat(one['day']), lang) if one['day'] else ''}".strip()
        for one in record.updates
    ]
    return (
        ref,
        decision["number"],
        None if decision["day"] is None else date.fromisoformat(decision["day"]),
        supply_status(supply, lang),
        None if supply is None or supply.due is None else law_day(supply.due),
        None if supply is None or supply.met_on is None else law_day(supply.met_on),
        "" if supply is None else "; ".join(dict.fromkeys(written_out(str(c), lang) for c in supply.cites)),
        "" if supply is None else known_words(supply.basis, lang),
        ", ".join(record.missing),
        "; ".join(updates),
        record.clean,
    )


def _receipts(found: Matching, lang: str) -> list[PageTable]:
    at = lang == "en"
    heads = (
        ("Chứng từ", "Ngày", "Quyết định", "Số tiền (đồng)", "Kết quả", "Khoản nộp")
        if not at
        else ("Receipt", "Day", "Decision", "Amount (đồng)", "Result", "Payments")
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            one.receipt.receipt,
            one.receipt.day,
            one.receipt.decision,
            one.receipt.amount,
            MATCHES[one.match][at],
            ", ".join(one.payments),
        )
        for one in found.receipts
    ]
    tables = [
        PageTable(
            title=("Chứng từ thu", "Receipts")[at],
            heads=heads,
            rows=tuple(rows),
            empty=("Không có chứng từ.", "No receipt.")[at],
        )
    ]
    if found.without:
        title = ("Khoản nộp trong hồ sơ chưa có chứng từ", "Payments on file without a receipt")[at]
        tables.append(
            PageTable(title=title, heads=(("Khoản nộp", "Payment")[at],), rows=tuple((ref,) for ref in found.without))
        )
    return tables


def _histories(found: Sequence[SubjectHistory], lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        (
            "Đối tượng",
            "Quyết định",
            "Ngày",
            "Điều khoản",
            "Tiền phạt (đồng)",
            "Còn phải nộp (đồng)",
            "Coi là chưa bị xử phạt sau",
            "Trước đó, còn thời hạn",
            "Cùng hành vi",
            "Trước đó, chưa rõ",
        )
        if not at
        else (
            "Subject",
            "Decision",
            "Day",
            "Provision",
            "Fine (đồng)",
            "Left (đồng)",
            "Clean after",
            "Before, not yet clean",
            "Same act",
            "Before, not told",
        )
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            f"…{one.number[-3:]}",
            f"{s.ref} {s.number or ''}".strip(),
            s.day,
            "" if s.provision is None else written_out(s.provision, lang),
            s.fine,
            s.left or None,
            s.clean,
            ", ".join(s.again),
            ", ".join(s.same),
            ", ".join(s.untold),
        )
        for one in found
        for s in one.sanctions
    ]
    return PageTable(
        title=("Lịch sử vi phạm", "Histories")[at],
        heads=heads,
        rows=tuple(rows),
        empty=("Không có đối tượng nào có mã số.", "No subject with a number.")[at],
    ).without_empty()


def _exhibits(found: Sequence[Exhibit], lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        ("Vụ việc", "Tang vật", "Tạm giữ ngày", "Giá trị (đồng)", "Tình trạng", "Ngày")
        if not at
        else ("Case", "Exhibit", "Seized on", "Value (đồng)", "State", "Day")
    )
    rows: list[tuple[PageCell, ...]] = [
        (one.case, one.id, one.seized, one.value, exhibit_end(one, lang), one.ended) for one in found
    ]
    return PageTable(
        title=("Tang vật, phương tiện", "Exhibits")[at],
        heads=heads,
        rows=tuple(rows),
        empty=("Hồ sơ không ghi tạm giữ gì.", "Nothing was seized, by the files.")[at],
    ).without_empty()
