"""JSON in and out: format 1, read strictly, written exactly (trao đổi dữ liệu).

Where things live: ``problem`` (what is wrong), ``bytes_in`` (bytes to decoded JSON), ``leaves`` (single values), ``reader`` (the
shapes), ``references`` and ``absent`` (the pass after decoding), ``reading`` (files and streams), ``writer``,
``agendas``, ``answers`` and ``audits`` (agendas, reviews, outcomes, deadlines and audits as JSON), ``licences`` (a register put beside a
case), ``plan_files``, ``joint_files``, ``difficulty_files``, ``licence_register``, ``online_requests`` and ``evidence_files`` (documents beside the case), ``hooks`` (the reader for an
application's own cattrs converter).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.exchange.agendas import agenda_to_json
    from thanhtra.exchange.answers import (
        answer_to_json,
        deadline_to_json,
        next_steps_to_json,
        outcome_to_json,
        review_to_json,
        step_to_text,
    )
    from thanhtra.exchange.audits import audit_to_json
    from thanhtra.exchange.difficulty_files import read_difficulties
    from thanhtra.exchange.door import problems
    from thanhtra.exchange.evidence_files import read_evidence
    from thanhtra.exchange.hooks import converter, register
    from thanhtra.exchange.joint_files import read_joint_case
    from thanhtra.exchange.licence_register import read_licence_register, stream_licences
    from thanhtra.exchange.licences import held_by, read_licences, with_licences
    from thanhtra.exchange.limits import Limits
    from thanhtra.exchange.online_requests import read_online_requests
    from thanhtra.exchange.plan_files import read_plan
    from thanhtra.exchange.problem import CODES, Problem
    from thanhtra.exchange.reading import read_case, read_cases
    from thanhtra.exchange.references import SlugBook, reference_problems
    from thanhtra.exchange.writer import case_to_json, dumps, unusable_to_json
else:
    __getattr__ = door(
        __name__,
        {
            "agendas": "agenda_to_json",
            "answers": "answer_to_json deadline_to_json next_steps_to_json outcome_to_json review_to_json step_to_text",
            "audits": "audit_to_json",
            "difficulty_files": "read_difficulties",
            "door": "problems",
            "evidence_files": "read_evidence",
            "hooks": "converter register",
            "joint_files": "read_joint_case",
            "licence_register": "read_licence_register stream_licences",
            "licences": "held_by read_licences with_licences",
            "limits": "Limits",
            "online_requests": "read_online_requests",
            "plan_files": "read_plan",
            "problem": "CODES Problem",
            "reading": "read_case read_cases",
            "references": "SlugBook reference_problems",
            "writer": "case_to_json dumps unusable_to_json",
        },
    )


__all__ = [
    "CODES",
    "Limits",
    "Problem",
    "SlugBook",
    "agenda_to_json",
    "answer_to_json",
    "audit_to_json",
    "case_to_json",
    "converter",
    "deadline_to_json",
    "dumps",
    "held_by",
    "next_steps_to_json",
    "outcome_to_json",
    "problems",
    "read_case",
    "read_cases",
    "read_difficulties",
    "read_evidence",
    "read_joint_case",
    "read_licence_register",
    "read_licences",
    "read_online_requests",
    "read_plan",
    "reference_problems",
    "register",
    "review_to_json",
    "step_to_text",
    "stream_licences",
    "unusable_to_json",
    "with_licences",
]
