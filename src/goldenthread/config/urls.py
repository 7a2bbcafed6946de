"""Every address, by room."""

from __future__ import annotations

from django.urls import include, path

from goldenthread.config import views
from goldenthread.platform.organisations.views.account import account
from goldenthread.platform.organisations.views.area import colour

handler400 = "goldenthread.config.views.not_understood"
handler403 = "goldenthread.config.views.not_permitted"
handler404 = "goldenthread.config.views.not_found"
handler500 = "goldenthread.config.views.broken"

urlpatterns = [
    path("", views.start, name="start"),
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
    path("help/", views.help_page, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("glossary/", views.glossary, name="glossary"),
    path("outbox/", views.trial_outbox, name="trial_outbox"),
    path("outbox/<slug:key>/", views.trial_mail, name="trial_mail"),
    path("account/", account, name="account"),
    path("account/", include("goldenthread.platform.accounts.urls")),
    path("operator/", include("goldenthread.platform.organisations.operator_urls")),
    path("areas/<slug:area>/colour.css", colour, name="area_colour"),
    path(
        "areas/<slug:area>/settings/time-limits/",
        include("goldenthread.platform.statutory_clock.urls"),
    ),
    path("areas/<slug:area>/settings/", include("goldenthread.platform.organisations.urls")),
    path("areas/<slug:area>/settings/looks/", include("goldenthread.platform.audit.urls")),
    path("areas/<slug:area>/ask/", include("goldenthread.portal.urls.public")),
    path("areas/<slug:area>/casework/online/", include("goldenthread.portal.urls.officers")),
    path("areas/<slug:area>/casework/", include("goldenthread.casework.urls")),
    path("areas/<slug:area>/advice/", include("goldenthread.advice.urls")),
    path("advice-links/", include("goldenthread.advice.urls.links")),
    path("areas/<slug:area>/panels/", include("goldenthread.panels.urls")),
    path("areas/<slug:area>/monitoring/", include("goldenthread.monitoring.urls")),
    path("areas/<slug:area>/indicators/", include("goldenthread.indicators.urls")),
    path("areas/<slug:area>/children/", include("goldenthread.children.urls")),
    path("areas/<slug:area>/proof/", include("goldenthread.proof.urls")),
    path("areas/<slug:area>/", include("goldenthread.improvement.urls")),
]
