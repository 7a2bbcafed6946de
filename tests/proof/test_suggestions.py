"""Which indicator and which condition measures seem to promise; all wordings are made up."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.indicators.api import find, registry
from goldenthread.proof.policies.phrases import PHRASES, indicator_of_words
from goldenthread.proof.queries.suggesting import suggested_for

ON = date(2026, 11, 22)
WORDED = (
    ("At least 90% of new EHC plans are issued within 20 weeks, three months running, by 31 March 2027.",
     "TIM-01", "at least 90%, three months running, by 31 March 2027"),
    ("85% of EHCPs issued within the 20-week limit", "TIM-01", "at least 85%"),
    ("20 week timeliness improves to 70% by July 2027", "TIM-01", "at least 70%, by 31 July 2027"),
    ("Final plans on time: at least 60%", "TIM-01", "at least 60%"),
    ("No fewer than 80% of plans within twenty weeks counting exceptions", "TIM-02", "at least 80%"),
    ("Fewer than 5% of plans take longer than a year", "TIM-04", "fewer than 5%"),
    ("At least 75% of advice is received within six weeks", "ASM-07", "at least 75%"),
    ("Health advice on time rises to 90%", "ASM-07", "at least 90%"),
    ("95% of decisions whether to assess are made within 6 weeks", "ASM-02", "at least 95%"),
    ("Families are told within six weeks in 90% of requests", "ASM-02", "at least 90%"),
    ("At least 90% of decisions to issue no plan are told within 16 weeks", "ASM-06", "at least 90%"),
    ("80% of drafts are sent by week 16", "TIM-08", "at least 80%"),
    ("Fewer than 10% of open cases are past 20 weeks", "TIM-06", "fewer than 10%"),
    ("Backlog of open cases falls to 120", "TIM-07", "at most 120"),
    ("Appeals to the tribunal reduce to fewer than 20", "DIS-03", "fewer than 20"),
    ("At least 70% of mediations are resolved without an appeal", "DIS-05", "at least 70%"),
    ("Milestones done when first promised: 80% or more", "PLN-03", "at least 80%"),
    ("Fewer than 10% of milestones have slipped", "PLN-06", "fewer than 10%"),
    ("No more than 15% of actions are moved to later dates", "PLN-07", "at most 15%"),
    ("90% of actions complete by their date", "PLN-01", "at least 90%"),
    ("Exceptions are used in no more than 5% of plans", "TIM-10", "at most 5%"),
    ("Nine in ten pieces of advice arrive within six weeks.", "ASM-07", "at least 90%"),
    ("4 out of 5 decisions to assess are told within 6 weeks", "ASM-02", "at least 80%"),
    # no figure, no indicator, or a figure of another kind
    ("Families tell us that they feel heard.", None, ""),
    ("Plans are issued within 20 weeks.", None, ""),
    ("80% of staff have been trained", None, ""),
    ("A signed agreement.", None, ""),
    ("Ten in five plans are issued within 20 weeks", None, ""),
    ("The waiting time for speech therapy falls below 18 weeks", None, ""),
    ("At least 50% fewer tribunal appeals", None, ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "indicator", "condition"), WORDED, ids=[text[:40] for text, _, _ in WORDED]
)
def test_a_measure_in_its_own_words(text, indicator, condition):
    found = suggested_for(text, on=ON)

    assert (found.indicator.id if found else None, found.condition.words if found else "") == (
        indicator, condition,
    )  # fmt: skip


def test_every_phrase_names_an_indicator_that_is_there():
    assert [identifier for _, identifier in PHRASES if find(identifier) is None] == []
    assert {identifier for _, identifier in PHRASES} <= set(registry().indicators)
    assert indicator_of_words("20\u2013week plans") == "TIM-01"  # a printed dash is a dash
