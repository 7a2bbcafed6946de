"""The product's settings, with a count of each page's questions to the database on top."""

from goldenthread.config.settings import *  # noqa: F403 -- all of them
from goldenthread.config.settings import MIDDLEWARE

MIDDLEWARE = ["bench.counting.Counting", *MIDDLEWARE]
