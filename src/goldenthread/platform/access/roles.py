"""The roles that a post carries in a local area, and what each role may do there."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What a post is in Golden Thread. A post may carry none: then it only holds actions."""

    ADMINISTRATOR = "administrator", "Administrator"
    PROGRAMME_MANAGER = "programme_manager", "Programme manager"
    WORKSTREAM_LEAD = "workstream_lead", "Workstream lead"
    PARENT_CARER_LEAD = "parent_carer_lead", "Parent-carer vice lead"
    ACCOUNTABLE_OFFICER = "accountable_officer", "Accountable officer"
    BOARD_MEMBER = "board_member", "Board member"
    CASE_OFFICER = "case_officer", "SEND case officer"
    CASE_MANAGER = "case_manager", "SEND case manager"
    SERVICE_MEMBER = "service_member", "Advice-giving service"
    SETTING_MEMBER = "setting_member", "School or college"
    PANEL_MEMBER = "panel_member", "Panel member"


class Power(models.TextChoices):
    """One thing that a person may do in a local area."""

    READ_PLAN = "read_plan", "Read the improvement plan and its history"
    UPDATE_OWN_ACTIONS = "update_own_actions", "Report progress on actions that they hold or lead"
    MANAGE_PLAN = "manage_plan", "Import, correct and change the plan"
    GO_LIVE = "go_live", "Decide that a draft plan goes live"
    VERIFY_EVIDENCE = "verify_evidence", "Verify or refuse evidence that somebody else gave"
    ASK_FOR_ANSWERS = (
        "ask_for_answers",
        "Ask leads why a rating is better than its facts, and tune how facts are judged",
    )
    MANAGE_PEOPLE = "manage_people", "Add people and posts, and pass posts on"
    MANAGE_AREA = "manage_area", "Change the area's settings"
    READ_OWN_CHILDREN = (
        "read_own_children",
        "Read the records of children that they, or their organisation, are given",
    )
    READ_CHILDREN = (
        "read_children",
        "Read the record of any child in the area, save restricted ones",
    )
    CHANGE_CHILDREN = "change_children", "Make and change children's records"
    MANAGE_RECORDS = "manage_records", "Merge and restrict records, and undo a merger"
    READ_CASES = "read_cases", "Read requests for assessment and their journey, of those children"
    WORK_ON_CASES = "work_on_cases", "Take requests for assessment, carry them on, hand them over"
    MANAGE_CASELOADS = (
        "manage_caseloads",
        "Reallocate cases, change many at once, set up teams, targets and programmes",
    )
    GIVE_ADVICE = (
        "give_advice",
        "Answer requests for advice that are made to their organisation",
    )
    READ_PANEL_PAPERS = (
        "read_panel_papers",
        "Read the papers of the panel meetings that they are a member of",
    )
    PREPARE_PANELS = (
        "prepare_panels",
        "Prepare agendas and papers of panels, and record their meetings",
    )
    MANAGE_PANELS = "manage_panels", "Set up panels, and record the council's decisions"
    SET_TARGETS = (
        "set_targets",
        "Set targets for indicators, and tell the story behind them",
    )
    REOPEN_RECORDS = (
        "reopen_records",
        "Ask that a restricted record opens for somebody new when all who were named for it have"
        " left, or confirm it; always two people",
    )
    READ_AUDIT = "read_audit", "Read who has looked at which child's record, and why"


_EVERYONE = frozenset({Power.READ_PLAN})
_LEADS = _EVERYONE | {Power.UPDATE_OWN_ACTIONS}
_CHECKS = {Power.VERIFY_EVIDENCE, Power.ASK_FOR_ANSWERS}
_GIVEN = _EVERYONE | {Power.READ_OWN_CHILDREN, Power.READ_CASES}
_ADVISES = _GIVEN | {Power.GIVE_ADVICE}
_PANELS = {Power.READ_PANEL_PAPERS}
_CASES = (
    _GIVEN
    | _PANELS
    | {Power.READ_CHILDREN, Power.CHANGE_CHILDREN, Power.WORK_ON_CASES, Power.PREPARE_PANELS}
)

POWERS: dict[Role, frozenset[Power]] = {
    Role.ADMINISTRATOR: _EVERYONE
    | {Power.MANAGE_PEOPLE, Power.MANAGE_AREA, Power.READ_AUDIT, Power.REOPEN_RECORDS},
    Role.PROGRAMME_MANAGER: _LEADS
    | _CHECKS
    | {Power.MANAGE_PLAN, Power.GO_LIVE, Power.MANAGE_PEOPLE, Power.SET_TARGETS},
    Role.WORKSTREAM_LEAD: _LEADS,
    Role.PARENT_CARER_LEAD: _LEADS | {Power.VERIFY_EVIDENCE},
    Role.ACCOUNTABLE_OFFICER: _LEADS,
    Role.BOARD_MEMBER: _EVERYONE | _CHECKS,
    Role.CASE_OFFICER: _CASES,
    Role.CASE_MANAGER: _CASES
    | {
        Power.MANAGE_RECORDS,
        Power.MANAGE_CASELOADS,
        Power.MANAGE_PANELS,
        Power.READ_AUDIT,
        Power.SET_TARGETS,
        Power.REOPEN_RECORDS,
    },
    Role.SERVICE_MEMBER: _ADVISES,
    Role.SETTING_MEMBER: _ADVISES,
    Role.PANEL_MEMBER: _EVERYONE | _PANELS,
}


# Roles that open children's records, or the area itself: administrators alone give and take them.
GUARDED = frozenset(
    role
    for role, powers in POWERS.items()
    if role == Role.ADMINISTRATOR or powers & {Power.READ_OWN_CHILDREN, Power.READ_PANEL_PAPERS}
)


def powers_of(roles: frozenset[Role]) -> frozenset[Power]:
    """Return everything that a person with these roles may do."""
    return frozenset().union(*(POWERS[role] for role in roles))
