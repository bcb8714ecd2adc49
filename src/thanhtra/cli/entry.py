"""Which command runs; what the process answers (điểm vào)."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn

from thanhtra.cli.streams import prepare, tell

USAGE_ERROR: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
_OBJECTS: Final = 200_000
"""So many new objects, those put away again not counted, before the collector looks among them (Python: 700): more than one file leaves."""

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "review": ("rà soát hồ sơ vụ việc", "review case files"),
    "find": ("tìm hành vi, chức danh, quy định bằng lời thường", "find acts, posts and rules by plain words"),
    "list": ("liệt kê hành vi, chức danh, lĩnh vực, thời hạn", "list acts, posts, fields, limits"),
    "next": ("bước tiếp theo của vụ việc", "what can come next in a case"),
    "may": ("bước tiếp theo có được thực hiện không", "may this step come next"),
    "audit": ("quyết định có thuộc trường hợp phải hủy bỏ không", "would a decision fall, and how it is mended"),
    "import": ("nhập sổ theo dõi (bảng tính) thành hồ sơ", "read a register (a spreadsheet) into cases"),
    "bulk": ("rà soát cả kho hồ sơ", "review a whole archive"),
    "agenda": ("việc đến hạn trong những ngày tới", "what is due in the coming days"),
    "due": ("tính ngày cuối của một thời hạn", "the last day of a time limit"),
    "who-may": ("ai có thẩm quyền xử phạt", "who may sanction an act"),
    "who-now": (
        "ai tiếp nhận việc của chức danh, cơ quan không còn",
        "who takes over from a post or body that is gone",
    ),
    "licences": ("rà soát sổ giấy phép, chương trình hậu kiểm", "check a licence register, draw a programme"),
    "platforms": ("theo dõi yêu cầu gửi nền tảng trên mạng", "requests to services on the Internet, by a day"),
    "evidence": ("kiểm tra chứng cứ bằng phương tiện kỹ thuật", "devices, measurements and captures, by a day"),
    "area": ("tỉnh, huyện, xã theo mã của một ngày", "a province, district or commune by its code"),
    "fine": ("khung và mức phạt của một hành vi", "frame and fine of an act"),
    "explain": ("giải thích một kiểm tra hoặc một thời hạn", "explain a check or a limit"),
    "law": ("xem và kiểm tra dữ liệu quy định", "show and lint the rules"),
    "report": ("tổng hợp số liệu theo kỳ báo cáo", "statistics by legal period"),
    "plan": (
        "kế hoạch phối hợp: chậm, đến hạn, chồng chéo, báo cáo",
        "a plan of joint work: late, due, overlapping, its report",
    ),
    "coordination": ("phối hợp một vụ việc giữa các cơ quan", "one case between several bodies"),
    "difficulties": (
        "vướng mắc, nguyên nhân, kiến nghị của một hội nghị",
        "questions, causes and recommendations of a conference",
    ),
    "mistakes": ("sai sót thường gặp trong kho hồ sơ", "frequent mistakes of an archive"),
    "national-record": (
        "bản ghi cho cơ sở dữ liệu quốc gia, đối chiếu chứng từ thu",
        "records for the national database, receipts matched",
    ),
    "form": ("lập văn bản theo biểu mẫu của ngày đó", "a paper on the form of its day"),
    "serve": ("dịch vụ HTTP và trang tra cứu", "HTTP service and pages"),
    "mcp": ("công cụ cho trợ lý (MCP)", "tools for an assistant (MCP)"),
    "schema": ("JSON Schema của tệp hồ sơ", "JSON Schema of a case file"),
    "diagram": ("sơ đồ trình tự (Mermaid)", "draw a track (Mermaid)"),
}
"""Command → what it does, in Vietnamese and in English; its module has the same name, ``-`` written ``_``, or that of :data:`_MODULES`, and a ``run``."""
_MODULES: Final = {"import": "registers"}
"""Commands whose name no module can have."""

_EXAMPLES: Final = """\
Ví dụ / examples:
  thanhtra find "tung tin giả lên Facebook gây hoang mang" --on 2026-08-20
  thanhtra review vu-viec.json
  thanhtra review *.jsonl --as-of today --format jsonl
  thanhtra due decision --from 2022-03-01 --ground explanation-requested
  thanhtra who-may --provision "15/2020/NĐ-CP Đ101.1.a" --subject individual --on 2025-08-22
  thanhtra fine --provision "15/2020/NĐ-CP Đ101.1.a" --subject individual --on 2020-08-01
  thanhtra explain DEC01 --on 2025-05-02
  thanhtra law versions minutes

Mã thoát / exit codes: 0 không có sai sót / no finding · 1 có sai sót / findings · 2 dữ liệu vào hoặc lệnh sai / unusable input or usage
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code: 0, 1 for findings or problems, 2 for unusable input or usage."""
    try:
        prepare()
        code = _dispatch(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except OSError as error:
        return _failed(error.strerror or str(error))
    except Exception as error:  # noqa: BLE001 - 1 is for findings: whatever else stops a run is told in one line
        from thanhtra.exchange.failing import failure_place  # noqa: PLC0415 - only for a failure

        return _failed(f"lỗi của chương trình / internal failure: {failure_place(error)}")
    return code


def _failed(why: str) -> int:
    """Say why the run could not end as it should; what stands in the buffer goes nowhere if it cannot be written."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_stdout()
    line = f"thanhtra: {why}\n"
    with suppress(OSError):
        try:
            sys.stderr.write(line)
        except OSError:  # it may be the stream that could not be prepared: its bytes go out as they are
            sys.stderr.buffer.write(line.encode())
    return USAGE_ERROR


def script() -> NoReturn:
    """The console script: run one command and end the process at once, without the interpreter taking hundreds of modules apart.

    What asked to be told of the end is told (``atexit``), and what is written is flushed, before that. What a command reads at its start lives
    to its end: to look through it every 700 objects for what can be thrown away finds nothing, and took a tenth of the time; every 10,000, a twentieth.
    """
    sys.unraisablehook = _unraisable
    gc.set_threshold(_OBJECTS)
    code = main()
    atexit._run_exitfuncs()  # noqa: SLF001 - os._exit would pass them over
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # a stream that is closed, or none
            stream.flush()
    os._exit(code)


def _unraisable(what: sys.UnraisableHookArgs, /) -> None:
    """Where nobody can be told by an exception (an object was being put away): a line, not a traceback with what the object held."""
    from thanhtra.exchange.failing import failure_place  # noqa: PLC0415 - only for a failure

    with suppress(OSError, ValueError):
        sys.stderr.write(f"thanhtra: bỏ qua / ignored: {failure_place(what.exc_value or MemoryError())}\n")


def _dispatch(argv: list[str]) -> int:
    if not argv or argv[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return 0 if argv else USAGE_ERROR
    if argv[0] == "--version":
        from thanhtra.rulebook.edition import package_version  # noqa: PLC0415 - asked for rarely

        sys.stdout.write(f"thanhtra {package_version()}\n")
        return 0
    if argv[0] not in COMMANDS:
        from thanhtra.cli.usage import nearest  # noqa: PLC0415 - only for a mistake

        tell(f"thanhtra: không có lệnh / no command {argv[0]!r}{nearest(argv[0], COMMANDS)}\n")
        return USAGE_ERROR
    try:
        return _run(argv[0], argv[1:])
    except SystemExit as end:  # argparse: 0 after --help, 2 after a usage error
        return end.code if isinstance(end.code, int) else USAGE_ERROR


def _run(command: str, argv: list[str]) -> int:
    from thanhtra.errors import ThanhtraError  # noqa: PLC0415 - nothing above needs it

    try:
        code: int = import_module(f"{__package__}.{_MODULES.get(command, command.replace('-', '_'))}").run(argv)
    except ThanhtraError as error:
        from thanhtra.outputs import readable  # noqa: PLC0415 - only for a failure

        tell("\n".join(map(readable, f"thanhtra {command}: {error}".split("\n"))) + "\n")
        return USAGE_ERROR
    except OSError as error:
        if error.filename is None:  # of a stream: told by main
            raise
        from thanhtra.outputs import readable  # noqa: PLC0415 - only for a failure

        tell(f"thanhtra {command}: {readable(os.fsdecode(error.filename))}: {error.strerror}\n")
        return USAGE_ERROR
    return code


def _help() -> str:
    lines = [
        "thanhtra — rà soát hồ sơ xử phạt vi phạm hành chính / reviews administrative-violation case files",
        "",
        "Lệnh / commands:",
    ]
    lines += [f"  {name:<17}{vi} / {en}" for name, (vi, en) in COMMANDS.items()]
    lines += ["", "thanhtra LỆNH --help: chi tiết / details", "", _EXAMPLES]
    return "\n".join(lines)


def _forget_stdout() -> None:
    """The reader is gone: what is still buffered goes nowhere, quietly."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a descriptor
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it lives as long as the process
