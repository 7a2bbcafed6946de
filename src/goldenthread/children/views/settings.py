"""The register of schools, colleges and other settings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.children.actions.settings import add_setting, change_setting
from goldenthread.children.forms.managing import SettingForm
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries import family as queries
from goldenthread.children.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.listing import Listing


@needs(Power.CHANGE_CHILDREN)
def children_settings(request: AreaRequest) -> HttpResponse:
    """List the register."""
    places = Places(request.local_area)
    listing = Listing(
        queries.register_of(request.local_area), {"page": request.GET.get("page", "")}
    )
    rows = [
        {
            "name": setting.name,
            "kind": setting.get_kind_display(),
            "numbers": ", ".join(
                f"{word} {number}"
                for word, number in (("URN", setting.urn), ("UKPRN", setting.ukprn))
                if number
            ),
            "organisation": setting.organisation.name if setting.organisation else "",
            "href": places.to("children_setting_change", pk=setting.pk),
        }
        for setting in listing.rows
    ]
    context = {"listing": listing, "rows": rows, "places": places, "crumbs": places.crumbs()}
    return render(request, "children/settings.html", context)


@needs(Power.CHANGE_CHILDREN)
def children_setting_add(request: AreaRequest) -> HttpResponse:
    """Add a setting to the register."""
    places = Places(request.local_area)
    return answer(
        request,
        SettingForm(typed(request), local_area=request.local_area),
        act=lambda form: add_setting(
            values=form.values(), by=request.member, on=timezone.localdate()
        ),
        notice="Added to the register.",
        to=places.to("children_settings"),
        context={
            "title": "Add a school or setting",
            "button": "Add it to the register",
            "back": places.to("children_settings"),
            "crumbs": _crumbs(places),
        },
    )


@needs(Power.CHANGE_CHILDREN)
def children_setting_change(request: AreaRequest, pk: int) -> HttpResponse:
    """Change what the register says of a setting."""
    places = Places(request.local_area)
    setting = queries.setting_of(request.local_area, pk)
    names = [*SettingForm.base_fields, "organisation"]
    return answer(
        request,
        SettingForm(
            typed(request), local_area=request.local_area,
            initial={name: getattr(setting, name) for name in names},
        ),
        act=lambda form: change_setting(
            setting=setting,
            values=form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Saved.",
        to=places.to("children_settings"),
        thing=setting,
        context={
            "title": f"Change {setting.name}",
            "button": "Save",
            "back": places.to("children_settings"),
            "crumbs": _crumbs(places),
        },
    )  # fmt: skip


def _crumbs(places: Places) -> list[dict[str, str]]:
    return places.crumbs(None, {"text": "Register", "href": places.to("children_settings")})
