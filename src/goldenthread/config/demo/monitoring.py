"""Teams, saved filters, targets and a programme of the fictional area, with some progress."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from goldenthread.casework import api as casework
from goldenthread.monitoring import api as monitoring
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member

WEEK = timedelta(weeks=1)


def make_monitoring(*, manager: Member, officers: Mapping[str, Member], today: date) -> None:
    """Put each officer into a team, set targets, save filters, and begin a programme.

    :param officers: by the name of the team that each is in.
    """
    began = today - 40 * WEEK
    with as_member(manager, on=began):
        teams = {}
        for name, officer in officers.items():
            teams[name] = casework.make_team(name=name, by=manager, on=began)
            casework.join_team(
                team=teams[name], person=officer.person, since=began, by=manager, on=began
            )
        _targets(manager, next(iter(teams.values())), began, today)
    with as_member(manager, on=today):
        _filters(manager, teams, today)
    _programme(manager, today)


def _targets(manager: Member, team: casework.Team, began: date, today: date) -> None:
    ends = date(today.year + 1, 3, 31)
    for figure, whose, start, value in (
        ("final-20", None, 45, 75), ("past-20", None, 4, 0), ("decided-6", team, 80, 95),
    ):  # fmt: skip
        path = {"start_on": began, "start_value": Decimal(start), "due_on": ends,
                "value": Decimal(value)}  # fmt: skip
        monitoring.set_target(figure=figure, team=whose, values=path, by=manager, on=began)


def _filters(manager: Member, teams: Mapping[str, casework.Team], today: date) -> None:
    for name, team in teams.items():
        casework.save_filter(
            name=f"Overdue, {name}", query=f"tray=overdue&team={team.pk}", team=team, by=manager,
            on=today,
        )  # fmt: skip
    casework.save_filter(name="Quiet for three weeks", query="tray=quiet&quiet_days=21&sort=quiet",
                         by=manager, on=today)  # fmt: skip


def _programme(manager: Member, today: date) -> None:
    """Work the oldest requests through: those that ended in the last weeks, and all still open."""
    began = today - 14 * WEEK
    with as_member(manager, on=began):
        programme = monitoring.make_programme(
            values={
                "name": "Finish the oldest requests", "begins_on": began,
                "ends_on": today + 6 * WEEK, "pace": 1,
                "purpose": "Families who have waited longest get their final plan first.",
            },
            done_by="final_issued_on", by=manager, on=began,
        )  # fmt: skip
        cases = manager.local_area.cases.filter(request_received_on__lte=began).order_by("number")
        candidates = [
            monitoring.Candidate(case.child_id, case.pk)
            for case in cases
            if not case.final_issued_on or case.final_issued_on > began
        ]
        monitoring.add_items(programme=programme, candidates=candidates, by=manager, on=began)
