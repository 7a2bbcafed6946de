"""Organisations, the area's colour, who may do what."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.colours import contrast_with_white
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.areas import make_area, make_member
from tests.factories.pages import errors_on, hidden_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def address(area, name, **parts) -> str:
    return reverse(f"settings_{name}", kwargs={"area": area.slug, **parts})


def test_organisations_are_added_changed_and_listed(client, area, manager):
    client.force_login(manager.user)

    client.post(address(area, "organisation_add"), {"name": "Testshire NHS", "kind": "icb"})
    with in_area(area.pk):
        organisation = area.organisations.get()
    url = address(area, "organisation_change", pk=organisation.pk)
    opened = hidden_on(client.get(url))
    client.post(url, {"name": "Testshire ICB", "kind": "icb", "version": opened["version"]})
    stale = client.post(url, {"name": "Third", "kind": "icb", "version": opened["version"]})
    with in_area(area.pk):
        manager.person.organisation = organisation
        manager.person.save()
    page = client.get(address(area, "organisations"))

    assert rows_on(page) == [
        ["Testshire ICB", "Integrated care board", "1", "0", "Change Testshire ICB"]
    ]
    assert "What it says now Name Testshire ICB" in words_on(stale)


def test_two_organisations_of_one_name_are_refused(client, area, manager):
    client.force_login(manager.user)
    client.post(address(area, "organisation_add"), {"name": "Testshire NHS", "kind": "icb"})

    page = client.post(address(area, "organisation_add"), {"name": "testshire nhs", "kind": "icb"})

    assert errors_on(page) == [("There is already an organisation of that name", "#id_name")]


def test_an_area_without_organisations_says_what_to_do_first(client, area, manager):
    client.force_login(manager.user)

    words = words_on(client.get(address(area, "organisations")))

    assert "no organisations" in words
    assert "Add the first one" in words


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48)],
)
def test_contrast_is_what_the_guidelines_say(colour, contrast):
    assert round(contrast_with_white(colour), 2) == contrast


@pytest.mark.parametrize("colour", ["#fff", "red", "#12345g", "#1234567", "#FFFFFF"])
def test_what_is_no_colour_has_no_contrast(colour):
    with pytest.raises(ValueError, match=colour):
        contrast_with_white(colour)


def test_an_administrator_changes_the_colour_that_the_style_sheet_serves(
    client, area, administrator
):
    client.force_login(administrator.user)
    page = address(area, "area_colour")

    light = client.post(page, {"colour": "#777777"})
    wrong = client.post(page, {"colour": "green"})
    dark = client.post(page, {"colour": "00703C"})
    client.logout()
    sheet = client.get(f"/areas/{area.slug}/colour.css")

    assert errors_on(light) == [
        (
            "White words on this colour are hard to read: their contrast is 4.48 to 1 and must be"
            " 4.5 to 1 or more. Choose a darker colour.",
            "#id_colour",
        )
    ]
    assert errors_on(wrong)[0][0] == "Enter a colour as # and six figures or letters a to f"
    assert dark.status_code == 302
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert sheet.content.decode() == ":root { --app-area-colour: #00703c; }\n"


def test_pages_ask_for_the_style_sheet_of_the_colour_that_holds(client, area, administrator):
    client.force_login(administrator.user)
    client.post(address(area, "area_colour"), {"colour": "#00703c"})

    page = client.get(address(area, "area")).content.decode()

    assert f'href="/areas/{area.slug}/colour.css?is=00703c"' in page
    assert client.get(f"/areas/{area.slug}/colour.css?is=00703c")["Cache-Control"] == (
        "public, max-age=604800"
    )
    assert client.get(f"/areas/{area.slug}/colour.css")["Cache-Control"] == "no-cache"
    assert client.get("/areas/nowhere/colour.css").status_code == 404


def test_a_programme_manager_does_not_change_the_colour(client, area, manager):
    client.force_login(manager.user)

    assert client.post(address(area, "area_colour"), {"colour": "#000000"}).status_code == 403
    assert LocalArea.objects.get(pk=area.pk).colour == "#1d3c5a"
    assert "Change the colour" not in words_on(client.get(address(area, "area")))


def test_the_table_of_powers_is_the_one_that_the_gates_use(client, area):
    member = make_member(area, Role.BOARD_MEMBER)
    client.force_login(member.user)

    rows = rows_on(client.get(address(area, "roles")))

    assert [row[0] for row in rows] == [power.label for power in Power]
    having = [row[0] for row in rows if {"Board member", "Every role"} & {*row[1].split(", ")}]
    assert having == [power.label for power in Power if power in member.powers]
    managing = [row[0] for row in rows if "SEND case manager" in row[1]]
    assert "Merge and restrict records, and undo a merger" in managing


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("organisations", 200), ("organisation_add", 403), ("area", 200), ("area_colour", 403),
        ("roles", 200), ("messages", 403),
    ],
)  # fmt: skip
def test_others_are_kept_out(client, area, name, status):
    url = address(area, name)
    reader, stranger = make_member(area, Role.BOARD_MEMBER), make_member(make_area())

    client.force_login(reader.user)
    assert client.get(url).status_code == status
    client.force_login(stranger.user)
    assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).url == f"/account/login/?next={url}"


def test_the_settings_begin_with_the_people(client, area, manager):
    client.force_login(manager.user)

    assert client.get(address(area, "people")).status_code == 200
    assert client.get(reverse("settings", kwargs={"area": area.slug})).url == address(
        area, "people"
    )
