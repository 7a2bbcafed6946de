"""What comes in from the pages of an area's settings and of the operator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.actions import Newcomer, OwnWork, Succession
from goldenthread.platform.organisations.models import (
    LocalArea,
    OrganisationKind,
    Person,
    Post,
)
from goldenthread.platform.organisations.queries import organisations_of, people_of
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.words import count

NAME_WANTED = {"required": "Enter a name"}
EMAIL_WRONG = {"invalid": "Enter an email address as name@example.org"}


class PersonForm(Form):
    """Who someone is and how to reach them."""

    name = forms.CharField(label="Name", max_length=160, error_messages=NAME_WANTED)
    email = forms.EmailField(
        label="Email address",
        required=False,
        max_length=254,
        error_messages=EMAIL_WRONG,
        help_text="They sign in with it. Without one they can hold a post, but have no account.",
    )
    telephone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations_of(local_area), required=False, empty_label="None or not known"
        )


class VersionForm(Form):
    """Mixed in where two people may change the same record at once."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def catch_up(self, version: int) -> None:
        """Go on from what the record is now, keeping what was typed."""
        data: Any = self.data
        self.data = {**data.dict(), "version": str(version)}


class ChangePersonForm(VersionForm, PersonForm):
    """The same, of someone who is there."""


class PostForm(Form):
    """What a post is called and may do."""

    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Enter the title of the post"}
    )
    role = forms.ChoiceField(
        label="Role in Golden Thread",
        required=False,
        choices=[("", "No role"), *Role.choices],
        widget=forms.RadioSelect,
        help_text="Whoever holds the post has its role, for as long as they hold it.",
    )

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations_of(local_area), required=False, empty_label="None or not known"
        )


class ChangePostForm(VersionForm, PostForm):
    """The same, of a post that is there."""


class OrganisationForm(Form):
    """A partner."""

    name = forms.CharField(label="Name", max_length=160, error_messages=NAME_WANTED)
    kind = forms.ChoiceField(
        label="Kind of organisation",
        choices=OrganisationKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of organisation it is"},
    )
    email = forms.EmailField(
        label="Email address for messages about children",
        required=False,
        max_length=254,
        error_messages=EMAIL_WRONG,
        help_text="An inbox that is read every day and by the right people alone. Schools, health"
        " and social care are told at it of requests for assessment.",
    )


class ChangeOrganisationForm(VersionForm, OrganisationForm):
    """The same, of a partner that is there."""


class AppointPersonForm(Form):
    """Who takes on a post, from when."""

    from_on = DayField(
        label="First day in the post",
        what="the first day in the post",
        help_text="For example, 6 1 2026. It may be in the future.",
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ModelChoiceField(
            people, empty_label="Choose a person", error_messages={"required": "Choose a person"}
        )
        self.order_fields(["person", "from_on"])


class AppointToPostForm(Form):
    """Which post someone takes on, from when."""

    from_on = DayField(
        label="First day in the post",
        what="the first day in the post",
        help_text="For example, 6 1 2026. It may be in the future.",
    )

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"] = forms.ModelChoiceField(
            posts, empty_label="Choose a post", error_messages={"required": "Choose a post"}
        )
        self.order_fields(["post", "from_on"])


class LastDayForm(Form):
    """The last day of something."""

    last_on = DayField(
        label="Last day in the post",
        what="the last day",
        help_text="For example, 31 3 2026. It may be in the future.",
    )


class LeavingDayForm(Form):
    """When someone leaves."""

    last_on = DayField(
        label="What is their last day?",
        what="the last day",
        help_text="For example, 31 3 2026. Until then nothing changes for them.",
    )


class MergeForm(Form):
    """Which post another is the same as."""

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(
            posts,
            label="Which post is it the same as?",
            empty_label="Choose a post",
            help_text="That post stays, with its title and role.",
            error_messages={"required": "Choose the post that stays"},
        )


class ColourForm(Form):
    """The colour of the area's header."""

    colour = forms.CharField(
        label="Colour",
        max_length=7,
        error_messages={"required": "Enter a colour as # and six figures or letters a to f"},
        help_text="As # and six figures or letters, for example #1d3c5a. White words stand on it.",
    )

    def clean_colour(self) -> str:
        """Return the colour in small letters, with its #."""
        colour: str = self.cleaned_data["colour"].strip().lower()
        return colour if colour.startswith("#") else f"#{colour}"


class ContactForm(Form):
    """Whom families can reach."""

    contact = forms.CharField(
        label="How families reach the SEND team",
        required=False,
        max_length=200,
        help_text="For example, 01234 567890, Monday to Friday, 9am to 5pm. Everybody can see it.",
    )
    mediation_adviser = forms.CharField(
        label="How families reach the mediation adviser",
        required=False,
        max_length=200,
        help_text="Name and telephone number. It stands in each decision that can be appealed.",
    )


class AddAreaForm(Form):
    """A new local area and who administers it."""

    name = forms.CharField(
        label="Name of the local area",
        max_length=120,
        help_text="For example, Westmere. It is shown to everyone and can be changed.",
        error_messages={"required": "Enter the name of the local area"},
    )
    administrator_name = forms.CharField(
        label="Name of the first administrator",
        max_length=160,
        error_messages={"required": "Enter the name of the first administrator"},
    )
    administrator_email = forms.EmailField(
        label="Email address of the first administrator",
        help_text="They are sent a link to choose a password.",
        error_messages={**EMAIL_WRONG, "required": "Enter the administrator’s email address"},
    )


class RenameAreaForm(Form):
    """Another name for a local area."""

    name = forms.CharField(
        label="Name of the local area",
        max_length=120,
        help_text="Its address stays as it is, so that links still work.",
        error_messages={"required": "Enter the name of the local area"},
    )


PERSON, NEWCOMER, NOBODY = "person", "newcomer", "nobody"


class SuccessorsForm(Form):
    """For each post of someone who is leaving: who takes it on."""

    def __init__(
        self,
        *args: Any,
        leaver: Person,
        posts: Iterable[Post],
        last_on: date,
        own: Mapping[str, tuple[str, int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.posts = list(posts)
        self.last_on = last_on
        self.own = own
        people = people_of(leaver.local_area).exclude(pk=leaver.pk)
        self.people = {one.pk: one for one in people} if own else {}
        for key, (kind, many) in own.items():
            self.fields[f"own_{key}"] = _own_field(
                self.posts, self.people.values(), count(many, f"open {kind}")
            )
        for post in self.posts:
            self.fields |= _succession_fields(post, people)

    @property
    def first_on(self) -> date:
        """The day after the last: from which successors hold the posts."""
        return self.last_on + timedelta(days=1)

    def clean(self) -> dict[str, Any]:
        """Ask for what each choice needs."""
        cleaned = super().clean() or self.cleaned_data
        for post in self.posts:
            who = cleaned.get(f"who_{post.pk}")
            if who == PERSON and not cleaned.get(f"person_{post.pk}"):
                self.add_error(f"person_{post.pk}", f"Choose who takes on {post.title}")
            if who == NEWCOMER:
                self._clean_newcomer(post, cleaned)
        return cleaned

    def _clean_newcomer(self, post: Post, cleaned: dict[str, Any]) -> None:
        for field, words in (("name", "the name"), ("email", "the email address")):
            key = f"{field}_{post.pk}"
            if not cleaned.get(key) and key not in self.errors:
                self.add_error(key, f"Enter {words} of the person who takes on {post.title}")

    def successions(self) -> list[Succession]:
        """Return what was chosen, for each post."""
        return [self._succession(post) for post in self.posts]

    def own_work(self) -> list[OwnWork]:
        """Return who takes on what the leaver holds themself."""
        posts, found = {post.pk: post for post in self.posts}, []
        for key in self.own:
            what, _, number = self.cleaned_data[f"own_{key}"].partition("-")
            post = posts[int(number)] if what == "post" else None
            person = self.people[int(number)] if what == PERSON else None
            found.append(OwnWork(key=key, post=post, person=person))
        return found

    def _succession(self, post: Post) -> Succession:
        chosen = {f: self.cleaned_data.get(f"{f}_{post.pk}") for f in _FIELDS}
        if chosen["who"] == PERSON:
            return Succession(post=post, person=chosen["person"])
        if chosen["who"] == NEWCOMER:
            newcomer = Newcomer(name=chosen["name"] or "", email=chosen["email"] or "")
            return Succession(post=post, newcomer=newcomer)
        return Succession(post=post)


_FIELDS = ("who", "person", "name", "email")


def _own_field(posts: Iterable[Post], people: Any, what: str) -> forms.ChoiceField:
    takers = [(f"post-{post.pk}", f"Whoever takes on {post.title}") for post in posts]
    return forms.ChoiceField(
        label=f"Who takes on {what}?",
        choices=[
            ("", "Choose"),
            *takers,
            *((f"{PERSON}-{one.pk}", one.name) for one in people),
            (NOBODY, "Nobody yet"),
        ],
        error_messages={"required": f"Choose who takes on {what}, or that nobody does yet"},
    )


def _succession_fields(post: Post, people: Any) -> dict[str, forms.Field]:
    return {
        f"who_{post.pk}": forms.ChoiceField(
            label=f"Who takes on the post {post.title}?",
            choices=[
                (PERSON, "Someone who is here already"),
                (NEWCOMER, "Someone new"),
                (NOBODY, "Nobody yet: leave it vacant"),
            ],
            widget=forms.RadioSelect,
            error_messages={
                "required": f"Choose who takes on {post.title}, or that nobody does yet"
            },
        ),
        f"person_{post.pk}": forms.ModelChoiceField(
            people,
            label=f"If they are here already: who takes on {post.title}?",
            required=False,
            empty_label="Choose a person",
        ),
        f"name_{post.pk}": forms.CharField(
            label=f"If they are new: name of who takes on {post.title}",
            required=False,
            max_length=160,
        ),
        f"email_{post.pk}": forms.EmailField(
            label=f"If they are new: email address of who takes on {post.title}",
            required=False,
            max_length=254,
            error_messages=EMAIL_WRONG,
            help_text="They are sent a link to choose a password.",
        ),
    }
