"""The forms are data: each kind has one, each question has words, an area may have its own."""

from __future__ import annotations

import pytest

from goldenthread.advice.policies import NEEDED
from goldenthread.advice.queries.child import _FACTS
from goldenthread.advice.queries.questions import (
    OURS,
    QuestionsUnreadable,
    questions_for,
    read_questions,
)
from goldenthread.casework.api import AdviceKind


@pytest.mark.parametrize("kind", AdviceKind.values)
def test_each_kind_has_a_form_whose_questions_have_words(kind):
    form = questions_for(kind, "eastmarch")

    assert form.kind == kind
    assert form.version >= 1
    assert len(form.sections) >= 3
    for section in form.sections:
        assert section.title
        for question in section.questions:
            assert len(question.label) > 5
            assert not question.label.endswith(" ")
    assert any(question.needed for section in form.sections for question in section.questions)
    if kind != AdviceKind.FAMILY:  # what the law is after: provision and outcomes
        keys = {question.key for section in form.sections for question in section.questions}
        assert {"outcomes"} <= keys
        assert keys & {"provision", "must"}
    assert set(NEEDED[kind]) <= set(_FACTS)
    assert NEEDED[kind][0] == "name"


def test_an_area_switches_a_form_by_a_file(tmp_path, settings):
    own = tmp_path / "own.toml"
    ours = (OURS / "medical.toml").read_text()
    own.write_text(ours.replace("version = 1", 'version = 7\nareas = ["westholm"]'))
    settings.ADVICE_FORMS = [own]

    assert questions_for("medical", "westholm").version == 7
    assert questions_for("medical", "eastmarch").version == 1
    own.write_text(ours.replace("version = 1", "version = 8"))
    settings.ADVICE_FORMS = [own, own]
    assert questions_for("medical", "eastmarch").version == 8


@pytest.mark.parametrize(
    "broken",
    [
        'kind = "medical"',
        'kind = "unheard"\nversion = 1\ntitle = "x"\n[[section]]\nkey = "a"\ntitle = "b"\n'
        '[[section.question]]\nkey = "c"\nlabel = "d"',
        'kind = "medical"\nversion = 1\ntitle = "x"\n[[section]]\nkey = "a"\ntitle = "b"\n'
        + '[[section.question]]\nkey = "c"\nlabel = "d"\n' * 2,
        "kind = ",
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, broken):
    path = tmp_path / "broken.toml"
    path.write_text(broken)

    with pytest.raises(QuestionsUnreadable, match=r"broken\.toml"):
        read_questions(path)
