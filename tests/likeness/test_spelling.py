"""A name typed with mistakes leads to those who may be meant."""

from __future__ import annotations

import pytest

from pss_cli.likeness.spelling import closest

NAMES = [(1, "tremblay helene"), (2, "tremblay luc"), (3, "roy ann"), (4, "lefebvre d aout helene mimi")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("trembley", [1, 2]),
        ("helenne tremblai", [1]),
        ("lefevre", [4]),
        ("zzz", []),
        ("trembley zzz", []),
        ("5550101", []),
        ("", []),
    ],
)
def test_the_closest_come_first(typed, expected):
    assert closest(typed, NAMES, 10) == expected


def test_no_more_than_asked():
    assert closest("trembley", NAMES, 1) == [1]
