"""Looks a plan over for what seems wrong in it. None of this changes the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from rapidfuzz import fuzz

from goldenthread.core.enums import Status
from goldenthread.core.imprecise_dates import ImpreciseDate, WhyNoDate, parse_date
from goldenthread.core.plan_format import ActionEntry, AreaEntry, MilestoneEntry, PlanDocument
from goldenthread.reading.document import Place
from goldenthread.reading.lexicon import plain
from goldenthread.reading.oddities import Oddity, OddityKind

_SAME_ACTION = 93
_SAME_POST = 90
_GARBLED = re.compile(
    r"(?:\b\w\s){4,}|[^\w\s.,;:()'’‘“”\"/&%£?!+–—-]{3,}|\ufffd|(?:[bcdfghjklmnpqrstvwxz]{7,})",
    re.IGNORECASE,
)
_DATE_KINDS = {
    WhyNoDate.DOES_NOT_EXIST: (OddityKind.DATE_DOES_NOT_EXIST, "“{0}” is no day of the calendar."),
    WhyNoDate.UNREADABLE: (OddityKind.DATE_UNREADABLE, "“{0}” cannot be read as a date."),
    WhyNoDate.NO_YEAR: (OddityKind.DATE_WITHOUT_YEAR, "“{0}” does not say which year."),
}


def look_over(
    plan: PlanDocument, places: Mapping[str, Place], *, on: date | None = None
) -> list[Oddity]:
    """Return what looks wrong in a plan.

    :param places: where each node stands in the original, by its path.
    :param on: the day on which a completed action's date is still to come; without it not asked.
    """
    return list(_Look(plan, places, on).all())


class _Look:
    def __init__(self, plan: PlanDocument, places: Mapping[str, Place], on: date | None) -> None:
        self._plan, self._places, self._on = plan, places, on
        published = plan.published
        self._published = ImpreciseDate.from_iso(published).first_day if published else None

    def all(self) -> Iterator[Oddity]:
        """Yield the oddities, node by node, then those of the plan as a whole."""
        for n, area in enumerate(self._plan.areas):
            path = f"areas/{n}"
            yield from self._heading(area.title, path)
            for k, focus in enumerate(area.focus_areas):
                yield from self._heading(focus.title or "", f"{path}/focus_areas/{k}")
            for m, action in enumerate(area.actions):
                yield from self._action(area, action, f"{path}/actions/{m}")
        yield from self._twice()
        yield from self._spellings()

    def _odd(self, kind: OddityKind, text: str, path: str) -> Oddity:
        return Oddity(kind, text, self._places.get(path, Place()), path)

    def _heading(self, title: str, path: str) -> Iterator[Oddity]:
        if _GARBLED.search(title) or not re.search(r"[A-Za-z]", title):
            yield self._odd(
                OddityKind.GARBLED_HEADING, f"“{title}” does not read as a heading.", path
            )

    def _action(self, area: AreaEntry, action: ActionEntry, path: str) -> Iterator[Oddity]:
        yield from self._missing(action, path)
        yield from self._dates(action, path)
        yield from self._rating(action.status_text, action.status, path)
        if action.text is None or "[...]" in action.text:
            yield self._odd(OddityKind.TEXT_LOST, "Words of the action are lost.", path)
        if action.focus_area and action.focus_area not in {f.ref for f in area.focus_areas}:
            text = f"Focus area {action.focus_area} is named but not there."
            yield self._odd(OddityKind.NO_SUCH_FOCUS_AREA, text, path)
        for n, milestone in enumerate(action.milestones):
            yield from self._milestone(action, milestone, f"{path}/milestones/{n}")

    def _missing(self, action: ActionEntry, path: str) -> Iterator[Oddity]:
        if not action.leads:
            yield self._odd(OddityKind.NO_LEAD, "Nobody is named to lead this action.", path)
        if not action.due_text and not any(m.due_text for m in action.milestones):
            yield self._odd(OddityKind.NO_DATE, "The action has no date.", path)
        if not action.measures:
            text = "Nothing says how success will be known."
            yield self._odd(OddityKind.NO_MEASURE, text, path)

    def _dates(self, action: ActionEntry, path: str) -> Iterator[Oddity]:
        for text, known in ((action.start_text, action.start), (action.due_text, action.due)):
            yield from self._unread(text, known, path)
        start, due = _date(action.start), _date(action.due)
        if start and due and start.first_day > due.last_day:
            text = f"It starts in {start.words}, after it is due in {due.words}."
            yield self._odd(OddityKind.START_AFTER_DUE, text, path)
        yield from self._against_plan(due, action.status, path)

    def _milestone(
        self, action: ActionEntry, milestone: MilestoneEntry, path: str
    ) -> Iterator[Oddity]:
        yield from self._unread(milestone.due_text, milestone.due, path)
        yield from self._rating(milestone.status_text, milestone.status, path)
        if "[...]" in milestone.text:
            yield self._odd(OddityKind.TEXT_LOST, "Words of the milestone are lost.", path)
        due, whole = _date(milestone.due), _date(action.due)
        if due and whole and due.first_day > whole.last_day:
            text = f"The milestone is due in {due.words}, its action in {whole.words}."
            yield self._odd(OddityKind.MILESTONE_AFTER_ACTION, text, path)
        yield from self._against_plan(due, milestone.status, path)

    def _against_plan(
        self, due: ImpreciseDate | None, status: Status | None, path: str
    ) -> Iterator[Oddity]:
        done = status is not None and status.is_done
        if due and self._published and due.last_day < self._published and not done:
            text = f"It is due in {due.words}, before the plan was published."
            yield self._odd(OddityKind.DUE_BEFORE_PUBLISHED, text, path)
        if due and done and self._on is not None and due.first_day > self._on:
            text = f"It is said to be complete, and is due in {due.words}."
            yield self._odd(OddityKind.COMPLETE_IN_FUTURE, text, path)

    def _unread(self, text: str | None, known: str | None, path: str) -> Iterator[Oddity]:
        if known is not None or not text:
            return
        why = parse_date(text).why
        if why in _DATE_KINDS:
            kind, words = _DATE_KINDS[why]
            yield self._odd(kind, words.format(text), path)

    def _rating(self, text: str | None, status: Status | None, path: str) -> Iterator[Oddity]:
        if text and status is None:
            yield self._odd(
                OddityKind.UNKNOWN_STATUS, f"“{text}” is a rating that is not known.", path
            )

    def _paths(self) -> Iterator[tuple[str, ActionEntry]]:
        for n, area in enumerate(self._plan.areas):
            for m, action in enumerate(area.actions):
                yield f"areas/{n}/actions/{m}", action

    def _twice(self) -> Iterator[Oddity]:
        """Yield actions that say the same, and references that number two actions."""
        refs: dict[str, str] = {}
        before: list[tuple[str, str]] = []
        for path, action in self._paths():
            words = plain(action.text or "")
            for other, known in before:
                alike = abs(len(known) - len(words)) < 0.15 * len(words)
                if len(words) > 15 and alike and fuzz.ratio(words, known) >= _SAME_ACTION:
                    text = f"The action says the same as that at {other}."
                    yield self._odd(OddityKind.SAME_ACTION_TWICE, text, path)
                    break
            before.append((path, words))
            ref = (action.ref or "").upper()
            if ref and ref in refs:
                text = f"Reference {action.ref} is printed for two actions."
                yield self._odd(OddityKind.REFERENCE_TWICE, text, path)
            refs.setdefault(ref, path)

    def _spellings(self) -> Iterator[Oddity]:
        """Yield each group of leads that read as one post spelt in several ways."""
        names: dict[str, str] = {}
        groups: dict[str, set[str]] = defaultdict(set)
        for path, action in self._paths():
            for lead in [*action.leads, *(x for m in action.milestones for x in m.leads)]:
                names.setdefault(lead, path)
        chosen: list[str] = []
        for name in names:
            known = next((c for c in chosen if _is_one_post(c, name)), None)
            if known is None:
                chosen.append(name)
            else:
                groups[known].add(name)
        for known, others in groups.items():
            spelt = "”, “".join([known, *sorted(others)])
            text = f"One post seems to be spelt in several ways: “{spelt}”."
            yield self._odd(OddityKind.SEVERAL_SPELLINGS, text, names[known])


def _is_one_post(one: str, other: str) -> bool:
    mine, its = plain(one), plain(other)
    if mine == its:
        return True
    different = set(mine.split()) ^ set(its.split())
    longer = {word for word in different if len(word) > 3}
    spelling = len(different) <= 2 and fuzz.ratio(mine, its) >= _SAME_POST
    return len(mine) > 8 and (spelling or (not longer and fuzz.ratio(mine, its) >= _SAME_POST))


def _date(iso: str | None) -> ImpreciseDate | None:
    return ImpreciseDate.from_iso(iso) if iso else None
