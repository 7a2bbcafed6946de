"""Every text that may be sent: its facts, its plain words, and what it never says of a child."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from jinja2 import meta

from goldenthread.casework.actions import telling
from goldenthread.casework.models import Case
from goldenthread.casework.queries.readers import readers_of
from goldenthread.casework.queries.texts import TEXTS
from goldenthread.children.models import Child
from goldenthread.platform.notifications.catalogue import ABOUT_CHILD, every_template, find
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.environment import make_environment
from tests.architecture.walk import SOURCE
from tests.factories.days import today

pytestmark = pytest.mark.django_db


def test_every_text_takes_the_facts_that_it_says_and_no_other():
    environment = make_environment()
    always = {"to", "on", "area", "address", "ask"}
    for text in every_template():
        names = set()
        for key in (text.key, *_included(environment, text.key)):
            source = environment.loader.get_source(environment, key)[0]
            names |= meta.find_undeclared_variables(environment.parse(source))
        assert names - always - {"url"} <= text.facts, text.key
        assert not text.about_child or text.facts >= ABOUT_CHILD


def _included(environment, key):
    source = environment.loader.get_source(environment, key)[0]
    return [name for name in meta.find_referenced_templates(environment.parse(source)) if name]


FAMILY_TEXTS = [text for text in every_template() if "family" in text.readers]


@pytest.mark.parametrize(
    "text", [*FAMILY_TEXTS, find("portal/mail/received.txt")], ids=lambda text: text.name
)
def test_a_text_for_a_family_is_for_a_reader_of_eleven(text):
    environment = make_environment()
    long_ago = today() - timedelta(days=1000)
    always = {
        "to": {"name": "Pat"}, "on": long_ago, "area": "Eastmarch", "address": "", "ask": "Olive"
    }  # fmt: skip
    said = environment.get_template(text.key).render(**always, **text.sample)
    plain = re.sub(r"(?<=\w)\.(?=\w)", "", said)  # addresses of pages and initials end no sentence
    sentences = [one for one in re.split(r"[.!?:\n]+", plain) if re.search("[a-z]", one)]
    words = re.findall(r"[A-Za-z’]+", plain)
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", w.lower().removesuffix("e")))) for w in words
    )

    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59

    assert grade + 5 <= 11  # Flesch-Kincaid counts school years, which begin at five


def test_every_text_in_a_mail_folder_is_in_the_catalogue():
    files = {
        path.relative_to(path.parents[2]).as_posix()
        for path in SOURCE.rglob("templates/*/mail/[!_]*.txt")
    }

    assert files == {text.key for text in every_template()}


def test_no_message_about_a_child_says_full_name_birth_or_needs(child, officer, running):
    with as_member(officer, on=today()):
        Child.objects.filter(pk=child.pk).update(forename="Quill", surname="Zebedee")
        case = Case.objects.select_related("child", "local_area").get(pk=running.pk)
        for text in TEXTS:
            for reader in readers_of(case, on=today()):
                facts = telling.facts_for(case, reader, text.key, on=today())
                said = str(facts)
                assert facts["initials"] == "Q Z"
                assert facts["case_number"] == case.number
                for secret in ("Quill", "Zebedee", "2016", "needs"):
                    assert secret not in said, text.key
