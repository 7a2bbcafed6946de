"""Whom a step of the journey tells, and by which text."""

from __future__ import annotations

from datetime import date

from goldenthread.casework.enums import Outcome
from goldenthread.casework.models import Case
from goldenthread.casework.queries.readers import (
    Reader,
    family_of,
    partners_of,
    requester_of,
)
from goldenthread.casework.queries.texts import FAMILY, key_of

OUTCOMES = {
    "decide-to-assess": Outcome.ASSESS,
    "decide-not-to-assess": Outcome.NOT_ASSESS,
    "decide-to-issue": Outcome.ISSUE,
    "decide-not-to-issue": Outcome.NOT_ISSUE,
}
_DECISIONS = {
    Outcome.ASSESS: "will_assess",
    Outcome.NOT_ASSESS: "will_not_assess",
    Outcome.ISSUE: "will_issue",
    Outcome.NOT_ISSUE: "will_not_issue",
}
TELLS = frozenset({"acknowledge", "tell-partners", "consult-family", *OUTCOMES})
"""The steps that tell somebody something."""


def told_by(step: str, case: Case, *, on: date) -> list[tuple[Reader, str]]:
    """Return who is told by a step, each with the key of the text."""
    if step == "tell-partners":
        return [(reader, key_of("partners_told")) for reader in partners_of(case, on=on)]
    if step == "acknowledge":
        reader = requester_of(case, on=on)
        slug = "request_received" if reader.kind == FAMILY else "request_received_partner"
        return [(reader, key_of(slug))]
    if step == "consult-family":
        return [(family_of(case, on=on), key_of("family_asked"))]
    return [(family_of(case, on=on), key_of(_DECISIONS[OUTCOMES[step]]))]
