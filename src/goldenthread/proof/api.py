"""The door of the proof room: what the command line and the fictional area may call."""

from __future__ import annotations

from goldenthread.proof.actions.answers import answer_contradiction, ask_for_answer
from goldenthread.proof.actions.bindings import bind_indicator
from goldenthread.proof.actions.evidence import Given, give_evidence, verify_evidence
from goldenthread.proof.enums import Kind, Verdict
from goldenthread.proof.queries.suggesting import suggested_for

__all__ = [
    "Given",
    "Kind",
    "Verdict",
    "answer_contradiction",
    "ask_for_answer",
    "bind_indicator",
    "give_evidence",
    "suggested_for",
    "verify_evidence",
]
