"""What stands over a record: tags, notes, and where one can go from it."""

from __future__ import annotations

from goldenthread.children.models import Child, Merger
from goldenthread.children.presenters.places import Link, Places
from goldenthread.children.queries.records import WayIn
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day


def tags(child: Child, way_in: WayIn) -> list[dict[str, str]]:
    """Return the tags beside the name."""
    found = []
    if way_in.is_restricted:
        found.append({"text": "Restricted", "classes": "govuk-tag--purple"})
    if child.died_on:
        found.append({"text": "Died", "classes": "govuk-tag--grey"})
    if child.merged_into_id:
        found.append({"text": "Merged", "classes": "govuk-tag--grey"})
    return found


def notes(child: Child, way_in: WayIn, mergers: list[Merger]) -> list[str]:
    """Return what a reader must know before anything else."""
    found = []
    if child.merged_into:
        found.append(
            f"This record was merged into record {child.merged_into.number}. It is kept as it was"
            " and can no longer be changed."
        )
    if way_in.is_restricted:
        found.append("This record is restricted. Only the people named for it can open it.")
    found += [
        f"Record {merger.merged.number} was merged into this one on {day(merger.on)}."
        for merger in mergers
    ]
    return found


def links(
    child: Child, places: Places, *, by: Member, way_in: WayIn, mergers: list[Merger]
) -> list[Link]:
    """Return where one can go from a record."""
    found: list[Link] = []
    if child.merged_into:
        kept = places.of(child.merged_into)
        found.append({"text": f"Record {child.merged_into.number}", "href": kept})
    found += [
        {"text": f"Record {merger.merged.number}", "href": places.of(merger.merged)}
        for merger in mergers
    ]
    if by.may(Power.CHANGE_CHILDREN):
        found.append({"text": "History", "href": places.of(child, "children_history")})
    if by.may(Power.MANAGE_RECORDS):
        found += _to_manage(child, places, way_in)
    if by.may(Power.READ_AUDIT):
        looks = f"{places.to('settings_looks')}?number={child.number}"
        found.append({"text": "Who has looked", "href": looks})
    return found


def _to_manage(child: Child, places: Places, way_in: WayIn) -> list[Link]:
    if child.merged_into_id:
        return [{"text": "Undo the merger", "href": places.of(child, "children_unmerge")}]
    word = "Who is named for it" if way_in.is_restricted else "Restrict to named people"
    return [
        {"text": word, "href": places.of(child, "children_restrict")},
        {"text": "Merge with another record", "href": places.of(child, "children_merge")},
    ]
