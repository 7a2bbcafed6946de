"""Pages that belong to no room: the way in, health, help, and what is said when things break."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread.config import outbox
from goldenthread.core.glossary import terms
from goldenthread.platform.organisations.gates import SignedInRequest, open_to_all, signed_in
from goldenthread.platform.organisations.queries import areas_of


@signed_in
def start(request: SignedInRequest) -> HttpResponse:
    """Send each person to their own first page, or let them choose an area.

    With ``?choose=1`` they always choose. Notes in the session whether there is a choice at all,
    for the shell of every other page.
    """
    areas = areas_of(request.user, on=timezone.localdate())
    request.session["has_other_areas"] = len(areas) > 1
    is_choosing = "choose" in request.GET
    if len(areas) == 1 and not is_choosing:
        return redirect("my_work", area=areas[0].slug)
    if not areas and request.user.is_operator:
        return redirect("operator_areas")
    return render(request, "config/start.html", {"areas": areas})


@open_to_all
@transaction.non_atomic_requests  # it must answer when the database does not
def health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok", "version": settings.VERSION})


@open_to_all
@transaction.non_atomic_requests
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers and its tables are up to date."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations to run"}, status=503)
    return JsonResponse({"status": "ready"})


@open_to_all
def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to do the main things and whom to ask."""
    return render(request, "config/help.html", {"contact": settings.SUPPORT_CONTACT})


@open_to_all
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the product is."""
    return render(request, "config/accessibility.html", {"contact": settings.SUPPORT_CONTACT})


@open_to_all
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about the people who use the product."""
    return render(request, "config/privacy.html", {"contact": settings.SUPPORT_CONTACT})


@open_to_all
def glossary(request: HttpRequest) -> HttpResponse:
    """Say what the words mean."""
    return render(request, "config/glossary.html", {"terms": list(terms())})


@open_to_all
def trial_outbox(request: HttpRequest) -> HttpResponse:
    """List every mail of a trial. Anywhere else there is no such page."""
    if not outbox.is_open():
        raise Http404("This is no trial.")
    return render(request, "config/outbox.html", {"mails": outbox.mails()})


@open_to_all
def trial_mail(request: HttpRequest, key: str) -> HttpResponse:
    """Show one mail of a trial as it left. Anywhere else there is no such page."""
    mail = outbox.mail_of(key) if outbox.is_open() else None
    if mail is None:
        raise Http404("There is no such mail.")
    return render(request, "config/outbox_mail.html", {"mail": mail})


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came could not be understood."""
    return _plain_page(request, "config/400.html", 400)


@open_to_all
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without the mark that it was ours."""
    return _plain_page(request, "config/forgery.html", 403)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this person may not, and what they can do."""
    return _plain_page(request, "config/403.html", 403, power=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return _plain_page(request, "config/404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, and that nothing was lost."""
    return _plain_page(request, "config/500.html", 500)


def _plain_page(request: HttpRequest, page: str, status: int, **context: str) -> HttpResponse:
    context = {"contact": settings.SUPPORT_CONTACT, "home": reverse("start"), **context}
    return render(request, page, context, status=status)
