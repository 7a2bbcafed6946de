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
from goldenthread.casework.actions.exceptions import Evidence, end_exception, record_exception
from goldenthread.casework.actions.filters import save_filter
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
from goldenthread.casework.actions.opening import open_request, write_reasons
from goldenthread.casework.actions.teams import join_team, make_team
from goldenthread.casework.actions.telling_advisers import asked_by_link, write_letter
from goldenthread.casework.enums import (
    ANSWERS,
    OPEN_STAGES,
    TESTS,
    AdviceKind,
    Channel,
    ChaseHow,
    Ground,
    LegalTest,
    Outcome,
    Question,
    Source,
    Stage,
)
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.models import (
    AdviceChase,
    AdviceRequest,
    Case,
    Decision,
    SavedFilter,
    Team,
)
from goldenthread.casework.permissions import works_on_cases
from goldenthread.casework.policies import stage_of, why_no_more
from goldenthread.casework.queries.advice import (
    AdviceDue,
    advice_dues,
    advice_of_area,
    find_advice,
    on_open_cases,
)
from goldenthread.casework.queries.advisers import advisers_at
from goldenthread.casework.queries.cases import (
    advice_of,
    cases_of,
    exceptions_of,
    facts_of,
    officers_of,
    open_case_of,
    open_cases_of,
)
from goldenthread.casework.queries.columns import (
    AdviceColumns,
    CaseColumns,
    advice_columns,
    advice_that_counts,
    case_columns,
    cases_numbered,
)
from goldenthread.casework.queries.decisions import (
    Awaited,
    Decided,
    all_awaited,
    awaited_decisions,
    decisions_between,
    overturned_refusals,
    undecided_cases,
)
from goldenthread.casework.queries.family_views import (
    family_asked,
    is_of_family,
    recipient_of,
)
from goldenthread.casework.queries.limits import against_sharing, check_ground
from goldenthread.casework.queries.listing import caseload, choice_of
from goldenthread.casework.queries.readers import sharing_with
from goldenthread.casework.queries.reckoning import decide_by, evidence_in_words, reckon
from goldenthread.casework.queries.teams import saved_filters, teams_of
from goldenthread.casework.queries.texts import ENDING_WORDS
from goldenthread.casework.signals import Additions, Note, add_to_cases

__all__ = [
    "ANSWERS",
    "ENDING_WORDS",
    "OPEN_STAGES",
    "TESTS",
    "Additions",
    "AdviceChase",
    "AdviceColumns",
    "AdviceDue",
    "AdviceKind",
    "AdviceRequest",
    "Awaited",
    "Case",
    "CaseColumns",
    "CaseRequest",
    "Channel",
    "ChaseHow",
    "Decided",
    "Decision",
    "Evidence",
    "Ground",
    "LegalTest",
    "Note",
    "Outcome",
    "Question",
    "SavedFilter",
    "Source",
    "Stage",
    "Team",
    "about_case",
    "accept_advice",
    "acknowledge",
    "add_to_cases",
    "advice_columns",
    "advice_dues",
    "advice_of",
    "advice_of_area",
    "advice_that_counts",
    "advisers_at",
    "against_sharing",
    "all_awaited",
    "allocate",
    "ask_for_advice",
    "asked_by_link",
    "awaited_decisions",
    "case_columns",
    "caseload",
    "cases_numbered",
    "cases_of",
    "chase_advice",
    "check_ground",
    "check_may_give",
    "choice_of",
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
    "evidence_in_words",
    "exceptions_of",
    "facts_of",
    "family_asked",
    "find_advice",
    "hand_in_advice",
    "is_of_family",
    "issue_final",
    "join_team",
    "make_team",
    "officers_of",
    "on_open_cases",
    "open_case_of",
    "open_cases_of",
    "open_request",
    "overturned_refusals",
    "recipient_of",
    "reckon",
    "record_appeal",
    "record_exception",
    "record_mediation",
    "record_move",
    "save_filter",
    "saved_filters",
    "send_back_advice",
    "serve_draft",
    "sharing_with",
    "stage_of",
    "take_in_advice",
    "take_in_answer",
    "take_in_reply",
    "teams_of",
    "tell_partners",
    "undecided_cases",
    "why_no_more",
    "withdraw",
    "works_on_cases",
    "write_letter",
    "write_reasons",
]
