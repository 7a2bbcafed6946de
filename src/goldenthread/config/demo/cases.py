"""The requests for assessment of the fictional area: one at each stage, and some of last year.

Weeks are counted from the request; every child is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldenthread.casework import api as casework
from goldenthread.children import api as children
from goldenthread.config.demo.children import SURNAMES
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member

TRUST, SCHOOL = "Eastmarch Community NHS Trust", "Larkfield School"
PSYCHOLOGY = "Eastmarch Educational Psychology Service"
ASKED = {"education": SCHOOL, "medical": TRUST, "psychological": PSYCHOLOGY}
REASONS = "Made up for the trial: what school, family and advice tell points to this."


@dataclass(frozen=True)
class Journey:
    """A child and what happened, each step in weeks since the request."""

    forename: str
    born: date
    weeks_ago: int
    steps: tuple[tuple[str, int], ...] = ()
    source: str = "2"
    is_nobodys: bool = False


_BEGUN = (("acknowledge", 0), ("tell_partners", 1), ("consult_family", 1))
_ASSESSED = (*_BEGUN, ("assess", 5), ("ask education", 5), ("ask medical", 5),
             ("ask psychological", 5))  # fmt: skip
_ADVISED = (*_ASSESSED, ("came education", 9), ("came medical", 12), ("came psychological", 11))
_DRAFTED = (*_ADVISED, ("issue", 14), ("serve_draft", 15), ("consult_setting", 15))

_PAST_NAMES = (
    "Alder", "Bracken", "Clover", "Dogwood", "Elder", "Foxglove", "Gorse", "Hazel", "Iris",
    "Juniper", "Knotgrass", "Lavender", "Maple", "Nettle", "Oakmoss", "Pine", "Quince", "Rowan",
    "Sorrel", "Teasel", "Umbel", "Vetch", "Willow", "Yarrow",
)  # fmt: skip


def _past() -> Iterator[Journey]:
    """Yield a request every two weeks that has had its final plan, of late more often in time."""
    for place, name in enumerate(_PAST_NAMES):
        took = 19 if (place * 7) % 10 < 8 - place // 4 else 23
        steps = (("assess", 6 if place % 4 else 8), ("issue", 14), ("serve_draft", 15),
                 ("take_in_answer", 17), ("final", took))  # fmt: skip
        born = date(2011 + place % 6, 1 + place % 12, 3)
        yield Journey(name, born, 1 + 2 * place + took, steps, source="1")


JOURNEYS = (
    *_past(),
    Journey("Aspen", date(2017, 3, 14), 0, source="1"),
    Journey("Bryony", date(2014, 11, 2), 2, _BEGUN, source="1", is_nobodys=True),
    Journey("Cedar", date(2019, 6, 21), 5, _BEGUN),
    Journey("Damson", date(2012, 1, 9), 7, _BEGUN, source="1"),
    Journey("Elm", date(2016, 8, 30), 9, _ASSESSED),
    Journey("Fern", date(2018, 4, 3), 13, (*_ASSESSED, ("came education", 9))),
    Journey("Ginkgo", date(2010, 12, 17), 15, (*_ADVISED, ("issue", 14)), source="1"),
    Journey("Hawthorn", date(2015, 7, 7), 17, _DRAFTED),
    Journey("Ivy", date(2013, 2, 25), 22,
            (*_DRAFTED, ("take_in_reply", 17), ("take_in_answer", 17), ("final", 19))),
    Journey("Jasper", date(2016, 10, 11), 12, (*_BEGUN, ("not_assess", 6)),
            source="1"),
    Journey("Kestrel", date(2011, 5, 19), 18,
            (*_BEGUN, ("not_assess", 6), ("mediation", 10), ("assess", 11), ("ask medical", 11))),
    Journey("Lichen", date(2018, 9, 1), 10, (*_BEGUN, ("withdraw", 4)), source="3"),
    Journey("Mallow", date(2014, 3, 28), 14, (*_ASSESSED, ("move", 8))),
    Journey("Nutmeg", date(2017, 12, 5), 24, (*_ASSESSED, ("exception", 6))),
)  # fmt: skip


def tell_the_journeys(
    *, officers: Iterable[Member], organisations: Mapping[str, Organisation], today: date
) -> None:
    """Make the children's records and carry their cases on, each step on its day."""
    hands = list(officers)
    school = organisations[SCHOOL].settings.get()
    for number, journey in enumerate(JOURNEYS):
        by = hands[number % len(hands)]
        surname = SURNAMES[number % len(SURNAMES)]
        _tell(journey, surname, by, school, organisations, today)


def _tell(
    journey: Journey,
    surname: str,
    by: Member,
    school: children.Setting,
    organisations: Mapping[str, Organisation],
    today: date,
) -> None:
    received = today - timedelta(weeks=journey.weeks_ago)
    with as_member(by, on=received):
        child = children.begin_record(
            values={"forename": journey.forename, "surname": surname,
                    "date_of_birth": journey.born},
            setting=school, by=by, on=received,
        )  # fmt: skip
        children.add_carer(
            child=child,
            carer={"name": f"Parent of {journey.forename}",
                   "email": f"parent.of.{journey.forename.lower()}@family.example"},
            values={"kind": "mother", "is_main_contact": True}, by=by, on=received,
        )  # fmt: skip
        case = casework.open_request(
            child=child,
            received_on=received,
            values={"source": journey.source, "channel": "email"},
            officer=None if journey.is_nobodys else by.person,
            send=not journey.weeks_ago,  # what was sent long ago is not sent today
            by=by,
            on=received,
        )
    for step, week in journey.steps:
        on = received + timedelta(weeks=week)
        with as_member(by, on=on):
            _take(case, step, on, by, organisations)


_DECISIONS: dict[str, tuple[str, Callable[..., object]]] = {
    "assess": ("may_need_plan", casework.decide_to_assess),
    "not_assess": ("no_plan_likely", casework.decide_not_to_assess),
    "issue": ("plan_needed", casework.decide_to_issue),
}


def _take(
    case: casework.Case,
    step: str,
    on: date,
    by: Member,
    organisations: Mapping[str, Organisation],
) -> None:
    verb, _, kind = step.partition(" ")
    who: dict[str, Any] = {"by": by, "on": on}
    if verb in _DECISIONS:
        test, decide = _DECISIONS[verb]
        decide(case=case, decided_on=on, told_on=on, legal_test=test, reasons=REASONS, **who)
    elif verb == "ask":
        casework.ask_for_advice(
            case=case, kind=kind, organisation=organisations[ASKED[kind]], requested_on=on,
            asks=f"We ask for your advice on {kind} needs. The family asked for the assessment"
            " because the help so far has not been enough.", **who,
        )  # fmt: skip
    elif verb == "came":
        late = "Two posts were vacant" if kind == "medical" else ""
        advice = case.advice_requests.get(kind=kind)
        casework.take_in_advice(advice=advice, day=on, late_reason=late, **who)
    else:
        _OTHERS.get(verb, _dated)(case, verb, on, who)


def _dated(case: casework.Case, verb: str, on: date, who: dict[str, Any]) -> None:
    getattr(casework, verb)(case=case, day=on, **who)


def _final(case: casework.Case, verb: str, on: date, who: dict[str, Any]) -> None:
    casework.issue_final(case=case, day=on, **who)


def _move(case: casework.Case, verb: str, on: date, who: dict[str, Any]) -> None:
    casework.record_move(case=case, day=on, moved_to="873", **who)


def _mediation(case: casework.Case, verb: str, on: date, who: dict[str, Any]) -> None:
    values = {"mediation_requested_on": on - timedelta(weeks=2), "mediation_agreed_on": on,
              "order_kind": "assess"}  # fmt: skip
    casework.record_mediation(case=case, about="not_assess", values=values, version=0, **who)


def _exception(case: casework.Case, verb: str, on: date, who: dict[str, Any]) -> None:
    casework.record_exception(
        case=case, code="EXC-D", head="d", since=on - timedelta(weeks=1), until=None,
        also=("EXC-A(d)", "EXC-B(b)", "EXC-C(d)"),
        evidence=casework.Evidence(
            kind="letter", dated=on, held="Letter from the family about their stay abroad"
        ),
        **who,
    )  # fmt: skip


_OTHERS: dict[str, Callable[[casework.Case, str, date, dict[str, Any]], None]] = {
    "final": _final,
    "move": _move,
    "mediation": _mediation,
    "exception": _exception,
}
