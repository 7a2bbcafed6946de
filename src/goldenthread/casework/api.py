"""The door of the casework room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.casework.actions.advice import ask_for_advice, chase_advice, take_in_advice
from goldenthread.casework.actions.allocating import allocate
from goldenthread.casework.actions.correcting import correct_date, correct_decision
from goldenthread.casework.actions.deciding import (
    decide_not_to_assess,
    decide_not_to_issue,
    decide_to_assess,
    decide_to_issue,
)
from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.casework.actions.exceptions import end_exception, record_exception
from goldenthread.casework.actions.giving import (
    accept_advice,
    check_may_give,
    hand_in_advice,
    send_back_advice,
)
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
from goldenthread.casework.enums import (
    ANSWERS,
    TESTS,
    AdviceKind,
    Channel,
    ChaseHow,
    LegalTest,
    Outcome,
    Question,
    Source,
)
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.models import AdviceChase, AdviceRequest, Case, Decision
from goldenthread.casework.permissions import works_on_cases
from goldenthread.casework.policies import why_no_more
from goldenthread.casework.queries.advice import (
    ON_OPEN_CASES,
    AdviceDue,
    advice_dues,
    advice_of_area,
    find_advice,
)
from goldenthread.casework.queries.cases import (
    advice_of,
    cases_of,
    exceptions_of,
    facts_of,
    find_case,
    officers_of,
    open_case_of,
)
from goldenthread.casework.queries.decisions import (
    Awaited,
    awaited,
    decisions_between,
    overturned,
    undecided,
)
from goldenthread.casework.queries.reckoning import decide_by, reckon
from goldenthread.casework.signals import Additions, Note, add_to_cases

__all__ = [
    "ANSWERS",
    "ON_OPEN_CASES",
    "TESTS",
    "Additions",
    "AdviceChase",
    "AdviceDue",
    "AdviceKind",
    "AdviceRequest",
    "Awaited",
    "Case",
    "CaseRequest",
    "Channel",
    "ChaseHow",
    "Decision",
    "LegalTest",
    "Note",
    "Outcome",
    "Question",
    "Source",
    "about_case",
    "accept_advice",
    "acknowledge",
    "add_to_cases",
    "advice_dues",
    "advice_of",
    "advice_of_area",
    "allocate",
    "ask_for_advice",
    "awaited",
    "cases_of",
    "chase_advice",
    "check_may_give",
    "consult_family",
    "consult_setting",
    "correct_date",
    "correct_decision",
    "decide_by",
    "decide_not_to_assess",
    "decide_not_to_issue",
    "decide_to_assess",
    "decide_to_issue",
    "decisions_between",
    "end_exception",
    "exceptions_of",
    "facts_of",
    "find_advice",
    "find_case",
    "hand_in_advice",
    "issue_final",
    "officers_of",
    "open_case_of",
    "open_request",
    "overturned",
    "reckon",
    "record_appeal",
    "record_exception",
    "record_mediation",
    "record_move",
    "send_back_advice",
    "serve_draft",
    "take_in_advice",
    "take_in_answer",
    "take_in_reply",
    "tell_partners",
    "undecided",
    "why_no_more",
    "withdraw",
    "works_on_cases",
]
