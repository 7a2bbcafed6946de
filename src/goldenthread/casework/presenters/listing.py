"""What the trays and the list of cases say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from goldenthread.casework.enums import QUIET_DAYS, STAGES, TRAY_WORDS, BulkKind, Stage
from goldenthread.casework.presenters.case import stage_tag
from goldenthread.casework.presenters.deadlines import who_owes
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.caseloads import mark_of, what_holds
from goldenthread.casework.queries.listing import TRAYS, Choice
from goldenthread.casework.queries.standing import Due, Standing
from goldenthread.children.api import Child
from goldenthread.core.clock.states import State
from goldenthread.core.code_lists import SEN_TYPES, words_for
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.statutory_clock.presenters.wording import state_tag
from goldenthread.ui.listing import HasName
from goldenthread.ui.words import away, capital, count, day

_SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Children and officers of the rows of a page, by number."""

    children: Mapping[int, Child]
    people: Mapping[int, HasName]


def row(one: Standing, names: Names, places: Places, *, on: date) -> dict[str, Any]:
    """Return a row of the list."""
    child = names.children[one.child_id]
    first = one.dues[0] if one.dues else None
    return {
        "name": f"{child.surname}, {child.forename}",
        "number": str(one.number),
        "href": places.of(one.case_id),
        "stage": stage_tag(one.stage),
        "week": str(one.week) if one.is_open else "",
        "received": day(one.received_on),
        "next": _next(first, on=on) if first else "",
        "when": day(first.day) if first else "",
        "who": who_owes(first.who) if first else "",
        "tag": state_tag(first.state) if first else None,
        "late": count(first.days_late, "day") + " late" if first and first.days_late else "",
        "will_miss": one.will_miss,
        "waits": "; ".join(f"{who}, {count((on - since).days, 'day')}" for who, since in one.waits),
        "quiet": count(one.quiet_for(on), "day") if one.quiet_for(on) >= QUIET_DAYS else "",
        "key": one.case_id,
        "officer": names.people[one.officer_id].name if one.officer_id else "Nobody yet",
    }


def _next(due: Due, *, on: date) -> str:
    return f"{capital(due.rule.duty)}, {away(due.day, on=on)}"


def figures(found: list[Standing], places: Places, whose: str, *, on: date) -> list[dict[str, Any]]:
    """Return how many cases lie in each tray, each with the list that shows them."""
    officer = f"&officer={whose}" if whose else ""
    return [
        {
            "many": sum(fits(one, on) for one in found),
            "text": TRAY_WORDS[tray],
            "href": f"{places.to('casework_list')}?tray={tray}{officer}",
        }
        for tray, fits in TRAYS.items()
    ]


def tray(found: list[Standing], state: State) -> list[tuple[Standing, Due]]:
    """Return the deadlines in a state, the soonest first, each with its case."""
    pairs = [(one, due) for one in found for due in one.dues_in(state)]
    return sorted(pairs, key=lambda pair: (pair[1].day, pair[0].number))


def in_trays(found: list[Standing]) -> dict[str, list[tuple[Standing, Due]]]:
    """Return what is overdue and what is due soon."""
    return {"overdue": tray(found, State.OVERDUE), "due": tray(found, State.DUE_SOON)}


def shown(trays: Mapping[str, list[tuple[Standing, Due]]]) -> list[Standing]:
    """Return the cases of which the trays show a row."""
    return [one for pairs in trays.values() for one, _ in pairs[:_SHORT]]


def tray_rows(
    trays: Mapping[str, list[tuple[Standing, Due]]],
    names: Names,
    places: Places,
    whose: str,
    *,
    on: date,
) -> list[dict[str, Any]]:
    """Return the trays with the first rows of each."""
    officer = f"&officer={whose}" if whose else ""
    return [
        {
            "key": key,
            "heading": TRAY_WORDS[key],
            "counted": count(len(pairs), "time limit"),
            "more": len(pairs) - _SHORT,
            "all": f"{places.to('casework_list')}?tray={key}{officer}",
            "rows": [_tray_row(one, due, names, places, on=on) for one, due in pairs[:_SHORT]],
        }
        for key, pairs in trays.items()
    ]


def _tray_row(one: Standing, due: Due, names: Names, places: Places, *, on: date) -> dict[str, Any]:
    child = names.children[one.child_id]
    return {
        "what": capital(due.rule.duty),
        "name": child.name,
        "number": one.number,
        "href": places.of(one.case_id),
        "key": f"{due.rule.key} {due.who}",
        "when": f"{day(due.day)}, {away(due.day, on=on)}",
        "who": who_owes(due.who),
        "tag": state_tag(due.state),
    }


def waiting_on(
    found: Iterable[Standing], places: Places, whose: str, *, on: date
) -> list[dict[str, Any]]:
    """Return for whose advice the cases wait, most first, with the longest wait of each."""
    since: dict[str, list[date]] = defaultdict(list)
    for one in found:
        for who, asked in one.waits:
            since[who].append(asked)
    late: dict[str, int] = defaultdict(int)
    for one in found:
        for due in one.dues_in(State.OVERDUE):
            late[due.who] += due.who in since
    officer = f"&officer={whose}" if whose else ""
    return [
        {
            "who": who,
            "href": f"{places.to('casework_list')}?sort=waiting&waits={mark_of(who)}{officer}",
            "many": count(len(days), "request"),
            "late": count(late[who], "request") + " late" if late[who] else "None late",
            "longest": count((on - min(days)).days, "day"),
        }
        for who, days in sorted(since.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def filter_words(
    choice: Choice,
    settings: Iterable[HasName],
    officers: Iterable[HasName],
    teams: Iterable[HasName],
    adviser: str,
) -> dict[str, str]:
    """Return what the tag of each filter that is on says, by its parameter."""
    whose = {"mine": "My cases", "nobody": "Without an officer"}
    people = {str(one.pk): one.name for one in officers}
    found = {
        "q": f"“{choice.words}”" if choice.words else "",
        "officer": whose.get(choice.officer) or people.get(choice.officer, ""),
        "stage": dict(STAGES).get(choice.stage, ""),
        "need": words_for(SEN_TYPES, choice.need) if choice.need else "",
        "setting": next((s.name for s in settings if s.pk == choice.setting), ""),
        "tray": TRAY_WORDS.get(choice.tray, ""),
        "team": next((one.name for one in teams if one.pk == choice.team), ""),
        "quiet_days": f"Quiet means {choice.quiet_days} days or more",
        "waits": f"Waiting for {adviser}" if adviser else "Waiting for somebody named in the link",
    }
    return {name: words for name, words in found.items() if words}


def counted(many: int) -> str:
    """Return how many cases there are, in words."""
    return "1 case" if many == 1 else f"{many:,} cases" if many else "No cases"


CSV_HEADINGS = ("Case", "Stage", "Received", "Week", "Next time limit", "Last day", "Standing",
                "Days late", "Will miss 20 weeks", "Forecast end", "What holds it", "Waiting for",
                "Days quiet", "SEND case officer")  # fmt: skip


def csv_rows(
    found: Collection[Standing], people: Mapping[int, HasName], *, on: date
) -> Iterable[tuple[object, ...]]:
    """Yield the rows of the download. It names no child."""
    for one in found:
        first = one.dues[0] if one.dues else None
        yield (
            one.number,
            Stage(one.stage).label,
            one.received_on,
            one.week,
            capital(first.rule.duty) if first else "",
            first.day if first else "",
            first.state.replace("_", " ") if first else "",
            first.days_late if first else "",
            "yes" if one.will_miss else "no",
            one.forecast_on if one.will_miss else "",
            what_holds(one) if one.will_miss else "",
            "; ".join(who for who, _ in one.waits),
            one.quiet_for(on),
            people[one.officer_id].name if one.officer_id else "",
        )


def bulk(
    by: Member, shown: Collection[Standing], asked: Mapping[str, str], many: int
) -> dict[str, Any] | None:
    """Return what can be done to many cases of the list, or None to who may not."""
    if not by.may(Power.MANAGE_CASELOADS) or asked.get("stage") == "ended":
        return None
    all_words = {"ticked": "Those that are ticked", "page": f"All {len(shown)} on this page"}
    if many > len(shown):
        all_words["all"] = f"All {many:,} that fit the filter"
    return {
        "filter": urlencode(asked),
        "on_page": ",".join(str(one.case_id) for one in shown),
        "which": [
            {"value": key, "text": text, "checked": key == "ticked"}
            for key, text in all_words.items()
        ],
        "kinds": [{"value": kind.value, "text": kind.label} for kind in BulkKind],
    }


def subnav(by: Member, places: Places, current: str) -> list[dict[str, Any]]:
    """Return the pages of the room under its name."""
    pages = [
        ("mine", "My cases", places.to("casework")),
        ("all", "All cases", f"{places.to('casework')}?whose=all"),
        ("list", "List", places.to("casework_list")),
        ("caseloads", "Caseloads", places.to("casework_caseloads")),
        ("will-miss", "Why cases miss 20 weeks", places.to("casework_will_miss")),
        ("teams", "Teams", places.to("casework_teams")),
        ("filters", "Saved filters", places.to("casework_filters")),
    ]
    if not by.may(Power.MANAGE_CASELOADS):
        pages = [page for page in pages if page[0] != "teams"]
    return [{"text": text, "href": href, "current": key == current} for key, text, href in pages]
