"""Two names look the same, or like a nickname, a part, initials, a typing error."""

from __future__ import annotations

import pytest

from pss_cli.likeness.names import Like, folded, formal_names, like


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jean-Pierre", "Jean Pierre", Like.SAME),
        ("Jean-Pierre", "JEANPIERRE", Like.SAME),
        ("Élise", "elise", Like.SAME),
        ("Bob", "Robert", Like.NICKNAME),
        ("Bob", "Rob", Like.NICKNAME),
        ("Manon", "Marie", Like.NICKNAME),
        ("Véro", "Véronique", Like.NICKNAME),
        ("J.-P.", "Jean-Pierre", Like.INITIALS),
        ("JP", "Jean-Pierre", Like.INITIALS),
        ("J.", "Jean", Like.INITIALS),
        ("J.-P.", "Jean-Marc", Like.DIFFERENT),
        ("Marie-Ève", "Ève", Like.NICKNAME),
        ("Marie-Lou", "Marie", Like.COMPOUND),
        ("Nadine", "Nadyne", Like.TYPO),
        ("Ann", "Amm", Like.DIFFERENT),
        ("Lise", "Line", Like.TYPO),
        ("Bernadette", "Bernardete", Like.TYPO),
        ("Camille", "Marie", Like.DIFFERENT),
        ("Luc", "Marc", Like.DIFFERENT),
        ("", "Luc", Like.DIFFERENT),
    ],
)
def test_first_names(one, other, expected):
    assert like(folded(one), folded(other), True) is expected
    assert like(folded(other), folded(one), True) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tremblay-Gagnon", "Tremblay", Like.COMPOUND),
        ("Tremblay-Gagnon", "Gagnon", Like.COMPOUND),
        ("De La Rue", "de la", Like.DIFFERENT),
        ("O'Neil", "ONeil", Like.SAME),
        ("Tremblay", "Trembley", Like.TYPO),
        ("Roy", "Roi", Like.DIFFERENT),
        ("Bob", "Robert", Like.DIFFERENT),
        ("T.", "Tremblay", Like.DIFFERENT),
        ("Lefebvre", "Lefevre", Like.TYPO),
        ("Gagnon", "Gagné", Like.DIFFERENT),
    ],
)
def test_last_names(one, other, expected):
    assert like(folded(one), folded(other), False) is expected


def test_a_nickname_shared_by_two_names_does_not_make_them_one():
    assert "marie" in formal_names()["mimi"]
    assert "camille" in formal_names()["mimi"]
    assert like("marie", "camille", True) is Like.DIFFERENT
