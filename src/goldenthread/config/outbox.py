"""The mail of a trial, which reaches nobody: written as files, read on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

_BETWEEN = b"-" * 79 + b"\n"
_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail as it left. `key` tells it from all others."""

    key: str
    to: str
    subject: str
    body: str
    at: datetime | None


def is_open() -> bool:
    """Whether this is a trial whose mail is written as files."""
    return settings.ENVIRONMENT == "trial" and settings.EMAIL_BACKEND.endswith(
        "filebased.EmailBackend"
    )


def mails() -> list[Mail]:
    """Return what has left, the latest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), reverse=True)[:_MOST] if folder.is_dir() else []
    found = [mail for file in files for mail in _read(file)]
    return sorted(found, key=lambda mail: mail.at.timestamp() if mail.at else 0, reverse=True)


def mail_of(key: str) -> Mail | None:
    """Return one of them, or None when it is not there."""
    return next((mail for mail in mails() if mail.key == key), None)


def _read(file: Path) -> Iterator[Mail]:
    for number, text in enumerate(file.read_bytes().split(_BETWEEN)):
        if not text.strip():
            continue
        read = message_from_bytes(text, policy=policy.default)
        if not isinstance(read, EmailMessage):
            raise TypeError("the policy makes another kind of message")
        sent = read["Date"]
        yield Mail(
            key=f"{file.stem}-{number}",
            to=str(read["To"]),
            subject=str(read["Subject"]),
            body=read.get_content(),
            at=_aware(sent.datetime) if sent else None,
        )


def _aware(value: datetime) -> datetime:
    # a mail that says "-0000" tells the time of the world, and is read as having no zone
    return value if value.tzinfo else value.replace(tzinfo=UTC)
