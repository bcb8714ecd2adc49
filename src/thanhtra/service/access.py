"""Whether the asker's key has the scope a route needs (phân quyền)."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import HTTPException, Request, Security
from fastapi.security import HTTPBearer

from thanhtra.service.keys import ApiKey, Scope, hash_of

_BEARER: Final = HTTPBearer(
    auto_error=False, description="A key of the service. None is asked for on a machine of one's own."
)
_REALM: Final = {"WWW-Authenticate": 'Basic realm="thanhtra", charset="UTF-8"'}
LOCAL: Final = "local"
"""Who asks where the service has no keys."""


def needs(scope: Scope) -> Callable[..., str]:
    """A dependency that answers the name of the asker, or refuses with 401 or 403."""

    def checked(request: Request, _: Annotated[Any, Security(_BEARER)] = None) -> str:
        keys: tuple[ApiKey, ...] = request.app.state.settings.keys
        if not keys:
            request.scope["state"]["who"] = LOCAL
            return LOCAL
        digest = hash_of(_secret(request.headers.get("authorization", "")))
        found = [key for key in keys if hmac.compare_digest(key.sha256, digest)]
        if not found:
            raise HTTPException(401, "Authorization: Bearer KEY", _REALM)
        request.scope["state"]["who"] = found[0].name
        if scope not in found[0].scopes:
            raise HTTPException(403, f"scope {scope.value} is needed")
        return found[0].name

    return checked


def _secret(header: str) -> str:
    """The key in a header: a bearer's token, or the password a browser asked for."""
    kind, _, rest = header.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() != "basic":
        return ""
    try:
        return base64.b64decode(rest.strip(), validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
