"""Each rule looks at facts. An action stands at the worst that any of them finds, and says why. The
numbers are the usual ones; an area tunes them, with a reason that stays on record.
"""

from __future__ import annotations

title = "The rules"


def test_all_of_them(told):
    """Few, and in plain words."""
    told.rules()


def test_milestones_and_dates(told):
    """What was promised by a day is there or it is not."""
    told.stands(
        """
        known | stands | because
        done 1; ahead 2 | On track | 1 of 3 milestones done; none is overdue.
        done 1; overdue 1; ahead 1 | At risk | One of three milestones is overdue.
        done 1; overdue 2; ahead 2 | Off track | Two of five milestones are overdue.
        overdue 1 | At risk | The only milestone is overdue.
        due 2026-11-01; ahead 1 | At risk | It was due by 1 November 2026 and is 21 days late.
        due 2026-09-01; ahead 1 | Off track | It was due by 1 September 2026 and is 82 days late.
        due 2026-11-22; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        moved 2; ahead 1 | At risk | Its promised dates have been moved later two times.
        moved 1; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        """
    )


def test_an_area_that_is_stricter(told):
    """The same facts by other numbers: one overdue milestone is off track, one move a risk."""
    told.stands(
        """
        known | stands | because
        done 1; overdue 1; ahead 1 | Off track | One of three milestones is overdue.
        moved 1; ahead 1 | At risk | Its promised dates have been moved later once.
        """,
        milestones=1,
        moves=1,
    )


def test_figures(told):
    """A bound indicator is judged by its condition, its planned path and its direction."""
    told.stands(
        """
        known | stands | because
        figure met, on | Done | Every measure is shown.
        figure met; ahead 1 | On track | 0 of 1 milestones done; none is overdue. Plans in 20 weeks. Met: 92% in October 2026 is at least 90%.
        figure not yet, on; ahead 1 | On track | 0 of 1 milestones done; none is overdue. Plans in 20 weeks. On the path: 92% on 31 October 2026, where 75% was planned.
        figure not yet, near | At risk | Plans in 20 weeks. Near the path: 72% where 75% was planned.
        figure not yet, off | Off track | Plans in 20 weeks. Off the path: 55% where 75% was planned.
        figure missed | Off track | Plans in 20 weeks. Not met in time: 55% in October 2026 is not at least 90%.
        figure not yet, by 2027-01-31 | At risk | Plans in 20 weeks. Not yet met: 55% in October 2026 is not at least 90%. It is promised by 31 January 2027.
        figure cannot say, by 2027-01-31 | At risk | Plans in 20 weeks. It cannot be said: October 2026 has no figure. It is promised by 31 January 2027.
        figure not yet, by 2027-06-30; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        figure not yet, worse 3 | At risk | Plans in 20 weeks. The figure has got worse three months running: 62% in July, 55% in October.
        figure not yet, worse 2; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        """
    )


def test_evidence(told):
    """A claim is none until somebody else has verified it, and a verification does not last for ever."""
    told.stands(
        """
        known | stands | because
        evidence verified 2026-10-03; ahead 1 | On track | 0 of 1 milestones done; none is overdue. Evidence was last verified on 3 October 2026.
        evidence verified 2026-03-03; ahead 1 | At risk | Nothing has been verified since 3 March 2026.
        evidence claimed; begun 2026-03-03; ahead 1 | At risk | Nothing has been verified since it was to begin, on 3 March 2026. One claim not verified.
        evidence claimed; begun 2026-10-03; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        evidence claimed; begun 2027-01-03; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        """
    )


def test_people(told):
    """Silence, an empty post, another action that is late."""
    told.stands(
        """
        known | stands | because
        silent 2; reported 2026-08-20; ahead 1 | At risk | Nobody has reported since 20 August 2026: two reporting cycles without a report.
        silent 3; ahead 1 | At risk | Nobody has ever reported: three reporting cycles without a report.
        silent 1; ahead 1 | On track | 0 of 1 milestones done; none is overdue.
        vacant Head of SEND; ahead 1 | At risk | Nobody holds the post that leads it: Head of SEND.
        unheld; ahead 1 | At risk | No post holds it.
        waits 1A; ahead 1 | At risk | It waits for 1A, which is late.
        waits 1A, 1B; ahead 1 | At risk | It waits for 1A, 1B, which are late.
        rated not started; begun 2026-09-01; ahead 1 | At risk | It was to begin by 1 September 2026 and is said not to have begun.
        """
    )


def test_done_and_what_cannot_be_said(told):
    """Done is what is shown. Where nothing speaks for or against, it cannot be said."""
    told.stands(
        """
        known | stands | because
        done 2; evidence verified 2026-01-03 | Done | Every milestone is done and every measure is shown.
        done 2 | Done | Every milestone is done.
        rated complete; done 2; measure bare | On track | The only measure of success is not shown: no verified evidence, and no figure that is met. 2 of 2 milestones done; none is overdue.
        rated complete; done 1; ahead 1 | On track | One of two milestones is not done. 1 of 2 milestones done; none is overdue.
        rated complete | Cannot be said | It has neither a milestone nor a measure that could show it. Nothing recorded lets it be said: no milestone is done or has a day to come, no evidence is verified, and no figure is met or on its path.
        rated on track; undated 2 | Cannot be said | Nothing recorded lets it be said: no milestone is done or has a day to come, no evidence is verified, and no figure is met or on its path.
        rated complete; done 2; measure bare; silent 9; vacant Head of SEND; moved 4; waits 1A; due 2026-01-01 | On track | The only measure of success is not shown: no verified evidence, and no figure that is met. 2 of 2 milestones done; none is overdue.
        """
    )
