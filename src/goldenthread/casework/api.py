"""The door of the casework room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.casework.actions.advice import ask_for_advice, chase_advice, take_in_advice
from goldenthread.casework.actions.allocating import allocate
from goldenthread.casework.actions.deciding import (
    decide_not_to_assess,
    decide_not_to_issue,
    decide_to_assess,
    decide_to_issue,
)
from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.casework.actions.exceptions import end_exception, record_exception
from goldenthread.casework.actions.journey import (
    acknowledge,
    consult_family,
    consult_setting,
    issue_final,
    record_move,
    serve_draft,
    take_in_answer,
    take_in_reply,
    tell_partners,
    withdraw,
)
from goldenthread.casework.actions.opening import open_request
from goldenthread.casework.enums import Channel, Source
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.casework.queries.cases import officers_of, open_case_of, open_cases_of
from goldenthread.casework.queries.reckoning import decide_by
from goldenthread.casework.signals import show_on_case, show_on_home

__all__ = [
    "AdviceRequest",
    "Case",
    "CaseRequest",
    "Channel",
    "Source",
    "about_case",
    "acknowledge",
    "allocate",
    "ask_for_advice",
    "chase_advice",
    "consult_family",
    "consult_setting",
    "decide_by",
    "decide_not_to_assess",
    "decide_not_to_issue",
    "decide_to_assess",
    "decide_to_issue",
    "end_exception",
    "issue_final",
    "officers_of",
    "open_case_of",
    "open_cases_of",
    "open_request",
    "record_appeal",
    "record_exception",
    "record_mediation",
    "record_move",
    "serve_draft",
    "show_on_case",
    "show_on_home",
    "take_in_advice",
    "take_in_answer",
    "take_in_reply",
    "tell_partners",
    "withdraw",
]
