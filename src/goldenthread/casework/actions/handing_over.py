"""Someone is leaving: their open cases go to another in one step, on the day after their last."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models, transaction

from goldenthread.casework.actions.allocating import give_many
from goldenthread.casework.models import OPEN, Case, CaseHandover
from goldenthread.casework.queries.bulk import next_words
from goldenthread.casework.queries.cases import officers_of
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.roles import Power
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.recording import record
from goldenthread.platform.jobs.queue import enqueue
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

HAND_OVER = "casework.hand_over"


class CaseHoldings:
    """Tells the page on which someone leaves how many cases they hold, and passes those on.

    Who sees to people need not see children: the cases are counted and passed on as work of the
    installation, which reaches what a case officer does. A restricted record's case stays where it
    is, and shows on the page of caseloads to those who may open it.
    """

    kind = "case"

    def count(self, person: Person, *, on: date) -> int:
        """Return how many open cases somebody carries."""
        with in_area(person.local_area_id, reach=whole_area(on=on)):
            return _cases_of(person).count()

    def pass_on(
        self, *, leaver: Person, to: Person | None, from_on: date, by: Member, on: date
    ) -> None:
        """Pass the cases on now if the day has come, else on that day."""
        hand_cases_over(leaver=leaver, to=to, from_on=from_on, by=by, on=on)


@transaction.atomic
def hand_cases_over(
    *, leaver: Person, to: Person | None, from_on: date, by: Member, on: date
) -> CaseHandover:
    """Have someone's open cases go to another, or to nobody yet, from a day.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the other will hold no post that carries cases.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    local_area = leaver.local_area
    if to is not None and not officers_of(local_area, on=from_on).filter(pk=to.pk).exists():
        raise NotValid(
            f"{to.name} will hold no post that carries cases. Choose somebody else, or nobody yet.",
            field="own_casework",
        )
    handover = CaseHandover.objects.create(
        local_area=local_area, leaver=leaver, successor=to, from_on=from_on
    )
    record(
        "casework.handover_planned", about=handover, by=by, on=on,
        changes={"to": (leaver.name, to.name if to else None), "from": (None, from_on)},
    )  # fmt: skip
    if from_on <= on:
        pass_cases_on(handover=handover, by=by, on=on)
    else:
        enqueue(
            HAND_OVER, local_area_id=local_area.pk, user_id=by.user.pk,
            after=timedelta(days=(from_on - on).days), handover_id=handover.pk,
        )  # fmt: skip
    return handover


@transaction.atomic
def pass_cases_on(*, handover: CaseHandover, by: Member, on: date) -> int:
    """Give every open case of the leaver on, with what is next on each; return how many.

    Done once: a second call finds it done.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    handover = CaseHandover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if handover.done_on is not None:
        return 0
    leaver = handover.leaver
    with in_area(leaver.local_area_id, reach=whole_area(on=on)):
        cases = list(
            _cases_of(leaver).select_for_update(of=("self",)).select_related("officer")
            .order_by("pk")
        )  # fmt: skip
        words = next_words(cases, on=on)
        given = [
            (case, handover.successor, f"{leaver.name} has left.\n\nNext: {words[case.pk]}")
            for case in cases
        ]
        give_many(given, by=by, on=on)
    handover.done_on = on
    handover.save(update_fields=["done_on"])
    record("casework.cases_passed_on", about=handover, by=by, on=on,
           changes={"cases": (None, len(given))})  # fmt: skip
    return len(given)


def _cases_of(person: Person) -> models.QuerySet[Case]:
    return Case.objects.filter(OPEN, officer=person, child__died_on=None)
