"""The fence around children asks its questions once for each statement, not once for each row.

With 15,000 children, each with a placement, a parent and a grant to one of 75 schools, on two
shared cores (PostgreSQL 18), a count of the children took an officer 3 ms and a school 7 ms, a page
of 50 by name 5 and 8 ms, one child 0 and 4 ms, all parents 11 ms, a search by two names 1 and 8 ms.
What is asserted here, with fewer rows, is the shape of the plans, which does not depend on the
machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import ON, make_officer, make_setting, make_staff

pytestmark = pytest.mark.django_db
CHILDREN, SCHOOLS = 600, 6
QUESTIONS = {
    "count the children": "select count(*) from children_child where merged_into_id is null",
    "a page by name": (
        "select * from children_child where merged_into_id is null"
        " order by surname, forename limit 50"
    ),
    "one child": "select * from children_child where id = {one}",
    "their placements": "select * from children_placement where child_id = {one}",
    "all placements": "select count(*) from children_placement",
    "all carers": "select count(*) from children_carer",
    "search two names": (
        "select * from children_child where word_similarity('anon', names) >= 0.4"
        " and word_similarity('child', names) >= 0.4 limit 50"
    ),
}


def fill(area, officer) -> None:
    """Fill the tables at once; only the rows matter here, not how they come in."""
    schools = [
        make_setting(officer, f"School {n}", organisation=f"School {n}") for n in range(SCHOOLS)
    ]
    with as_member(officer, on=ON), connection.cursor() as cursor:
        cursor.execute(
            "insert into children_child (local_area_id, number, forename, surname, known_as, names,"
            " date_of_birth, sex, ethnicity, upn, upn_unknown, uln, nhs_number, nhs_checked,"
            " first_language, interpreter_needed, access_needs, recorded_on, version)"
            " select %s, n, 'Anon', 'Child' || n, '', 'anon child' || n, '2015-01-01', '', '', '',"
            " '', '', '', '', '', false, '', '2026-03-02', 0 from generate_series(1, %s) n",
            [area.pk, CHILDREN],
        )
        numbers = [s.pk for s in schools], [s.organisation_id for s in schools]
        cursor.execute(
            "insert into children_placement (local_area_id, child_id, setting_id, otherwise, rank,"
            " in_sen_unit, in_resourced_provision, since, version)"
            " select %s, id, (%s::bigint[])[1 + number %% 6], '', 1, false, false, '2025-09-01', 0"
            " from children_child",
            [area.pk, numbers[0]],
        )
        cursor.execute(
            "insert into children_grant (local_area_id, child_id, organisation_id, link, kind,"
            " because, since) select %s, id, (%s::bigint[])[1 + number %% 6], '', 'on_roll', '',"
            " '2025-09-01' from children_child",
            [area.pk, numbers[1]],
        )
        cursor.execute(
            "insert into children_relationship (local_area_id, child_id, carer_id, kind,"
            " parental_responsibility, lives_with, is_main_contact, may_be_told, version)"
            " select %s, id, nextval(pg_get_serial_sequence('children_carer', 'id')), 'mother',"
            " 'yes', true, true, '', 0 from children_child",
            [area.pk],
        )
        cursor.execute(
            "insert into children_carer (id, local_area_id, name, lines, postcode, email,"
            " telephone, language, access_needs, reached_by, version)"
            " select carer_id, %s, 'A', '', '', '', '', '', '', '', 0 from children_relationship",
            [area.pk],
        )


def plan(question: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"explain (analyze, format json) {question}")
        (((found,),),) = cursor.fetchall()
    told: dict[str, Any] = found if isinstance(found, dict) else json.loads(found)
    return told


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from nodes(below)


def test_no_question_of_the_fence_is_asked_for_each_row():
    area = make_area()
    officer = make_officer(area)
    fill(area, officer)
    with as_member(officer, on=ON), connection.cursor() as cursor:
        cursor.execute("select id from children_child where number = 6")
        (one,) = cursor.fetchone()

    for member in (officer, make_staff(area, "School 0")):
        for name, question in QUESTIONS.items():
            with as_member(member, on=ON):
                found = plan(question.format(one=one))
            asked = [
                node["Actual Loops"]
                for node in nodes(found["Plan"])
                if node.get("Function Name") in {"goldenthread_given", "goldenthread_restricted"}
            ]
            assert asked, name
            assert max(asked, default=0) <= 2, name
