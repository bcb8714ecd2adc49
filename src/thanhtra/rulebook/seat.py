"""A post in an agency, by the law of one stretch of days (vị trí của người ký)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from thanhtra.law import Version
    from thanhtra.rulebook.rules import Kept, Post
    from thanhtra.rulebook.sanctioning import OwnField, Power


class Seat(NamedTuple):
    """What the book knows of whoever holds ``post`` in an agency, all at once.

    ``begun``: the post had begun. ``kept`` says in which bodies alone it was left, ``left`` whether the agency is one of them (None: that
    cannot be told). ``gone``: it had begun, and had ended or was left elsewhere. ``power`` is what it may do, None where the law refuses
    to say; ``own`` the field its name tells, ``of_agency`` those the name of the agency tells, from each day on.
    """

    post: Post
    begun: bool
    left: bool | None
    kept: Kept | None
    gone: bool
    power: Version[Power] | None
    own: OwnField | None
    of_agency: tuple[tuple[date, OwnField], ...]

    def managed(self, day: date) -> OwnField | None:
        """The field its name tells, else what the agency manages on ``day``; None where neither tells."""
        if self.own is not None or not self.of_agency:
            return self.own
        return next((fields for start, fields in reversed(self.of_agency) if start <= day), None)
