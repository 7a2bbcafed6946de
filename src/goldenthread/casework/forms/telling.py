"""The forms by which somebody is told something."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.enums import Ground, Telling
from goldenthread.casework.forms.steps import line, offer, words
from goldenthread.casework.queries.readers import Reader
from goldenthread.platform.notifications.catalogue import Template
from goldenthread.ui.forms import DayField, Form

_WRONG = {
    "invalid": "Enter an email address, like name@example.org",
    "required": "Enter an email address",
}


class ChooseForm(Form):
    """Which message, and to whom."""

    text = forms.ChoiceField(
        label="Which message?", widget=forms.RadioSelect,
        error_messages={"required": "Choose a message"},
    )  # fmt: skip
    reader = forms.ChoiceField(
        label="To whom?", widget=forms.RadioSelect,
        error_messages={"required": "Choose who it is for"},
    )  # fmt: skip

    def __init__(
        self, *args: Any, texts: Iterable[Template], readers: Iterable[Reader], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {text.key: text for text in texts}
        self.readers = {one.key: one for one in readers}
        offer(self, "text", ((key, text.name) for key, text in self.texts.items()))
        offer(self, "reader", ((key, _named(one)) for key, one in self.readers.items()))

    def clean(self) -> dict[str, Any]:
        """Refuse a message that is not written for this reader."""
        given = super().clean() or {}
        text = self.texts.get(given.get("text", ""))
        reader = self.readers.get(given.get("reader", ""))
        if text and reader and reader.kind not in text.readers:
            fit = [one.name for one in self.texts.values() if reader.kind in one.readers]
            self.add_error(
                "text", f"This message is not for {reader.name}. Choose: {', '.join(fit)}"
            )
        return given


def _named(reader: Reader) -> str:
    reached = reader.email or "no email address, so a letter"
    return f"{reader.name} ({reader.part.lower()}; {reached})"


class WordsForm(Form):
    """The officer's own paragraph; for a young person their address where none is recorded."""

    email = forms.EmailField(
        label="Their email address", required=False, error_messages=_WRONG,
        help_text="Leave it empty to write a letter instead",
    )  # fmt: skip
    paragraph = words(
        "Your own words", required=False, rows=4,
        help_text="You do not have to add any. Write no full name, no date of birth, and nothing"
        " about needs: others may read the message.",
    )  # fmt: skip
    ground = forms.ChoiceField(
        label="What is the legal reason for telling them all the same?", required=False,
        widget=forms.RadioSelect, choices=Ground.choices,
    )  # fmt: skip
    because = words("Why does this reason hold here?", required=False, rows=2,
                    help_text="Kept on record. It is not part of the message.")  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_email: bool, is_held: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_email:
            del self.fields["email"]
        if not is_held:
            del self.fields["ground"], self.fields["because"]


class AgainForm(Form):
    """The address at which a message is tried again."""

    email = forms.EmailField(
        label="Email address", error_messages=_WRONG,
        help_text="If the old address is on a parent’s or carer’s record, it is put right there"
        " too",
    )  # fmt: skip


class OtherwiseForm(Form):
    """How somebody was told, and when."""

    how = forms.ChoiceField(
        label="How were they told?", widget=forms.RadioSelect, choices=Telling.choices,
        error_messages={"required": "Choose how they were told"},
    )  # fmt: skip
    day = DayField(label="When?", what="the day", help_text="For example, 31 3 2026")
    note = line("Note, if one is needed", length=300)
