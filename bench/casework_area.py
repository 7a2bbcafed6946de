"""The area that `casework` is measured in, kept between runs, and who works in it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.large_plan import session_of
from bench.measured import ROOT, analyse
from bench.pages import processor_seconds

SEED, YEARS, NAME = 1, 10, "Benchfold"
TODAY = date.today()  # noqa: DTZ011 -- pages live today
KEPT_FOR = 30  # days: later its last day would lie too far back
PEOPLE = {
    "case_officer": 36, "case_manager": 8, "service_member": 6, "setting_member": 7,
    "panel_member": 8, "administrator": 5,
}  # fmt: skip


@dataclass(frozen=True)
class Worker:
    """Someone who is signed in: a session, and the addresses that they open, by page."""

    role: str
    session: str
    pages: dict[str, list[str]]


@dataclass(frozen=True)
class Prepared:
    """What the readers need."""

    environment: dict[str, str]
    workers: list[Worker]
    stop: Callable[[], None]
    made_in: str


def prepare(plans: int) -> Prepared:
    """Return the area of this size, made unless it is kept from an earlier run."""
    from goldenthread.config.area.script import VERSION
    from goldenthread.config.embedded import EmbeddedPostgres, settings_for_this_machine

    home = ROOT / "var" / f"bench-{VERSION}-{SEED}-{plans}"
    made_in = home / "made-in"
    if made_in.exists() and time.time() - made_in.stat().st_mtime > KEPT_FOR * 86_400:
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    server = EmbeddedPostgres.under(home / "postgres", settings_for_this_machine())
    server.start()
    environment = {
        "GOLDENTHREAD_ENV": "trial",
        "GOLDENTHREAD_HOME": str(home),
        "SECRET_KEY": "only-for-measuring",
        "DATABASE_URL": server.url(),
        "LOG_LEVEL": "CRITICAL",
        "REQUIRE_SECOND_FACTOR": "false",
        "BENCH_QUESTIONS": str(home / "questions.jsonl"),
    }
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="goldenthread.config.settings")
    if not made_in.exists():
        made_in.write_text(_make(plans, server.url()))
    _command("migrate")
    import django

    django.setup()
    from goldenthread.config import static_files

    static_files.gather()
    return Prepared(environment, _workers(), server.stop, made_in.read_text())


def _make(plans: int, url: str) -> str:
    """Make the area; return how long it took and what it took."""
    _command("migrate")
    began, spent, asked = time.monotonic(), _below(), database_seconds()
    said = _command(
        "make-area", "--plans", str(plans), "--years", str(YEARS), "--seed", str(SEED), "--name",
        NAME, "--as-of", TODAY.isoformat(), "--bulk",
    )  # fmt: skip
    took, spent, asked = time.monotonic() - began, _below() - spent, database_seconds() - asked
    analyse(url)
    return f"{took:.0f} s, of processor {spent:.0f} in Python and {asked:.0f} in PostgreSQL; {said}"


def _below() -> float:
    # of processes that this one has begun and that have ended
    return sum(os.times()[2:4])


def database_seconds() -> float:
    """Return the seconds of processor that the database's processes have used so far."""
    from goldenthread.config.embedded import EmbeddedPostgres

    home = EmbeddedPostgres.under(Path(os.environ["GOLDENTHREAD_HOME"]) / "postgres")
    postmaster = int((home.data / "postmaster.pid").read_text().split()[0])
    return processor_seconds(postmaster)


def _command(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread.config.cli", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{words[0]} failed: {done.stderr[-2000:]}")
    return done.stdout.strip().rpartition("\n")[2]


def _workers() -> list[Worker]:
    from goldenthread.platform.access.row_security import in_area
    from goldenthread.platform.organisations.member import current_tenures
    from goldenthread.platform.organisations.models import LocalArea, Tenure

    area = LocalArea.objects.get(name=NAME)
    chance = random.Random(1)  # noqa: S311 -- repeatable, nothing secret
    found = []
    for role, many in PEOPLE.items():
        with in_area(area.pk):
            holding = Tenure.objects.filter(current_tenures(TODAY), post__role=role)
            users = [one.person.user for one in holding.select_related("person__user", "post")]
        # more people than posts: several browsers of one account
        found += [
            Worker(role, session_of(user), _pages(area, user, role, chance))
            for user in (users * many)[:many]
        ]
    return found


def _pages(area: object, user: object, role: str, chance: random.Random) -> dict[str, list[str]]:
    from goldenthread.platform.organisations.member import find_member
    from goldenthread.platform.organisations.reach import as_member

    root = f"/areas/{area.slug}"  # type: ignore[attr-defined]
    settings = f"{root}/settings"
    if role == "administrator":
        return {
            "people": [f"{settings}/people/", f"{settings}/people/?q=wren"],
            "posts": [f"{settings}/posts/", f"{settings}/posts/?only=vacant"],
            "audit of looks": [f"{settings}/looks/"],
        }
    from goldenthread.platform.access.row_security import in_area

    with in_area(area.pk):  # type: ignore[attr-defined]
        member = find_member(user=user, local_area=area, on=TODAY)  # type: ignore[arg-type]
    assert member is not None  # noqa: S101 -- they hold a post
    with as_member(member, on=TODAY):
        if role == "panel_member":
            return _of_panels(root, member)
        pages = _of_cases(root, member, chance)
        if role in {"case_officer", "case_manager"}:
            pages |= _of_who_prepares(root, area)
        return pages


def _of_panels(root: str, member: object) -> dict[str, list[str]]:
    """Return what a member of a panel opens: what is to be read, and each paper of it."""
    from goldenthread.panels.api import AgendaItem, meetings_of_person

    area, person = member.local_area, member.person  # type: ignore[attr-defined]
    meetings = meetings_of_person(area, person, on=TODAY)
    items = AgendaItem.objects.filter(meeting__in=meetings, paper__published_on__isnull=False)
    pages = {
        "panels": [f"{root}/panels/"],
        "an agenda": [f"{root}/panels/meetings/{one.pk}/" for one in meetings],
        "a paper": [f"{root}/panels/items/{one.pk}/" for one in items],
    }
    return {page: addresses for page, addresses in pages.items() if addresses}


def _of_who_prepares(root: str, area: object) -> dict[str, list[str]]:
    from goldenthread.panels.api import Meeting

    ahead = Meeting.objects.filter(local_area=area, published_on__isnull=False, state="planned")
    pages = {
        "panels": [f"{root}/panels/"],
        "an agenda": [f"{root}/panels/meetings/{one.pk}/" for one in ahead],
        "panels over time": [f"{root}/panels/consistency/"],
    }
    return {page: addresses for page, addresses in pages.items() if addresses}


def _of_cases(root: str, member: object, chance: random.Random) -> dict[str, list[str]]:
    from goldenthread.casework.models import OPEN, Case
    from goldenthread.children.queries.listing import children_of
    from goldenthread.children.queries.records import records_open_to

    mine = Case.objects.filter(OPEN, officer=member.person)  # type: ignore[attr-defined]
    cases = list((mine if mine.count() > 10 else Case.objects.all())[:400])
    seen = children_of(member.local_area)  # type: ignore[attr-defined]
    children = list(seen.order_by("?")[:60])
    # who is only asked for advice opens no record
    open_to = records_open_to(seen, member, on=TODAY)  # type: ignore[arg-type]
    records = list(open_to.order_by("?")[:60])
    picked = chance.sample(cases, min(30, len(cases)))
    listed = f"{root}/casework/cases/"
    pages = {
        "list of cases": [
            listed, f"{listed}?page=2", f"{listed}?stage=assessment", f"{listed}?tray=overdue",
            f"{listed}?officer=nobody", f"{listed}?stage=ended", f"{listed}?stage=ended&page=40",
        ],
        "search for a case": [f"{listed}?q={one.surname}" for one in children[:20]],
        "a case": [f"{listed}{one.pk}/" for one in picked],
        "why a date": [f"{listed}{one.pk}/deadlines/ENA-09/" for one in picked if _counts(one)],
        "a child's record": [f"{root}/children/{one.pk}/" for one in records],
        "list of children": [
            f"{root}/children/", f"{root}/children/?page=5", f"{root}/children/?sort=setting",
            f"{root}/children/?need=ASD", *(
                f"{root}/children/?q={one.surname[:6]}" for one in children[:1]
            ),
        ],
        "search for a child": [f"{root}/children/?q={one.forename}+{one.surname}"
                               for one in children[:20]],
    }  # fmt: skip
    if "case_officer" in member.roles or "case_manager" in member.roles:  # type: ignore[attr-defined]
        pages["trays"] = [f"{root}/casework/", f"{root}/casework/?whose=all"]
        pages["caseloads"] = [f"{root}/casework/caseloads/"]
    return {page: addresses for page, addresses in pages.items() if addresses}


def _counts(case: object) -> bool:
    return bool(case.request_received_on) and not case.historical  # type: ignore[attr-defined]
