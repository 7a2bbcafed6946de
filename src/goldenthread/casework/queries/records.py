"""What indicators count of casework: one SQL query for each record set, asked within the fences.

The outcomes are those of SEN2: the first stays when it is changed later. Need and setting are
those of the day on which a record ended, or of the day of asking while it has not.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from goldenthread.casework.models import AdviceRequest, Case, Dispute
from goldenthread.casework.queries.reckoning import ADVICE, JOURNEY
from goldenthread.core.clock.rules import Rule
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.statutory_clock.clock import statutory_clock

Query = tuple[str, dict[str, Any]]

_CHILD = """
    h.id as child, h.date_of_birth as born_on, nullif(h.sex, '') as sex,
    nullif(h.ethnicity, '') as ethnicity"""
_NEED = """
    left join children_need n on n.child_id = c.child_id and n.rank = 1
      and n.since <= {day} and (n.until is null or n.until >= {day})"""
_SETTING = """
    left join children_placement p on p.child_id = c.child_id and p.rank = 1
      and p.since <= {day} and (p.until is null or p.until >= {day})
    left join children_setting s on s.id = p.setting_id"""
_KIND_OF_SETTING = "coalesce(s.kind, case when p.id is not null then 'elsewhere' end)"
_TO_TEAM = """
    left join organisations_person o on o.id = {officer}
    left join organisations_organisation g on g.id = o.organisation_id"""

# an exception that the law takes, lasting long enough, within the time of the limit
_EXCUSED = """
    select distinct {whose} from casework_caseexception e
    join {table} on {joined}
    join unnest(%({name}_codes)s::text[], %({name}_heads)s::text[], %({name}_lasts)s::int[],
                %({name}_from)s::date[], %({name}_to)s::date[])
      as law(code, head, lasts, holds_from, holds_to) on law.code = e.code and law.head = e.head
    where greatest(e.since, law.holds_from) <= {start} + %({name}_days)s
      and least(coalesce(e.until, 'infinity'), law.holds_to) >= greatest({start}, law.holds_from)
      and coalesce(e.until, greatest(%(on)s, e.since)) - e.since + 1 >= law.lasts"""

_JOURNEY = """
  select c.id, c.number as "case", c.child_id, c.historical, c.source,
    c.request_received_on as received_on, c.draft_served_on as draft_on,
    c.request_withdrawn_on as withdrawn_on, c.moved_area_on as moved_out_on,
    case when c.historical then 'H'
         when c.decided_not_to_assess_on is not null then 'N'
         when c.decided_to_assess_on is not null then 'Y'
         when c.request_withdrawn_on is not null or d.died_on is not null then 'W'
         else 'A' end as request_outcome,
    case when c.historical then null
         else coalesce(c.decided_not_to_assess_on, c.decided_to_assess_on)
         end as request_outcome_on,
    case when c.historical then 'H'
         when c.decided_to_assess_on is null then null
         when c.decided_not_to_issue_on is not null then 'N'
         when c.final_issued_on is not null or c.decided_to_issue_on is not null then 'Y'
         when c.request_withdrawn_on is not null or d.died_on is not null then 'W'
         else 'A' end as assessment_outcome,
    case when c.historical then null
         else coalesce(c.decided_not_to_issue_on, c.final_issued_on)
         end as assessment_outcome_on,
    least(c.final_issued_on, c.request_withdrawn_on, c.moved_area_on, d.died_on,
          case when c.decided_to_issue_on is null then c.decided_not_to_issue_on end,
          case when c.decided_to_assess_on is null then c.decided_not_to_assess_on end
    ) as ended_on,
    coalesce(min(c.final_issued_on) over (partition by c.child_id) < c.request_received_on, false)
      as reassessment,
    x.case_id is not null as exceptions, c.officer_id
  from casework_case c
  join children_child d on d.id = c.child_id
  left join ({excused}) x on x.case_id = c.id"""

_OF_A_JOURNEY = """
    c."case", c.received_on, c.draft_on, c.exceptions, c.reassessment,
    c.historical as transferred_in, c.source, c.request_outcome, c.assessment_outcome"""


def requests(on: date, wanted: Collection[str]) -> Query:
    """Return the requests, each with its first outcome."""
    more = "c.request_outcome_on, c.withdrawn_on, c.moved_out_on"
    day = "coalesce(c.request_outcome_on, c.ended_on, %(on)s)"
    return _journeys(more, day, "true", on, wanted)


def assessments(on: date, wanted: Collection[str]) -> Query:
    """Return the assessments that were begun, each with its first outcome."""
    known = "c.assessment_outcome is not null"
    day = "coalesce(c.assessment_outcome_on, c.ended_on, %(on)s)"
    return _journeys("c.assessment_outcome_on", day, known, on, wanted)


def open_cases(on: date, wanted: Collection[str]) -> Query:
    """Return the requests and assessments, with the days on which each was open."""
    day = "coalesce(c.ended_on, %(on)s)"
    return _journeys("c.ended_on", day, "not c.historical", on, wanted)


def _journeys(more: str, day: str, where: str, on: date, wanted: Collection[str]) -> Query:
    excused = _EXCUSED.format(
        whose="e.case_id", table="casework_case k", joined="k.id = e.case_id",
        start="k.request_received_on", name="journey",
    )  # fmt: skip
    told = f"{_OF_A_JOURNEY}, {more}"
    rows = f"({_JOURNEY.format(excused=excused)}) c"
    law = _law(_rule("final_issued"), "journey")
    sql, parameters = _of_children(told, rows, day, on, wanted, officer="c.officer_id")
    return f"{sql} where {where}", {**parameters, **law}


def _of_children(
    told: str, rows: str, day: str, on: date, wanted: Collection[str], *, officer: str
) -> Query:
    """Return the rows ``c`` with what is wanted of their children, as it was on a day.

    What nobody wants is not looked up: need, setting and team are tables of their own.
    """
    looked_up = {
        "need": ("n.sen_type", _NEED.format(day=day)),
        "setting": (_KIND_OF_SETTING, _SETTING.format(day=day)),
        "team": ("g.name", _TO_TEAM.format(officer=officer)),
    }
    columns = [
        f"{column if name in wanted else 'null::text'} as {name}"
        for name, (column, _) in looked_up.items()
    ]
    joins = [join for name, (_, join) in looked_up.items() if name in wanted]
    sql = (
        f"select {_CHILD}, {', '.join(columns)}, {told} from {rows}"  # noqa: S608 -- no words from outside
        f" join children_child h on h.id = c.child_id {' '.join(joins)}"
    )
    return sql, {"on": on}


def plans(on: date, wanted: Collection[str]) -> Query:
    """Return the plans that were issued; one ends with the next of its child, or with death."""
    told = (
        'c.number as "case", c.final_issued_on as started_on,'
        " least(c.next_on, h.died_on) as ended_on, c.historical as transferred_in, c.replaces"
    )
    rows = (
        "(select *, lead(final_issued_on) over (partition by child_id order by"
        " final_issued_on, id) as next_on, min(final_issued_on) over (partition by child_id)"
        " < final_issued_on as replaces from casework_case where final_issued_on is not null) c"
    )
    day = "coalesce(least(c.next_on, %(on)s), %(on)s)"
    return _of_children(told, rows, day, on, wanted, officer="c.officer_id")


def advice(on: date, wanted: Collection[str]) -> Query:
    """Return every request for advice that counts: see `columns.advice_that_counts`."""
    excused = _EXCUSED.format(
        whose="k.id", table="casework_advicerequest k", joined="k.case_id = e.case_id",
        start="k.advice_requested_on", name="advice",
    )  # fmt: skip
    told = (
        'c.id as advice, k.number as "case", c.kind, v.name as service,'
        " c.advice_requested_on as requested_on, c.advice_received_on as received_on,"
        " x.id is not null as exceptions"
    )
    rows = (
        "(select * from casework_advicerequest where withdrawn_on is null"  # noqa: S608 -- no words from outside
        " or (withdrawn_with <> '' and withdrawn_on > advice_requested_on + %(advice_days)s)) c"
        " join casework_case k on k.id = c.case_id"
        f" left join ({excused}) x on x.id = c.id"
        " left join organisations_organisation v on v.id = c.organisation_id"
    )
    day = "coalesce(c.advice_received_on, %(on)s)"
    sql, parameters = _of_children(told, rows, day, on, wanted, officer="k.officer_id")
    return sql, {**parameters, **_law(_rule(ADVICE), "advice")}


def disputes(on: date, wanted: Collection[str]) -> Query:
    """Return mediation and appeals."""
    told = (
        'c.id as dispute, k.number as "case", c.about, c.decision_notice_sent_on as notice_on,'
        " c.mediation_requested_on, c.mediation_held_on, c.mediation_agreed_on,"
        " c.appeal_lodged_on as appeal_on, c.appeal_ended_on"
    )
    rows = "casework_dispute c join casework_case k on k.id = c.case_id"
    day = "c.decision_notice_sent_on"
    return _of_children(told, rows, day, on, wanted, officer="k.officer_id")


def _rule(event: str) -> Rule:
    """Return the newest rule of the journey that begins or ends with an event."""
    found = [
        rule
        for rule in statutory_clock().book.of(JOURNEY)
        if event in rule.done_by or event in rule.start
    ]
    return max(found, key=lambda rule: rule.holds_from)


def _law(rule: Rule, name: str) -> dict[str, Any]:
    """Return the exceptions that excuse a limit, and how long it is, as the clock has them."""
    book, clock = statutory_clock().book, statutory_clock()
    groups = [book.exceptions[code] for code in rule.excused_by if code in book.exceptions]
    heads = [(group, head) for group in groups for head in group.heads]
    day = rule.holds_from
    due = rule.counts[0].limit.due(day, clock.calendars) or day
    return {
        f"{name}_codes": [group.code for group, _ in heads],
        f"{name}_heads": [head.letter for _, head in heads],
        f"{name}_lasts": [head.at_least_days for _, head in heads],
        f"{name}_from": [group.holds_from for group, _ in heads],
        f"{name}_to": [group.holds_to or date.max - timedelta(days=1) for group, _ in heads],
        f"{name}_days": (due - day).days,
    }


def cases_numbered(local_area: LocalArea, numbers: Collection[int]) -> dict[int, int]:
    """Return the cases that this person may see by the number that pages call them."""
    return dict(local_area.cases.filter(number__in=numbers).values_list("number", "pk"))


def cases_of_advice(local_area: LocalArea, keys: Collection[int]) -> dict[int, Case]:
    """Return the cases of requests for advice that this person may see."""
    found = AdviceRequest.objects.filter(local_area=local_area, pk__in=keys)
    return {one.pk: one.case for one in found.select_related("case")}


def cases_of_disputes(local_area: LocalArea, keys: Collection[int]) -> dict[int, Case]:
    """Return the cases of disputes that this person may see."""
    found = Dispute.objects.filter(local_area=local_area, pk__in=keys)
    return {one.pk: one.case for one in found.select_related("case")}
