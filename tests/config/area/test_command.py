"""``goldenthread make-area`` with a real database."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.casework.api import Case
from goldenthread.children.api import Child
from goldenthread.config import cli
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.queries import all_areas

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def test_a_small_area_is_made_and_said(capsys, monkeypatch):
    monkeypatch.setattr("goldenthread.config.area.making._AT_ONCE", 10)

    code = cli.main(
        ["make-area", "--plans", "30", "--years", "2", "--seed", "4", "--as-of", "2026-03-02",
         "--bulk"]
    )  # fmt: skip

    assert code == 0
    assert "Easterfold: 30 plans in force and" in capsys.readouterr().out
    area = all_areas().get(name="Easterfold")
    with in_area(area.pk, reach=whole_area(on=ON)):
        in_force = Case.objects.exclude(historical=False, final_issued_on=None)
        assert in_force.count() >= 30
        numbers = list(Child.objects.order_by("pk").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
    with in_area(area.pk):
        assert not Child.objects.exists()


def test_another_of_the_same_name_is_refused(capsys):
    words = ["make-area", "--plans", "2", "--years", "1", "--as-of", "2026-03-02", "--bulk"]
    assert cli.main([*words, "--name", "Twicemarch"]) == 0

    assert cli.main([*words, "--name", "Twicemarch"]) == 2
    assert "already a local area of that name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--plans", "0"], "Ask for 1 to 60,000 plans"),
        (["--years", "40"], "Ask for 1 to 12 years"),
        (["--as-of", "2999-01-01"], "The last day is in the future"),
    ],
)
def test_what_cannot_be_made_is_said(words, reason, capsys):
    assert cli.main(["make-area", *words]) == 2
    assert reason in capsys.readouterr().err


def test_production_is_left_alone_unless_told(capsys, monkeypatch):
    monkeypatch.setenv("GOLDENTHREAD_ENV", "production")

    assert cli.main(["make-area", "--plans", "2"]) == 2

    assert "--even-in-production" in capsys.readouterr().err
    assert not all_areas().exists()
    told = ["--plans", "1", "--years", "1", "--even-in-production", "--as-of", "2026-03-02"]
    assert cli.main(["make-area", *told, "--name", "Meantmarch"]) == 0


def test_no_day_is_no_day(capsys):
    with pytest.raises(SystemExit):
        cli.main(["make-area", "--as-of", "yesterday"])
    assert "yesterday is no date" in capsys.readouterr().err
