"""What is kept beside a request for advice: who has it, what they write, and what became of it.

The request itself is casework's: whom, asked when, by when, come when. Every row carries its
`local_area` and its `child`: these raise the fences.
"""

from goldenthread.advice.models.checking import LateReason, QualityCheck, Reminder, Reuse
from goldenthread.advice.models.giving import AdviceDocument, Given, SectionAnswers, Taking
from goldenthread.advice.models.link import AdviceLink
from goldenthread.advice.models.sharing import Shared

__all__ = [
    "AdviceDocument",
    "AdviceLink",
    "Given",
    "LateReason",
    "QualityCheck",
    "Reminder",
    "Reuse",
    "SectionAnswers",
    "Shared",
    "Taking",
]
