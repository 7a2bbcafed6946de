"""What is said of how those whom advice is asked of are told."""

from __future__ import annotations

from datetime import date

from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.casework.queries.advice import still_owed
from goldenthread.casework.queries.advisers import told_of
from goldenthread.casework.queries.family_views import family_asked, is_of_family


def told_how(advice: AdviceRequest, *, on: date) -> str:
    """Return how they are told whom advice is asked of, by what is known of their addresses."""
    if advice.advice_requested_on != on and advice.withdrawn_on is None:
        return "They have it already, so nothing is sent."
    readers = told_of(advice, on=on)
    if readers:
        names = ", ".join(one.name for one in readers)
        return f"An email to {names} leaves within a minute."
    wants_none = is_of_family(advice) and family_asked(advice, on=on).wants_no_email
    why = "No email is wanted by" if wants_none else "No email address is known for"
    return (
        f"{why} {advice.of}, so they were NOT told. Print the letter under"
        " “Who is still to be told” and send it."
    )


def no_more_advice(case: Case) -> list[str]:
    """Return whose advice is still waited for, and what becomes of that when the case ends."""
    waiting = [one.of for one in still_owed(case)]
    if not waiting:
        return []
    return [
        f"Advice is still waited for from: {'; '.join(waiting)}. The requests are withdrawn, and"
        " services are told at once that nothing is awaited any more. If you take the ending back"
        " later as a mistake, the requests are there again."
    ]
