"""Advice of earlier is used again, by agreement of all three."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.advice.models import Reuse
from goldenthread.advice.policies import check_agreed
from goldenthread.casework.api import AdviceKind, AdviceRequest, Case, facts_of, why_no_more
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def reuse_advice(  # noqa: PLR0913 -- each is one fact of the agreement, by keyword
    *,
    case: Case,
    kind: str,
    giver: str,
    written_on: date,
    giver_agreed_on: date,
    family_agreed_on: date,
    family_agreed_who: str,
    by: Member,
    on: date,
    earlier: AdviceRequest | None = None,
    document: str = "",
) -> Reuse:
    """Record that earlier advice is enough; whoever gave it is asked nothing.

    The council agrees by the officer who records it, on that day.

    :param earlier: the request of an earlier case that it answered, or None with a `document`.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the case has ended, or it is recorded already.
    :raises NotValid: when something is missing, is not about this child, or a day cannot be right;
        or for the views of the family, which are always asked for (regulation 6(4) speaks of the
        advice of others).
    """
    by.check_may(Power.WORK_ON_CASES)
    now = Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)
    if over := why_no_more(facts_of(now)):
        raise NotReady(over)
    if kind == AdviceKind.FAMILY:
        raise NotValid("The family’s views are always asked for anew.", field="kind")
    if earlier is None and not document.strip():
        raise NotValid("Choose the earlier advice, or say which document it is.", field="document")
    if earlier is not None and (earlier.child_id != now.child_id or earlier.case_id == now.pk):
        raise NotValid("Choose advice of an earlier case of this child.", field="earlier")
    if not giver.strip():
        raise NotValid("Say who gave it.", field="giver")
    if not family_agreed_who.strip():
        raise NotValid("Say who of the family agreed.", field="family_agreed_who")
    check_agreed(
        written_on=written_on,
        agreed={"giver_agreed_on": giver_agreed_on, "family_agreed_on": family_agreed_on},
        on=on,
    )
    if earlier is not None and now.reused_advice.filter(earlier=earlier).exists():
        raise NotReady("It is recorded already that this advice is used again.")
    one = Reuse.objects.create(
        local_area=now.local_area, child_id=now.child_id, case=now, kind=kind,
        organisation=earlier.organisation if earlier else None, giver=giver.strip(),
        earlier=earlier, document=document.strip(), written_on=written_on,
        giver_agreed_on=giver_agreed_on, family_agreed_on=family_agreed_on,
        family_agreed_who=family_agreed_who.strip(), council_agreed_on=on,
        council_agreed_by=by.person,
    )  # fmt: skip
    record(
        "advice.advice_reused", about=one, within=now, by=by, on=on,
        changes={"of": (None, one.giver), "about": (None, one.get_kind_display()),
                 "written on": (None, written_on)},
    )  # fmt: skip
    return one
