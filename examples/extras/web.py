"""The service started and asked over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import Request, urlopen

with socket() as free:
    free.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{free.getsockname()[1]}"
server = subprocess.Popen(  # noqa: S603 - our own command
    [
        sys.executable,
        "-m",
        "thanhtra",
        "serve",
        "--port",
        address.rpartition(":")[2],
        "--database",
        "sqlite:///desk.db",
    ],
    stderr=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
)
try:
    for _ in range(600):
        try:
            urlopen(f"{address}/openapi.json").close()  # noqa: S310 - the address is ours
            break
        except URLError:
            time.sleep(0.1)
    asked = Request(  # noqa: S310 - likewise
        f"{address}/api/v1/review",
        json.dumps({"case": json.loads(Path(sys.argv[1]).read_bytes())}).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(asked) as answer:  # noqa: S310 - likewise
        sys.stdout.write(f"{answer.status}, {json.load(answer)['stage']}\n")
finally:
    server.terminate()
    server.wait()
