"""Numbers of a child: published vectors, and what no slip of the fingers gets past."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.identifiers import (
    Checked,
    check_nhs_number,
    check_postcode,
    check_ukprn,
    check_uln,
    check_upn,
    check_urn,
    is_temporary_upn,
    nhs_number_in_words,
    upn_check_letter,
)


@pytest.mark.parametrize(
    "typed", ["A950000178301", "H243278544154", "X845212818005", "B801200005001"]
)
def test_the_letter_of_a_upn_is_worked_out_as_published(typed):
    assert upn_check_letter(typed[1:]) == typed[0]


@pytest.mark.parametrize("typed", ["X845212818005", "B801200005001", " b801 2000 05001 "])
def test_a_right_upn(typed):
    assert check_upn(typed).is_right


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("R247962919251", "no local authority", id="an area that never was"),
        pytest.param("B428558133462", "no local authority", id="another"),
        pytest.param("C801200005001", "does not fit", id="wrong letter"),
        pytest.param("B801200005010", "does not fit", id="two figures changed places"),
        pytest.param("I801200005001", "I, O and S", id="a letter not in use"),
        pytest.param("B80120000500", "12 figures", id="too short"),
        pytest.param("", "12 figures", id="nothing"),
    ],
)
def test_a_wrong_upn_is_told_why(typed, words):
    assert words in check_upn(typed).wrong


def test_a_temporary_upn_ends_in_a_letter():
    body = "80120000500A"
    temporary = upn_check_letter(body) + body

    assert check_upn(temporary).is_right
    assert is_temporary_upn(temporary)
    assert not is_temporary_upn("B801200005001")


@pytest.mark.parametrize("typed", ["1000000027", "1234567899", " 10000 00027"])
def test_a_right_uln(typed):
    assert check_uln(typed).is_right


@pytest.mark.parametrize("typed", ["1000000028", "9999999999", "0000000000", "123", ""])
def test_a_wrong_uln(typed):
    assert check_uln(typed).wrong


@pytest.mark.parametrize("typed", ["943 476 5919", "4505577104", "450-557-7104"])
def test_a_right_nhs_number(typed):
    assert check_nhs_number(typed).is_right


@pytest.mark.parametrize("typed", ["987 654 4321", "9434765918", "1111111111", "94347659190", ""])
def test_a_wrong_nhs_number(typed):
    assert check_nhs_number(typed).wrong


def test_an_nhs_number_is_written_in_three_parts():
    assert nhs_number_in_words("9434765919") == "943 476 5919"
    assert nhs_number_in_words("") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("zz993aa", "ZZ99 3AA"),
        ("dt1 1xj", "DT1 1XJ"),
        (" EC1A 1BB", "EC1A 1BB"),
        ("w1a0ax", "W1A 0AX"),
    ],
)
def test_a_postcode_is_kept_with_one_space(typed, kept):
    assert check_postcode(typed) == Checked(kept)


@pytest.mark.parametrize("typed", ["DT1", "", "12345", "DT1 1CK", "QQ1 1AA", "A"])
def test_what_is_no_postcode(typed):
    assert check_postcode(typed).wrong


def test_numbers_of_settings():
    assert check_urn("123456").is_right
    assert check_urn("12345").wrong
    assert check_ukprn("10001234").is_right
    assert check_ukprn("20001234").wrong


bodies = st.from_regex(r"\A(801|202|935)[0-9]{9}\Z")
places = st.integers(1, 12)


@given(bodies, places, st.integers(1, 9))
def test_no_single_wrong_figure_of_a_upn_gets_past(body, place, by):
    right = upn_check_letter(body) + body
    changed = str((int(right[place]) + by) % 10)
    wrong = right[:place] + changed + right[place + 1 :]

    assert check_upn(right).is_right
    assert not check_upn(wrong).is_right


@given(st.from_regex(r"\A[1-8][0-9]{8}\Z"), st.integers(0, 8), st.integers(1, 9))
def test_no_single_wrong_figure_of_an_nhs_number_gets_past(nine, place, by):
    right = [f"{nine}{n}" for n in range(10) if check_nhs_number(f"{nine}{n}").is_right]
    for number in right:
        changed = str((int(number[place]) + by) % 10)
        assert not check_nhs_number(number[:place] + changed + number[place + 1 :]).is_right
    assert len(right) <= 1


@given(st.text(max_size=20))
def test_whatever_is_typed_is_answered(typed):
    for check in (check_upn, check_uln, check_nhs_number, check_postcode, check_urn, check_ukprn):
        checked = check(typed)
        assert checked.is_right == (checked.wrong == "")
