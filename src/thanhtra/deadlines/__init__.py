"""A limit applied to a file: due, in time only if, status, derivation (thời hạn của vụ việc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.deadlines.act_fields import fields_of_act
    from thanhtra.deadlines.applied import AskedOn, RuleOn, applied, in_force
    from thanhtra.deadlines.assessment import INSTANT, Assessment, Timing, is_after, lateness
    from thanhtra.deadlines.calling import owner_calls
    from thanhtra.deadlines.clean import AFTER_WARNING, CLEAN, clean_limits, clean_limits_unexecuted, execution_over
    from thanhtra.deadlines.completed import borne_out, executed_before, executed_on, shown_left
    from thanhtra.deadlines.controls import Control, control_missing, control_of, of_other_type, started
    from thanhtra.deadlines.deferred import Deferred
    from thanhtra.deadlines.delivery import Effect, effect_of, received
    from thanhtra.deadlines.due import deadline, due
    from thanhtra.deadlines.execution_limitation import EVADED, evaded_later
    from thanhtra.deadlines.extents import day_of_part
    from thanhtra.deadlines.grounds import mask
    from thanhtra.deadlines.imposing import (
        annulled_by_court,
        as_amended,
        borne_by,
        fell_of,
        fine_of,
        fined_by,
        imposed_before,
        kinds_of,
        owed_before,
        paid_before,
        sanctions_of,
        untold_payments,
    )
    from thanhtra.deadlines.ledger import Duties, deadlines_of, duties_of, known_absent
    from thanhtra.deadlines.limitation import Limitation, limitation, reading_step, surely_within
    from thanhtra.deadlines.margins import latest_safe_date, overdue_by, remaining
    from thanhtra.deadlines.named_facts import limit_of_decision, paid_in_full, published_field
    from thanhtra.deadlines.owed import late_charge
    from thanhtra.deadlines.owing import (
        RELIEFS,
        Owing,
        PaidFor,
        coerced,
        coerces_timed_remedies,
        concerned,
        fine_of_acts,
        holds,
        left_to_pay,
        may_be_for,
        owing,
        paid_for,
        paid_off_by,
        suspensions,
        whose_acts,
    )
    from thanhtra.deadlines.parts import acts_left, met_whole, stands_for
    from thanhtra.deadlines.relations import (
        ANNULLING,
        against_decision,
        annulled_by,
        annulment_before,
        annulments,
        annuls,
        decision_of,
        may_annul,
        minutes_around,
    )
    from thanhtra.deadlines.stayed import EXECUTING, STAYED
    from thanhtra.deadlines.step_assessment import StepAssessment, wrong_day
    from thanhtra.deadlines.thresholds import ThresholdOn, threshold_on
    from thanhtra.deadlines.timeline import Timeline, timeline_of
    from thanhtra.deadlines.violators import (
        acts_of_each,
        acts_of_named,
        bearer_of,
        first_sanction,
        may_be_theirs,
        named_by,
        of_whom,
        same_violator,
        says_whose,
        several_violators,
        sharers,
        steps_of,
        strangers,
    )
else:
    __getattr__ = door(
        __name__,
        {
            "act_fields": "fields_of_act",
            "applied": "AskedOn RuleOn applied in_force",
            "assessment": "INSTANT Assessment Timing is_after lateness",
            "calling": "owner_calls",
            "clean": "AFTER_WARNING CLEAN clean_limits clean_limits_unexecuted execution_over",
            "completed": "borne_out executed_before executed_on shown_left",
            "controls": "Control control_missing control_of of_other_type started",
            "deferred": "Deferred",
            "execution_limitation": "EVADED evaded_later",
            "delivery": "Effect effect_of received",
            "due": "deadline due",
            "extents": "day_of_part",
            "grounds": "mask",
            "imposing": "annulled_by_court as_amended borne_by fell_of fine_of fined_by imposed_before kinds_of owed_before paid_before sanctions_of untold_payments",
            "ledger": "Duties deadlines_of duties_of known_absent",
            "limitation": "Limitation limitation reading_step surely_within",
            "margins": "latest_safe_date overdue_by remaining",
            "named_facts": "limit_of_decision paid_in_full published_field",
            "owed": "late_charge",
            "owing": "RELIEFS Owing PaidFor coerced coerces_timed_remedies concerned fine_of_acts holds left_to_pay may_be_for owing paid_for paid_off_by suspensions whose_acts",
            "parts": "acts_left met_whole stands_for",
            "relations": "ANNULLING against_decision annulled_by annulment_before annulments annuls decision_of may_annul minutes_around",
            "stayed": "EXECUTING STAYED",
            "step_assessment": "StepAssessment wrong_day",
            "thresholds": "ThresholdOn threshold_on",
            "timeline": "Timeline timeline_of",
            "violators": "acts_of_each acts_of_named bearer_of first_sanction may_be_theirs named_by of_whom same_violator says_whose several_violators sharers steps_of strangers",
        },
    )


__all__ = [
    "AFTER_WARNING",
    "ANNULLING",
    "CLEAN",
    "EVADED",
    "EXECUTING",
    "INSTANT",
    "RELIEFS",
    "STAYED",
    "AskedOn",
    "Assessment",
    "Control",
    "Deferred",
    "Duties",
    "Effect",
    "Limitation",
    "Owing",
    "PaidFor",
    "RuleOn",
    "StepAssessment",
    "ThresholdOn",
    "Timeline",
    "Timing",
    "acts_left",
    "acts_of_each",
    "acts_of_named",
    "against_decision",
    "annulled_by",
    "annulled_by_court",
    "annulment_before",
    "annulments",
    "annuls",
    "applied",
    "as_amended",
    "bearer_of",
    "borne_by",
    "borne_out",
    "clean_limits",
    "clean_limits_unexecuted",
    "coerced",
    "coerces_timed_remedies",
    "concerned",
    "control_missing",
    "control_of",
    "day_of_part",
    "deadline",
    "deadlines_of",
    "decision_of",
    "due",
    "duties_of",
    "effect_of",
    "evaded_later",
    "executed_before",
    "executed_on",
    "execution_over",
    "fell_of",
    "fields_of_act",
    "fine_of",
    "fine_of_acts",
    "fined_by",
    "first_sanction",
    "holds",
    "imposed_before",
    "in_force",
    "is_after",
    "kinds_of",
    "known_absent",
    "late_charge",
    "lateness",
    "latest_safe_date",
    "left_to_pay",
    "limit_of_decision",
    "limitation",
    "mask",
    "may_annul",
    "may_be_for",
    "may_be_theirs",
    "met_whole",
    "minutes_around",
    "named_by",
    "of_other_type",
    "of_whom",
    "overdue_by",
    "owed_before",
    "owing",
    "owner_calls",
    "paid_before",
    "paid_for",
    "paid_in_full",
    "paid_off_by",
    "published_field",
    "reading_step",
    "received",
    "remaining",
    "same_violator",
    "sanctions_of",
    "says_whose",
    "several_violators",
    "sharers",
    "shown_left",
    "stands_for",
    "started",
    "steps_of",
    "strangers",
    "surely_within",
    "suspensions",
    "threshold_on",
    "timeline_of",
    "untold_payments",
    "whose_acts",
    "wrong_day",
]
