"""Who is written to in the fictional area, and a request that came in by the online form."""

from __future__ import annotations

from datetime import date, datetime

from goldenthread.platform.organisations import actions
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.portal import api as portal

_EMAILS = {
    "NHS Eastmarch Integrated Care Board": "send@icb.eastmarch.example",
    "Larkfield School": "head@larkfield.eastmarch.example",
    "Eastmarch Council": "social-care@eastmarch.example",
}
_ASKED = {
    "asked_as": "parent", "source": "1", "name": "Petra Willowby", "relation": "mother",
    "responsibility": "yes", "email": "petra.willowby@family.example",
    "telephone": "01632 960123", "forename": "Oakley", "surname": "Willowby",
    "date_of_birth": date(2017, 2, 11), "lines": "3 Made Up Mews\nEastmarch",
    "postcode": "ZZ99 3WZ", "school": "Larkfield School",
    "why": "Made up for the trial. Reading and writing are very hard; school days end in tears.",
    "help_now": "A teaching assistant reads with Oakley twice a week.",
}  # fmt: skip


def say_who_is_written_to(area: LocalArea, *, by: Member, on: date) -> None:
    """Give partners an address, and families whom they can reach."""
    for organisation in area.organisations.filter(name__in=_EMAILS):
        actions.change_organisation(
            organisation=organisation, name=organisation.name, kind=organisation.kind,
            email=_EMAILS[organisation.name], version=organisation.version, by=by, on=on,
        )  # fmt: skip
    actions.set_contacts(
        contact="01632 960100, Monday to Friday, 9am to 5pm",
        mediation_adviser="The Made-up Mediation Advice Line, 01632 960200",
        by=by,
        on=on,
    )


def ask_online(area: LocalArea, *, at: datetime, on: date) -> None:
    """Have a parent ask on the public pages."""
    draft = portal.begin_draft(local_area=area, at=at, by=None, on=on)
    portal.send_request(draft=draft, values=_ASKED, at=at, by=None, on=on)
