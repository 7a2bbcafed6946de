"""Links: found by their token at the door, and by their seat afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from goldenthread.advice.enums import LinkState
from goldenthread.advice.models import AdviceLink
from goldenthread.advice.policies import link_state
from goldenthread.casework.api import facts_of, why_no_more
from goldenthread.platform.organisations.models import LocalArea

SEAT = "advice_link"
_SALT = "goldenthread.advice.link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What the browser that opened a link holds: which link, and a secret of its own."""

    area_id: int
    pk: int
    secret: str

    @property
    def called(self) -> str:
        """Return how the fence knows the link."""
        return f"advice:{self.pk}"


def hash_of(secret: str) -> str:
    """Return what is kept of a token, a code or a seat: nobody can work it back without our key."""
    return salted_hmac(_SALT, secret, algorithm="sha256").hexdigest()


def token_for(link: AdviceLink, secret: str) -> str:
    """Return the token of a link: signed, so that a guessed one is not even looked up."""
    return signing.dumps([link.local_area_id, link.pk, secret], salt=_SALT)


def area_of(token: str) -> tuple[int, int] | None:
    """Return the area and the link that a token is for, or None when it is not one of ours."""
    try:
        area_id, pk, _ = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(area_id), int(pk)


def link_at_the_door(pk: int, token: str) -> AdviceLink | None:
    """Return the link that a token opens, if the token is its latest; within the area's fence."""
    link = _links().filter(pk=pk).first()
    if link is None or not link.token_hash:
        return None
    return link if constant_time_compare(link.token_hash, hash_of(token)) else None


def seat_of(kept: object) -> Seat | None:
    """Return the seat that a session holds, if it holds one."""
    if not isinstance(kept, dict) or not {"area_id", "pk", "secret"} <= kept.keys():
        return None
    return Seat(area_id=kept["area_id"], pk=kept["pk"], secret=kept["secret"])


def seated_link(seat: Seat) -> AdviceLink | None:
    """Return the link of a seat, if it was this browser that opened it; within the fence."""
    link = _links().filter(pk=seat.pk).first()
    if link is None or not link.seat:
        return None
    return link if constant_time_compare(link.seat, hash_of(seat.secret)) else None


def is_wanted(link: AdviceLink) -> bool:
    """Whether a link still lets in to something: not taken back, and the advice is waited for."""
    advice = link.advice
    over = why_no_more(facts_of(advice.case))
    is_asked = advice.accepted_on is None and advice.withdrawn_on is None
    return link.revoked_on is None and is_asked and not over


def state_of(link: AdviceLink, *, on: date) -> LinkState:
    """Return how a link stands on a day."""
    return link_state(
        on=on, valid_until=link.valid_until, opened=link.opened_at is not None,
        revoked=link.revoked_on is not None, needed=is_wanted(link),
    )  # fmt: skip


def area_at_the_door(pk: int) -> LocalArea | None:
    """Return the area of a link, before anybody is let in."""
    return LocalArea.objects.filter(pk=pk).first()


def _links() -> QuerySet[AdviceLink]:
    return AdviceLink.objects.select_related(
        "advice__case__child", "advice__case__officer", "advice__organisation", "advice__child",
        "child", "local_area", "made_by",
    )  # fmt: skip
