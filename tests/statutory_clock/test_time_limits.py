"""The list of time limits, and the page of one, as members of an area read them."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.core.clock.rule_files import rules_of_england
from goldenthread.core.clock.rules import Mark
from goldenthread.platform.access.roles import Role
from tests.factories.areas import make_area, make_member
from tests.factories.pages import links_on, rows_on, words_on
from tests.statutory_clock.correction import ADDED, CORRECTED, write

pytestmark = pytest.mark.django_db
BOOK = rules_of_england()
NOT_VERIFIED = {rule.key for rule in BOOK if rule.evidence.mark is not Mark.FOUND}


@pytest.fixture
def area():
    return make_area("Clockshire")


@pytest.fixture
def reader(client, area):
    """A member who may only read, signed in."""
    member = make_member(area, Role.BOARD_MEMBER)
    client.force_login(member.user)
    return member


def list_of(area, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return reverse("settings_time_limits", kwargs={"area": area.slug}) + (query and f"?{query}")


def page_of(area, key: str) -> str:
    return reverse("settings_time_limit", kwargs={"area": area.slug, "key": key})


def test_the_figures_count_each_time_limit_once(client, area, reader):
    words = words_on(client.get(list_of(area)))

    verified = len(BOOK.keys) - len(NOT_VERIFIED)
    assert f"{verified} of {len(BOOK.keys)} time limits are fully verified." in words
    assert f"{len(NOT_VERIFIED)} not fully verified" in words
    assert "0 corrected or added here" in words


def test_the_first_page_counts_every_process(client, area, reader):
    rows = rows_on(client.get(list_of(area)))

    titles = {process.title for process in BOOK.processes.values()}
    assert [row[0] for row in rows] == sorted(titles, key=str.casefold)
    assert sum(int(row[1]) for row in rows) == len(BOOK.keys)
    assert sum(int(row[2]) for row in rows if row[2] != "None") == len(NOT_VERIFIED)


def test_a_process_shows_what_the_rules_say(client, area, reader):
    rows = rows_on(client.get(list_of(area, process="assessment")))

    assert len(rows) == 10
    assert rows[3] == [
        "Give the advice that was asked for (ENA-04) ENA-04. By the advice giver.",
        "6 weeks Counted from: The request for advice was received",
        "SEND Regulations 2014, regulation 8(1) Law. Since 1 September 2014.",
        "Partly verified Found: a digest of the Regulations. Not verified: the wording.",
    ]


def test_all_of_them_stand_on_one_page_with_the_exceptions(client, area, reader):
    rows = rows_on(client.get(list_of(area, show="all")))

    assert len(rows) == len(BOOK.rules) + len(BOOK.exceptions)


def test_only_what_is_not_verified_is_shown_when_asked(client, area, reader):
    rows = rows_on(client.get(list_of(area, only="not-verified")))

    assert rows
    assert all("verified" in row[-1] and "Not verified: " in row[-1] for row in rows)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        pytest.param("consultation%20NAMED", ["ENA-08"], id="what must be done"),
        pytest.param("ena-08", ["ENA-08"], id="key"),
        pytest.param("8(1)%20digest", ["ENA-04"], id="law and evidence"),
        pytest.param("nothing%20says%20this", [], id="no rule"),
    ],
)
def test_words_are_searched_for(client, area, reader, words, keys):
    page = client.get(list_of(area, q=words, process="assessment"))

    assert [row[0].partition("(")[2].partition(")")[0] for row in rows_on(page)] == keys
    assert ("No time limit fits." in words_on(page)) == (not keys)


def test_filters_come_off_and_what_is_no_filter_is_none(client, area, reader):
    links = links_on(client.get(list_of(area, q="advice", process="assessment", only="corrected")))
    plain = client.get(list_of(area, process="nowhere", only="nothing"))

    assert links["Take away the filter “advice” ✕"] == "?process=assessment&only=corrected"
    assert links["Take away the filter EHC needs assessment ✕"] == "?q=advice&only=corrected"
    assert "Take away the filter" not in words_on(plain)


def test_what_a_file_changed_and_added_is_marked(client, area, reader, settings, tmp_path):
    settings.CLOCK_RULES = [write(tmp_path), write(tmp_path, ADDED, "promise.toml")]

    first = words_on(client.get(list_of(area)))
    rows = rows_on(client.get(list_of(area, only="corrected")))
    page = words_on(client.get(page_of(area, "ENA-04")))

    assert "2 corrected or added here" in first
    assert [(row[0].split(" (")[0], row[2], row[3]) for row in rows] == [
        (
            "Give the advice that was asked for",
            "SEND Regulations 2014, regulation 8(1) Law. From 1 September 2014 to 31 December 2025."
            " No longer in force",
            "Partly verified Found: a digest of the Regulations. Not verified: the wording.",
        ),
        (
            "Give the advice that was asked for",
            "SEND Regulations 2014, regulation 8(1) Law. Since 1 January 2026.",
            "Corrected here Found: the paragraph itself.",
        ),
        (
            "Ring the family",
            "The area’s own promise National policy. Since 1 January 2026.",
            "Added here Found: the promise.",
        ),
    ]
    assert "Corrected by the file ours.toml" in page


def test_a_rule_that_is_yet_to_hold_says_so(client, area, reader, settings, tmp_path):
    settings.CLOCK_RULES = [write(tmp_path, CORRECTED.replace("2026-01-01", "2090-01-01"))]

    assert "4 weeks Corrected here Not yet in force" in words_on(
        client.get(page_of(area, "ENA-04"))
    )


def test_the_download_holds_what_the_filters_chose(client, area, reader):
    answer = client.get(list_of(area, only="not-verified", **{"as": "csv"}))

    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert {row["Rule"] for row in rows} == NOT_VERIFIED
    assert all(row["Not verified"] for row in rows)


@pytest.mark.parametrize("process", BOOK.processes)
def test_every_time_limit_has_a_page_that_says_all_of_it(client, area, reader, process):
    for rule in BOOK.of([process]):
        words = words_on(client.get(page_of(area, rule.key)))

        said = [
            f"{rule.duty[0].upper()}{rule.duty[1:]}", rule.law, rule.evidence.found_in,
            rule.evidence.unverified, rule.note, rule.written, rule.limit.how(),
            *(BOOK.events[name].words for name in rule.done_by),
        ]  # fmt: skip
        assert [text for text in said if text not in words] == []
        assert "Do not enter the dates of a real child" in words


def test_there_is_no_page_of_what_is_no_rule(client, area, reader):
    assert client.get(page_of(area, "ENA-99")).status_code == 404


@pytest.mark.parametrize("asked", [{}, {"show": "all"}, {"process": "assessment"}])
def test_the_list_asks_the_database_no_more_for_many_rules(
    client, area, reader, django_assert_num_queries, asked
):
    client.get(list_of(area))

    with django_assert_num_queries(11):
        client.get(list_of(area, **asked))


def test_a_worked_example_asks_the_database_no_more_than_the_page(
    client, area, reader, django_assert_num_queries
):
    client.get(page_of(area, "ENA-01"))

    for query in (
        "",
        "?request_received-day=6&request_received-month=1&request_received-year=2025",
    ):
        with django_assert_num_queries(11):
            client.get(page_of(area, "ENA-01") + query)


@pytest.mark.parametrize("name", ["list", "page"])
def test_others_are_kept_out(client, area, name):
    url = list_of(area) if name == "list" else page_of(area, "ENA-04")
    stranger = make_member(make_area("Farshire"), Role.ADMINISTRATOR)
    holder = make_member(area, "", on=date(2020, 1, 1))

    client.force_login(stranger.user)
    assert client.get(url).status_code == 404
    client.force_login(holder.user)
    assert client.get(url).status_code == 403
    client.logout()
    assert client.get(url).url == f"/account/login/?next={url}"


@pytest.mark.parametrize("role", Role)
def test_whoever_reads_the_plan_reads_the_rules_and_finds_them(client, area, role):
    client.force_login(make_member(area, role).user)

    assert client.get(list_of(area)).status_code == 200
    people = client.get(reverse("settings_people", kwargs={"area": area.slug}))
    assert links_on(people)["Time limits"] == list_of(area)
