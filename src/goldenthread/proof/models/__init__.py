"""What is kept. No standing is: it is worked out from facts each time it is asked for."""

from goldenthread.proof.models.answers import Answer, AnswerRequest, StandingRules
from goldenthread.proof.models.evidence import Binding, Evidence

__all__ = ["Answer", "AnswerRequest", "Binding", "Evidence", "StandingRules"]
