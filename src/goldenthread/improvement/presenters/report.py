"""What the pages around a progress report say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from goldenthread.improvement.models import Action, MilestoneMention, ProgressUpdate
from goldenthread.improvement.presenters.action import update as shown
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import due_words, name_of_action, rating_of
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day


def reported_page(
    update: ProgressUpdate,
    mentions: Sequence[MilestoneMention],
    places: Places,
    *,
    by: Member,
    on: date,
) -> dict[str, Any]:
    """Return what the confirmation says."""
    last = (update.on or on) + timedelta(days=1)
    mine = update.by_id == by.person.pk and on <= last
    return {
        "name": name_of_action(update.action),
        "action_href": places.action(update.action),
        "my_work_href": places.to("my_work"),
        "told": shown(update),
        "mentions": [
            {
                "text": mention.milestone.text,
                "done_on": day(mention.done_on),
                "shown_by": mention.shown_by,
            }
            for mention in mentions
        ],
        "correct_href": places.to("plan_report_correct", update_id=update.pk) if mine else "",
        "correct_until": day(last),
    }


def stands_now(action: Action) -> list[dict[str, str]]:
    """Return how an action stands now, for a person whose form was overtaken."""
    return [
        {"name": "Action", "value": action.text},
        {"name": "Rating", "value": rating_of(action)["text"]},
        {"name": "Due", "value": due_words(action)},
    ]
