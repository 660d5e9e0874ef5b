"""pss registry periods, as it is typed."""

from __future__ import annotations

import pytest

ENDS = ("2026-04-25", "2026-05-23", "2027-03-31")


def listed(pss, *words):
    rows = pss("registry", "periods", *words, "-f", "json").items
    return [(r["fiscal_year"], r["number"], r["starts_on"], r["ends_on"], r["days"]) for r in rows]


def test_the_periods_of_a_year_are_what_was_typed_and_never_calculated(pss):
    assert listed(pss) == []
    assert pss("registry", "periods", "2026-2027", "--ends", ",".join(ENDS)).code == 0
    assert listed(pss) == [
        ("2026-2027", 1, "2026-04-01", "2026-04-25", 25),
        ("2026-2027", 2, "2026-04-26", "2026-05-23", 28),
        ("2026-2027", 3, "2026-05-24", "2027-03-31", 312),
    ]
    assert pss("registry", "periods", "2027-2028", "--ends", "2027-04-24,2028-03-31").code == 0
    assert len(listed(pss)) == 5
    assert [row[2] for row in listed(pss, "2027-2028")] == ["2027-04-01", "2027-04-25"]


def test_a_year_is_set_again_as_a_whole_even_when_days_change_places(pss):
    assert pss("registry", "periods", "2026-2027", "--ends", ",".join(ENDS)).code == 0
    assert pss("registry", "periods", "2026-2027", "--ends", "2026-05-23,2027-03-31").code == 0
    assert [row[3] for row in listed(pss)] == ["2026-05-23", "2027-03-31"]
    assert pss("undo", "--yes").code == 0
    assert [row[3] for row in listed(pss)] == list(ENDS)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("2026-04-25,2026-05-23", "2027-03-31"),  # the last day of the year is missing
        ("2026-04-25,2027-04-01", "2027-04-01"),  # beyond the year
        ("2026-03-31,2027-03-31", "2026-03-31"),  # before it
        ("2026-05-23,2026-04-25,2027-03-31", "2026-04-25"),  # not in order
        ("2026-04-25,2026-04-25,2027-03-31", "2026-04-25"),  # twice the same
        (",".join([*(f"2026-{month:02d}-{day}" for month in range(4, 11) for day in (10, 20)), "2027-03-31"]), "14"),
        ("25 avril,2027-03-31", "25 avril"),
    ],
)
def test_periods_that_leave_a_hole_or_overlap_are_refused(pss, registry, ends, said):
    before = registry.read_bytes()
    answer = pss("registry", "periods", "2026-2027", "--ends", ends)
    assert answer.code == 2
    assert said in answer.err
    assert registry.read_bytes() == before


def test_fourteen_periods_are_taken(pss):
    ends = [*(f"2026-{month:02d}-{day}" for month in range(4, 11) for day in (10, 20)), "2027-03-31"][1:]
    assert len(ends) == 14
    assert pss("registry", "periods", "2026-2027", "--ends", ",".join(ends)).code == 0
