"""Who may see figures, set targets and run programmes."""

from __future__ import annotations

from goldenthread.platform.access.roles import Power

READS = Power.WORK_ON_CASES
MANAGES = Power.MANAGE_CASELOADS
