"""What happened to a record, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.core.code_lists import ETHNICITIES, SEXES, UPN_UNKNOWN, words_for
from goldenthread.platform.history.models import Event
from goldenthread.ui.words import day

_PARTS = {
    "address": "an address",
    "placement": "a placement",
    "need": "a need",
    "carer": "a parent or carer",
    "professional": "a professional",
    "consent": "a consent",
    "former_name": "a former name",
}
_VERBS = {"added": "added", "changed": "changed", "removed": "took away"}
_DID = {
    "record_made": "made this record",
    "record_changed": "changed what the record says",
    "record_given": "gave the record to somebody",
    "record_taken_back": "ended that somebody is given the record",
    "record_restricted": "restricted the record to named people",
    "restriction_lifted": "lifted the restriction",
    "people_named": "changed who is named for the record",
    "record_reopened": "opened the restricted record for somebody new, all who were named had left",
    "records_merged": "merged another record into this one",
    "merged_away": "merged this record into another",
    "merger_undone": "undid a merger",
    "carer_changed": "changed a parent’s or carer’s contact details",
} | {
    f"{part}_{verb}": f"{words} {a}"
    for part, a in _PARTS.items()
    for verb, words in _VERBS.items()
    if (part, verb) != ("carer", "changed")
}
_CODES = {"sex": SEXES, "ethnicity": ETHNICITIES, "upn_unknown": UPN_UNKNOWN}


def timeline(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return the events as the timeline component takes them."""
    return [
        {
            "what": f"{event.by_name} {_did(event.kind)}",
            "when": day(event.on),
            "changes": [_change(name, *pair) for name, pair in event.changes.items()],
            "reason": event.reason,
        }
        for event in events
    ]


def _did(kind: str) -> str:
    name = kind.partition(".")[2]
    return _DID.get(name) or "recorded: " + name.replace("_", " ")


def _change(name: str, was: object, became: object) -> dict[str, str]:
    words = name.replace("_", " ")
    for long, short in (("upn", "UPN"), ("uln", "ULN"), ("nhs", "NHS"), ("sen", "SEN")):
        words = short + words[3:] if words.startswith(long) else words
    return {
        "name": words[:1].upper() + words[1:],
        "was": _plain(name, was),
        "became": _plain(name, became),
    }


def _plain(name: str, value: object) -> str:
    if value in (None, "", False):
        return ""
    if value is True:
        return "yes"
    if isinstance(value, list):
        return ", ".join(_plain(name, one) for one in value)
    if name in _CODES:
        return words_for(_CODES[name], str(value))
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
