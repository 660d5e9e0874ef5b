"""Pairs are found by what they share: every likely pair is, whatever the number of people."""

from __future__ import annotations

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from pss_cli.likeness import pairs
from pss_cli.likeness.pairs import alike
from pss_cli.likeness.score import LIKELY, compare, face

FIRSTS = ["Ann", "Bob", "Robert", "J.-P.", "Jean-Pierre", "Jean", "Véro", "Véronique", "Roy"]
LASTS = ["Roy", "Roy-Côté", "Côté", "Tremblay", "Trembley", "Ann", "Jean"]
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(FIRSTS), st.sampled_from(LASTS), st.sampled_from([None, "Véro", "Bob"]),
        st.sampled_from([None, "1970-05-06", "1970-06-05"]), st.sampled_from([None, "H7M 3L9"]),
        st.sampled_from([(), ("+14505550101",), ("+14505550102",)]),
        st.sampled_from([(), ("ann.roy@example.org",), ("ann.roy@example.net",)]),
    ),
    max_size=8,
)  # fmt: skip


UNSAID = (None, (), ())


@given(PEOPLE)
@example([("Ann", "Jean", None, "1970-05-06", *UNSAID), ("Jean-Pierre", "Ann", None, "1970-05-06", *UNSAID)])
def test_every_likely_pair_is_found_once(people):
    faces = [face(number, *each) for number, each in enumerate(people, start=1)]
    expected = {(a.id, b.id) for a, b in combinations(faces, 2) if compare(a, b, LIKELY)}
    found = [(pair.one.id, pair.other.id) for pair in alike(faces, least=LIKELY)]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_the_likeliest_come_first_and_those_told_apart_do_not():
    faces = [
        face(1, "Ann", "Roy"),
        face(2, "Ann", "Roy", None, "1970-05-06"),
        face(3, "Ann", "Roy", None, "1970-05-06"),
    ]
    assert [(p.one.id, p.other.id) for p in alike(faces, least=LIKELY)] == [(2, 3), (1, 2), (1, 3)]
    assert [(p.one.id, p.other.id) for p in alike(faces, {(2, 3)}, least=LIKELY)] == [(1, 2), (1, 3)]
    assert [(p.one.id, p.other.id) for p in alike(faces, least=LIKELY, only=3)] == [(2, 3), (1, 3)]


def test_a_key_that_too_many_share_is_left_aside(monkeypatch):
    monkeypatch.setattr(pairs, "MOST_OF_A_KEY", 3)
    ward = ["+14505550100"]
    faces = [face(n, first, "Roy", phones=ward) for n, first in enumerate(("Ann", "Luc", "Zoé", "Ann"), start=1)]
    assert [(p.one.id, p.other.id) for p in alike(faces, least=1)] == [(1, 4)]


def test_everybody_gone_through_is_counted():
    done = []
    alike([face(1, "Ann", "Roy"), face(2, "Zoé", "Roy")], least=LIKELY, done=done.append)
    assert sum(done) == 2
