"""The story of a case: what happened, newest first, in the clock's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldenthread.casework.enums import DATES, Stage
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute, Letter
from goldenthread.casework.presenters.deadlines import Owed
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.reckoning import Reckoning, periods
from goldenthread.casework.queries.texts import ENDING_WORDS
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.ui.words import count, long_day


@dataclass(frozen=True, slots=True)
class _Moment:
    day: date
    place: int
    text: str
    name: str = ""
    note: str = ""


def story(  # noqa: PLR0913 -- each is one kind of thing that happened, by keyword
    case: Case,
    reckoning: Reckoning,
    owed: list[Owed],
    *,
    advice: list[AdviceRequest],
    exceptions: list[CaseException],
    disputes: list[Dispute],
    messages: list[Message],
    letters: list[Letter],
    places: Places,
    may_act: bool,
    above: Iterable[tuple[date, str]] = (),
) -> list[dict[str, Any]]:
    """Return what happened, newest first; who may act can put each date right.

    :param above: what rooms above tell of it.
    """
    moments = [
        *_dates(case, reckoning, owed),
        *_advice(advice, owed),
        *_exceptions(exceptions, reckoning),
        *_disputes(disputes, reckoning),
        *_messages(messages),
        *_letters(letters),
        *(_Moment(day, 80, text) for day, text in above),
    ]
    moments.sort(key=lambda one: (one.day, one.place), reverse=True)
    return [
        {
            "when": long_day(one.day),
            "text": f"{one.text}{one.note}.",
            "correct": places.of(case, "casework_correct", which=one.name.replace("_", "-"))
            if may_act and one.name
            else "",
        }
        for one in moments
    ]


def _dates(case: Case, reckoning: Reckoning, owed: list[Owed]) -> Iterator[_Moment]:
    events = reckoning.clock.book.events
    for place, name in enumerate(DATES):
        day = getattr(case, name)
        if day is None:
            continue
        event = events.get(name.removesuffix("_on"))
        text = event.words if event else "We acknowledged the request"
        yield _Moment(day, place, text, name, _lateness(name.removesuffix("_on"), owed))


def _lateness(event: str, owed: list[Owed]) -> str:
    for one in owed:
        done = one.deadline.done
        if done and done[0] == event and not one.of and one.deadline.days_late:
            return f", {count(one.deadline.days_late, 'day')} late"
    return ""


def _advice(advice: list[AdviceRequest], owed: list[Owed]) -> Iterator[_Moment]:
    for one in advice:
        kind = one.get_kind_display().lower()
        yield _Moment(one.advice_requested_on, 50, f"Advice on {kind} was asked of {one.of}")
        if one.chased_on:
            yield _Moment(one.chased_on, 51, f"{one.of} was asked again for advice on {kind}")
        if one.withdrawn_on:
            text = f"The request for advice on {kind} of {one.of} was withdrawn"
            why = ENDING_WORDS[Stage(one.withdrawn_with)] if one.withdrawn_with else ""
            note = f", because the case ended: {why[:1].lower()}{why[1:]}" if why else ""
            yield _Moment(one.withdrawn_on, 95 if why else 52, text, note=note)
        if one.advice_received_on:
            text = f"Advice on {kind} came from {one.of}"
            yield _Moment(one.advice_received_on, 52, text, note=_advice_late(one, owed))


def _advice_late(one: AdviceRequest, owed: list[Owed]) -> str:
    kind = one.get_kind_display().lower()
    found = next((o for o in owed if o.of == kind and o.who == one.of and o.deadline.done), None)
    days = found.deadline.days_late if found else 0
    why = f" ({one.late_reason})" if one.late_reason else ""
    return f", {count(days, 'day')} late{why}" if days else why


def _exceptions(exceptions: list[CaseException], reckoning: Reckoning) -> Iterator[_Moment]:
    for one in exceptions:
        known = periods(one, reckoning.clock.book)
        words = known[0].head.words if known else f"{one.code}({one.head})"
        yield _Moment(one.since, 60, f"An exception began: {words}")
        if one.until:
            yield _Moment(one.until, 61, f"The exception {one.code}({one.head}) ended")


def _messages(messages: list[Message]) -> Iterator[_Moment]:
    for one in messages:
        day = timezone.localtime(one.sent_at or one.made_at).date()
        note = ", which could not be sent" if one.state == MessageState.FAILED else ""
        yield _Moment(day, 80, f"Message to {one.to_name or one.to}: {one.subject}", note=note)


def _letters(letters: list[Letter]) -> Iterator[_Moment]:
    for one in letters:
        if one.told_on:
            how = one.get_how_display().lower()
            yield _Moment(one.told_on, 81, f"{one.to_name} was told {how}: {one.subject}")


def _disputes(disputes: list[Dispute], reckoning: Reckoning) -> Iterator[_Moment]:
    events = reckoning.clock.book.events
    for dispute in disputes:
        for field in Dispute._meta.concrete_fields:
            event = events.get(field.name.removesuffix("_on"))
            day = getattr(dispute, field.name)
            if event and isinstance(day, date) and field.name != "decision_notice_sent_on":
                yield _Moment(day, 70, event.words)
