"""What is kept about indicators: counts for a day, targets, stories and forecasts."""

from goldenthread.indicators.models.counts import KeptCounts
from goldenthread.indicators.models.forecast import MadeForecast
from goldenthread.indicators.models.story import Story
from goldenthread.indicators.models.target import Target

__all__ = ["KeptCounts", "MadeForecast", "Story", "Target"]
