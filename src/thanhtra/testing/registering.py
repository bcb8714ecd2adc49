"""``st.from_type`` knows the library's types once this is called (đăng ký chiến lược cho Hypothesis)."""

from __future__ import annotations

from hypothesis import strategies as st

from thanhtra.casefile import Case, Official, Subject
from thanhtra.law import Citation
from thanhtra.reckoning.working_days import CalendarYear, WorkingDays
from thanhtra.testing.calendars import calendar_years, calendars
from thanhtra.testing.drawn import DefectiveHistory, defective_histories, lawful_histories
from thanhtra.testing.parties import officials, parties
from thanhtra.testing.regimes import REGIMES, regime_named

_CITED = tuple(dict.fromkeys(c for name in REGIMES for c in regime_named(name).offered))


def register_strategies() -> None:
    """From here on ``st.from_type`` and ``st.builds`` draw a :class:`~thanhtra.casefile.Case` that is lawful, a ``DefectiveHistory``, a

    ``Subject``, an ``Official``, a ``Citation`` of an act, a calendar and its years. The pytest plug-in calls it; calling it twice does no harm.
    """
    st.register_type_strategy(Case, st.deferred(lawful_histories))
    st.register_type_strategy(DefectiveHistory, st.deferred(defective_histories))
    st.register_type_strategy(Subject, parties())
    st.register_type_strategy(Official, st.deferred(officials))
    st.register_type_strategy(Citation, st.sampled_from(_CITED))
    st.register_type_strategy(CalendarYear, st.integers(2013, 2030).flatmap(calendar_years))
    st.register_type_strategy(WorkingDays, calendars())
