"""What was done to a case, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.casework.enums import Ordered, OrderKind
from goldenthread.casework.signals import did_above
from goldenthread.platform.history.models import Event
from goldenthread.ui.words import day

_DID = {
    "request_opened": "took in the request",
    "reasons_written": "wrote down why the assessment was asked for",
    "acknowledged": "recorded that the request was acknowledged",
    "told_partners": "recorded that health, social care and the setting were told",
    "consulted_family": "recorded that the family was asked",
    "decided_to_assess": "recorded the decision to assess",
    "decided_not_to_assess": "recorded the decision not to assess",
    "decided_to_issue": "recorded the decision to issue a plan",
    "decided_not_to_issue": "recorded the decision not to issue a plan",
    "draft_served": "recorded that the draft was sent",
    "consultation_sent": "recorded that the school or college was consulted",
    "consultation_replied": "recorded the reply of the school or college",
    "representations_received": "recorded the family’s answer to the draft",
    "final_issued": "recorded the final plan",
    "request_withdrawn": "ended the case as withdrawn",
    "moved_area": "ended the case as moved",
    "date_corrected": "corrected a date",
    "decision_corrected": "corrected the grounds of a decision",
    "case_allocated": "gave the case to an officer",
    "advice_requested": "recorded that advice was asked for",
    "advice_chased": "recorded that advice was chased",
    "advice_received": "recorded that advice came",
    "advice_given": "gave the advice",
    "advice_returned": "sent the advice back for more work",
    "advice_accepted": "accepted the advice",
    "advice_withdrawn": "withdrew a request for advice",
    "advice_wanted_again": "asked again for advice that had been withdrawn with the case",
    "advice_corrected": "corrected the days of advice",
    "exception_recorded": "put an exception on record",
    "exception_ended": "ended an exception",
    "message_sent": "sent a message",
    "message_sent_again": "sent a message again",
    "shared_all_the_same": "gave the legal reason for telling somebody all the same",
    "letter_written": "wrote a letter, to be sent",
    "told_another_way": "recorded that somebody was told in another way",
    "document_kept": "kept a document",
    "mediation_recorded": "recorded mediation",
    "appeal_recorded": "recorded an appeal",
}


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
    room, _, what = kind.partition(".")
    if room == "casework":
        return _DID[what]
    return did_above(kind) or "recorded: " + what.replace("_", " ")


def _change(name: str, was: object, became: object) -> dict[str, str]:
    words = name.replace("_", " ").removesuffix(" on")
    return {
        "name": words[:1].upper() + words[1:],
        "was": _plain(was),
        "became": _plain(became),
    }


def _plain(value: object) -> str:
    if value in (None, "", False):
        return ""
    if value in Ordered.values:
        return Ordered(str(value)).label
    if value in OrderKind.values:
        return OrderKind(str(value)).label
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
