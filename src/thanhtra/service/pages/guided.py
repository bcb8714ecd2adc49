"""A form that asks only what matters for one step, and reviews what the answers say (kiểm tra từng bước)."""

from __future__ import annotations

import json

from starlette.responses import HTMLResponse

from thanhtra.errors import ThanhtraError
from thanhtra.export.markup import Child, Markup, el
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.checking import reports_page
from thanhtra.service.pages.fields import Option, ask_form, choice_field, day_field, text_field
from thanhtra.service.pages.guided_steps import ASKS, DAYS, NO, STEPS, UNKNOWN, YES, GuidedStep, document_of
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.service.pages.who import SUBJECTS

PATH = "/ho-so/tung-buoc"


def guided_page(asked: PageAsked) -> HTMLResponse:
    """The steps to choose from; the questions of the one chosen; the report on the answers."""
    step = next((one for one in STEPS if one.slug == asked.one("buoc")), None)
    title = asked.say("Kiểm tra từng bước", "Check one step")
    if step is None:
        links = [
            el("li", el("a", asked.say(one.vi, one.en), href=asked.link(PATH, ("buoc", one.slug)))) for one in STEPS
        ]
        return page_of(
            asked, title, el("h1", title), el("p", asked.say("Muốn kiểm tra bước nào?", "Which step?")), el("ul", links)
        )
    name = asked.say(step.vi, step.en)
    form = _form(asked, step)
    if not any(asked.one(day) for day in step.days):
        return page_of(asked, f"{name} — {title}", el("h1", name), form)
    try:
        document = document_of(asked, step)
        case = asked.questions.a_case(document)
    except ThanhtraError as error:
        return page_of(asked, f"{name} — {title}", el("h1", name), wrong(asked, str(error)), form, status=422)
    again = el("details", el("summary", asked.say("Sửa câu trả lời", "Change the answers")), form, class_="plain")
    saved = el(
        "details",
        el("summary", asked.say("Tệp hồ sơ từ các câu trả lời này", "These answers as a case file")),
        el("pre", json.dumps(document, ensure_ascii=False, indent=2), tabindex=0, style="overflow-x:auto"),
        class_="plain",
    )
    return reports_page(asked, [case], again, saved, as_of=None)


def _form(asked: PageAsked, step: GuidedStep) -> Markup:
    fields: list[Child] = [
        el(
            "p",
            asked.say(
                "Điều không biết thì để trống: câu trả lời sẽ nói còn thiếu gì.",
                "Leave out what is not known: the answer says what is missing.",
            ),
            class_="hint field wide",
        )
    ]
    fields += [
        choice_field(
            asked,
            "subject",
            ("Người vi phạm là", "The violator is"),
            [Option(v, asked.say(vi, en)) for v, vi, en in SUBJECTS],
        ),
        text_field(
            asked,
            "provision",
            ("Điều khoản bị vi phạm", "Provision"),
            hint=("điểm a khoản 1 Điều 101 Nghị định 15/2020/NĐ-CP", "15/2020/NĐ-CP Đ101.1.a"),
        ),
        day_field(asked, "ended", ("Ngày chấm dứt hành vi", "Day the act ended")),
        text_field(
            asked,
            "post",
            ("Chức danh người có thẩm quyền", "Post of the official"),
            hint=("như Chánh Thanh tra Sở", "as printed, or its slug"),
        ),
    ]
    fields += [day_field(asked, name, DAYS[name][1:]) for name in step.days]
    answers = [
        Option(UNKNOWN, asked.say("không biết", "not known")),
        Option(NO, asked.say("không", "no")),
        Option(YES, asked.say("có", "yes")),
    ]
    fields += [choice_field(asked, name, ASKS[name][1:], answers) for name in step.asks]
    if step.fine:
        fields.append(
            text_field(asked, "fine", ("Tiền phạt (đồng)", "Fine (đồng)"), hint=("như 7.500.000", "like 7500000"))
        )
    return ask_form(asked, PATH, fields, submit=("Kiểm tra", "Check"), kept=[("buoc", step.slug)])
