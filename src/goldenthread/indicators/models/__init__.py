"""What is kept of indicators: counts, so that a page need not work them out."""

from goldenthread.indicators.models.counts import KeptCounts

__all__ = ["KeptCounts"]
