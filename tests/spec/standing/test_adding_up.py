"""An area or focus area stands as badly as a certain part of its actions do, or worse: a quarter,
unless the area tunes it. So one late action among many does not paint the whole red, and a quarter
cannot hide behind the rest.
"""

from __future__ import annotations

title = "From actions to an area"


def test_a_quarter_decides(told):
    """Off track and at risk are counted together for at risk."""
    told.adds_up(
        """
        actions | stands | because
        6 on_track, 2 off_track | Off track | Of 8 actions: 6 on track; 2 off track. At least 25 in 100 are off track or worse.
        7 on_track, 1 off_track | On track | Of 8 actions: 7 on track; 1 off track.
        6 on_track, 1 at_risk, 1 off_track | At risk | Of 8 actions: 6 on track; 1 at risk; 1 off track. At least 25 in 100 are at risk or worse.
        2 done | Done | Of 2 actions: 2 done.
        1 done, 1 on_track | On track | Of 2 actions: 1 done; 1 on track.
        1 on_track, 2 cannot_say | Cannot be said | Of 3 actions: 1 on track; 2 cannot be said.
        1 off_track | Off track | Of 1 action: 1 off track. At least 25 in 100 are off track or worse.
        """
    )
    told.adds_up(
        """
        actions | stands | because
         | Cannot be said | It has no actions.
        """
    )


def test_another_part(told):
    """An area that lets a half decide."""
    told.adds_up(
        """
        actions | stands | because
        6 on_track, 2 off_track | On track | Of 8 actions: 6 on track; 2 off track.
        """,
        share=50,
    )
