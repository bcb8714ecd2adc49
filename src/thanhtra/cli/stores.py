"""A store opened by its URL, whatever is wrong with it told in one line (mở kho lưu trữ)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thanhtra.errors import StoreError

if TYPE_CHECKING:
    from thanhtra.store import Store


def open_store(url: str, **how: Any) -> Store:
    """``Store(url, **how)``. Raises StoreError in words of our own: those of a driver may hold the password of the URL."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - an extra

    from thanhtra.store import Store  # noqa: PLC0415 - likewise

    try:
        return Store(url, **how)
    except ImportError as missing:
        raise StoreError(
            f"thiếu trình điều khiển cơ sở dữ liệu / the driver of the database is missing: {missing.name}"
        ) from None
    except (SQLAlchemyError, ValueError):
        raise StoreError("địa chỉ cơ sở dữ liệu không dùng được / no database can be opened at this URL") from None
