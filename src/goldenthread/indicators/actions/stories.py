"""The story behind a figure, told by who answers for it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.indicators.models import Story
from goldenthread.indicators.models.story import LONGEST
from goldenthread.indicators.permissions import SETS
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def write_story(*, indicator: Indicator, text: str, by: Member, on: date) -> Story:
    """Tell the story behind an indicator anew; the earlier ones stay.

    :returns: the story; the newest one as it is, when it says the same words already.
    :raises NotPermitted: when they may not.
    :raises NotValid: when nothing is told, or too much.
    """
    by.check_may(SETS)
    told = text.strip()
    if not told:
        raise NotValid("Write the story behind the figure.", field="text")
    if len(told) > LONGEST:
        raise NotValid(f"Use {LONGEST:,} characters or fewer.", field="text")
    newest = Story.objects.filter(indicator=indicator.id, local_area=by.local_area).first()
    if newest and (newest.text, newest.told_by_id) == (told, by.person.pk):
        return newest  # a form that is sent twice
    story = Story.objects.create(
        local_area=by.local_area, indicator=indicator.id, text=told, told_by=by.person, told_on=on
    )
    record("indicators.story_told", about=story, by=by, on=on)
    return story
