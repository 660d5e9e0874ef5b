"""Points add up to a likeness; different first names keep a family apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pss_cli.likeness.pairs import alike
from pss_cli.likeness.score import LIKELY, POSSIBLE, compare, face
from pss_cli.vocabulary import Evidence as E

PHONE, MAIL = ["+14505550101"], ["ann.roy@example.org"]


def scored(one: dict, other: dict) -> tuple[int, set]:
    base = {"first_name": "Ann", "last_name": "Roy"}
    found = compare(face(1, **(base | one)), face(2, **(base | other)))
    return found.score, set(found.evidence)


@pytest.mark.parametrize(
    ("one", "other", "score", "evidence"),
    [
        ({}, {}, 50, {E.SAME_NAME}),
        ({"birth_date": "1970-05-06"}, {"birth_date": "1970-05-06"}, 80, {E.SAME_NAME, E.SAME_BIRTH_DATE}),
        ({"birth_date": "1970-05-06"}, {"birth_date": "1970-06-05"}, 70, {E.SAME_NAME, E.DAY_AND_MONTH}),
        ({"birth_date": "1970-05-06"}, {"birth_date": "1970-05-07"}, 30, {E.SAME_NAME, E.DIFFERENT_BIRTH_DATE}),
        ({"birth_date": "1970-05-13"}, {"birth_date": "1970-05-13"}, 80, {E.SAME_NAME, E.SAME_BIRTH_DATE}),
        ({"phones": PHONE}, {"phones": PHONE}, 70, {E.SAME_NAME, E.SAME_PHONE}),
        ({"emails": MAIL}, {"emails": MAIL}, 85, {E.SAME_NAME, E.SAME_EMAIL}),
        ({"emails": MAIL}, {"emails": ["ann.roy@example.net"]}, 65, {E.SAME_NAME, E.SAME_MAILBOX}),
        ({"emails": ["info@example.org"]}, {"emails": ["info@example.net"]}, 50, {E.SAME_NAME}),
        ({"emails": ["roya@example.org"]}, {"emails": ["roya@example.net"]}, 50, {E.SAME_NAME}),
        ({"postal_code": "H7M 3L9"}, {"postal_code": "h7m3l9"}, 60, {E.SAME_NAME, E.SAME_POSTAL_CODE}),
        ({"first_name": "Roy", "last_name": "Ann"}, {}, 50, {E.SWAPPED}),
        ({"first_name": "Bob", "emails": MAIL}, {"first_name": "Robert", "emails": MAIL}, 82,
         {E.NICKNAME, E.SAME_EMAIL}),
        ({"name_in_use": "Zoé"}, {"first_name": "Zoé"}, 50, {E.SAME_NAME}),
        ({"name_in_use": "Zoé Roy"}, {"first_name": "Zoé"}, 50, {E.SAME_NAME}),
        ({"last_name": "Côté", "emails": MAIL}, {"emails": MAIL}, 50, {E.DIFFERENT_LAST, E.SAME_EMAIL}),
    ],
)  # fmt: skip
def test_what_is_worth_how_much(one, other, score, evidence):
    assert scored(one, other) == (score, evidence)
    assert scored(other, one) == (score, evidence)


def test_twins_are_not_one_person_even_with_everything_else_the_same():
    same = {"birth_date": "2010-05-06", "phones": PHONE, "emails": MAIL, "postal_code": "H7M 3L9"}
    score, evidence = scored({**same, "first_name": "Luc"}, {**same, "first_name": "Marc"})
    assert score == 45 < LIKELY
    assert E.DIFFERENT_FIRST in evidence


@pytest.mark.parametrize(("shared", "score"), [({"phones": PHONE}, 65), ({"emails": MAIL}, 80)])
@pytest.mark.parametrize("first", ["Ann", "Anne-Marie"])
def test_a_married_name_hides_nobody(shared, score, first):
    same = {"birth_date": "1970-05-06", **shared, "first_name": first}
    assert scored({**same, "last_name": "Côté"}, same) == (score, {E.DIFFERENT_LAST, E.SAME_BIRTH_DATE, *_said(shared)})
    faces = [face(1, **same, last_name="Côté"), face(2, **same, last_name="Roy")]
    assert [pair.likeness.score for pair in alike(faces, least=LIKELY)] == [score]


def _said(shared: dict) -> list[E]:
    return [E.SAME_PHONE] if "phones" in shared else [E.SAME_EMAIL]


def test_two_people_who_share_a_telephone_are_barely_mentioned():
    score, evidence = scored(
        {"first_name": "Luc", "last_name": "Côté", "phones": PHONE}, {"first_name": "Zoé", "phones": PHONE}
    )
    assert score == POSSIBLE
    assert evidence == {E.DIFFERENT_FIRST, E.DIFFERENT_LAST, E.SAME_PHONE}


def test_under_what_is_wanted_nothing_is_said():
    one, other = face(1, "Ann", "Roy"), face(2, "Ann", "Roy")
    assert compare(one, other, 50) is not None
    assert compare(one, other, 51) is None


NAMES = st.sampled_from(["Ann", "Anne", "Bob", "Robert", "J.-P.", "Jean-Pierre", "Roy", "Roy-Côté", "Tremblay", ""])
FACES = st.builds(
    lambda number, first, last, born, phone: face(number, first, last, birth_date=born, phones=phone),
    st.integers(1, 9), NAMES, NAMES, st.sampled_from([None, "1970-05-06", "1970-06-05", "1971-01-01"]),
    st.sampled_from([[], PHONE]),
)  # fmt: skip


@given(FACES, FACES)
def test_a_likeness_is_between_0_and_100_and_goes_both_ways(one, other):
    there, back = compare(one, other), compare(other, one)
    assert there is not None
    assert back is not None
    assert 0 <= there.score <= 100
    assert (there.score, set(there.evidence)) == (back.score, set(back.evidence))
