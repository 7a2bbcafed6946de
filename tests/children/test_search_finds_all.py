"""The search that looks at few names closely finds what looking at all of them closely finds."""

from __future__ import annotations

from random import Random

import pytest
from django.contrib.postgres.search import TrigramWordSimilarity

from goldenthread.children.models import Child
from goldenthread.children.queries.likeness import ALIKE
from goldenthread.children.queries.listing import by_names
from goldenthread.core.names import folded, folded_together
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import BORN, ON, make_officer

pytestmark = pytest.mark.django_db
NAMES = (
    "Anna", "Annabel", "Anne-Marie", "Bo", "Siân", "Bjørn", "Łukasz", "José", "O’Testname",
    "Quibble", "Quibbley", "Kettlewick", "Kettleby", "Nettlewick", "Mc Made", "Madeup",
    "Exampleby", "Xu", "Zzyzx", "Straße", "Annan", "Bannan",
)  # fmt: skip


def slipped(word: str, chance: Random) -> str:
    """Return a word as somebody in a hurry types it."""
    place = chance.randrange(len(word))
    letter = chance.choice("aeinrstz")
    return chance.choice(
        [word, word[:place] + letter + word[place + 1 :], word[:place] + word[place + 1 :],
         word[: place + 1], word[:place] + letter + word[place:]]
    )  # fmt: skip


def test_nothing_is_found_less_or_more():
    chance = Random(4)  # noqa: S311 -- repeatable, nothing secret
    officer = make_officer(make_area())
    with as_member(officer, on=ON):
        Child.objects.bulk_create(
            Child(
                local_area=officer.local_area, number=number, forename=first, surname=last,
                names=folded_together([first, last]), date_of_birth=BORN, recorded_on=ON,
            )
            for number, (first, last) in enumerate((a, b) for a in NAMES for b in NAMES[::3])
        )  # fmt: skip
        words = {folded(slipped(chance.choice(NAMES), chance)) for _ in range(160)}
        hits = 0
        for word in sorted(one for one in words if one and " " not in one):
            like = TrigramWordSimilarity(word, "names")
            plain = Child.objects.alias(like=like).filter(like__gte=ALIKE)
            expected = dict(plain.annotate(as_like=like).values_list("pk", "as_like"))
            found = by_names(Child.objects.all(), word)
            assert dict(found.values_list("pk", "likeness")) == pytest.approx(expected), word
            hits += len(expected)
    assert hits > 1_000
