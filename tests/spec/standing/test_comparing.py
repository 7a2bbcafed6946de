"""A rating and a standing are compared in steps: done, on track, at risk, off track. What cannot be
said lies beside on track, and a rating of not started claims nothing bad. A rating that is better
than the facts is a contradiction; the more steps, the higher it stands on the board’s list, never
without its reasons. A rating that is worse than the facts is said gently.
"""

from __future__ import annotations

title = "Rating and standing"


def test_steps_between_them(told):
    """A rating of four steps against facts of four."""
    told.compares(
        """
        known | stands | steps | it says
        rated on track; done 1; overdue 2; ahead 2 | Off track | 2 | The rating is two steps better than the facts support.
        rated embedded; done 1; overdue 2 | Off track | 3 | The rating is three steps better than the facts support.
        rated in progress; done 1; overdue 1 | At risk | 1 | The rating is one step better than the facts support.
        rated complete; done 1; measure bare | On track | 1 | The rating is one step better than the facts support.
        rated at risk; done 1; overdue 1 | At risk | 0 | The rating and the facts agree.
        rated off track; done 1; ahead 1 | On track | -2 | The facts support a better rating than this. That may be caution; say why.
        rated blocked; undated 1 | Cannot be said | -2 | The facts do not say enough to compare the rating with.
        rated on track; undated 1 | Cannot be said | 0 | The facts do not say enough to compare the rating with.
        done 1; overdue 1 | At risk | 0 | No rating is declared.
        """
    )
