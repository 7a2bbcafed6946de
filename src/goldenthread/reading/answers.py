"""What the child process answers, as JSON: a file from outside must not choose what we load.

The child has read a file that nobody vouches for. Its answer is taken as data alone, and every
value in it is put back into the type that it should have.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from goldenthread.core.plan_format import PlanDocument
from goldenthread.reading.document import Place
from goldenthread.reading.oddities import Oddity, OddityKind
from goldenthread.reading.read import Reading
from goldenthread.reading.refusals import CannotRead


def to_answer(outcome: Reading | CannotRead) -> bytes:
    """Return a reading, or why there is none, as the bytes that the child writes."""
    if isinstance(outcome, CannotRead):
        return json.dumps({"refused": str(outcome)}).encode()
    return json.dumps(
        {
            "plan": outcome.plan.to_json(),
            "oddities": [asdict(oddity) for oddity in outcome.oddities],
            "places": {path: asdict(place) for path, place in outcome.places.items()},
            "coverage": outcome.coverage,
        }
    ).encode()


def from_answer(answer: bytes) -> Reading:
    """Return the reading in a child's answer.

    :raises CannotRead: with the child's own sentence.
    :raises ValueError: when the answer is none that the child would give.
    """
    found: dict[str, Any] = json.loads(answer)
    if "refused" in found:
        raise CannotRead(str(found["refused"]))
    try:
        return Reading(
            plan=PlanDocument.from_json(found["plan"]),
            oddities=[_oddity(oddity) for oddity in found["oddities"]],
            places={str(path): Place(**place) for path, place in found["places"].items()},
            coverage=float(found["coverage"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the answer has another shape") from error


def _oddity(found: dict[str, Any]) -> Oddity:
    return Oddity(
        kind=OddityKind(found["kind"]),
        text=str(found["text"]),
        place=Place(**found["place"]),
        about=found["about"],
    )
