"""Who works in the fictional areas. Everyone is invented; addresses end in .example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.config.demo import content
from goldenthread.platform.access.roles import Role

PASSWORD = "golden-thread-trial"  # noqa: S105 -- said aloud at each start; a trial listens on loopback alone


@dataclass(frozen=True)
class Holder:
    """A person and the post that they hold, from so many months before the trial begins."""

    name: str
    email: str
    post: str
    role: str = Role.ACCOUNTABLE_OFFICER
    organisation: str = "Eastmarch Council"
    from_months_ago: int = 12
    until_months_ago: int | None = None


ADMINISTRATOR = Holder(
    "Ada Quill", "administrator@eastmarch.example", "Golden Thread administrator",
    Role.ADMINISTRATOR, from_months_ago=66,
)  # fmt: skip
OPERATOR_EMAIL = "operator@goldenthread.example"

ORGANISATIONS = (
    ("Eastmarch Council", "council"),
    ("NHS Eastmarch Integrated Care Board", "icb"),
    ("Eastmarch Community NHS Trust", "nhs_provider"),
    ("Larkfield School", "school"),
    ("Eastmarch Educational Psychology Service", "council"),
    ("Eastmarch Parent Carer Forum", "parent_carer_forum"),
)

HOLDERS = (
    Holder("Marek Osei", "programme@eastmarch.example", "SEND Programme Manager",
           Role.PROGRAMME_MANAGER),
    Holder("Imogen Farrow", "lead@eastmarch.example", content.SEND, Role.WORKSTREAM_LEAD),
    Holder("Sunita Brandt", "parent-lead@eastmarch.example", content.FORUM,
           Role.PARENT_CARER_LEAD, "Eastmarch Parent Carer Forum"),
    Holder("Tomas Idle", "former.dco@eastmarch.example", content.DCO,
           organisation="NHS Eastmarch Integrated Care Board", until_months_ago=4),
    Holder("Grace Nwosu-Hart", "officer@eastmarch.example", content.DCO,
           organisation="NHS Eastmarch Integrated Care Board", from_months_ago=4),
    Holder("Leif Marlow", "psychology@eastmarch.example", content.EP),
    Holder("Priya Lund", "therapies@eastmarch.example", content.THERAPY,
           organisation="Eastmarch Community NHS Trust"),
    Holder("Dara Finch", "former.social-care@eastmarch.example", content.SOCIAL,
           until_months_ago=2),
    Holder("Owen Tarr", "data@eastmarch.example", content.DATA),
    Holder("Bea Winterson", "school@eastmarch.example", content.SCHOOL,
           organisation="Larkfield School"),
    Holder("Orla Pendle", "case-officer@eastmarch.example", "SEND Case Officer",
           Role.CASE_OFFICER),
    Holder("Mina Tarrant", "case-manager@eastmarch.example", "SEND Case Manager",
           Role.CASE_MANAGER),
    Holder("Sol Bexley", "senco@eastmarch.example", "SENCO, Larkfield School",
           Role.SETTING_MEMBER, "Larkfield School"),
    Holder("Edda Prior", "psychologist@eastmarch.example", "Educational Psychologist",
           Role.SERVICE_MEMBER, "Eastmarch Educational Psychology Service"),
    Holder("Jonas Pell", "cases-south@eastmarch.example", "SEND Case Officer, South",
           Role.CASE_OFFICER),
    Holder("Elin Storr", "therapist@eastmarch.example", "Children's Therapist",
           Role.SERVICE_MEMBER, "Eastmarch Community NHS Trust"),
    Holder("Hedda Rowe", "panel-member@eastmarch.example", "Designated Nurse for SEND panels",
           Role.PANEL_MEMBER, "Eastmarch Community NHS Trust"),
    Holder("Una Dale", "panel-psychology@eastmarch.example", "Psychologist for SEND panels",
           Role.PANEL_MEMBER, "Eastmarch Educational Psychology Service"),
    Holder("Ivo Marsh", "panel-social-care@eastmarch.example", "Social worker for SEND panels",
           Role.PANEL_MEMBER),
    Holder("Nell Hobday", "panel-school@eastmarch.example", "Headteacher for SEND panels",
           Role.PANEL_MEMBER, "Larkfield School"),
    Holder("Cllr Noor Ashby", "board@eastmarch.example", "Board member, SEND Partnership Board",
           Role.BOARD_MEMBER),
)  # fmt: skip


def holder_of(post: str, months_ago: int) -> Holder:
    """Return who held a post so many months before the trial began."""
    return next(
        holder
        for holder in HOLDERS
        if holder.post == post
        and holder.from_months_ago >= months_ago
        and (holder.until_months_ago is None or holder.until_months_ago <= months_ago)
    )


def sign_ins() -> Iterator[tuple[str, str]]:
    """Yield one address for each role, with the role in words."""
    yield ADMINISTRATOR.email, Role.ADMINISTRATOR.label
    shown = set()
    for holder in HOLDERS:
        if holder.role not in shown and holder.until_months_ago is None:
            shown.add(holder.role)
            yield holder.email, Role(holder.role).label
    yield OPERATOR_EMAIL, "Operator of the installation; sees no area's content"
    yield "administrator@westholm.example", "Administrator of a second area, Westholm"
