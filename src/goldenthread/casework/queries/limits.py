"""What stands against telling somebody something, and whether the law asks for it all the same.

The council tells and shares by legal duty, not by consent (Children and Families Act 2014, SEND
Regulations 2014): a notice of `BY_LAW` goes out whatever the family says. Consent matters for what
nobody must be told.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.casework.enums import Ground
from goldenthread.casework.models import Case
from goldenthread.casework.queries.readers import Reader
from goldenthread.casework.queries.texts import slug_of
from goldenthread.children.api import Child, ConsentFor, refused_by
from goldenthread.platform.access.errors import NotValid
from goldenthread.ui.words import day

BY_LAW = {
    "partners_told": "SEND Regulations 2014, regulation 4(2)",
    "family_asked": "Children and Families Act 2014, section 36(4)",
    "will_assess": "SEND Regulations 2014, regulation 5(1)",
    "will_not_assess": "SEND Regulations 2014, regulation 5(1) and (3)",
    "will_issue": "Children and Families Act 2014, section 38",
    "will_not_issue": "SEND Regulations 2014, regulation 10",
    "draft_sent": "Children and Families Act 2014, section 38",
    "advice_asked": "SEND Regulations 2014, regulation 6(1)",
    "views_asked": "SEND Regulations 2014, regulation 6(1)(a)",
    "advice_not_wanted": "SEND Regulations 2014, regulation 6(1)",
    "advice_wanted_again": "SEND Regulations 2014, regulation 6(1)",
    "advice_day_changed": "SEND Regulations 2014, regulation 6(1)",
}
"""The texts that the law asks for, by what. A request for advice is a duty, and so is what puts it
right."""
OWN_REQUEST = frozenset({"request_received", "request_received_partner"})
"""The answers to who asked, about nothing but what they asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What stands against a message, in sentences, and the law that asks for it, or ""."""

    says: tuple[str, ...] = ()
    law: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the message is held back until a legal reason is given."""
        return bool(self.says) and not self.law


def limit_on(case: Case, reader: Reader, template: str) -> Limit:
    """Return what the record says against telling a reader this."""
    slug = slug_of(template)
    if slug in OWN_REQUEST:
        return Limit()
    says = against_sharing(case.child, reader.sharing)
    if reader.may_be_told:
        says = (*says, f"What {reader.name} may be told is limited: {reader.may_be_told}")
    return Limit(says=says, law=BY_LAW.get(slug, ""))


def against_sharing(child: Child, sharing: str) -> tuple[str, ...]:
    """Return in a sentence that the family says no to sharing with these, if it does."""
    one = refused_by(child).get(sharing) if sharing else None
    if one is None:
        return ()
    what = ConsentFor(sharing).label
    what = what[:1].lower() + what[1:]
    if one.withdrawn_on:
        return (f"{one.by} withdrew the consent to {what} on {day(one.withdrawn_on)}.",)
    return (f"{one.by} said no to {what} on {day(one.on)}.",)


def check_ground(says: tuple[str, ...], ground: str, because: str) -> str:
    """Return the legal reason in words, "" when nothing stands against it.

    :raises NotValid: when something does, and no reason or nothing in support of it is given.
    """
    if not says:
        return ""
    if ground not in Ground.values:
        raise NotValid("Choose the legal reason for sharing this all the same.", field="ground")
    if not because.strip():
        raise NotValid("Say why this reason holds here.", field="because")
    return f"{Ground(ground).label}: {because.strip()}"
