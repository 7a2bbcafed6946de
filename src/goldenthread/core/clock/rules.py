"""What a time limit is: who must do what, counted from what, under which law, and since when.

A :class:`Rule` is data, written in the files of the folder ``rules`` and read by
:mod:`.rule_files`. A :class:`RuleBook` holds every version of every rule; the version that held
on the day the clock started is the one that judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from goldenthread.core.clock.counting import BeforeDate, Limit

BIRTH = "date_of_birth"
"""The event from which an age is worked out."""


class Force(StrEnum):
    """What stands behind a limit."""

    LAW = "law"
    GUIDANCE = "statutory guidance"
    POLICY = "national policy"


class Mark(StrEnum):
    """How well a rule is evidenced."""

    FOUND = "found"
    PARTLY = "partly found"
    UNVERIFIED = "unverified"


class Kind(StrEnum):
    """What passing the last day means."""

    DUTY = "duty"
    """Something must be done; afterwards it is overdue."""
    RIGHT = "right"
    """Somebody may do something; afterwards the time has run out."""
    HOLD = "hold"
    """Something must go on until then; ending it sooner is the breach."""
    CONTINUING = "continuing"
    """It begins that day and has no last one."""


class WhenMissing(StrEnum):
    """What a condition says of a case that does not tell."""

    APPLIES = "applies"
    DOES_NOT = "does not"
    ASK = "ask"


@dataclass(frozen=True)
class Evidence:
    """Where the rule was found, and what about it was not verified."""

    found_in: str = ""
    unverified: str = ""

    @property
    def mark(self) -> Mark:
        """Return the mark that an administrator sees."""
        if not self.unverified:
            return Mark.FOUND
        return Mark.PARTLY if self.found_in else Mark.UNVERIFIED


@dataclass(frozen=True)
class Count:
    """A limit and the events it may be counted from: the first of them that is known.

    ``written`` is the limit as the rule's file has it. An ``optional`` count is left out when none
    of its events is known. ``less`` names a number of the case that is taken off first (days of
    suspension already used up).
    """

    start: tuple[str, ...]
    limit: Limit
    written: str
    optional: bool = False
    less: str = ""


@dataclass(frozen=True)
class DetailIs:
    """The case says one of these words about itself: ``order_kind``, ``phase``."""

    name: str
    values: tuple[str, ...]
    when_missing: WhenMissing = WhenMissing.ASK


@dataclass(frozen=True)
class AgeOnDay:
    """The child is under an age, or has reached it, on the day the count starts."""

    years: int
    under: bool
    when_missing: WhenMissing = WhenMissing.ASK


@dataclass(frozen=True)
class NoticeGiven:
    """An event was known so long before it happened, or was not."""

    known: str
    happens: str
    limit: Limit
    given: bool


Condition = DetailIs | AgeOnDay | NoticeGiven


@dataclass(frozen=True)
class Rule:
    """One version of one time limit. Days are whole days; the last day is in time.

    ``counts`` are taken together and the latest last day holds. ``done_by``, ``ended_by`` and
    ``superseded_by`` name events; ``revived_by`` those that undo an ending. ``repeats`` says that
    what is done comes round again, so an earlier one is not this one. ``target`` is a local aim
    where the law has no number; it is never a limit.
    """

    id: str
    process: str
    duty: str
    owed_by: str
    counts: tuple[Count, ...]
    law: str
    force: Force
    evidence: Evidence
    holds_from: date
    holds_to: date | None = None
    kind: Kind = Kind.DUTY
    done_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    revived_by: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    excused_by: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    repeats: bool = False
    promptly: bool = False
    target: Limit | None = None
    limb: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Return the id, with the limb where one rule has two limits: "UNO-05:draft"."""
        return f"{self.id}:{self.limb}" if self.limb else self.id

    @property
    def start(self) -> tuple[str, ...]:
        """Return the events of the first count, which start the clock."""
        return self.counts[0].start

    @property
    def limit(self) -> Limit:
        """Return the way of counting of the first count."""
        return self.counts[0].limit

    @property
    def written(self) -> str:
        """Return its limits as its file has them: "2 months from a, or if later 1 month from b"."""
        return ", or if later ".join(
            f"{count.written} from {' or '.join(count.start)}" for count in self.counts
        )

    def holds_on(self, day: date) -> bool:
        """Whether this version held on a day."""
        return self.holds_from <= day and (self.holds_to is None or day <= self.holds_to)


@dataclass(frozen=True)
class Event:
    """A dated thing that happened, or is to happen when ``ahead``.

    ``words`` begin a sentence that ends with the day: "We received the request on ...". An event
    of which only the ``year`` counts may be given as four figures.
    """

    name: str
    words: str
    ahead: bool = False
    year: bool = False
    ahead_words: str = ""

    def sentence(self, day: date, *, on: date) -> str:
        """Return what happened, or is to happen, to be followed by "on" and the day."""
        return self.ahead_words if day > on and self.ahead_words else self.words


@dataclass(frozen=True)
class ExceptionHead:
    """One circumstance in which a limit need not be kept, and for how many days at least."""

    letter: str
    words: str
    at_least_days: int = 0


@dataclass(frozen=True)
class ExceptionRule:
    """The circumstances one regulation lists, by its letters; the rules name the group."""

    code: str
    law: str
    heads: tuple[ExceptionHead, ...]
    evidence: Evidence
    holds_from: date
    holds_to: date | None = None

    def head(self, letter: str) -> ExceptionHead | None:
        """Return the circumstance of a letter, if the regulation has one."""
        return next((head for head in self.heads if head.letter == letter), None)


@dataclass(frozen=True)
class Step:
    """On the way to a final limit: an event, and so many days to leave before another event."""

    event: str
    what: str
    before: str
    days: int
    why: str


@dataclass(frozen=True)
class Route:
    """The steps that come before the event which keeps a final limit."""

    final: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Process:
    """A process of the law, with its name in words."""

    slug: str
    title: str


@dataclass(frozen=True)
class Detail:
    """A word or number a case says about itself, and the words it may be."""

    name: str
    words: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleBook:
    """Every rule with its versions, and the words they are written in."""

    rules: tuple[Rule, ...]
    events: Mapping[str, Event]
    processes: Mapping[str, Process]
    exceptions: Mapping[str, ExceptionRule]
    details: Mapping[str, Detail]
    routes: tuple[Route, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    corrected: frozenset[str] = field(default_factory=frozenset)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return every rule's key once, in the order of the book."""
        return tuple(dict.fromkeys(rule.key for rule in self.rules))

    @cached_property
    def earliest(self) -> Mapping[str, date]:
        """Return for each event from which a law counts the first day on which a rule did."""
        earliest: dict[str, date] = {}
        lawful = set()
        for rule in self.rules:
            for event in rule.start:
                earliest[event] = min(earliest.get(event, rule.holds_from), rule.holds_from)
                if rule.force is Force.LAW:
                    lawful.add(event)
        return {event: day for event, day in earliest.items() if event in lawful}

    @cached_property
    def earliest_days(self) -> Mapping[str, date]:
        """Return :attr:`earliest`, for events kept as a year its first day."""
        return {
            name: day.replace(month=1, day=1) if self.events[name].year else day
            for name, day in self.earliest.items()
        }

    @cached_property
    def in_order(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of events of which the second cannot come before the first.

        What does a duty cannot come before what starts it, unless it comes round again or the
        start is known ahead; and nothing comes before the child was born.
        """
        pairs = dict.fromkeys(self.order)
        for rule in self.rules:
            ahead = any(self.events[start].ahead for start in rule.start)
            plain = rule.kind is Kind.DUTY and not rule.repeats and not rule.conditions
            if plain and len(rule.start) == 1 and not ahead:
                pairs |= dict.fromkeys((rule.start[0], done) for done in rule.done_by)
        if BIRTH in self.events:
            pairs |= dict.fromkeys(
                (BIRTH, event.name)
                for event in self.events.values()
                if event.name != BIRTH and not event.year
            )
        return tuple(pairs)

    def of(self, processes: Iterable[str] | None) -> RuleBook:
        """Return the book of some processes only; of all when None."""
        if processes is None:
            return self
        chosen = set(processes)
        return replace(self, rules=tuple(rule for rule in self.rules if rule.process in chosen))

    def amended_by(self, other: RuleBook) -> RuleBook:
        """Return this book with another's rules put in place of those with the same key.

        Where a version of ``other`` holds, ours does not; before and after it ours still does. So
        one rule is corrected, or a whole new regime added, as data.
        """
        newer: dict[str, list[Rule]] = {}
        for rule in other:
            newer.setdefault(rule.key, []).append(rule)
        kept = [piece for rule in self for piece in _outside(rule, newer.get(rule.key, ()))]
        book = replace(self, rules=tuple(kept)).joined_with(other)
        return replace(book, corrected=self.corrected | newer.keys())

    def joined_with(self, other: RuleBook) -> RuleBook:
        """Return this book with another's rules behind its own, and the words of both.

        Where both describe the same word, or the way to the same limit, the other's holds.
        """
        finals = {route.final for route in other.routes}
        return replace(
            self,
            rules=(*self.rules, *other.rules),
            events={**self.events, **other.events},
            processes={**self.processes, **other.processes},
            exceptions={**self.exceptions, **other.exceptions},
            details={**self.details, **other.details},
            routes=(*(route for route in self.routes if route.final not in finals), *other.routes),
            order=(*self.order, *other.order),
        )

    def read_strictly(self) -> RuleBook:
        """Return this book with "before 15 February" read as the day before."""
        return replace(self, rules=tuple(_strict(rule) for rule in self.rules))


def _outside(rule: Rule, newer: Iterable[Rule]) -> list[Rule]:
    """Return what is left of a rule's time where newer versions do not hold."""
    spans = [(rule.holds_from, rule.holds_to)]
    for new in newer:
        spans = [piece for since, until in spans for piece in _without(new, since, until)]
    return [replace(rule, holds_from=since, holds_to=until) for since, until in spans]


def _without(new: Rule, since: date, until: date | None) -> Iterator[tuple[date, date | None]]:
    """Yield the pieces of a span that lie before and after the time of a newer rule."""
    if since < new.holds_from:
        before = new.holds_from - timedelta(days=1)
        yield since, before if until is None else min(until, before)
    if new.holds_to is not None and new.holds_to < (until or date.max):
        yield max(since, new.holds_to + timedelta(days=1)), until


def _strict(rule: Rule) -> Rule:
    def strict(limit: Limit) -> Limit:
        return replace(limit, strictly=True) if isinstance(limit, BeforeDate) else limit

    return replace(
        rule, counts=tuple(replace(count, limit=strict(count.limit)) for count in rule.counts)
    )
