"""The proceeding (trình tự xử phạt): one act, from its detection to the closed file. Topology only, no condition.

Whether a step was in time, by the right person, on a fact that makes it lawful is a check's question. Here a step is
refused only when the Law's own order excludes it. Articles are those of Law 15/2012/QH13; its amendments of 2020 and
2025 kept their numbers.
"""

from __future__ import annotations

from typing import ClassVar

from thanhtra.lifecycle.topology import State, Track, TransitionList, lands, stays


class Proceeding(Track):
    """One act. An event moves the acts it names; what is still owed is the ledger's matter, not a stage's."""

    start: State = State(initial=True)
    detected: State = State()
    minuted: State = State()
    returned: State = State()
    decided: State = State()
    delivered: State = State()
    executed: State = State()
    lapsed: State = State()
    annulled: State = State()
    not_sanctioned: State = State(value="not-sanctioned")
    closed: State = State(final=True)

    # Kinds that land. Đ58.1, Đ56.1: minutes, unless the case is fit for a decision on the spot.
    act_detected: TransitionList = lands(detected, start, detected, article="58.1")
    minutes_drawn_up: TransitionList = lands(minuted, start, detected, article="58.1")
    spot_decision_issued: TransitionList = lands(decided, start, detected, article="56.1")
    # Đ63.1: the file comes back with a proposal to sanction; minutes or a decision already there keep their stage.
    returned_from_criminal: TransitionList = lands(returned, start, detected, article="63.1") | stays(
        minuted, returned, decided, delivered, executed, lapsed, annulled, not_sanctioned, article="63.1"
    )
    # Đ66.1 on the minutes, Đ63.3 on the criminal file, Đ18.3 anew after an annulment: from nowhere else, so that
    # one act is sanctioned once (Đ3.1.d).
    decision_issued: TransitionList = (
        lands(decided, minuted, article="66.1")
        | lands(decided, returned, article="63.3")
        | lands(decided, annulled, article="18.3")
    )
    no_sanction_decided: TransitionList = lands(not_sanctioned, detected, minuted, returned, annulled, article="65.2")
    # Đ70; received again (an amended paper, a second addressee) or after voluntary execution, it moves nothing.
    decision_delivered: TransitionList = lands(delivered, decided, article="70") | stays(
        delivered, executed, lapsed, not_sanctioned, article="70"
    )
    # Đ18.3: a faulty decision is annulled at any time, also one not to sanction.
    decision_annulled: TransitionList = lands(
        annulled, decided, delivered, executed, lapsed, not_sanctioned, article="18.3"
    )
    # Đ73.1; confiscation and remedies outlive the limitation (Đ74.1) and stand in a decision not to sanction (Đ65.2).
    execution_completed: TransitionList = (
        lands(executed, decided, delivered, article="73.1")
        | stays(lapsed, article="74.1")
        | stays(not_sanctioned, article="65.2")
    )
    execution_lapsed: TransitionList = lands(lapsed, decided, delivered, article="74.1")
    # Đ65.1: no decision to sanction is due. Đ65.2 leaves one not to sanction open (to 2021), orders it only where there
    # is something to confiscate or remedy (from 2022), and never reaches a file sent to the criminal bodies: a closing
    # without any decision can be lawful. Đ57.2: the finished file is archived.
    case_closed: TransitionList = lands(closed, start, detected, minuted, returned, article="65.1") | lands(
        closed, executed, lapsed, annulled, not_sanctioned, article="57.2"
    )

    # Kinds that stay. Open: the Law gives the step no place in the order, or gives it one on either side.
    _open = (start, detected, minuted, returned, decided, delivered, executed, lapsed, annulled, not_sanctioned)
    _noticed = (detected, minuted, returned, annulled, not_sanctioned)
    _deciding = (minuted, returned, annulled)
    _owing = (decided, delivered)
    _taken = (decided, delivered, executed, lapsed, not_sanctioned)
    _measures = (decided, delivered, lapsed, not_sanctioned)

    # Đ55, Đ59, Đ60: what an officer notes, verifies, asks an expert, passes to the competent (Đ58.3), at any stage.
    act_stopped: TransitionList = stays(*_open, article="55")
    violator_identified: TransitionList = stays(*_open, article="59.1.b")
    facts_verified: TransitionList = stays(*_open, article="59.2")
    ground_recorded: TransitionList = stays(*_open, article="59.2")
    working_minutes_made: TransitionList = stays(*_open, article="59.2")
    expertise_requested: TransitionList = stays(*_open, article="59.1")
    results_received: TransitionList = stays(*_open, article="59.1")
    file_transferred: TransitionList = stays(*_open, article="58.3")
    file_received: TransitionList = stays(*_open, article="58.3")
    # Đ58.3: minutes are handed over once drawn up; a late handing over is late, not out of order.
    minutes_served: TransitionList = stays(minuted, *_taken, annulled, article="58.3")

    # Đ61.1: an explanation is heard before the decision is taken, or taken anew.
    explanation_requested: TransitionList = stays(*_deciding, article="61.1")
    explanation_extended: TransitionList = stays(*_deciding, article="61.2")
    explanation_submitted: TransitionList = stays(*_deciding, article="61.2")
    explanation_waived: TransitionList = stays(*_deciding, article="61.1")
    hearing_notified: TransitionList = stays(*_deciding, article="61.3")
    hearing_held: TransitionList = stays(*_deciding, article="61.3")

    # Đ62.1 while the case is considered, Đ62.2 during and after execution; Đ63.1 the criminal bodies may come first.
    sent_to_criminal: TransitionList = stays(*_noticed, article="62.1") | stays(
        *_owing, executed, lapsed, article="62.2"
    )
    prosecution_started: TransitionList = stays(start, article="63.1") | stays(
        *_noticed, *_owing, executed, lapsed, article="62.3"
    )

    # Đ70, Đ72, Đ18.3: a decision that exists is sent, posted, published, corrected.
    decision_sent: TransitionList = stays(*_taken, article="70")
    delivery_failed: TransitionList = stays(*_taken, article="70")
    decision_posted: TransitionList = stays(*_taken, article="70")
    decision_published: TransitionList = stays(*_owing, executed, lapsed, article="72")
    decision_corrected: TransitionList = stays(*_taken, article="18.3")
    decision_amended: TransitionList = stays(*_taken, article="18.3")
    record_supplied: TransitionList = stays(*_taken, annulled, article="73.2")

    # Đ73–Đ80: execution of what the decision imposes; Đ74.1 leaves measures to be carried out after the limitation.
    fine_paid: TransitionList = stays(*_owing, article="78.1")
    fine_refunded: TransitionList = stays(*_taken, annulled, article="18.3")
    relief_requested: TransitionList = stays(*_owing, article="76.2")
    execution_postponed: TransitionList = stays(*_owing, article="76.2")
    execution_suspended: TransitionList = stays(*_owing, not_sanctioned, article="15.3")
    execution_resumed: TransitionList = stays(*_owing, not_sanctioned, article="15.3")
    fine_reduced: TransitionList = stays(*_owing, article="77.2")
    instalments_granted: TransitionList = stays(*_owing, article="79")
    remedy_done: TransitionList = stays(*_taken, article="85")
    execution_transferred: TransitionList = stays(*_measures, article="71")
    partial_execution_decided: TransitionList = stays(*_owing, lapsed, article="75")
    # Before the decision Đ65.1.d and Đ6.1.d, on one Đ75 and Đ74.2. Đ125.6: papers may be held early.
    subject_ceased: TransitionList = stays(start, *_noticed, article="65.1.d") | stays(
        *_owing, executed, lapsed, article="75"
    )
    evasion_found: TransitionList = stays(start, *_noticed, article="6.1.d") | stays(
        *_owing, executed, lapsed, article="74.2"
    )
    licence_held: TransitionList = stays(*_open, article="125.6")
    licence_returned: TransitionList = stays(*_open, article="80")
    enforcement_ordered: TransitionList = stays(*_measures, article="86")
    enforcement_sent: TransitionList = stays(*_measures, article="88")
    enforcement_refused: TransitionList = stays(*_measures, article="88")
    enforcement_carried_out: TransitionList = stays(*_measures, article="88")

    # Other tracks' kinds. Đ58.1 and Đ59 for ways of detecting, Đ60 and Đ125 for seizure, Đ15.1 for complaints.
    signal_received: TransitionList = stays(*_open, article="58.1")
    inspection_opened: TransitionList = stays(*_open, article="58.1")
    inspection_announced: TransitionList = stays(*_open, article="58.1")
    inspection_extended: TransitionList = stays(*_open, article="58.1")
    inspection_paused: TransitionList = stays(*_open, article="58.1")
    inspection_resumed: TransitionList = stays(*_open, article="58.1")
    inspection_ended: TransitionList = stays(*_open, article="58.1")
    inspection_reported: TransitionList = stays(*_open, article="58.1")
    inspection_drafted: TransitionList = stays(*_open, article="58.1")
    inspection_concluded: TransitionList = stays(*_open, article="58.1")
    conclusion_published: TransitionList = stays(*_open, article="58.1")
    examination_opened: TransitionList = stays(*_open, article="58.1")
    examination_announced: TransitionList = stays(*_open, article="58.1")
    examination_extended: TransitionList = stays(*_open, article="58.1")
    examination_paused: TransitionList = stays(*_open, article="58.1")
    examination_resumed: TransitionList = stays(*_open, article="58.1")
    examination_ended: TransitionList = stays(*_open, article="58.1")
    goods_seized: TransitionList = stays(*_open, article="125")
    seizure_reported: TransitionList = stays(*_open, article="125")
    seizure_ordered: TransitionList = stays(*_open, article="125")
    owner_notified: TransitionList = stays(*_open, article="125")
    seizure_extended: TransitionList = stays(*_open, article="125")
    seizure_ended: TransitionList = stays(*_open, article="126")
    goods_valued: TransitionList = stays(*_open, article="60.3")
    complaint_lodged: TransitionList = stays(*_open, article="15.1")
    lawsuit_filed: TransitionList = stays(*_open, article="15.1")
    complaint_accepted: TransitionList = stays(*_open, article="15.1")
    complaint_resolved: TransitionList = stays(*_open, article="15.1")
    judgment_given: TransitionList = stays(*_open, article="15.1")

    BESIDE: ClassVar[frozenset[str]] = frozenset(
        {
            "signal_received",
            *("inspection_opened", "inspection_announced", "inspection_extended", "inspection_paused"),
            *("inspection_resumed", "inspection_ended", "inspection_reported", "inspection_drafted"),
            *("inspection_concluded", "conclusion_published"),
            *("examination_opened", "examination_announced", "examination_extended", "examination_paused"),
            *("examination_resumed", "examination_ended"),
            *("goods_seized", "seizure_reported", "seizure_ordered", "owner_notified", "seizure_extended"),
            *("seizure_ended", "goods_valued"),
            *("complaint_lodged", "lawsuit_filed", "complaint_accepted", "complaint_resolved", "judgment_given"),
        }
    )
