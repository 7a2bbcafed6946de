"""Everything that changes areas, people and posts."""

from goldenthread.platform.organisations.actions.areas import (
    found_local_area,
    rename_area,
    set_colour,
    set_contacts,
)
from goldenthread.platform.organisations.actions.handover import (
    Newcomer,
    OwnWork,
    Succession,
    hand_over,
    leave,
)
from goldenthread.platform.organisations.actions.partners import (
    add_organisation,
    change_organisation,
)
from goldenthread.platform.organisations.actions.people import (
    account_for,
    add_person,
    change_person,
    invite,
)
from goldenthread.platform.organisations.actions.posts import (
    add_post,
    change_post,
    check_may_give,
    merge_posts,
)
from goldenthread.platform.organisations.actions.tenures import appoint, end_tenure

__all__ = [
    "Newcomer",
    "OwnWork",
    "Succession",
    "account_for",
    "add_organisation",
    "add_person",
    "add_post",
    "appoint",
    "change_organisation",
    "change_person",
    "change_post",
    "check_may_give",
    "end_tenure",
    "found_local_area",
    "hand_over",
    "invite",
    "leave",
    "merge_posts",
    "rename_area",
    "set_colour",
    "set_contacts",
]
