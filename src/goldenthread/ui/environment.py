"""The Jinja environment that every page is rendered in."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from jinja2.utils import missing

from goldenthread.ui import words
from goldenthread.ui.forms import choices_of

_METHODS_OF_DICT = frozenset(dir(dict))


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


class Pages(jinja2.Environment):
    """Answers as Jinja does, sooner where a page of many components asks thousands of times."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's names in one dict: ours do not change once it is loaded.

        Each import of a macro compares these names, and Jinja's chain of two is slow to compare.
        """
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute or a key; of a dict's methods and keys the methods first."""
        if type(obj) is not dict or attribute in _METHODS_OF_DICT:
            return super().getattr(obj, attribute)
        try:
            return obj[attribute]
        except KeyError:
            return self.undefined(obj=obj, name=attribute)


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
    environment = Pages(autoescape=_is_page, **rules)
    environment.globals |= {"static": static, "url": _url, "choices_of": choices_of}
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


@lru_cache(maxsize=1024)
def _url(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts or None)
