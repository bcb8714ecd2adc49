"""The functions as tools for an assistant, over the Model Context Protocol (công cụ cho trợ lý).

Answers are structured and carry their citations. The three answers stay apart: what is ``not_assessed`` names what is missing, and
the instructions tell the assistant never to read it as lawful or unlawful.
"""

from __future__ import annotations

from typing import Any, Final

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from thanhtra.checks import Check
from thanhtra.errors import in_few_lines
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.edition import package_version
from thanhtra.service.questions import MOST_WEIGHED, FineAsked, NotUnderstood, Questions

_INSTRUCTIONS: Final = """\
Rà soát xử phạt vi phạm hành chính (thông tin và truyền thông) theo pháp luật của từng ngày. Mỗi câu trả lời có căn cứ: luôn dẫn điều khoản (cites) khi nói lại.
Có ba loại trả lời: satisfied (đúng quy định), finding (có sai sót), not_assessed (chưa đánh giá được, missing nói còn thiếu gì). Không được suy not_assessed thành đúng hoặc sai; hãy hỏi người dùng điều còn thiếu.
Administrative-violation cases in Vietnam against the law of each day. Cite the provisions of every answer. satisfied, finding and not_assessed are three answers: never read not_assessed as lawful or unlawful; ask for what `missing` names.
Đây không phải là tư vấn pháp lý / this is not legal advice."""
_READS: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def assistant_server(book: Rulebook, *, checks: tuple[Check, ...] = ()) -> MCPServer:
    """A server of the tools ``find``, ``due``, ``fine``, ``who_may``, ``who_now``, ``review``, ``next``, ``may``, ``audit``; run it with ``server.run("stdio")``.

    Every tool only reads. ``checks`` are one's own, asked beside the library's. A question that cannot be put is a tool error with its problems.
    """
    server = _Server("thanhtra", title="thanhtra", instructions=_INSTRUCTIONS, version=package_version())
    tools = _Tools(Questions(book, checks))
    for tool in (
        tools.find,
        tools.due,
        tools.fine,
        tools.who_may,
        tools.who_now,
        tools.review,
        tools.next,
        tools.may,
        tools.audit,
    ):
        server.add_tool(tool, annotations=_READS, structured_output=True)
    return server


class _Server(MCPServer):
    """What is refused is told in few lines, whether by a tool or before one was asked."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as refused:
            cause = refused.__cause__
            refused.args = (
                in_few_lines(_wrong_arguments(name, cause) if isinstance(cause, ValidationError) else str(refused)),
            )
            raise


def _wrong_arguments(tool: str, error: ValidationError) -> str:
    """Where the arguments are wrong and how, without their values: the tool library repeats the two ends of each."""
    wrong = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in wrong]
    return "\n".join([f"Error executing tool {tool}: {len(wrong)} wrong", *told])


class _Tools:
    """One method a tool; its docstring is what the assistant reads."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def find(self, text: str, on: str, kinds: list[str] | None = None, limit: int = 8) -> dict[str, Any]:
        """Tìm hành vi, chức danh, lĩnh vực, biện pháp, thời hạn, cơ quan, kiểm tra bằng lời thường.

        From plain words (Vietnamese with or without marks, English, a title, a citation) to provisions, their frames, remedies and
        who may. on: the day whose law is asked, YYYY-MM-DD. kinds: act, post, field, remedy, limit, check, body (default: all).
        """
        return _asked(lambda: self._questions.find(text, on=on, kinds=kinds or (), limit=limit))

    def due(
        self,
        kind: str,
        start: str,
        grounds: list[str] | None = None,
        field: str | None = None,
        level: str | None = None,
        lang: str = "vi",
    ) -> dict[str, Any]:
        """Tính ngày cuối của một thời hạn, thời hiệu, từng bước có căn cứ.

        The last day of a limit (kind: a slug as find gives it, like decision) from start (a day, or an instant with its offset),
        under exactly these grounds. due_if has the other branches; missing what is needed.
        """
        return _asked(
            lambda: self._questions.due(kind, start, grounds=grounds or (), field=field, level=level, lang=lang)
        )

    def fine(
        self,
        provision: str,
        subject: str,
        on: str,
        handled: str | None = None,
        weighs: dict[str, int] | None = None,
        lang: str = "vi",
    ) -> dict[str, Any]:
        """Khung tiền phạt và mức phạt của một hành vi.

        The frame and the fine of one act. subject: individual, organization or household; on: the day whose law judges the act;
        handled: the day of the decision (default on); weighs: numbers of circumstances and age, {"mitigating": 1, "aggravating": 0, "age": 17}.
        """
        return _asked(lambda: self._fine(provision, subject, on, handled, weighs or {}, lang))

    def _fine(
        self, provision: str, subject: str, on: str, handled: str | None, weighs: dict[str, int], lang: str
    ) -> dict[str, Any]:
        if unknown := weighs.keys() - MOST_WEIGHED.keys():
            raise NotUnderstood(
                "weighs", f"no such key: {', '.join(sorted(unknown))}; known: {', '.join(sorted(MOST_WEIGHED))}"
            )
        asked = FineAsked(provision=provision, subject=subject, on=on, handled=handled, **weighs)
        return self._questions.fine(asked, lang=lang)

    def who_may(
        self,
        provisions: list[str],
        subject: str,
        on: str,
        acted: str | None = None,
        posts: list[str] | None = None,
        lang: str = "vi",
    ) -> dict[str, Any]:
        """Ai có thẩm quyền xử phạt các hành vi này cùng lúc, trong ngày đó.

        Candidates from the lowest, near misses with the reason, and posts of which it cannot be told with what would tell.
        """
        return _asked(
            lambda: self._questions.who_may(provisions, subject, on=on, acted=acted, posts=posts or (), lang=lang)
        )

    def who_now(self, post: str, on: str, agency: str | None = None, area: str | None = None) -> dict[str, Any]:
        """Ai tiếp nhận việc của chức danh, cơ quan không còn, vào ngày on.

        Who has the pending cases, execution, correction, annulment and coercion of a post or a body (slug or printed name) that is
        gone. agency: as printed, where a post is left in some bodies only. missing: what is not held.
        """
        return _asked(lambda: self._questions.who_now(post, on=on, agency=agency, area=area))

    def review(
        self, case: dict[str, Any], as_of: str | None = None, only: list[str] | None = None, lang: str = "vi"
    ) -> dict[str, Any]:
        """Rà soát một hồ sơ vụ việc (định dạng thanhtra.case): từng câu trả lời, thời hạn, giai đoạn.

        case: a document of the interchange format (format: thanhtra.case, version: 1). only: codes of checks to ask.
        """
        return _asked(lambda: self._questions.review(case, as_of=as_of, only=only or (), lang=lang))

    def may(self, case: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
        """Bước này có được thực hiện tiếp theo không; mọi lý do cùng lúc. May this event come next? Nothing is recorded."""
        return _asked(lambda: self._questions.may(case, event))

    def next(self, case: dict[str, Any], on: str | None = None) -> dict[str, Any]:
        """Bước tiếp theo của vụ việc, nhìn từ ngày on (mặc định: ngày mới nhất trong hồ sơ).

        What must come next, by whom and until when (standing must); what may; what cannot be told, with what is missing (unknown);
        what is barred, and why.
        """
        return _asked(lambda: self._questions.next(case, on=on))

    def audit(self, case: dict[str, Any], as_of: str | None = None, lang: str = "vi") -> dict[str, Any]:
        """Quyết định có thuộc trường hợp phải hủy bỏ, sửa đổi, đính chính không; khắc phục thế nào, ai, chậm nhất ngày nào.

        Per ground: stands, does-not, or cannot-tell, with the cure, who may take it and its last day.
        """
        return _asked(lambda: self._questions.audit(case, as_of=as_of, lang=lang))


def _asked(question: Any) -> dict[str, Any]:
    try:
        found: dict[str, Any] = question()
    except NotUnderstood as wrong:
        raise ToolError(f"{wrong.field}: {wrong}") from None
    return found
