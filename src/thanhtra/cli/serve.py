"""``thanhtra serve``: the functions over HTTP and as pages, on this machine or with keys for a network."""

from __future__ import annotations

import argparse
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from thanhtra.cli.overwriting import own_files
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import a_count, a_large_count, add_checks, add_rules, book_of, parser
from thanhtra.outputs import refuse_streams

USAGE_ERROR: Final = 2
PORT: Final = 8017
_MOST_PORTS: Final = 65535
_EXAMPLES: Final = """\
  thanhtra serve
  thanhtra serve --new-key phan-mem-ho-so --scope read --scope write
  thanhtra serve --host 0.0.0.0 --keys khoa.toml --database postgresql+psycopg://localhost/thanhtra

Cần phần mở rộng / needs the extra: pip install 'thanhtra[web]'"""


def run(argv: list[str]) -> int:
    """The command; it runs until it is interrupted."""
    made = _parser()
    args = made.parse_args(argv)
    try:
        import uvicorn  # noqa: PLC0415 - an extra only this command needs

        from thanhtra.checks import own_checks  # noqa: PLC0415 - likewise
        from thanhtra.cli.stores import open_store  # noqa: PLC0415 - likewise
        from thanhtra.exchange.bytes_in import file_bytes  # noqa: PLC0415 - likewise
        from thanhtra.service.application import service  # noqa: PLC0415 - likewise
        from thanhtra.service.keys import is_key_name, keys_in  # noqa: PLC0415 - likewise
        from thanhtra.service.settings import LOOPBACK, ServiceSettings  # noqa: PLC0415 - likewise
        from thanhtra.store import DeskRules  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as missing:
        tell(f"thanhtra serve: thiếu / missing {missing.name}: pip install 'thanhtra[web]'\n")
        return USAGE_ERROR
    if args.new_key is not None:
        if not is_key_name(args.new_key):
            made.error(
                "--new-key: cần tên từ 1 đến 64 chữ cái không dấu, chữ số, . _ - / expected 1 to 64 letters without marks, digits and . _ -"
            )
        return _new_key(args.new_key, args.scope or ["read"])
    if args.keys is None and args.host not in LOOPBACK:
        made.error("cần --keys khi phục vụ ngoài máy này / --keys is needed beyond this machine")
    refuse_streams([*(one for one in (args.keys, args.secret_file) if one is not None), *own_files(args)])
    keys = keys_in(args.keys) if args.keys is not None else ()
    own = own_checks(args.checks)
    settings = ServiceSettings(clock=_now, keys=keys, largest=args.largest, seconds=args.seconds, checks=own)
    book = book_of(args.rules, args.reading)
    secret = file_bytes(args.secret_file) if args.secret_file is not None else None
    app = service(
        open_store(args.database, clock=_now, desk=DeskRules(book=book, secret=secret, checks=own), needs_actor=True),
        book,
        settings,
    )
    tell(
        f"thanhtra: http://{'127.0.0.1' if args.host in LOOPBACK else args.host}:{args.port}/  (Ctrl+C: dừng / stop)\n"
    )
    try:
        uvicorn.run(
            app,
            host=args.host,
            port=args.port,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
        )
    except SystemExit:  # it could not begin, and has said why
        return USAGE_ERROR
    return 0


def _new_key(name: str, scopes: list[str]) -> int:
    from thanhtra.service.keys import hash_of  # noqa: PLC0415 - only for this

    secret = secrets.token_urlsafe(32)
    listed = ", ".join(f'"{scope}"' for scope in scopes)
    sys.stderr.write(f"khóa, chỉ hiện một lần / the key, shown once: {secret}\n")
    sys.stdout.write(f'[[key]]\nname = "{name}"\nscopes = [{listed}]\nsha256 = "{hash_of(secret)}"\n')
    return 0


def _now() -> datetime:
    return datetime.now(UTC)


def _port(text: str) -> int:
    if (number := a_count(text)) > _MOST_PORTS:
        raise argparse.ArgumentTypeError(f"cổng từ 1 đến {_MOST_PORTS} / a port from 1 to {_MOST_PORTS}: {text!r}")
    return number


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "serve",
        "Dịch vụ trên máy này hoặc trong mạng: API (HTTP) và trang tra cứu.",
        "A service on this machine or in a network: an HTTP API and pages.",
        _EXAMPLES,
    )
    made.add_argument(
        "--host", default="127.0.0.1", help="địa chỉ (127.0.0.1: chỉ máy này) / address (this machine only)"
    )
    made.add_argument("--port", type=_port, default=PORT, help=f"cổng / port ({PORT})")
    made.add_argument(
        "--database",
        default="sqlite:///thanhtra.db",
        metavar="URL",
        help="nơi lưu hồ sơ / where cases are kept (sqlite:///thanhtra.db)",
    )
    made.add_argument(
        "--keys",
        type=Path,
        metavar="FILE",
        help="tệp khóa TOML, bắt buộc khi phục vụ ngoài máy này / TOML file of keys, needed beyond this machine",
    )
    made.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="bí mật để tìm một người qua nhiều hồ sơ / the secret by which a person is found across cases",
    )
    made.add_argument("--new-key", metavar="NAME", help="in ra một khóa mới rồi thoát / print a new key and end")
    made.add_argument(
        "--scope",
        action="append",
        choices=("read", "write", "administer"),
        help="quyền của khóa mới, có thể lặp lại / scopes of the new key, may be repeated (read)",
    )
    made.add_argument(
        "--largest",
        type=a_large_count,
        default=8_000_000,
        metavar="BYTES",
        help="kích thước tối đa của một yêu cầu / largest body (8000000)",
    )
    made.add_argument(
        "--seconds",
        type=a_count,
        default=60,
        metavar="N",
        help="thời gian tối đa của một yêu cầu / longest time of a request (60)",
    )
    add_rules(made)
    add_checks(made)
    return made
