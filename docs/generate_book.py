"""The book in Vietnamese as ``law show`` tells it, entry by entry: fields, powers of posts, instruments, sector decrees, forms.

``thanhtra.export.entries`` says what an entry says in either language; the English pages have tables of their own (``generate``,
``generate_law``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generate_law import BOOK, table

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.export.derivation import cited
from thanhtra.export.entries import LawEntry, entries, says
from thanhtra.export.form_text import form_text
from thanhtra.export.forms import PAPERS
from thanhtra.export.words import BASES
from thanhtra.law import Version
from thanhtra.reckoning import written
from thanhtra.rulebook.sanctioning import Decree
from thanhtra.wording import grouped
from thanhtra.wording.notes import note_in

_SLUG = re.compile(r"^([a-z][a-z_-]*):")
"""A condition named as the data name it."""
_HEAD = ("từ ngày", "quy định", "căn cứ", "nguồn", "ghi chú")


def _row(version: Version[object]) -> tuple[str, str, str, str, str]:
    if version.ended:
        told = "hết hiệu lực"
    elif version.rule is None:
        told = f"chưa đọc được: {note_in(version.gap, 'vi')}"
    else:
        told = "<br>".join(_SLUG.sub(r"`\1`:", line) for line in says(version.rule, "vi", BOOK))
    known = "" if version.ended or version.rule is None else BASES[version.known][0]
    return (written(version.start, "vi"), told, cited(version.cites, "vi"), known, note_in(version.note, "vi"))


def _entry(entry: LawEntry) -> Iterator[str]:
    yield from (f"## {entry.slug}", "", entry.vi, "")
    for about in entry.about:
        yield from (f"- {about[0]}",)
    yield ""
    for vi, _, rows in entry.series:
        if vi:
            yield from (f"**{vi[:1].upper()}{vi[1:]}**", "")
        yield from table(_HEAD, map(_row, rows.versions))


def _page(title: str, intro: str, slugs: Iterable[str], holds: Callable[[LawEntry], bool]) -> Iterator[str]:
    yield from (f"# {title}", "", intro, "")
    for slug in slugs:
        for entry in entries(BOOK, slug):
            if holds(entry):
                yield from _entry(entry)


def fields() -> Iterator[str]:
    """Each field: its maximum and its limitation."""
    yield from _page(
        "Lĩnh vực: mức phạt tối đa, thời hiệu",
        "Mức phạt tiền tối đa đối với cá nhân cho một hành vi (khoản 1 Điều 24 của Luật; tổ chức gấp hai lần) và thời hiệu xử phạt (điểm a khoản 1 Điều 6), theo lĩnh vực.",
        BOOK.fields,
        lambda entry: entry.slug in BOOK.fields and entry.vi == BOOK.fields[entry.slug].vi,
    )


def rules() -> Iterator[str]:
    """Each named rule with its whole history."""
    yield from _page(
        "Quy định theo thời gian",
        "Quy định không phải là thời hạn hay mức tiền: một văn bản cần có gì, phải báo cho ai, trong trường hợp nào. Mỗi phiên bản có hiệu lực từ ngày của nó đến phiên bản sau. Tên từng điều kiện là tên trong dữ liệu.",
        BOOK.procedure.rules,
        lambda entry: entry.slug in BOOK.procedure.rules,
    )


def powers() -> Iterator[str]:
    """Each post: its names, its days, and what it may impose."""
    yield from _page(
        "Chức danh và thẩm quyền",
        "Mỗi chức danh có thẩm quyền: tên qua các thời kỳ, và hình thức, mức phạt, biện pháp theo Luật và theo từng nghị định. Hỏi về một hành vi: `thanhtra who-may`; chức danh không còn: `thanhtra who-now`.",
        BOOK.posts,
        lambda entry: entry.slug in BOOK.posts and entry.vi == BOOK.posts[entry.slug].vi,
    )


def instruments() -> Iterator[str]:
    """Each instrument the rules cite."""
    yield from ("# Văn bản", "", "Mọi văn bản mà bộ quy tắc viện dẫn. *Đến trước ngày* là ngày đầu tiên văn bản không còn hiệu lực.", "")  # fmt: skip
    rows = (
        (i.number, i.vi, written(i.in_force, "vi"), written(i.ended, "vi") if i.ended else "", BASES[i.known][0], note_in(i.note, "vi"))
        for i in BOOK.instruments.values()
    )  # fmt: skip
    yield from table(("số", "tên", "hiệu lực từ ngày", "đến trước ngày", "nguồn", "ghi chú"), rows)


def decrees() -> Iterator[str]:
    """Each sector decree: how much of it is held, and what is not."""
    yield from (
        "# Nghị định chuyên ngành",
        "",
        "Mỗi nghị định có bao nhiêu trong bộ quy tắc, biết từ đâu, thiếu gì và vì sao. Từng hành vi: [tra cứu hành vi](hanh-vi.md).",
        "",
    )
    for head in BOOK.decrees.heads.values():
        yield from _decree(head)


def _decree(head: Decree) -> Iterator[str]:
    yield from (f"## {head.instrument}", "", head.vi, "")
    acts = BOOK.decrees.acts(head.instrument)
    whom = "cá nhân" if head.amounts_for == "individual" else "tổ chức"
    amends = ", ".join(head.amends)
    facts = (
        written(head.start, "vi"),
        "toàn bộ" if head.whole else "một phần",
        whom,
        str(len(acts)),
        f"sửa đổi {amends}" if amends else "",
    )
    yield from table(("hiệu lực từ ngày", "đã có", "mức tiền quy định đối với", "số hành vi", ""), [facts])
    if head.note:
        yield from (note_in(head.note, "vi"), "")
    if head.maxima:
        rows = ((BOOK.fields[slug].vi if slug in BOOK.fields else slug, grouped(most, "vi")) for slug, most in head.maxima.items())  # fmt: skip
        yield from table(("lĩnh vực", "mức phạt tối đa (đồng)"), rows)
    lacking = [(", ".join(f"Đ{place}" for place in gap.places.texts), note_in(gap.why, "vi")) for gap in head.lacks]
    if lacking:
        yield from table(("thiếu", "vì sao"), lacking)
    beside = [(f"Đ{at}", note_in(why, "vi")) for at, why in head.unmodelled]
    if beside:
        yield from table(("đã đọc, chưa mô hình hóa", "vì sao"), beside)
    duties = [
        (", ".join(f"Đ{place}" for place in duty.places.texts), duty.vi, cited(duty.sanctioned, "vi") or "–", note_in(duty.note, "vi"))
        for duty in head.duties
    ]  # fmt: skip
    if duties:
        yield from table(("nghĩa vụ tại", "nội dung", "xử phạt theo", "ghi chú"), duties)


def forms() -> Iterator[str]:
    """Each standard form, its versions, and the events it can be filled from."""
    yield from (
        "# Biểu mẫu",
        "",
        "Mẫu văn bản xử phạt, theo nghị định. *Đến trước ngày* là ngày đầu tiên bản khác có hiệu lực. Mẫu có ghi sự kiện thì [điền được từ hồ sơ](../../vi/how-to/fill-a-form.md); câu hỏi FRM01 hỏi văn bản có dùng đúng bản của ngày đó không.",
        "",
    )
    rows = (
        (
            f.code,
            f.vi,
            f.decree,
            written(f.start, "vi"),
            written(f.ended, "vi") if f.ended else "",
            "; ".join(
                dict.fromkeys(
                    KIND_NAMES[k][0] if k in KIND_NAMES else "văn bản giao quyền" for k, _ in form_text(f.code).kinds
                )
            )
            if f.code in PAPERS
            else "",
        )
        for f in BOOK.forms.values()
    )
    yield from table(("mã", "tên", "nghị định", "từ ngày", "đến trước ngày", "điền từ"), rows)
    yield from ("## Chưa đọc được", "")
    yield from table(
        ("nghị định", "từ ngày", "đến trước ngày", "vì sao"),
        (
            (g.decree, written(g.start, "vi"), written(g.ended, "vi") if g.ended else "", note_in(g.why, "vi"))
            for g in BOOK.form_gaps
        ),
    )
