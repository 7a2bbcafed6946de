"""Addresses of signing in; the views are django-allauth's."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("2fa/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]
