"""What is kept of a child and family.

Every row carries its `local_area`, and every row about a child its `child`: these two raise the
fences. Days are inclusive: `until` is the last day on which something held, and empty while it
holds.
"""

from goldenthread.children.models.access import (
    Grant,
    Merger,
    RecordNumber,
    Restriction,
    RestrictionReason,
)
from goldenthread.children.models.child import Child, FormerName
from goldenthread.children.models.education import Need, Placement, Setting
from goldenthread.children.models.family import Address, Carer, Consent, Involvement, Relationship
from goldenthread.children.models.reopening import Reopening

__all__ = [
    "Address",
    "Carer",
    "Child",
    "Consent",
    "FormerName",
    "Grant",
    "Involvement",
    "Merger",
    "Need",
    "Placement",
    "RecordNumber",
    "Relationship",
    "Reopening",
    "Restriction",
    "RestrictionReason",
    "Setting",
]
