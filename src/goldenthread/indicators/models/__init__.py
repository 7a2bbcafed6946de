"""What is kept about indicators: targets, stories and forecasts. Their figures are not."""

from goldenthread.indicators.models.forecast import MadeForecast
from goldenthread.indicators.models.story import Story
from goldenthread.indicators.models.target import Target

__all__ = ["MadeForecast", "Story", "Target"]
