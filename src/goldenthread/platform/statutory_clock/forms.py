"""What comes in from the page of one time limit: the days of a case that somebody made up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from goldenthread.core.clock.cases import CaseUnusable, read_day
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Detail,
    DetailIs,
    Event,
    NoticeGiven,
    Rule,
    RuleBook,
)
from goldenthread.platform.statutory_clock.presenters import wording
from goldenthread.platform.statutory_clock.presenters.problems import said
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.words import capital

_EXCEPTION = ("exception", "exception_from", "exception_to")


class TryForm(Form):
    """A case for the rules of one key: the days of its events, what it says, an exception.

    Each event and detail that the rules name is a field of that name; beside them are ``on``, the
    day to look from, and one exception.
    """

    def __init__(self, data: Any, *, rules: Sequence[Rule], book: RuleBook, on: date) -> None:
        super().__init__(data, initial={"on": on})
        self.book = book
        starts = _starting(rules)
        details = _details(rules)
        after = [name for name in _ending(rules) if name not in starts]
        for name in starts:
            self.fields[name] = _event_field(book.events[name])
        for name in details:
            if name in book.details:
                self.fields[name] = _detail_field(book.details[name])
        self.fields["on"] = DayField(
            label="The day to look from", what="the day to look from", required=False
        )
        for name in after:
            self.fields[name] = _event_field(book.events[name])
        self._add_exceptions(dict.fromkeys(code for rule in rules for code in rule.excused_by))
        own = [name for name in self.fields if name in {*starts, *details}]
        self._first, self._then = own, after

    def _add_exceptions(self, codes: Iterable[str]) -> None:
        heads = [
            (f"{code}({head.letter})", f"{code}({head.letter}): {head.words}")
            for code in codes
            for head in self.book.exceptions[code].heads
        ]
        if not heads:
            return
        self.fields["exception"] = forms.ChoiceField(
            label="An exception", choices=[("", "None"), *heads], required=False,
            widget=forms.RadioSelect,
        )  # fmt: skip
        for name, text in (("from", "first"), ("to", "last")):
            self.fields[f"exception_{name}"] = DayField(
                label=f"The {text} day of the exception",
                what=f"the {text} day of the exception",
                required=False,
            )

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that start the clock, or say whether the rule is one for the case."""
        return [self[name] for name in self._first]

    @property
    def then(self) -> list[forms.BoundField]:
        """The fields of what happened afterwards."""
        return [self[name] for name in self._then]

    @property
    def exception(self) -> list[forms.BoundField]:
        """The fields of an exception, where the law has one."""
        return [self[name] for name in _EXCEPTION if name in self.fields]

    @property
    def has_more(self) -> bool:
        """Whether more than the start was given, or is wrong."""
        more = [*self.then, *self.exception]
        return self.is_bound and any(field.errors or any(field.value() or ()) for field in more)

    def clean_on(self) -> date | None:
        """Return the day to look from.

        :raises ValidationError: when it is too far off.
        """
        day: date | None = self.cleaned_data["on"]
        if day is not None:
            try:
                read_day(day.isoformat(), "the day to look from")
            except ValueError as error:
                raise forms.ValidationError(said(str(error), self.book)) from error
        return day

    def clean(self) -> dict[str, Any]:
        """Return what the form holds; an exception needs the day on which it began."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            given.get("exception")
            and not given.get("exception_from")
            and "exception_from" not in self.errors
        ):
            self.add_error("exception_from", "Enter the first day of the exception")
        return given

    def refuse_case(self, error: CaseUnusable) -> None:
        """Show why the clock cannot work the case out, each reason beside a field it names."""
        for problem in error.problems:
            self.refuse(said(problem, self.book), self._field_of(problem))

    def _field_of(self, problem: str) -> str | None:
        words = problem.replace("(", " ").replace(":", " ").replace(",", " ").split()
        named = (word for word in words if word in self.fields and word != "on")
        return next(named, self._first[0] if self._first else None)


def _starting(rules: Iterable[Rule]) -> dict[str, None]:
    """Return the events that start the clock, or that a condition looks at."""
    found: dict[str, None] = {}
    for rule in rules:
        found |= dict.fromkeys(name for count in rule.counts for name in count.start)
        for condition in rule.conditions:
            if isinstance(condition, NoticeGiven):
                found |= dict.fromkeys((condition.known, condition.happens))
            elif isinstance(condition, AgeOnDay):
                found[BIRTH] = None
    return found


def _details(rules: Iterable[Rule]) -> dict[str, None]:
    found: dict[str, None] = {}
    for rule in rules:
        found |= dict.fromkeys(c.name for c in rule.conditions if isinstance(c, DetailIs))
        found |= dict.fromkeys(count.less for count in rule.counts if count.less)
    return found


def _ending(rules: Iterable[Rule]) -> dict[str, None]:
    lists = [(rule.done_by, rule.ended_by, rule.revived_by, rule.superseded_by) for rule in rules]
    return dict.fromkeys(
        name for place in range(4) for rule_lists in lists for name in rule_lists[place]
    )


def _event_field(event: Event) -> forms.Field:
    if event.year:
        return forms.RegexField(
            r"^\d{4}$", label=event.words, required=False, help_text="A year, for example 2026.",
            error_messages={"invalid": f"The year of “{event.words}” must have four figures"},
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
    return DayField(label=event.words, what=f"the day of “{event.words}”", required=False)


def _detail_field(detail: Detail) -> forms.Field:
    label = capital(detail.words)
    if not detail.values:
        return forms.IntegerField(
            label=label, required=False, min_value=0, max_value=999,
            error_messages={"invalid": "Enter a number of days"},
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
    choices = [(value, capital(wording.plain(value))) for value in detail.values]
    return forms.ChoiceField(label=label, choices=[("", "Not said"), *choices], required=False)
