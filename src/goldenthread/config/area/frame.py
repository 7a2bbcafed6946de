"""What stands before anything happens: organisations, posts and who holds them, the register.

It is small, and always made by the product's own actions, whichever way the lives are played.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.children import api as children
from goldenthread.config.area import numbers
from goldenthread.config.area.script import School, Stint
from goldenthread.config.area.telling import Script
from goldenthread.platform.organisations import actions
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import LocalArea, Organisation, Post
from goldenthread.platform.organisations.reach import as_member

_WITH_STAFF = frozenset({"mainstream", "special", "college"})


@dataclass(frozen=True)
class Frame:
    """The area as the players find it: members, settings and services by their number or key."""

    area: LocalArea
    members: dict[int, Member]
    settings: dict[int, children.Setting]
    services: dict[str, Organisation]

    def of_school(self, number: int | None) -> Organisation | None:
        """Return the organisation of a school, if its staff use the product."""
        return self.settings[number].organisation if number is not None else None


def make_frame(script: Script, *, by: Member) -> Frame:
    """Make what the script's lives need, in the area of its administrator `by`."""
    on, area = script.asked.begins, by.local_area
    with as_member(by, on=on):
        homes = _organisations(script, by, on)
        members = _appoint(script.staff, homes, by, on)
    manager = members[script.office.manager.person]
    with as_member(manager, on=on):
        settings = {
            school.number: _add_setting(school, homes.get(school.name), manager, on)
            for school in script.schools
        }
    services = {one.key: homes[one.key] for one in script.services}
    return Frame(area=area, members=members, settings=settings, services=services)


def _organisations(script: Script, by: Member, on: date) -> dict[str, Organisation]:
    """Return the organisations by key or name; those that are there are taken."""
    there = {one.name: one for one in by.local_area.organisations.all()}
    wanted = [(s.key, s.name.format(area=by.local_area.name), s.kind) for s in script.services]
    wanted += [(s.name, s.name, "school") for s in script.schools if s.kind in _WITH_STAFF]
    return {
        key: there.get(name) or actions.add_organisation(name=name, kind=kind, by=by, on=on)
        for key, name, kind in wanted
    }


def _appoint(
    staff: list[Stint], homes: dict[str, Organisation], by: Member, on: date
) -> dict[int, Member]:
    posts: dict[str, Post] = {}
    found = {}
    for stint in staff:
        home = homes.get(stint.organisation)
        if stint.post not in posts:
            posts[stint.post] = actions.add_post(
                title=stint.post, role=stint.role, organisation=home, by=by, on=on
            )
        found[stint.person] = _put_in_post(stint, posts[stint.post], home, by)
    return found


def _put_in_post(stint: Stint, post: Post, home: Organisation | None, by: Member) -> Member:
    area = by.local_area
    person = actions.add_person(
        name=stint.name, email=f"staff-{stint.person}@{area.slug}.example", organisation=home,
        by=by, on=stint.since,
    )  # fmt: skip
    tenure = actions.appoint(post=post, person=person, from_on=stint.since, by=by, on=stint.since)
    user = person.user
    member = find_member(user=user, local_area=area, on=stint.since) if user else None
    if member is None:
        raise LookupError(f"{stint.name} holds no post on {stint.since}")
    if stint.until is not None:
        actions.end_tenure(tenure=tenure, last_on=stint.until, by=by, on=stint.until)
    return member


def _add_setting(
    school: School, home: Organisation | None, by: Member, on: date
) -> children.Setting:
    is_college = school.lowest_age >= 16
    return children.add_setting(
        values={
            "name": school.name,
            "kind": school.kind,
            "organisation": home,
            "lowest_age": school.lowest_age,
            "highest_age": school.highest_age,
            "urn": "" if is_college else numbers.urn(school.number),
            "ukprn": numbers.ukprn(school.number) if is_college else "",
        },
        by=by,
        on=on,
    )
