"""The environment of pages answers as Jinja's own does, only sooner."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2
import pytest

from goldenthread.ui.environment import Absent, make_environment


@dataclass
class Presenter:
    """Something with an attribute."""

    name: str = "attribute"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("{{ params.text }}", id="a key"),
        pytest.param("{{ params.missing }}", id="an option not given"),
        pytest.param("{{ params.missing.deeper }}", id="below an option not given"),
        pytest.param("{{ 'yes' if params.missing else 'no' }}", id="whether an option is given"),
        pytest.param("{{ params.none }}", id="a key with nothing"),
        pytest.param("{{ params.values() | list }}", id="a method of a dict"),
        pytest.param("{% for key, item in params.items() %}{{ key }}{% endfor %}", id="items"),
        pytest.param("{{ params['items'] is defined }}", id="a key named as a method, as a key"),
        pytest.param("{{ params.items is callable }}", id="a key named as a method, as a method"),
        pytest.param("{{ presenter.name }}", id="an attribute"),
        pytest.param("{{ url is defined }} {{ static is defined }}", id="our own names"),
    ],
)
def test_it_says_what_jinja_says(written):
    ours = make_environment()
    plain = jinja2.Environment(undefined=Absent, autoescape=True)
    plain.globals |= ours.globals
    given = {"params": {"text": "<b>", "none": None, "items": [1]}, "presenter": Presenter()}

    assert ours.from_string(written).render(given) == plain.from_string(written).render(given)


def test_a_presenters_mistyped_attribute_still_fails():
    with pytest.raises(jinja2.UndefinedError):
        make_environment().from_string("{{ presenter.nmae }}").render(presenter=Presenter())


def test_a_macro_of_another_file_is_found():
    written = (
        '{% from "govuk_frontend_jinja/components/tag/macro.html" import govukTag %}'
        '{{ govukTag({"text": "Late"}) }}'
    )

    assert "Late" in make_environment().from_string(written).render()
