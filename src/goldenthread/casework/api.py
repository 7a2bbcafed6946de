"""The door of the casework room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.casework.actions.advice import ask_for_advice, chase_advice, take_in_advice
from goldenthread.casework.actions.allocating import allocate
from goldenthread.casework.actions.bulk import begin, plan_reallocation, undo_reallocation
from goldenthread.casework.actions.carrying_out import carry_on
from goldenthread.casework.actions.deciding import (
    decide_not_to_assess,
    decide_not_to_issue,
    decide_to_assess,
    decide_to_issue,
)
from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.casework.actions.exceptions import end_exception, record_exception
from goldenthread.casework.actions.filters import save_filter
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
from goldenthread.casework.actions.teams import join_team, make_team
from goldenthread.casework.enums import DATES, OPEN_STAGES, AdviceKind, Stage
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.models import AdviceRequest, Case, SavedFilter, Team
from goldenthread.casework.policies import is_over, stage_of
from goldenthread.casework.queries.cases import facts_of, officers_of, open_case_of
from goldenthread.casework.queries.columns import (
    AdviceColumns,
    CaseColumns,
    advice_columns,
    case_columns,
    cases_numbered,
)
from goldenthread.casework.queries.listing import caseload, choice_of
from goldenthread.casework.queries.teams import find_team, saved_filters, team_of, teams_of

__all__ = [
    "DATES",
    "OPEN_STAGES",
    "AdviceColumns",
    "AdviceKind",
    "AdviceRequest",
    "Case",
    "CaseColumns",
    "CaseRequest",
    "SavedFilter",
    "Stage",
    "Team",
    "about_case",
    "acknowledge",
    "advice_columns",
    "allocate",
    "ask_for_advice",
    "begin",
    "carry_on",
    "case_columns",
    "caseload",
    "cases_numbered",
    "chase_advice",
    "choice_of",
    "consult_family",
    "consult_setting",
    "decide_not_to_assess",
    "decide_not_to_issue",
    "decide_to_assess",
    "decide_to_issue",
    "end_exception",
    "facts_of",
    "find_team",
    "is_over",
    "issue_final",
    "join_team",
    "make_team",
    "officers_of",
    "open_case_of",
    "open_request",
    "plan_reallocation",
    "record_appeal",
    "record_exception",
    "record_mediation",
    "record_move",
    "save_filter",
    "saved_filters",
    "serve_draft",
    "stage_of",
    "take_in_advice",
    "take_in_answer",
    "take_in_reply",
    "team_of",
    "teams_of",
    "tell_partners",
    "undo_reallocation",
    "withdraw",
]
