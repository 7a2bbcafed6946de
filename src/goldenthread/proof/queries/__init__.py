"""What is asked: evidence, facts, contradictions, answers."""
