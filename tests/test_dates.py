"""Days, ages, months and fiscal years, at their boundaries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pss_cli import dates

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    "typed", ["05/01/2026", "2026-1-5", "20260105", "2026-02-30", "hier", "2026-01-05T10:00", "٢٠٢٦-٠١-٠٥"]
)
def test_only_a_day_written_year_month_day_is_read(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse_day(typed)


def test_someone_born_on_29_february_has_birthdays_on_1_march() -> None:
    born = date(2008, 2, 29)
    assert dates.age_on(born, date(2026, 2, 28)) == 17
    assert dates.age_on(born, date(2026, 3, 1)) == 18
    assert dates.birthday(born, 18) == date(2026, 3, 1)
    assert dates.birthday(born, 16) == date(2024, 2, 29)


@given(DAYS, st.integers(0, 90))
def test_an_age_is_reached_on_the_birthday_and_not_the_day_before(born: date, age: int) -> None:
    day = dates.birthday(born, age)
    assert dates.age_on(born, day) == age
    assert age == 0 or dates.age_on(born, day - timedelta(days=1)) == age - 1


def test_the_cutoff_of_31_august_is_the_end_of_february() -> None:
    assert dates.cutoff(date(2026, 8, 31), 18) == date(2025, 2, 28)
    assert dates.cutoff(date(2026, 8, 28), 18) == date(2025, 2, 28)
    assert dates.cutoff(date(2026, 8, 27), 18) == date(2025, 2, 27)
    assert dates.cutoff(date(2026, 2, 28), 18) == date(2024, 8, 31)


@given(DAYS, st.integers(1, 60))
def test_the_cutoff_is_the_latest_day_whose_months_have_passed(as_of: date, months: int) -> None:
    last = dates.cutoff(as_of, months)
    assert dates.add_months(last, months) <= as_of
    assert dates.add_months(last + timedelta(days=1), months) > as_of


@pytest.mark.parametrize(
    ("day", "label"),
    [(date(2026, 3, 31), "2025-2026"), (date(2026, 4, 1), "2026-2027"), (date(2027, 3, 31), "2026-2027")],
)
def test_a_fiscal_year_runs_from_april_to_march(day: date, label: str) -> None:
    assert dates.fiscal_year(day) == label
    first, last = dates.parse_fiscal_year(label)
    assert first <= day <= last


@pytest.mark.parametrize("typed", ["2026", "2026-2028", "2026-27", "2027-2026"])
def test_a_fiscal_year_is_two_years_that_follow(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse_fiscal_year(typed)


@pytest.mark.parametrize(("typed", "days"), [("60d", 60), ("60 j", 60), ("60", 60), ("14 jours", 14)])
def test_a_number_of_days_is_read(typed: str, days: int) -> None:
    assert dates.parse_within(typed) == days
