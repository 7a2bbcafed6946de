"""What the house rules walk over: every page, model and action."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, get_resolver

import goldenthread

SOURCE = Path(goldenthread.__file__).parent
ROOT = SOURCE.parents[1]
# modules that set something going when they are imported
STARTS = {"goldenthread.config.commands", "goldenthread.config.wsgi"}


def pages(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every address's pattern with its view."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield route, entry.callback
        else:
            yield from pages(entry, route)


def our_models() -> list[type[models.Model]]:
    """Return every model that we wrote; the history tables that are made of them are left out."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("goldenthread.")
        for model in config.get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


def modules() -> Iterator[ModuleType]:
    """Yield every module of the package but migrations."""
    for found in pkgutil.walk_packages(goldenthread.__path__, "goldenthread."):
        if ".migrations" not in found.name and found.name not in STARTS:
            yield importlib.import_module(found.name)


def actions() -> list[Callable[..., Any]]:
    """Return every public function of a module or folder named ``actions`` that changes rows."""
    return [
        function
        for module in modules()
        if "actions" in module.__name__.split(".")
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and hasattr(function, "__wrapped__")  # @transaction.atomic
    ]


def floors() -> dict[str, int]:
    """Return the floor of each room, 0 the highest, from the import contracts."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = config["tool"]["importlinter"]["contracts"]
    rows = next(c["layers"] for c in contracts if c.get("id") == "rooms")
    return {room.strip(): n for n, row in enumerate(rows) for room in row.split("|")}


def room_of(model: type[models.Model]) -> str:
    """Return the room that a model lives in."""
    return model.__module__.split(".")[1] if model.__module__.startswith("goldenthread.") else ""
