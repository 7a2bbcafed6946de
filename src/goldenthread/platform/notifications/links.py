"""Links that open something for the reader of one message alone.

The address is made when the mail leaves and is kept nowhere: the message has ``[link]`` in its
place. A room registers what makes its links; this one does not know what they open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.platform.notifications.models import Message

LINK = "[link]"
PASSWORD = "password"  # noqa: S105 -- the key of a link, not a secret

Make = Callable[["Message"], str]
"""Given a message, return the whole address, or raise LookupError when there is none any more."""

_makers: dict[str, Make] = {}


def register(key: str, make: Make) -> None:
    """Take what makes the links of one kind.

    :raises ValueError: when the key is taken.
    """
    if key in _makers:
        raise ValueError(f"{key} is the key of another link")
    _makers[key] = make


def check(body: str, key: str) -> None:
    """Pass silently if a text that asks for a link says which, and one that does not has none.

    :raises LookupError: when it does not, or nothing makes such links.
    """
    if (LINK in body) != bool(key):
        raise LookupError("a text with a link says where it leads, and no other does")
    if key and key not in _makers:
        raise LookupError(f"nothing makes links to {key}")


def with_link(message: Message) -> str:
    """Return the text of a message as its reader gets it.

    :raises LookupError: when what the link opens is not there any more.
    """
    if not message.link_to:
        return message.body
    return message.body.replace(LINK, _makers[message.link_to](message))
