"""Who may do what with indicators."""

from goldenthread.platform.access.roles import Power

READS = Power.READ_PLAN
SETS = Power.SET_TARGETS
SEES_CASES = Power.READ_CHILDREN
