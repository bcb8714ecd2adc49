"""A desk as a program of another office would write it: it asks ``thanhtra serve`` over HTTP and knows nothing else of the library.

Open a case, ask before a step, take it on the version decided on, see what is due. Run ``thanhtra serve`` first, then
``python desk.py http://127.0.0.1:8017 CASE.json``.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import httpx

API = "/api/v1"


class Refused(Exception):
    """The service refused; ``problem`` is what it said, with its ``code``."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(f"{problem['code']}: {problem['detail']}")
        self.problem = problem


class Desk:
    """One office's view of the service. ``key`` is not needed on a machine of one's own."""

    def __init__(self, address: str, *, key: str | None = None) -> None:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        self._http = httpx.Client(base_url=address + API, headers=headers, timeout=60, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def open(self, case: dict[str, Any], *, repeat: str | None = None) -> int:
        """Keep a new case; its version."""
        version: int = self._asked("POST", "/cases", json=case, headers=_key(repeat))["version"]
        return version

    def may(self, case: str, event: dict[str, Any]) -> dict[str, Any]:
        """What the law says to this event coming next; nothing is written."""
        return self._asked("POST", f"/cases/{quote(case, safe='')}/may", json=event)

    def record(
        self, case: str, event: dict[str, Any], version: int, *, repeat: str | None = None, accept: tuple[str, ...] = ()
    ) -> int:
        """Take the step on the version decided on; the new version. The same ``repeat`` makes the call safe to send again."""
        headers = {"If-Match": f'"{version}"', **_key(repeat)}
        kept = self._asked(
            "POST",
            f"/cases/{quote(case, safe='')}/events",
            json=event,
            headers=headers,
            params={"accept": list(accept)},
        )
        then: int = kept["version"]
        return then

    def due(self, on: str, within: int = 14) -> list[dict[str, Any]]:
        """What is due over all cases."""
        items: list[dict[str, Any]] = self._asked("GET", "/agenda", params={"on": on, "within": within})["items"]
        return items

    def _asked(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        answer = self._http.request(method, path, **given)
        found: dict[str, Any] = answer.json()
        if answer.is_error:
            raise Refused(found)
        return found


def _key(repeat: str | None) -> dict[str, str]:
    return {"Idempotency-Key": repeat or uuid.uuid4().hex}


def main(address: str, path: str) -> None:
    """Keep the case of a file and print what is due."""
    case = json.loads(Path(path).read_text(encoding="utf-8"))
    with Desk(address) as desk:
        sys.stdout.write(f"{case['id']}: version {desk.open(case)}\n")
        for item in desk.due(case["events"][-1]["on"]):
            sys.stdout.write(f"{item['due']}  {item['case']}  {item['vi']}  [{item['source']}]\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
