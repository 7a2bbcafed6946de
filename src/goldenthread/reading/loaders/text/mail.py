"""A plan sent in the body of an e-mail: its header lines and its quoting taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reading.loaders.text.decode import Line

_FIELD = re.compile(
    r"\s*\**(From|To|Cc|Bcc|Sent|Date|Subject|Importance|Attachments?|Reply-To)\**\s*:\**\s*(.*)$"
)
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_REPLY = re.compile(r"^(?:(?:re|fw|fwd)\s*:\s*)+", re.IGNORECASE)


def without_mail(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a message as those of a document: its subject is a line of text.

    A text is taken for a message when it begins with two header fields or more, one of them its
    sender or its subject; quoting is taken away where most lines are quoted.
    """
    return _without_headers(_unquoted(lines))


def _unquoted(lines: Sequence[Line]) -> list[Line]:
    printed = [line for line in lines if not line.blank]
    quoted = [line for line in printed if _QUOTE.match(line.text)]
    if len(quoted) < 0.6 * len(printed) or not quoted:
        return list(lines)
    return [Line(_QUOTE.sub("", line.text, count=1), line.number, line.page) for line in lines]


def _without_headers(lines: Sequence[Line]) -> list[Line]:
    start = next((at for at, line in enumerate(lines) if not line.blank), 0)
    fields: dict[int, tuple[str, str]] = {}
    for at in range(start, len(lines)):
        found = _FIELD.match(lines[at].text)
        if not found:
            break
        fields[at] = (found[1], found[2])
    names = {name for name, _ in fields.values()}
    if len(fields) < 2 or not names & {"From", "Subject"}:
        return list(lines)
    return [
        Line(_header(fields[at]), line.number, line.page) if at in fields else line
        for at, line in enumerate(lines)
    ]


def _header(field: tuple[str, str]) -> str:
    """Return what a header field says as a line of the document: its subject, and no other."""
    name, value = field
    return _REPLY.sub("", value.strip("* ")) if name == "Subject" else ""
