"""The door of the children room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.children.actions.access import (
    end_at_once,
    give_record,
    give_up_record,
    take_back_record,
)
from goldenthread.children.actions.beginning import begin_record
from goldenthread.children.actions.carers import add_carer, change_carer
from goldenthread.children.actions.parts import add_part, change_part, told
from goldenthread.children.actions.records import change_record
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.actions.settings import add_setting
from goldenthread.children.enums import Basis, ConsentFor, RelationshipKind, Responsibility
from goldenthread.children.gates import ChildRequest, about_child, let_in
from goldenthread.children.models import Carer, Child, Grant, Need, Placement, Setting
from goldenthread.children.models.keeping import ends_after_it_begins, kept, not_before_birth
from goldenthread.children.queries.duplicates import Match, likely_duplicates
from goldenthread.children.queries.family import carers_like, refused_by, relationships_of
from goldenthread.children.queries.listing import by_names, children_of
from goldenthread.children.queries.records import (
    RESTRICTED,
    child_by_number,
    find_child,
    grants_of,
    restriction_of,
)
from goldenthread.children.signals import ask_before_merging, follow_changes, show_on_record

__all__ = [
    "RESTRICTED",
    "Basis",
    "Carer",
    "Child",
    "ChildRequest",
    "ConsentFor",
    "Grant",
    "Match",
    "Need",
    "Placement",
    "RelationshipKind",
    "Responsibility",
    "Setting",
    "about_child",
    "add_carer",
    "add_part",
    "add_setting",
    "ask_before_merging",
    "begin_record",
    "by_names",
    "carers_like",
    "change_carer",
    "change_part",
    "change_record",
    "child_by_number",
    "children_of",
    "end_at_once",
    "ends_after_it_begins",
    "find_child",
    "follow_changes",
    "give_record",
    "give_up_record",
    "grants_of",
    "kept",
    "let_in",
    "likely_duplicates",
    "not_before_birth",
    "refused_by",
    "relationships_of",
    "restrict",
    "restriction_of",
    "show_on_record",
    "take_back_record",
    "told",
]
