"""What pages about plans, coordination and difficulties call things, Vietnamese and English (tên gọi)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from thanhtra.coordination import JointParty
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis
from thanhtra.wording import token_in_words

Names = Mapping[str, tuple[str, str]]
PLAN_KINDS: Final[Names] = {
    "agreement": ("thỏa thuận phối hợp", "agreement"),
    "programme": ("chương trình phối hợp", "programme"),
    "yearly-plan": ("kế hoạch phối hợp năm", "yearly plan"),
}
WORKS: Final[Names] = {
    "policy-advice": ("tham mưu, góp ý chính sách", "policy advice"),
    "legal-dissemination": ("phổ biến pháp luật", "legal dissemination"),
    "shared-licence-data": ("chia sẻ dữ liệu cấp phép", "shared data on licences"),
    "joint-inspection": ("thanh tra liên ngành", "joint inspection"),
    "joint-check": ("kiểm tra liên ngành", "joint check"),
    "post-licensing-control": ("hậu kiểm sau cấp phép", "post-licensing control"),
    "handling-violations": ("xử lý vi phạm", "handling violations"),
    "finding-causes": ("tìm nguyên nhân", "looking for causes"),
    "working-with-platforms": ("làm việc với nền tảng xuyên biên giới", "working with platforms"),
    "other": ("việc khác", "other work"),
}
STATES: Final[Names] = {
    "not-begun": ("chưa đến ngày bắt đầu", "not to begin yet"),
    "not-started": ("chưa triển khai", "not started"),
    "under-way": ("đang thực hiện", "under way"),
    "done": ("đã xong", "done"),
    "dropped": ("không thực hiện nữa", "dropped"),
}
ADVANCES: Final[Names] = {
    "started": ("bắt đầu", "started"),
    "step": ("thực hiện", "step"),
    "postponed": ("lùi thời hạn", "postponed"),
    "done": ("xong", "done"),
    "dropped": ("thôi không làm", "dropped"),
}
QUESTIONS: Final[Names] = {
    "too-often": ("số lần thanh tra, kiểm tra trong năm", "inspections and checks in the year"),
    "same-content": (
        "thanh tra và kiểm tra cùng một nội dung trong năm",
        "inspection and check on the same content in one year",
    ),
    "same-days": ("trùng ngày", "the same days"),
}
OVERLAP_ANSWERS: Final[Names] = {
    "satisfied": ("không trùng", "in order"),
    "finding": ("trùng", "overlaps"),
    "not-assessed": ("chưa đánh giá được", "not assessed"),
}
KNOWN: Final[Mapping[Basis, tuple[str, str]]] = {
    Basis.TEXT: ("đọc trong văn bản", "read in the text"),
    Basis.OCR: ("đọc từ bản quét", "read from a scan"),
    Basis.SECONDARY: ("theo nguồn thứ cấp", "secondary source"),
    Basis.INFERENCE: ("suy luận", "inference"),
}
_FACT: Final = re.compile(r"fact:(\w+)\[(.+)\]\.(\w+)")
_OWNERS: Final[Names] = {
    "items": ("việc", "item"),
    "subjects": ("đối tượng", "subject"),
    "requests": ("yêu cầu", "request"),
    "transfers": ("lần chuyển", "transfer"),
    "controls": ("đoàn", "team"),
    "parties": ("cơ quan", "body"),
}
_FIELDS: Final[Names] = {
    "begins": ("ngày bắt đầu", "first day"),
    "started": ("mục tiến độ ghi ngày bắt đầu", "an entry that it started"),
    "ends": ("ngày kết thúc", "last day"),
    "subjects": ("đối tượng", "subjects"),
    "control": ("có thanh tra, kiểm tra đối tượng không", "whether a subject is looked into"),
    "content": ("nội dung thanh tra, kiểm tra", "what is looked into"),
    "kind": ("loại đối tượng", "kind of subject"),
    "number": ("mã số", "number"),
    "controls": ("mã cuộc thanh tra, kiểm tra", "id of the control"),
    "due": ("hạn trả lời", "last day to answer"),
    "accepted": ("thời điểm cơ quan nhận tiếp nhận", "when the receiver accepted it"),
    "minutes": ("thời điểm lập biên bản", "when the minutes were made"),
    "body": ("mã cơ quan", "the body's slug"),
    "inspector": ("có phải thanh tra viên không", "whether an inspector"),
}


def name_of(names: Names, key: str, lang: str) -> str:
    """What ``key`` is called; itself where nobody named it."""
    pair = names.get(key, (key, key))
    return pair[1] if lang == "en" else pair[0]


def party_names(parties: Iterable[JointParty], book: Rulebook, lang: str) -> dict[str, str]:
    """What each party is called, by its id: as the document prints it, else as the rulebook names its body, else the id.

    Of parties called alike each has its id beside its name.
    """
    made = {}
    for party in parties:
        body = book.bodies.get(party.body or "")
        made[party.id] = party.name or (party.id if body is None else body.en if lang == "en" else body.vi)
    called = Counter(made.values())
    return {party: name if called[name] == 1 else f"{name} ({party})" for party, name in made.items()}


def known_words(known: Basis, lang: str) -> str:
    """How a rule is known."""
    return KNOWN[known][lang == "en"]


def missing_words(tokens: tuple[str, ...], book: Rulebook, lang: str) -> str:
    """What is missing, in words."""
    return "; ".join(_missing(token, book, lang) for token in tokens)


def _missing(token: str, book: Rulebook, lang: str) -> str:
    found = _FACT.fullmatch(token)
    if found is None:
        return token_in_words(token, book=book, lang=lang)
    return f"{name_of(_FIELDS, found[3], lang)} ({name_of(_OWNERS, found[1], lang)} {found[2]})"


REQUEST_KINDS: Final[Names] = {
    "information": ("cung cấp thông tin", "information"),
    "documents": ("cung cấp hồ sơ, tài liệu", "documents"),
    "opinion": ("cho ý kiến", "opinion"),
    "verification": ("xác minh", "verification"),
    "expertise": ("giám định, ý kiến chuyên môn", "expertise"),
    "participation": ("cử người tham gia", "participation"),
    "measures": ("áp dụng biện pháp", "measures"),
    "other": ("việc khác", "other"),
}
REQUEST_STATES: Final[Names] = {
    "open": ("chưa trả lời", "open"),
    "in-part": ("đã trả lời một phần", "answered in part"),
    "answered": ("đã trả lời", "answered"),
    "refused": ("từ chối", "refused"),
}
JOINT_QUESTIONS: Final[Names] = {
    "request-in-time": ("Yêu cầu được trả lời đúng hạn không?", "Was the request answered in time?"),
    "request-answered-by-who-has-it": (
        "Cơ quan đang giữ yêu cầu trả lời không?",
        "Did the party that has the request answer?",
    ),
    "transfer-carried-out": ("Việc chuyển hồ sơ đã thực hiện được chưa?", "Was the transfer carried out?"),
    "transfer-in-time": (
        "Hồ sơ được chuyển đúng thời hạn sau khi lập biên bản không?",
        "Was the file passed on in time after the minutes?",
    ),
    "transfer-to-whom-it-belongs": (
        "Chuyển đến đúng cơ quan có thẩm quyền không?",
        "Was it passed to a body whose matter it is?",
    ),
    "body-exists": (
        "Cơ quan đang thụ lý, đang giữ yêu cầu còn tồn tại không?",
        "Does the body that has the case or a request still exist?",
    ),
    "one-leader": ("Đoàn có đúng một Trưởng đoàn không?", "Has the team one leader?"),
    "leader-is-inspector": (
        "Trưởng đoàn thanh tra có phải thanh tra viên không?",
        "Is the leader of the inspection an inspector?",
    ),
    "result-handed-back": ("Kết quả được gửi lại đúng hạn không?", "Was the result handed back in time?"),
}
DIFFICULTY_STATES: Final[Names] = {
    "open": ("chưa trả lời", "open"),
    "answered": ("đã trả lời", "answered"),
    "settled": ("đã giải quyết", "settled"),
}
RECOMMENDATION_STATES: Final[Names] = {
    "open": ("chưa trả lời", "open"),
    "accepted": ("đã tiếp thu", "accepted"),
    "under-way": ("đang thực hiện", "under way"),
    "done": ("đã thực hiện", "done"),
    "refused": ("không tiếp thu", "refused"),
}
BECAME: Final[Names] = {
    "reading": ("cách hiểu", "reading"),
    "rule": ("quy tắc", "rule"),
    "document": ("văn bản", "document"),
    "nothing": ("không thay đổi gì", "nothing changed"),
}
CAUSES: Final[Names] = {
    "subjective": ("chủ quan", "one's own fault"),
    "objective": ("khách quan", "beyond one's control"),
    "mechanism-policy": ("cơ chế, chính sách", "mechanism and policy"),
}
TARGETS: Final[Names] = {
    "subject": ("đối tượng vi phạm", "the violator"),
    "management-body": ("cơ quan quản lý", "the managing body"),
    "law-maker": ("cơ quan ban hành văn bản", "the law-maker"),
}
