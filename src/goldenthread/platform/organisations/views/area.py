"""Pages about organisations, the area itself, its messages, and who may do what."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.notifications import actions as notifications
from goldenthread.platform.notifications.queries import message_of, messages_of
from goldenthread.platform.organisations import actions, queries
from goldenthread.platform.organisations.forms import (
    ChangeOrganisationForm,
    ColourForm,
    ContactForm,
    OrganisationForm,
)
from goldenthread.platform.organisations.gates import AreaRequest, needs, open_to_all
from goldenthread.platform.organisations.presenters import mail, roles
from goldenthread.platform.organisations.presenters.places import Places
from goldenthread.platform.organisations.views.answering import answer, posted
from goldenthread.ui.listing import Listing


@needs(Power.READ_PLAN)
def all_organisations(request: AreaRequest) -> HttpResponse:
    """List the partner organisations."""
    places = Places(request.member)
    return render(
        request,
        "organisations/organisations.html",
        {
            "places": places,
            "navigation": places.navigation("settings_organisations"),
            "organisations": queries.organisations_with_counts(request.local_area),
            "may_manage": request.member.may(Power.MANAGE_PEOPLE),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def add_organisation(request: AreaRequest) -> HttpResponse:
    """Add a partner organisation."""
    on, places = timezone.localdate(), Places(request.member)
    return answer(
        request,
        OrganisationForm(posted(request)),
        page="organisations/organisation_form.html",
        act=lambda given: actions.add_organisation(**given, by=request.member, on=on),
        notice="The organisation is added.",
        to=places.to("settings_organisations"),
        context={
            "heading": "Add an organisation",
            "button": "Add the organisation",
            "crumbs": places.crumbs(("Organisations", "settings_organisations", None)),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def change_organisation(request: AreaRequest, pk: int) -> HttpResponse:
    """Change what an organisation is called or what it is."""
    on, places = timezone.localdate(), Places(request.member)
    organisation = queries.organisation_of(request.local_area, pk)
    initial = {name: getattr(organisation, name) for name in ("name", "kind", "email", "version")}
    return answer(
        request,
        ChangeOrganisationForm(posted(request), initial=initial),
        page="organisations/organisation_form.html",
        act=lambda given: actions.change_organisation(
            organisation=queries.organisation_of(request.local_area, pk),
            **given,
            by=request.member,
            on=on,
        ),
        notice="The organisation is changed.",
        to=places.to("settings_organisations"),
        context={
            "heading": f"Change {organisation.name}",
            "button": "Save the changes",
            "record": organisation,
            "now": [
                {"key": {"text": "Name"}, "value": {"text": organisation.name}},
                {"key": {"text": "Kind"}, "value": {"text": organisation.get_kind_display()}},
                {"key": {"text": "Email address"}, "value": {"text": organisation.email}},
            ],
            "crumbs": places.crumbs(("Organisations", "settings_organisations", None)),
        },
    )


@needs(Power.READ_PLAN)
def the_area(request: AreaRequest) -> HttpResponse:
    """Show what the area is called and how it looks."""
    places = Places(request.member)
    return render(
        request,
        "organisations/area.html",
        {
            "places": places,
            "navigation": places.navigation("settings_area"),
            "may_change": request.member.may(Power.MANAGE_AREA),
        },
    )


@needs(Power.MANAGE_AREA)
def change_colour(request: AreaRequest) -> HttpResponse:
    """Change the colour of the area's header."""
    on, places = timezone.localdate(), Places(request.member)
    return answer(
        request,
        ColourForm(posted(request), initial={"colour": request.local_area.colour}),
        page="organisations/area_colour.html",
        act=lambda given: actions.set_colour(**given, by=request.member, on=on),
        notice="The colour is changed.",
        to=places.to("settings_area"),
        context={"crumbs": places.crumbs(("Area", "settings_area", None))},
    )


@needs(Power.MANAGE_AREA)
def change_contacts(request: AreaRequest) -> HttpResponse:
    """Change whom families can reach."""
    on, places = timezone.localdate(), Places(request.member)
    area = request.local_area
    initial = {"contact": area.contact, "mediation_adviser": area.mediation_adviser}
    return answer(
        request,
        ContactForm(posted(request), initial=initial),
        page="organisations/area_contacts.html",
        act=lambda given: actions.set_contacts(**given, by=request.member, on=on),
        notice="The contacts are changed.",
        to=places.to("settings_area"),
        context={"crumbs": places.crumbs(("Area", "settings_area", None))},
    )


@open_to_all
def colour(request: HttpRequest, area: str) -> HttpResponse:
    """Give the style sheet that holds the area's colour; its address changes with the colour."""
    local_area = queries.area_at(area)
    sheet = f":root {{ --app-area-colour: {local_area.colour}; }}\n"
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=604800" if "is" in request.GET else "no-cache"
    return response


@needs(Power.READ_PLAN)
def who_may_do_what(request: AreaRequest) -> HttpResponse:
    """Show what each role may do."""
    places = Places(request.member)
    return render(
        request,
        "organisations/roles.html",
        {
            "navigation": places.navigation("settings_roles"),
            "roles": roles.roles(),
            "table": roles.table(),
        },
    )


@needs(Power.READ_PLAN)
def message_templates(request: AreaRequest) -> HttpResponse:
    """List every text that may be sent, each as it looks with made-up facts."""
    places = Places(request.member)
    return render(
        request,
        "organisations/message_templates.html",
        {
            "navigation": places.navigation("settings_message_templates"),
            "texts": mail.texts(request.local_area, request.member, on=timezone.localdate()),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def all_messages(request: AreaRequest) -> HttpResponse:
    """List what was written to people of the area, and whether it left."""
    places, state = Places(request.member), request.GET.get("state", "")
    listing = Listing(messages_of(request.local_area, state=state), request.GET.dict())
    return render(
        request,
        "organisations/messages.html",
        {
            "navigation": places.navigation("settings_messages"),
            "listing": listing,
            "rows": [mail.row(message, places) for message in listing.rows],
            "states": mail.states(listing, state),
            "filters": listing.filters({"state": mail.state_words(state)}),
            "outbox": mail.outbox_words(),
        },
    )


@needs(Power.MANAGE_PEOPLE)
def one_message(request: AreaRequest, pk: int) -> HttpResponse:
    """Show one message as it was written."""
    places = Places(request.member)
    message = message_of(request.local_area, pk)
    return render(
        request,
        "organisations/message.html",
        {
            "message": mail.MessagePresenter(message),
            "again": places.to("settings_message_again", pk),
            "crumbs": places.crumbs(("Messages", "settings_messages", None)),
        },
    )


@needs(Power.MANAGE_PEOPLE)
@require_POST
def send_again(request: AreaRequest, pk: int) -> HttpResponse:
    """Try to send a message once more."""
    try:
        notifications.send_again(
            message=message_of(request.local_area, pk),
            by=request.member,
            on=timezone.localdate(),
        )
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The message is waiting to be sent again.")
    return redirect(Places(request.member).to("settings_message", pk))
