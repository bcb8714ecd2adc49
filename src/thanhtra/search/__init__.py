"""From words to the law (tìm kiếm): acts, posts, fields, remedies, limits, bodies and checks, for people who do not know slugs.

``folding`` (words as compared) · ``act_words`` (those of acts, ready made in a wheel) · ``lexicon`` (other names of the same thing) · ``documents`` (what can be found) · ``ranking`` · ``acts``
and ``holders`` (what the law says of an act, who may sanction it) · ``naming`` (posts and bodies as printed) · ``finding`` (the question itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from thanhtra.search.closest import closest
from thanhtra.search.documents import KINDS, Kind
from thanhtra.search.finding import find

if TYPE_CHECKING:
    from thanhtra.search.acts import act_found, graded_beside, law_of_act
    from thanhtra.search.found import ActFound, DutyFound, Found, PowerHolder, Undecided
    from thanhtra.search.listing import LISTS, Listed, list_acts

__all__ = [
    "KINDS",
    "LISTS",
    "ActFound",
    "DutyFound",
    "Found",
    "Kind",
    "Listed",
    "PowerHolder",
    "Undecided",
    "act_found",
    "closest",
    "find",
    "graded_beside",
    "law_of_act",
    "list_acts",
]

_LATER: Final = {
    "act_found": "acts",
    "graded_beside": "acts",
    "law_of_act": "acts",
    "ActFound": "found",
    "DutyFound": "found",
    "Found": "found",
    "PowerHolder": "found",
    "Undecided": "found",
    "LISTS": "listing",
    "Listed": "listing",
    "list_acts": "listing",
}
"""Names whose rooms cost an import: fetched when first used."""


if not TYPE_CHECKING:  # a name misspelt is told by a type checker, not answered with Any

    def __getattr__(name: str) -> Any:
        from importlib import import_module  # noqa: PLC0415 - only for the names above

        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
