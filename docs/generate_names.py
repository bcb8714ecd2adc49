"""Reference pages of names in both languages: grounds, fields, remedies, kinds of event; tracks drawn; rules; exceptions; public names.

The Vietnamese of exceptions and of what ``thanhtra`` itself exports stands here, beside a digest of the English it was written from.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from hashlib import sha256

from generate_api import first_lines
from generate_law import BOOK, cites, table

from thanhtra import errors
from thanhtra.casefile.labels import KIND_NAMES, stage_words
from thanhtra.export.derivation import cited
from thanhtra.export.words import said
from thanhtra.lifecycle import TRACKS, mermaid


def names(lang: str) -> Iterator[str]:
    """Grounds, fields, remedies, kinds of event."""
    yield from _headed(
        ("# Mã và tên", "# Names"), ("Các mã mà một hồ sơ được dùng.", "The slugs a case file may use."), lang
    )
    sections = (
        (
            ("## Căn cứ", "## Grounds"),
            ("luật", "law"),
            ((f"`{g.slug}`", g.vi, g.en, cited(g.cites, "vi") if lang == "vi" else cites(g.cites)) for g in BOOK.grounds.values()),
        ),
        (("## Lĩnh vực", "## Fields"), None, ((f"`{f.slug}`", f.vi, f.en) for f in BOOK.fields.values())),
        (
            ("## Biện pháp khắc phục hậu quả", "## Remedies"),
            ("điểm của khoản 1 Điều 28", "point of Đ28.1"),
            ((f"`{r.slug}`", r.vi, r.en, r.point or "") for r in BOOK.remedies.values()),
        ),
        (("## Loại sự kiện", "## Kinds of event"), None, ((f"`{kind}`", vi, en) for kind, (vi, en) in KIND_NAMES.items())),
    )  # fmt: skip
    for title, last, rows in sections:
        yield from (said(title, lang), "")
        head = (said(("mã", "kind" if "Kinds" in title[1] else "slug"), lang), "tiếng Việt", "English")
        yield from table((*head, said(last, lang)) if last else head, rows)


_TRACKS = {
    "proceeding": "xử phạt",
    "referral": "chuyển hồ sơ để truy cứu trách nhiệm hình sự",
    "seizure": "tạm giữ",
    "complaint": "khiếu nại, khởi kiện",
    "inspection": "thanh tra, kiểm tra",
}


def tracks(lang: str) -> Iterator[str]:
    """Each track drawn, with the names of its stages and kinds beside it in Vietnamese."""
    yield from _headed(
        ("# Trình tự", "# Tracks"),
        (
            "Thứ tự các bước, vẽ từ chính các dòng dùng để rà soát (văn bản Mermaid). Loại sự kiện không làm đổi giai đoạn thì không được vẽ.",
            "The order of things, drawn from the rows that review files (Mermaid text). Kinds of event that stay in a stage are not drawn.",
        ),
        lang,
    )
    for name, rows in TRACKS.items():
        drawn = mermaid(rows)
        yield from (f"## {name}", "", *((f"Trình tự {_TRACKS[name]}.", "") if lang == "vi" else ()))
        yield from ("```text", drawn, "```", "")
        if lang == "vi":
            kinds = sorted({kind for stage in rows.stages for kind, to in rows.land[stage].items() if to != stage})
            yield from table(
                ("giai đoạn", "tên"), ((f"`{one}`", stage_words(rows.name, one)[0]) for one in rows.stages)
            )
            yield from table(("sự kiện", "tên"), ((f"`{kind}`", KIND_NAMES[kind][0]) for kind in kinds))


def exceptions(lang: str) -> Iterator[str]:
    """The tree and each exception."""
    yield from _headed(
        ("# Ngoại lệ", "# Errors"),
        (
            "Mọi ngoại lệ đều thuộc `ThanhtraError`. Chỉ `Unlawful` và `FindingsFound` nói về một hồ sơ; cả hai chỉ được ném ra khi được yêu cầu. Mỗi lớp có `code` riêng cho chương trình, không thay đổi.",
            "Every exception derives from `ThanhtraError`. Only `Unlawful` and `FindingsFound` speak about a case; both are raised on request. Each class has a `code` of its own for programs, which does not change.",
        ),
        lang,
    )
    yield from ("```text", *(_tree_vi() if lang == "vi" else _tree()), "```", "")
    for name, one in named_errors().items():
        yield from (
            f"## {name}",
            "",
            ERRORS[name] if lang == "vi" else inspect.getdoc(one) or "",
            "",
            f"`code`: `{one.code}`",
            "",
        )


def named_errors() -> dict[str, type[errors.ThanhtraError]]:
    """Each exception by its name, in the order of the module."""
    return {n: one for n, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, errors.ThanhtraError)}


def _tree() -> list[str]:
    return (errors.__doc__ or "").replace("::\n", "").partition("\nOnly :class")[0].splitlines()[2:]


def _tree_vi() -> Iterator[str]:
    """The same branches; what each is stands below."""
    for line in _tree():
        branch, name, _ = line.rpartition("─ ") if "─ " in line else ("", "", "")
        yield f"{branch}{name}{line[len(branch + name) :].split()[0]}" if branch else line.rstrip()


def public_names() -> Iterator[str]:
    """What ``thanhtra`` exports, in Vietnamese; the rooms with theirs stand on the English page, as the source has them."""
    yield from _headed(
        ("# Giao diện lập trình", ""),
        (
            "Công khai là những tên mà `thanhtra` tự xuất ra, liệt kê dưới đây, và những tên mà mỗi mô-đun công khai của thư viện xuất ra. Mọi tên công khai, kèm tham số và lời giải thích lấy từ mã nguồn: [trang tiếng Anh](api.md); đầy đủ nhất: [Python](../../vi/reference/python.md). Tên đã đổi trước bản 0.1.0: [danh sách](../moved-names.md).",
            "",
        ),
        "vi",
    )
    yield from ("## thanhtra", "")
    yield from table(("tên", "là gì"), ((f"`{name}`", NAMES[name]) for name in first_lines()))
    yield from ("## Các mô-đun", "")
    yield from table(("mô-đun", "chứa gì"), ((f"`thanhtra.{room}`", vi) for room, vi in ROOMS.items()))


def _headed(title: tuple[str, str], intro: tuple[str, str], lang: str) -> tuple[str, ...]:
    return (said(title, lang), "", said(intro, lang), "")


def digest(english: dict[str, str]) -> str:
    """What the Vietnamese of this page was written from."""
    return sha256("\n".join(f"{name}: {english[name]}" for name in sorted(english)).encode()).hexdigest()[:16]


ERRORS = {
    "ThanhtraError": "Gốc: bắt ngoại lệ này là bắt mọi ngoại lệ mà thư viện cố ý ném ra. Mỗi ngoại lệ sao chép được và gửi sang tiến trình khác được. Khi in thành chữ, nó chỉ lặp lại phần nội dung đã đưa vào vừa một dòng; `args` giữ toàn bộ.",
    "BadCitation": "Một chuỗi không phải là viện dẫn như `15/2012/QH13 Đ66.1.a`. `text` giữ chuỗi đã đưa vào.",
    "BadTerm": "Một thời hạn không tính được: số lượng nhỏ hơn một, hoặc kết quả sau năm 9999.",
    "LawError": "Bộ quy tắc không trả lời được về `what` vào ngày `day`; `token` là chữ mà câu trả lời ghi trong `missing`.",
    "NotYetInForce": "Chưa có phiên bản nào có hiệu lực.",
    "NoLongerInForce": "Quy định đã hết hiệu lực.",
    "LawGap": "Có một phiên bản, nhưng chưa đọc được lời văn.",
    "NotInTheBook": "Bộ quy tắc không biết tên này.",
    "NoSuchProvision": "Văn bản có đủ trong bộ quy tắc và không có điều khoản ấy, hoặc có ít điều hơn.",
    "SeveralActs": "Điều khoản chứa nhiều hành vi có mức xử phạt khác nhau: hãy nêu khoản và điểm.",
    "AgeUnclear": "Hồ sơ chỉ ghi năm sinh của đối tượng `what`, mà pháp luật hỏi một độ tuổi phải có ngày sinh mới biết.",
    "CalendarGap": "Câu hỏi về ngày làm việc vượt ra ngoài lịch đã có. `day` là ngày đầu tiên bị hỏi mà lịch không có.",
    "RulebookError": "Dữ liệu quy định không dùng được; `problems` liệt kê mọi chỗ, với tệp, bảng, khóa và điều lẽ ra phải có.",
    "CheckError": "Câu hỏi kiểm tra ngoài thư viện không nạp được, hoặc hai câu trùng mã, trùng tên: hãy đặt mã, tên khác cho một câu. Cũng dùng cho mã được hỏi mà không câu nào có.",
    "CheckBroken": "Một tệp kiểm tra (`file`) bị lỗi khi được đọc: ở dòng `line`, với ngoại lệ `raised` (giữ trong `__cause__`).",
    "Unusable": "Bộ đọc ném ra khi đầu vào không phải là hồ sơ; `problems` liệt kê mọi chỗ sai (đường dẫn, mã, điều lẽ ra phải có, điều nhận được).",
    "OutputIsInput": "Ném ra trước khi mở bất cứ tệp nào, khi `output` chính là tệp `source` sắp đọc hoặc nằm trong thư mục ấy. Hãy ghi ra chỗ khác.",
    "Unprintable": "Ném ra trước khi viết một văn bản, khi nội dung của hồ sơ chứa ký tự điều khiển. `found`: từng chỗ được hỏi là gì, và ký tự nào.",
    "Unlawful": "`record` ném ra khi pháp luật không cho bước đó; `outcome` là điều mà `may` đã trả lời.",
    "FindingsFound": "`Review.raise_for_findings` ném ra; `findings` liệt kê các sai sót.",
    "StoreError": "Điều mà kho hồ sơ từ chối hoặc không làm được. Không thông báo nào chứa tên hay số của một người.",
    "Conflict": "Người khác đã ghi trước: hồ sơ đang ở `actual`, không phải ở `expected`; `theirs` liệt kê các bước ở giữa. Hãy nạp lại, xem `theirs` rồi quyết định lại. Chưa có gì được ghi.",
    "KeyReused": "Khóa chống ghi trùng `key` đã dùng cho một bước khác của hồ sơ, ở `version`. Chưa có gì được ghi.",
    "NoSuchCase": "Kho không có `case`, hoặc chưa có ở phiên bản hay thời điểm được hỏi.",
    "SchemaMismatch": "Các bảng theo lược đồ `found` (None: chưa có bảng), thư viện ghi theo `expected`. Hãy nâng cấp kho, hoặc dùng đúng bản thư viện kia.",
    "ChainBroken": "Diễn biến bị sửa sau khi đã ghi; `breaks` liệt kê những chỗ phát hiện được.",
    "StoreUnavailable": "Cơ sở dữ liệu gặp lỗi: hết chỗ trên đĩa, mất kết nối, không giành được khóa kịp lúc. `why` là mã lỗi của chính nó, không kèm giá trị. `maybe_kept` là False khi chắc chắn bước chưa được ghi, True khi mất kết nối đúng lúc ghi. Dù thế nào, gọi lại với cùng khóa vẫn an toàn: nếu bước đã được ghi thì câu trả lời là chính bước ấy.",
}
"""What each exception says, in Vietnamese."""
ERRORS_FROM = "a0131477055dc845"
"""The digest of their English."""

NAMES = {
    "Answer": "Một câu trả lời của một câu hỏi kiểm tra: đúng quy định, sai sót, hoặc chưa đánh giá được.",
    "assess_fine": "Đánh giá tiền phạt cho hành vi tại `provision` theo luật của ngày `on`, quyết định vào ngày `handled` (mặc định: `on`).",
    "audit_annulment": "Với mỗi quyết định trong hồ sơ đã rà soát: có thuộc trường hợp phải hủy bỏ hay không. `book` là bộ quy tắc đã dùng khi rà soát.",
    "Basis": "Một quy định được biết bằng cách nào, chắc nhất đứng đầu; câu trả lời mang mức yếu nhất mà nó dựa vào.",
    "Case": "Một hồ sơ vụ việc. `subjects`, `officials`, `delegations`, `acts`, `licences`, `causes` là None khi hồ sơ không liệt kê.",
    "CheckError": "Câu hỏi kiểm tra ngoài thư viện không nạp được, hoặc trùng mã, trùng tên.",
    "Citation": "Một chỗ trong một văn bản. `article`, `clause`, `point` là None khi viện dẫn rộng hơn.",
    "Deadline": "Một thời hạn do một sự kiện của hồ sơ làm bắt đầu.",
    "deadlines_of": "Mọi thời hạn mà hồ sơ làm bắt đầu, nhìn từ ngày `as_of` (mặc định: ngày cuối của hồ sơ).",
    "due": "Ngày cuối của thời hạn `kind` tính từ `start`, với đúng các căn cứ `grounds`; `due_if` liệt kê các nhánh khác.",
    "Event": "Một việc đã xảy ra. `on` là ngày như đã ghi, `at` là thời điểm; `day` là ngày của một trong hai theo giờ +07:00, None khi chưa rõ.",
    "find": "Điều mà `text` gọi tên hoặc mô tả theo luật của ngày `on`, sát nhất đứng đầu, nhiều nhất `limit`.",
    "Finding": "Sai sót (sai quy định).",
    "FindingsFound": "`Review.raise_for_findings` ném ra; `findings` liệt kê các sai sót.",
    "LawError": "Bộ quy tắc không trả lời được về `what` vào ngày `day`.",
    "legal_gate": "Luật làm cửa kiểm soát: `embed(gate.stage, gate)` là máy trạng thái từ chối điều mà `may` từ chối; `gate.case` là hồ sơ đã thêm bước.",
    "LegalGate": "Cửa kiểm soát cho `embed` và `embed_async`: hỏi luật về sự kiện gửi kèm, rồi thêm sự kiện vào hồ sơ khi bước được nhận.",
    "LegalRefusal": "Một lý do pháp luật không cho bước đó, và điều gì sẽ mở được.",
    "load_checks": "Các câu hỏi kiểm tra mà `source` khai báo, xếp theo mã, để dùng với `review(…, checks=…)`.",
    "may": "Mọi điều pháp luật nói về việc `event` là bước tiếp theo; không có gì thay đổi.",
    "next_steps": "Mọi loại sự kiện có thể là bước tiếp theo, nhìn từ ngày `on` (mặc định: ngày cuối của hồ sơ), và điều gì phải có trước.",
    "NextSteps": "Mọi loại sự kiện có thể là bước tiếp theo của hồ sơ vào một ngày, và điều gì phải có trước.",
    "NotAssessed": "Chưa đánh giá được: `missing` nêu từng tình tiết hoặc quy định còn thiếu để trả lời.",
    "Outcome": "Câu trả lời của `may`: mọi lý do từ chối, mọi điều chưa rõ, mọi lưu ý; không có gì thay đổi.",
    "read_case": "Hồ sơ trong một tệp (`str` hoặc `Path`) hoặc trong `bytes`.",
    "read_cases": "Mọi hồ sơ của một tài liệu `.json` (một hoặc danh sách), của tệp `.jsonl`, `.ndjson` (mỗi dòng một hồ sơ), hoặc của `-` là đầu vào chuẩn.",
    "record": "Hồ sơ với `event` đứng sau mọi sự kiện khác. Ném ra Unlawful, kèm kết quả, ở chỗ `may` từ chối.",
    "Review": "Kết quả rà soát. Kết luận có sẵn; câu trả lời và thời hạn được dựng khi hỏi đến.",
    "review": "Đặt mọi câu hỏi kiểm tra cho mọi sự kiện. `as_of` (mặc định: ngày cuối của hồ sơ) là ngày để nhìn các thời hạn còn mở.",
    "review_many": "Kết luận cho mỗi tài liệu trong `paths`, theo thứ tự; tài liệu không phải hồ sơ cũng có kết luận, kèm tệp và dòng.",
    "Rulebook": "Bộ quy tắc: pháp luật nói gì vào từng ngày. Chỉ đọc; lập bằng `built_in` hoặc `load`.",
    "RulebookError": "Dữ liệu quy định không dùng được; `problems` liệt kê mọi chỗ.",
    "Satisfied": "Đúng quy định.",
    "Severity": "Hậu quả pháp lý của một sai sót, nặng nhất đứng đầu.",
    "Status": "Tình trạng của một thời hạn.",
    "StoreError": "Điều mà kho hồ sơ từ chối hoặc không làm được.",
    "ThanhtraError": "Gốc của mọi ngoại lệ mà thư viện cố ý ném ra.",
    "Unlawful": "`record` ném ra khi pháp luật không cho bước đó.",
    "Unusable": "Bộ đọc ném ra khi đầu vào không phải là hồ sơ; `problems` liệt kê mọi chỗ sai.",
    "who_may": "Ai có thẩm quyền xử phạt một hành vi, đến mức nào, theo luật của một ngày.",
}
"""What each name of ``thanhtra`` is, in Vietnamese."""
NAMES_FROM = "3b91eca050b03222"
"""The digest of their English."""

ROOMS = {
    "auditing": "quyết định nào trong hồ sơ thuộc trường hợp phải hủy bỏ",
    "bulk": "rà soát nhiều hồ sơ, tác động khi luật thay đổi",
    "casefile": "hồ sơ vụ việc và các sự kiện của nó",
    "checks": "các câu hỏi kiểm tra, và cách viết câu hỏi của mình",
    "competence": "ai có thẩm quyền, ai tiếp nhận",
    "coordination": "phối hợp giữa các cơ quan: kế hoạch, vụ việc chung, khó khăn vướng mắc",
    "deadlines": "thời hạn, thời hiệu",
    "errors": "các ngoại lệ",
    "events": "mọi loại sự kiện, mỗi loại một lớp",
    "evidence": "thiết bị kỹ thuật và chứng cứ thu được",
    "exchange": "đọc và ghi hồ sơ, các tài liệu quanh hồ sơ",
    "export": "các dạng xuất: văn bản, HTML, lịch, biểu mẫu, SARIF, OCEL",
    "findings": "câu trả lời, thời hạn, kết quả rà soát",
    "fines": "khung tiền phạt và tình tiết",
    "law": "viện dẫn, phiên bản theo ngày",
    "licensing": "sổ giấy phép",
    "lifecycle": "trình tự, bước tiếp theo, máy trạng thái",
    "money": "số tiền đồng",
    "outputs": "ghi tệp ra đĩa một cách an toàn",
    "platforms": "yêu cầu đối với nền tảng, trang thông tin",
    "privacy": "che dữ liệu về cá nhân",
    "reading_vi": "đọc ngày, điều khoản, số tiền, thời hạn viết bằng tiếng Việt",
    "receipts": "biên nhận của một lần rà soát",
    "reckoning": "đếm ngày, ngày làm việc, tuổi",
    "reports": "báo cáo của một kỳ, sai sót thường gặp, cơ sở dữ liệu quốc gia",
    "reviewing": "rà soát",
    "rulebook": "bộ quy tắc",
    "search": "tra cứu bằng lời thường",
    "service": "dịch vụ HTTP và các trang tra cứu",
    "signing": "ký biên nhận",
    "situations": "tình huống mẫu giữ câu hỏi kiểm tra theo luật",
    "statutes": "bản đồ điều luật",
    "store": "kho hồ sơ",
    "tables": "nhập sổ theo dõi dạng bảng",
    "terms": "các tập giá trị dùng chung",
    "testing": "bộ công cụ kiểm thử",
    "verifying": "đối chiếu dữ liệu với văn bản",
    "wording": "câu chữ của thông báo",
}
"""What each public module holds, in Vietnamese."""
