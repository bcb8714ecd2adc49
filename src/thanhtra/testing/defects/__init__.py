"""The catalogue: one defect each (danh mục khiếm khuyết)."""

from __future__ import annotations

from typing import Final

from thanhtra.testing.defects.defect import InjectedDefect
from thanhtra.testing.defects.of_authority import OF_AUTHORITY
from thanhtra.testing.defects.of_decision import OF_DECISION
from thanhtra.testing.defects.of_fine import OF_FINE
from thanhtra.testing.defects.of_hearing import OF_HEARING
from thanhtra.testing.defects.of_later_steps import OF_LATER_STEPS
from thanhtra.testing.defects.of_minutes import OF_MINUTES
from thanhtra.testing.defects.of_other_acts import OF_OTHER_ACTS

CATALOGUE: Final[dict[str, InjectedDefect]] = {
    d.name: d
    for d in (*OF_MINUTES, *OF_DECISION, *OF_FINE, *OF_AUTHORITY, *OF_HEARING, *OF_LATER_STEPS, *OF_OTHER_ACTS)
}
"""Every defect of the kit by its name."""

__all__ = ["CATALOGUE", "InjectedDefect"]
