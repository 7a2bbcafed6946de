"""The door of the advice room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.advice.actions.checking import check_advice
from goldenthread.advice.actions.late import say_why_late
from goldenthread.advice.actions.links import make_link
from goldenthread.advice.actions.reminding import chase_by_mail, remind_all
from goldenthread.advice.actions.reusing import reuse_advice
from goldenthread.advice.actions.taking import take_request
from goldenthread.advice.actions.writing import give_advice, save_section
from goldenthread.advice.queries.questions import QuestionsUnreadable, all_questions, questions_for

__all__ = [
    "QuestionsUnreadable",
    "all_questions",
    "chase_by_mail",
    "check_advice",
    "give_advice",
    "make_link",
    "questions_for",
    "remind_all",
    "reuse_advice",
    "save_section",
    "say_why_late",
    "take_request",
]
