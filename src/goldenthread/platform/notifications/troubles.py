"""Why a message did not leave, in words."""

from __future__ import annotations

from goldenthread.platform.notifications.models import Message

REFUSED = "SMTPRecipientsRefused"
LINK_GONE = "LinkGone"
_TELL = "Tell whoever runs Golden Thread."
_WORDS = {
    REFUSED: "The mail server refused this address.",
    "SMTPSenderRefused": f"The mail server refused our own address. {_TELL}",
    "SMTPAuthenticationError": f"The mail server refused our sign-in. {_TELL}",
    "SMTPDataError": "The mail server refused the message.",
    LINK_GONE: "What the link in the message opens is not there any more.",
}


def why_not(message: Message) -> str:
    """Return why a message did not leave when it was last tried."""
    return _WORDS.get(message.trouble, "The mail server could not be reached.")
