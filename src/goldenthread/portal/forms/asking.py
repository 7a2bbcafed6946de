"""The public pages, a form each. Plain words: a worried parent reads them on a phone."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.casework.api import Source
from goldenthread.children.api import RelationshipKind, Responsibility
from goldenthread.core.identifiers import check_postcode
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.documents.checking import TAKEN
from goldenthread.portal.enums import (
    CHECK,
    CHILD,
    COLLEAGUE,
    CONTACT,
    FAMILY,
    FILES,
    HOME,
    LARGEST,
    MOST_FILES,
    SCHOOL,
    WHO,
    WHY,
    YOU,
    AskedAs,
)
from goldenthread.portal.policies import check_age
from goldenthread.ui.forms import DayField, Form

_EMAIL = {
    "invalid": "Enter an email address, like name@example.org",
    "required": "Enter your email address",
}


def _line(label: str, wanted: str = "", *, length: int = 160, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, required=bool(wanted),
        error_messages={"required": wanted} if wanted else {}, **more,
    )  # fmt: skip


def _filled_in_by(token: str, **more: str) -> dict[str, Any]:
    return {"widget": forms.TextInput(attrs={"autocomplete": token, **more})}


class PublicForm(Form):
    """A page. `asker` is who fills it in, `on` the day."""

    title = ""

    def __init__(self, *args: Any, asked_as: str = "", on: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asker, self.on = asked_as, on
        self.is_own = asked_as == AskedAs.YOUNG_PERSON

    def heading(self) -> str:
        """Return what the page asks."""
        return self.title


class WhoForm(PublicForm):
    """Who asks."""

    title = "Who are you?"
    asked_as = forms.ChoiceField(
        label="Choose what fits best", widget=forms.RadioSelect, choices=AskedAs.choices,
        error_messages={"required": "Choose who you are"},
    )  # fmt: skip

    def clean_asked_as(self) -> str:
        """Return who they are."""
        chosen: str = self.cleaned_data["asked_as"]
        return chosen


class YouForm(PublicForm):
    """The parent or carer."""

    title = "About you"
    name = _line("Your full name", "Enter your full name", **_filled_in_by("name"))
    relation = forms.ChoiceField(
        label="What are you to the child or young person?",
        choices=[("", "Choose"), *RelationshipKind.choices],
        error_messages={"required": "Choose what you are to the child or young person"},
    )  # fmt: skip
    responsibility = forms.ChoiceField(
        label="Do you have parental responsibility?", widget=forms.RadioSelect,
        help_text="This means the rights that the law gives a parent. Mothers have it. You can ask"
        " for an assessment even if you do not know.",
        choices=[(Responsibility.YES.value, "Yes"), (Responsibility.NO.value, "No"),
                 (Responsibility.UNKNOWN.value, "I do not know")],
        error_messages={"required": "Choose yes, no, or that you do not know"},
    )  # fmt: skip


class ColleagueForm(PublicForm):
    """The professional."""

    title = "About you"
    name = _line("Your full name", "Enter your full name", **_filled_in_by("name"))
    job = _line("Your job", "Enter your job")
    works_for = _line("Your school, college or organisation", "Enter where you work")
    source = forms.ChoiceField(
        label="What is it?", widget=forms.RadioSelect,
        choices=[(Source.SETTING.value, "A school, college or nursery"),
                 (Source.HEALTH.value, "A health service"),
                 (Source.SOCIAL_CARE.value, "Social care"), (Source.OTHER.value, "Something else")],
        error_messages={"required": "Choose what kind of organisation it is"},
    )  # fmt: skip
    email = forms.EmailField(
        label="Your work email address", error_messages=_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    telephone = _line(
        "Your telephone number, if you like", length=40, **_filled_in_by("tel", inputmode="tel")
    )


class ChildForm(PublicForm):
    """Whom it is about."""

    title = "Who is it about?"
    forename = _line("First name", "Enter the first name", length=100)
    surname = _line("Last name", "Enter the last name", length=100)
    date_of_birth = DayField(
        label="Date of birth", what="the date of birth", help_text="For example, 31 3 2016"
    )

    def heading(self) -> str:
        """Return what the page asks."""
        return "About you" if self.is_own else self.title

    def clean(self) -> dict[str, Any]:
        """Refuse an age that cannot be."""
        given = super().clean() or {}
        if born := given.get("date_of_birth"):
            try:
                check_age(born, self.asker, on=self.on)
            except NotValid as error:
                self.add_error("date_of_birth", str(error))
        return given


class FamilyForm(PublicForm):
    """The parent, as a professional knows them."""

    title = "The parent or carer"
    parent_name = _line("Their full name", "Enter the name of a parent or carer")
    parent_email = forms.EmailField(
        label="Their email address, if you know it", required=False, error_messages=_EMAIL
    )
    parent_telephone = _line("Their telephone number, if you know it", length=40)
    parent_knows = forms.ChoiceField(
        label="Do they know that you are asking?", widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No")],
        help_text="Tell the family before you ask, unless that would put somebody in danger.",
        error_messages={"required": "Choose yes or no"},
    )  # fmt: skip


class HomeForm(PublicForm):
    """Where the child lives."""

    title = "Where does the child or young person live?"
    lines = forms.CharField(
        label="Address, without the postcode", max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Enter the address"},
    )  # fmt: skip
    postcode = _line("Postcode", "Enter the postcode", length=10, **_filled_in_by("postal-code"))

    def heading(self) -> str:
        """Return what the page asks."""
        return "Where do you live?" if self.is_own else self.title

    def clean_postcode(self) -> str:
        """Return the postcode as it is kept."""
        found = check_postcode(self.cleaned_data["postcode"])
        if found.wrong:
            raise forms.ValidationError("Enter a full UK postcode, like AB1 2CD")
        return found.value


class SchoolForm(PublicForm):
    """Where the child learns."""

    title = "School or college"
    school = _line("Name of the school, college or nursery")
    nowhere = forms.BooleanField(label="None at the moment", required=False)

    def clean(self) -> dict[str, Any]:
        """Want one or the other."""
        given = super().clean() or {}
        if not given.get("school") and not given.get("nowhere"):
            self.add_error("school", "Enter the name of the school, or tick that there is none")
        return given


class WhyForm(PublicForm):
    """Why they ask."""

    title = "Why are you asking?"
    why = forms.CharField(
        label="What is hard, and what are you worried about?",
        max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Use your own words. You can write about learning, talking, behaviour, feelings,"
        " health, or getting about.",
        error_messages={"required": "Tell us why you are asking. A few words are enough"},
    )  # fmt: skip
    help_now = forms.CharField(
        label="What help is there now, and what does it change?", required=False,
        max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="You can leave this empty.",
    )  # fmt: skip


class ContactForm(PublicForm):
    """How to reach them."""

    title = "How can we reach you?"
    email = forms.EmailField(
        label="Email address", required=False, error_messages=_EMAIL,
        help_text="We send you a message at once that says what happens next. If you give none, we"
        " write you a letter.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    telephone = _line("Telephone number", length=40, **_filled_in_by("tel", inputmode="tel"))
    talking = forms.CharField(
        label="Is there something that makes it easier for you to talk with us?", required=False,
        max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example, another language, sign language, large print, or a good time to"
        " call. You can leave this empty.",
    )  # fmt: skip


class FileForm(PublicForm):
    """A file to go with it."""

    title = "Do you have reports or letters to send with it?"
    file = forms.FileField(
        label="Choose a file", required=False,
        help_text=f"You do not have to send any. Each can be {TAKEN}, up to"
        f" {LARGEST // 1024 // 1024} MB. You can send {MOST_FILES} files at most.",
    )  # fmt: skip


class CheckForm(PublicForm):
    """The last page. `website` is for machines alone: a person is never shown it."""

    title = "Check your answers"
    website = forms.CharField(required=False)


PAGES: dict[str, type[PublicForm]] = {
    WHO: WhoForm,
    YOU: YouForm,
    COLLEAGUE: ColleagueForm,
    CHILD: ChildForm,
    FAMILY: FamilyForm,
    HOME: HomeForm,
    SCHOOL: SchoolForm,
    WHY: WhyForm,
    CONTACT: ContactForm,
    FILES: FileForm,
    CHECK: CheckForm,
}
