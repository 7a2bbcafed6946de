"""The door of the room: reads a published plan from a file of any usual kind."""

from goldenthread.reading.guard import checked as check_kind
from goldenthread.reading.oddities import Oddity, OddityKind
from goldenthread.reading.read import Place, Reading, read_document, read_plan
from goldenthread.reading.refusals import CannotRead
from goldenthread.reading.sandbox import read_plan_safely

__all__ = [
    "CannotRead",
    "Oddity",
    "OddityKind",
    "Place",
    "Reading",
    "check_kind",
    "read_document",
    "read_plan",
    "read_plan_safely",
]
