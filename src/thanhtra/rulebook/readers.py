"""Who reads which section of the rules from TOML: a reader is loaded when its section is read so (nơi đọc từng phần)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.rulebook.agency_fields import read_agency_fields
    from thanhtra.rulebook.annulling import read_annulment
    from thanhtra.rulebook.bodies import read_bodies
    from thanhtra.rulebook.days_off import read_calendar
    from thanhtra.rulebook.decree_acts import read_acts
    from thanhtra.rulebook.decree_heads import read_head
    from thanhtra.rulebook.decree_powers import read_decree_powers
    from thanhtra.rulebook.form_fields import read_papers
    from thanhtra.rulebook.forms import read_forms
    from thanhtra.rulebook.jurisdiction import read_jurisdiction
    from thanhtra.rulebook.lines import read_lines
    from thanhtra.rulebook.named_bodies import read_named_bodies
    from thanhtra.rulebook.names import read_fields, read_grounds, read_posts, read_remedies
    from thanhtra.rulebook.open_points import read_open_points
    from thanhtra.rulebook.periods import read_periods
    from thanhtra.rulebook.powers import read_powers
    from thanhtra.rulebook.reading import (
        check_names,
        read_consequences,
        read_instruments,
        read_procedure,
        read_readings,
        read_transition,
    )
    from thanhtra.rulebook.setting import read_setting
    from thanhtra.rulebook.state_report import read_state_report
    from thanhtra.rulebook.takeovers import read_takeovers
    from thanhtra.rulebook.unit_names import read_unit_names
    from thanhtra.rulebook.units import read_units
else:
    __getattr__ = door(
        __name__,
        {
            "agency_fields": "read_agency_fields",
            "annulling": "read_annulment",
            "bodies": "read_bodies",
            "days_off": "read_calendar",
            "decree_acts": "read_acts",
            "decree_heads": "read_head",
            "decree_powers": "read_decree_powers",
            "form_fields": "read_papers",
            "forms": "read_forms",
            "jurisdiction": "read_jurisdiction",
            "lines": "read_lines",
            "named_bodies": "read_named_bodies",
            "names": "read_fields read_grounds read_posts read_remedies",
            "open_points": "read_open_points",
            "periods": "read_periods",
            "powers": "read_powers",
            "reading": "check_names read_consequences read_instruments read_procedure read_readings read_transition",
            "setting": "read_setting",
            "state_report": "read_state_report",
            "takeovers": "read_takeovers",
            "unit_names": "read_unit_names",
            "units": "read_units",
        },
    )

__all__ = [
    "check_names",
    "read_acts",
    "read_agency_fields",
    "read_annulment",
    "read_bodies",
    "read_calendar",
    "read_consequences",
    "read_decree_powers",
    "read_fields",
    "read_forms",
    "read_grounds",
    "read_head",
    "read_instruments",
    "read_jurisdiction",
    "read_lines",
    "read_named_bodies",
    "read_open_points",
    "read_papers",
    "read_periods",
    "read_posts",
    "read_powers",
    "read_procedure",
    "read_readings",
    "read_remedies",
    "read_setting",
    "read_state_report",
    "read_takeovers",
    "read_transition",
    "read_unit_names",
    "read_units",
]
