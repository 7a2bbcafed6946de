"""Consistency over time in words and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.panels.enums import TOO_FEW
from goldenthread.panels.queries.consistency import Consistency, Share
from goldenthread.ui.words import count

HEADINGS = ("By", "Group", "Decided", "Yes", "No", "Share of yes", "Refusals overturned")


def sentence(found: Consistency, what: str) -> str:
    """Return the whole in a sentence."""
    share = found.all
    if not share.decided:
        return "Nothing was decided in these months."
    said = f"{count(share.decided, 'decision')} {what}: {share.granted} yes, {share.refused} no."
    if share.is_too_few:
        return f"{said} These are too few for a share to say anything."
    fell = f" {share.overturned} of the {share.refused} refusals did not stand."
    return f"{said} The answer was yes in {share.percent}%.{fell if share.refused else ''}"


def tables(found: Consistency) -> list[dict[str, Any]]:
    """Return a table for each heading; a group that is large enough has a bar as well."""
    return [
        {
            "id": f"by-{number}",
            "heading": f"By {name.lower()}",
            "name": name,
            "rows": [_row(share) for share in shares],
        }
        for number, (name, shares) in enumerate(found.by.items())
    ]


def _row(share: Share) -> dict[str, Any]:
    return {
        "name": share.name,
        "decided": share.decided,
        "granted": share.granted,
        "refused": share.refused,
        "percent": _percent(share),
        "bar": None if share.is_too_few else share.percent,
        "overturned": f"{share.overturned} of {share.refused}" if share.refused else "None refused",
    }


def _percent(share: Share) -> str:
    return f"Too few to say (under {TOO_FEW})" if share.is_too_few else f"{share.percent}%"


def csv_rows(found: Consistency) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the download."""
    yield _csv("All", found.all)
    for name, shares in found.by.items():
        for share in shares:
            yield _csv(name, share)


def _csv(name: str, share: Share) -> tuple[object, ...]:
    return (
        name, share.name, share.decided, share.granted, share.refused, _percent(share),
        share.overturned,
    )  # fmt: skip
