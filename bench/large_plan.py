"""A plan of 500 actions and 2,000 milestones, live, with reports, and people in every role."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.measured import ROOT, analyse

AREAS, ACTIONS, MILESTONES = 10, 50, 4
LIVE_ON = date(2025, 1, 6)


@dataclass(frozen=True)
class Prepared:
    """What the readers need: the server's environment, a session for each role, the pages."""

    environment: dict[str, str]
    sessions: dict[str, str]
    pages: dict[str, str]
    stop: Callable[[], None]


def prepare(folder: Path) -> Prepared:
    """Make a database server, an area and its plan in a folder."""
    from goldenthread.config.embedded import EmbeddedPostgres, settings_for_this_machine

    server = EmbeddedPostgres.under(folder / "postgres", settings_for_this_machine())
    server.start()
    environment = {
        "GOLDENTHREAD_ENV": "trial",
        "GOLDENTHREAD_HOME": str(folder),
        "SECRET_KEY": "only-for-measuring",
        "DATABASE_URL": server.url(),
        "LOG_LEVEL": "CRITICAL",
    }
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="goldenthread.config.settings")
    subprocess.run(
        [sys.executable, "-m", "goldenthread.config.cli", "migrate"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
    )
    import django

    django.setup()
    from goldenthread.config import static_files

    static_files.gather()
    sessions, pages = _fill()
    analyse(server.url())
    return Prepared(environment, sessions, pages, server.stop)


def _fill() -> tuple[dict[str, str], dict[str, str]]:
    from goldenthread.improvement import api
    from goldenthread.platform.access.roles import Role
    from goldenthread.platform.access.row_security import in_area
    from tests.factories.areas import make_area, make_member
    from tests.factories.plans import make_plan

    area = make_area("Benchshire")
    members = {Role(role).label.lower(): make_member(area, role) for role in Role}
    manager = members["programme manager"]
    with in_area(area.pk):
        plan = make_plan(manager, _document(), on=LIVE_ON)
        api.go_live(plan=plan, by=manager, on=LIVE_ON)
        _report(plan, manager)
        action = plan.action_set.order_by("pk")[250]
        pages = {
            "my work": f"/areas/{area.slug}/",
            "the plan": f"/areas/{area.slug}/plan/{plan.pk}/",
            "list of actions": f"/areas/{area.slug}/plan/{plan.pk}/actions/",
            "an action": f"/areas/{area.slug}/plan/actions/{action.pk}/",
            "an area": f"/areas/{area.slug}/plan/areas/{action.area_id}/",
            "a thread": f"/areas/{area.slug}/plan/thread/action/{action.pk}/",
            "search": f"/areas/{area.slug}/search/?q=advice+timetable",
        }
    return {role: session_of(member.user) for role, member in members.items()}, pages


def _document() -> object:
    from goldenthread.core.enums import PlanKind, Status
    from goldenthread.core.plan_format import (
        ActionEntry,
        AreaEntry,
        FindingEntry,
        FocusAreaEntry,
        MilestoneEntry,
        PlanDocument,
        RatingEntry,
    )

    def month(n: int) -> str:
        return f"{2025 + n // 12}-{n % 12 + 1:02d}"

    def action(area: int, n: int) -> ActionEntry:
        return ActionEntry(
            ref=f"{area}.{n}", focus_area=str(n % 5),
            text=f"Agree with every service how advice number {n} of area {area} reaches families.",
            leads=[f"Head of Service {(area * ACTIONS + n) % 40}"], due=month(n % 30),
            due_text=month(n % 30), measures=["Nine in ten pieces of advice arrive in time."],
            milestones=[
                MilestoneEntry(text=f"Step {m} of the timetable", due=month((n + m) % 30),
                               due_text=month((n + m) % 30)) for m in range(MILESTONES)
            ],
        )  # fmt: skip

    return PlanDocument(
        title="Benchshire plan", local_area="Benchshire", kind=PlanKind.PARTNERSHIP_PLAN,
        published="2025-01-06",
        rating_scheme=[RatingEntry(label=s.words, status=s) for s in Status],
        areas=[
            AreaEntry(
                ref=str(a), title=f"Area for improvement {a}",
                findings=[FindingEntry(text=f"Finding {f} of area {a}") for f in range(8)],
                focus_areas=[FocusAreaEntry(ref=str(f), title=f"Focus {f}") for f in range(5)],
                actions=[action(a, n) for n in range(ACTIONS)],
            )
            for a in range(1, AREAS + 1)
        ],
    )  # fmt: skip


def _report(plan: object, manager: object) -> None:
    from goldenthread.improvement import api

    for n in range(0, AREAS * ACTIONS, 5):
        api.report_by_reference(
            plan_id=plan.pk,  # type: ignore[attr-defined]
            ref=f"{n // ACTIONS + 1}.{n % ACTIONS}",
            text="Every service has answered; two ask for another month.",
            rating="On track",
            reason="The date holds.",
            done={1: (LIVE_ON, "Minutes of the board")},
            by=manager,  # type: ignore[arg-type]
            on=LIVE_ON + timedelta(days=n),
        )


def session_of(user: object) -> str:
    """Sign an account in; return the key of its session."""
    from importlib import import_module

    from django.conf import settings

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["_auth_user_id"] = str(user.pk)  # type: ignore[attr-defined]
    session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    session.save()
    return str(session.session_key)
