"""Who has looked at which child's record, when and why. Reading it is no look at a child."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.platform.access.roles import Power
from goldenthread.platform.audit import presenters, queries
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.listing import Listing
from goldenthread.ui.spreadsheets import csv_of


class LooksForm(Form):
    """Which looks are asked for."""

    number = forms.IntegerField(
        label="Record number", required=False, min_value=1, max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Enter the number of a record"},
    )  # fmt: skip
    since = DayField(label="From", what="the first day", required=False)
    until = DayField(label="To", what="the last day", required=False)

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ModelChoiceField(
            queries.people_with_accounts(local_area), label="Who looked", required=False,
            empty_label="Anybody",
        )  # fmt: skip

    def asked(self) -> queries.Asked:
        """Return what is asked for, as far as it can be understood."""
        self.is_valid()
        return queries.Asked(**{name: self.cleaned_data.get(name) for name in self.fields})


@needs(Power.READ_AUDIT)
def settings_looks(request: AreaRequest) -> HttpResponse:
    """List looks, as a page or as a download."""
    form = LooksForm(request.GET, local_area=request.local_area)
    found = queries.looks(request.local_area, form.asked())
    if request.GET.get("as") == "csv":
        table = csv_of(presenters.HEADINGS, map(presenters.csv_row, found.iterator(2000)))
        response = HttpResponse(table, content_type="text/csv; charset=utf-8")
        name = f"{request.local_area.slug}-looks-{timezone.localdate()}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    places = Places(request.member)
    listing = Listing(found, request.GET.dict())
    context = {
        "form": form,
        "listing": listing,
        "rows": [presenters.row(look) for look in listing.rows],
        "is_narrowed": any(request.GET.get(name) for name in request.GET if name != "page"),
        "here": places.to("settings_looks"),
        "navigation": places.navigation("settings_looks"),
    }
    return render(request, "audit/looks.html", context)
