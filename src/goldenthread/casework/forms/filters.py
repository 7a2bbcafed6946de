"""The filters of the list of cases, from the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms

from goldenthread.casework.enums import QUIET_DAYS, STAGES, TRAY_WORDS
from goldenthread.casework.forms.steps import offer
from goldenthread.casework.queries.listing import SORTS, Choice
from goldenthread.core.code_lists import SEN_TYPES, choices
from goldenthread.ui.forms import Form
from goldenthread.ui.listing import HasName


class CaseFilterForm(Form):
    """What the list is narrowed to. What cannot be understood is left out."""

    q = forms.CharField(
        label="Child’s name, UPN, or number of the case", required=False, max_length=100,
        strip=True, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    tray = forms.ChoiceField(
        label="Only", required=False, choices=[("", "All"), *TRAY_WORDS.items()]
    )
    stage = forms.ChoiceField(label="Stage", required=False, choices=[("", "All open"), *STAGES])
    officer = forms.ChoiceField(label="Officer", required=False)
    need = forms.ChoiceField(
        label="Need", required=False, choices=[("", "Any"), *choices(SEN_TYPES)]
    )
    setting = forms.TypedChoiceField(
        label="School or college", required=False, coerce=int, empty_value=None
    )
    team = forms.TypedChoiceField(label="Team", required=False, coerce=int, empty_value=None)
    quiet_days = forms.IntegerField(
        label="Quiet for how many days", required=False, min_value=1, max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=f"For the cases that are quiet; {QUIET_DAYS} unless you say otherwise",
    )  # fmt: skip
    waits = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        settings: Iterable[HasName],
        officers: Iterable[HasName],
        teams: Iterable[HasName] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "setting", ((one.pk, one.name) for one in settings), "Any")
        offer(self, "team", ((one.pk, one.name) for one in teams), "Any")
        people = [("mine", "My cases"), ("nobody", "Nobody yet")]
        people += [(str(one.pk), one.name) for one in officers]
        offer(self, "officer", people, "Any")

    def choice(self) -> Choice:
        """Return what is asked for, as far as it can be understood."""
        self.is_valid()
        given = self.cleaned_data
        sort = str(self.data.get("sort", "next"))
        return Choice(
            words=given.get("q") or "",
            officer=given.get("officer") or "",
            stage=given.get("stage") or "",
            need=given.get("need") or "",
            setting=given.get("setting") or None,
            tray=given.get("tray") or "",
            quiet_days=given.get("quiet_days") or QUIET_DAYS,
            waits=given.get("waits") or "",
            team=given.get("team") or None,
            sort=sort if sort.removeprefix("-") in SORTS else "next",
        )

    def understood(self) -> dict[str, str]:
        """Return the address's parameters that are filters and could be understood."""
        return {
            name: str(self.data[name])
            for name in self.fields
            if self.data.get(name) and self.cleaned_data.get(name) not in (None, "")
        }

    def query(self) -> str:
        """Return what of the address may be kept: all but the words that were searched for."""
        kept = {name: text for name, text in self.understood().items() if name != "q"}
        if "sort" in self.data and self.choice().sort == self.data["sort"]:
            kept["sort"] = str(self.data["sort"])
        return urlencode(kept)
