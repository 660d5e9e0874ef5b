"""pss person duplicates and distinct, as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from pss_cli import models as m


@pytest.fixture
def three(make):
    """Bob and Robert Tremblay, one man; Zoé, his daughter, with the same telephone."""
    make.person("Robert", "Tremblay", phone="+14505550101")
    make.person("Bob", "Tremblay", phone="+14505550101")
    make.person("Zoé", "Tremblay", phone="+14505550101", birth_date=date(2005, 1, 1))


def test_pairs_come_with_what_says_so(pss, three):
    (pair,) = pss("person", "duplicates", "-f", "json").items
    assert (pair["code"], pair["other_code"]) == ("UP-0001", "UP-0002")
    assert pair["evidence"] == "nickname same_birth_date same_phone"
    assert pair["stage"] == pair["other_stage"] == "referred"
    assert "surnom, même date de naissance, même téléphone" in pss("person", "duplicates").out


def test_a_family_is_listed_only_when_asked(pss, three):
    pairs = pss("person", "duplicates", "--all", "-f", "json").items
    assert [(p["code"], p["other_code"]) for p in pairs] == [
        ("UP-0001", "UP-0002"), ("UP-0001", "UP-0003"), ("UP-0002", "UP-0003"),
    ]  # fmt: skip
    assert all("different_first" in p["evidence"] for p in pairs[1:])


def test_one_person_or_the_first_pairs_alone(pss, three):
    assert pss("person", "duplicates", "--person", "UP-0003", "-f", "json").items == []
    assert len(pss("person", "duplicates", "--person", "zoé", "--all", "-f", "json").items) == 2
    answer = pss("person", "duplicates", "--all", "--limit", "1", "-f", "json")
    assert (len(answer.items), "3 paires" in answer.err) == (1, True)
    assert pss("person", "duplicates", "--person", "UP-0999").code == 3


def test_those_told_apart_are_not_listed_until_it_is_taken_back(pss, three):
    assert pss("person", "distinct", "UP-0002", "UP-0001").code == 0
    assert pss("person", "duplicates", "-f", "json").items == []
    assert pss("person", "distinct", "UP-0001", "UP-0002").code == 4
    assert pss("undo", "--yes").code == 0
    assert len(pss("person", "duplicates", "-f", "json").items) == 1
    pss("person", "distinct", "UP-0001", "UP-0002")
    assert pss("person", "distinct", "UP-0001", "UP-0002", "--remove").code == 0
    assert len(pss("person", "duplicates", "-f", "json").items) == 1
    assert pss("person", "distinct", "UP-0001", "UP-0002", "--remove").code == 4


def test_somebody_is_not_told_apart_from_themself(pss, three):
    assert pss("person", "distinct", "UP-0001", "UP-0001").code == 4


def test_a_name_that_looks_like_markup_is_shown_as_it_is(pss, make):
    for phone in ("+14505550101", "+14505550101"):
        make.person("=Ö'Neil [bold]", "#N/A", phone=phone)
    assert "=Ö'Neil [bold] #N/A" in pss("person", "duplicates").out


def test_more_people_than_are_looked_for_by_number(pss, make):
    with make.session() as session:
        for n in range(1, 252):
            for copy in "ab":
                session.add(m.Person(code=f"UP-{n}{copy}", first_name=f"Ann{n}", last_name=f"Roy{n}", name_key=""))
    assert len(pss("person", "duplicates", "-f", "json").items) == 251


# --- person find ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("(450) 555-01-01", 3),
        ("4505550101", 3),
        ("1 450 555 0101", 3),
        ("555-0101", 3),
        ("450 555-0101 poste 12", 3),
        ("555-0102", 0),
        ("tremblay bob", 1),
        ("bob trem", 1),
        ("zoe", 1),
    ],
)
def test_a_telephone_is_found_however_its_digits_are_grouped(pss, three, typed, found):
    assert len(pss("person", "find", typed, "-f", "json").items) == found


def test_a_mistyped_name_asks_whom_was_meant(pss, three):
    answer = pss("person", "find", "robet trembley", "-f", "json")
    assert [row["code"] for row in answer.items] == ["UP-0001"]
    assert "vouliez-vous dire" in answer.err
    assert pss("person", "find", "qwxz", "-f", "json").items == []
