"""A plan brought in by the command line, on behalf of the area's programme manager."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.config import commands
from goldenthread.core.plan_format import dumps
from goldenthread.improvement.models import PlanImport
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document

pytestmark = pytest.mark.django_db

ON = date(2025, 4, 1)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(dumps(make_document()))
    return path


def test_a_plan_is_read_into_a_review(file, capsys):
    area = make_area("Eastmarch by the Sea")
    make_member(area, name="Ash Later", on=date(2024, 1, 1))
    make_member(area, name="Ash First", on=date(2021, 1, 1))

    code = commands.import_plan(file, "eastmarch by the sea", on=ON)

    with in_area(area.pk):
        found = PlanImport.objects.get()
        assert (found.state, found.started_by.name) == ("in_review", "Ash First")
    said = capsys.readouterr().out.splitlines()
    assert (code, said) == (
        0,
        [
            "Testshire written statement of action: 1 area, 2 actions, no oddities.",
            f"Review it at http://127.0.0.1:8000/areas/{area.slug}/plan/imports/{found.pk}/",
        ],
    )


def test_an_area_that_is_not_there_is_said_with_those_that_are(file, capsys):
    make_area("Westmarch")

    assert commands.import_plan(file, "Nowhere", on=ON) == 2
    assert "There is no local area called Nowhere. There are: Westmarch." in capsys.readouterr().err


def test_an_area_without_a_programme_manager_is_said(file, capsys):
    make_member(make_area("Northmarch"), Role.ADMINISTRATOR)

    assert commands.import_plan(file, "Northmarch", on=ON) == 2
    assert "Nobody in Northmarch is its programme manager today" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    make_member(make_area("Southmarch"))

    assert commands.import_plan(tmp_path / "none.pdf", "Southmarch", on=ON) == 2
    assert "No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.exe", "x", "This kind of file cannot be read."),
        ("plan.json", "{", "This JSON file is not a plan that was saved here"),
        (
            "novel.html",
            f"<p>{'Once there was a house by the sea. ' * 400}</p>",
            "No actions were found",
        ),
    ],
    ids=["another kind", "broken", "a novel"],
)
def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path, capsys, name, content, why):
    make_member(make_area("Midmarch"))
    path = tmp_path / name
    path.write_text(content)

    assert commands.import_plan(path, "Midmarch", on=ON) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert why in line
