"""Defects of who acted: no power, no office, no delegation, another area (thẩm quyền)."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Case, Official
from thanhtra.testing.defects.defect import SINCE_2022, SINCE_2025_07, InjectedDefect
from thanhtra.testing.edits import the, with_act, with_event, with_official

_NEW_OFFICES: Final = date(2025, 7, 1)


def _is_new(case: Case) -> bool:
    on = the(case, "decision_issued").on
    return on is not None and on >= _NEW_OFFICES


def _decided_by(case: Case, post: str) -> Case:
    other = Official(id="o2", post=post, area="46")
    return with_event(attrs.evolve(case, officials=(*(case.officials or ()), other)), "decision_issued", by="o2")


def _too_low(case: Case) -> Case:
    return _decided_by(case, "minister-of-science-and-technology" if _is_new(case) else "inspector")


def _no_such_post(case: Case) -> Case:
    return _decided_by(case, "chief-inspector-of-department")


def _minutes_by_nobody(case: Case) -> Case:
    other = Official(id="o2", post="chief-inspector-of-department", area="46")
    return with_event(attrs.evolve(case, officials=(*(case.officials or ()), other)), "minutes_drawn_up", by="o2")


def _no_post(case: Case) -> Case:
    return with_official(case, post=None)


OF_AUTHORITY: Final = (
    InjectedDefect(
        name="post-without-power",
        check="AUT01",
        spoil=_too_low,
        cure=("chuyển hồ sơ cho người có thẩm quyền", "the file goes to who has the power"),
        blank=_no_post,
        asks="].post",
        also={"AUT02": "the post may not order the remedy either"},
    ),
    InjectedDefect(
        name="deputy-without-delegation",
        check="AUT03",
        spoil=lambda case: with_official(case, rank="deputy"),
        cure=("có văn bản giao quyền còn hiệu lực", "a delegation that holds is on file"),
        blank=lambda case: attrs.evolve(with_official(case, rank="deputy"), delegations=None, complete=False),
        asks="].delegation",
    ),
    InjectedDefect(
        name="post-that-is-gone",
        check="AUT04",
        spoil=_no_such_post,
        cure=("người giữ chức danh kế thừa ký", "whoever holds the post that took over signs"),
        blank=_no_post,
        asks="].post",
        regimes=SINCE_2025_07,
    ),
    InjectedDefect(
        name="minutes-by-a-post-that-is-gone",
        check="AUT06",
        spoil=_minutes_by_nobody,
        cure=("người có thẩm quyền lập biên bản", "whoever may draw up minutes does so"),
        regimes=SINCE_2025_07,
    ),
    InjectedDefect(
        name="outside-the-area",
        check="AUT07",
        spoil=lambda case: with_act(case, area="01/00004" if _is_new(case) else "01"),
        cure=("chuyển hồ sơ cho nơi xảy ra vi phạm", "the file goes to where the act took place"),
        blank=lambda case: with_act(case, area=None),
        asks="].area",
        regimes=("2020", *SINCE_2022),
    ),
)
