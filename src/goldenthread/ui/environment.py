"""The Jinja environment that every page is rendered in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from jinja2.utils import missing

from goldenthread.ui import words


class Absent(jinja2.ChainableUndefined):
    """A component's option that was not given is nothing; any other unknown name is a mistake.

    The design system's macros ask for options that may be left out (keys of a dict); a presenter's
    mistyped attribute must fail loudly instead of printing nothing.
    """

    def _is_option(self) -> bool:
        return isinstance(self._undefined_obj, dict | jinja2.Undefined)

    def __str__(self) -> str:
        return "" if self._is_option() else self._fail_with_undefined_error()

    def __bool__(self) -> bool:
        # macros ask `if caller`, a bare name that may not be there
        if not self._is_option() and self._undefined_obj is not missing:
            self._fail_with_undefined_error()
        return False

    __html__ = __str__


def make_environment(**options: Any) -> jinja2.Environment:
    """Return the environment: rooms' templates, our components, the design system's macros."""
    folders = [
        Path(app.path) / part
        for app in apps.get_app_configs()
        for part in ("templates", "components")
    ]
    ours = [folder for folder in folders if folder.is_dir() and "goldenthread" in folder.parts]
    options |= {
        "loader": jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(ours),
                jinja2.PrefixLoader(
                    {"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}
                ),
            ]
        ),
        "undefined": Absent,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
    }
    rules = _without_autoescape(options)
    environment = jinja2.Environment(autoescape=_is_page, **rules)  # noqa: S701 -- but plain text
    environment.globals |= {"static": static, "url": _url}
    environment.filters |= {
        "day": words.day,
        "long_day": words.long_day,
        "moment": words.moment,
        "count": words.count,
    }
    return environment


def _is_page(name: str | None) -> bool:
    # e-mails and other plain text (".txt") are no HTML; everything else is escaped
    return not (name or "").endswith(".txt")


def _without_autoescape(options: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in options.items() if key != "autoescape"}


def _url(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts or None)
