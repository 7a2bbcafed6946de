"""Rules that hold over every page, model and action, next year's too."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from django.core.management import call_command

from goldenthread.children.api import Child
from goldenthread.core.lifecycle import Lifecycle
from tests.architecture.walk import SOURCE, actions, floors, modules, our_models, pages, room_of

WRITES = {"save", "delete", "create", "update", "bulk_create", "bulk_update", "get_or_create"}
PAGE_MODULES = [
    path
    for path in sorted(SOURCE.rglob("*.py"))
    if {"views", "forms", "presenters"} & {*path.relative_to(SOURCE).parts[:-1], path.stem}
    or path.stem.endswith("_views")
]
# django-allauth's views have gates of their own; each address of theirs is named here.
SIGN_IN = "account/"


@pytest.mark.parametrize(("route", "view"), list(pages()), ids=[route for route, _ in pages()])
def test_a_page_has_a_gate(route, view):
    assert hasattr(view, "needs") or route.startswith(SIGN_IN)


@pytest.mark.parametrize("path", PAGE_MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_page_leaves_the_tables_alone(path: Path):
    names = [n.attr for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Attribute)]

    assert "objects" not in names
    assert not WRITES & set(names)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_relation_points_down_the_house(model):
    floor = floors()
    up = [
        field.name
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and room_of(field.related_model) in floor
        and floor[room_of(field.related_model)] < floor[room_of(model)]
    ]

    assert up == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_field_is_declared_personal_or_plain(model):
    declared = model.Privacy.personal | model.Privacy.plain

    assert declared == {field.name for field in model._meta.concrete_fields}
    assert not model.Privacy.personal & model.Privacy.plain


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_model_belongs_to_an_area_or_is_known_not_to(model):
    of_the_installation = {"accounts.User", "organisations.LocalArea"}

    has_area = "local_area" in {field.name for field in model._meta.concrete_fields}

    assert has_area != (model._meta.label in of_the_installation)


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_what_points_to_a_child_is_fenced_by_it(model):
    points = [f.name for f in model._meta.concrete_fields if f.related_model is Child]

    assert points == [] or model is Child or "child" in points


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_no_table_between_is_made_behind_our_back(model):
    hidden = [f.name for f in model._meta.many_to_many if f.remote_field.through._meta.auto_created]

    assert hidden == []


@pytest.mark.parametrize("action", actions(), ids=lambda f: f"{f.__module__}.{f.__name__}")
def test_an_action_is_told_who_and_when(action):
    parameters = inspect.signature(action).parameters

    assert {"by", "on"} <= parameters.keys()
    assert {p.kind for p in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_there_are_actions_and_pages_to_check():
    assert len(actions()) > 5
    assert len(PAGE_MODULES) > 3


LIVES = [
    (f"{module.__name__}.{name}", life)
    for module in modules()
    for name, life in vars(module).items()
    if isinstance(life, Lifecycle)
]


@pytest.mark.parametrize(("name", "life"), LIVES, ids=[name for name, _ in LIVES])
def test_every_state_of_a_life_can_be_reached(name, life):
    reached, frontier = {life.start}, [life.start]
    while frontier:
        for state in life.moves.get(frontier.pop(), ()):
            if state not in reached:
                reached.add(state)
                frontier.append(state)

    assert reached == set(life.states)


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
