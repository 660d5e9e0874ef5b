"""Days as offices write them; what is not known is not invented."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pss_cli.inputs.importing.contents import order_of
from pss_cli.inputs.importing.days import Known, Order, read_day

TODAY = date(2026, 11, 20)
DAY, MONTH, UNKNOWN = Order.DAY_FIRST, Order.MONTH_FIRST, Order.UNKNOWN
FIFTH = date(2021, 3, 5)


@pytest.mark.parametrize(
    "written",
    ["2021-03-05", "2021/3/5", "2021-03-05 00:00:00", "2021-03-05T00:00:00", datetime(2021, 3, 5, 9, 30), FIFTH, 44260,
     44260.0, "44260", 20210305, "20210305", "05/03/2021", "5-3-21", "5.3.2021", "05 03 2021", "5 mars 2021",
     "5 mars 21", "vendredi 5 mars 2021", "5-mars-2021", "March 5, 2021", "Mar 5th 2021", "5 MARS 2021."],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(written):
    assert read_day(written, DAY, False, TODAY) == Known(FIFTH)


@pytest.mark.parametrize("written", ["1er août 2020", "1 aout 2020", "1 août 2020", "Aug 1, 2020", "1st August 2020"])
def test_months_are_known_in_both_languages_with_or_without_accents(written):
    assert read_day(written, DAY, False, TODAY).day == date(2020, 8, 1)


def test_serial_numbers_are_counted_from_the_year_of_the_workbook():
    assert read_day(27791, UNKNOWN, True, TODAY).day == date(1980, 2, 2)
    assert read_day(27791, UNKNOWN, False, TODAY).day == date(1976, 2, 1)


@pytest.mark.parametrize("order", Order)
def test_a_number_above_twelve_is_a_day_whatever_the_order_is_not_known(order):
    if order is not MONTH:
        assert read_day("25/03/2021", order, False, TODAY).day == date(2021, 3, 25)
    if order is not DAY:
        assert read_day("03/25/2021", order, False, TODAY).day == date(2021, 3, 25)
    assert read_day("03/03/2021", order, False, TODAY).day == date(2021, 3, 3)


@pytest.mark.parametrize("written", ["05/03/2021", "12/11/2021", "1-2-21"])
def test_two_numbers_that_could_change_places_are_never_guessed(written):
    with pytest.raises(ValueError, match="deux"):
        read_day(written, UNKNOWN, False, TODAY)


@pytest.mark.parametrize(
    ("written", "fiscal", "year"),
    [("mars 2021", "2020-2021", 2021), ("avril 2021", "2021-2022", 2021), ("2021-04", "2021-2022", 2021),
     ("2021-2022", "2021-2022", None), ("2021-22", "2021-2022", None), ("2021/2022", "2021-2022", None),
     ("2021", "", 2021), (2021, "", 2021)],
)  # fmt: skip
def test_a_month_or_a_year_is_no_day(written, fiscal, year):
    assert read_day(written, DAY, False, TODAY) == Known(None, fiscal, year)


@pytest.mark.parametrize(
    "written",
    ["31/02/2021", "2021-02-30", "hier", "jan. ou fév. 2021", "32 mars 2021", "5 ma 2021", "2021-2023", "", 3, -5,
     9_999_999, "5/3", 450_555, "05/03/2021 ou 06/03/2021"],
)  # fmt: skip
def test_what_is_no_day_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011
        read_day(written, DAY, False, TODAY)


@pytest.mark.parametrize(
    ("written", "year"), [("5/3/45", 1945), ("5/3/99", 1999), ("5/3/12", 2012), ("5/3/16", 2016), ("5/3/27", 1927)]
)
def test_the_century_of_a_birth_is_the_one_that_somebody_living_has(written, year):
    assert read_day(written, DAY, False, TODAY, birth=True).day == date(year, 3, 5)


@pytest.mark.parametrize("written", ["5/3/21", "5/3/17"])
def test_the_century_of_a_birth_that_is_not_sure_is_asked(written):
    with pytest.raises(ValueError, match="deux"):
        read_day(written, DAY, False, TODAY, birth=True)


def test_two_figures_of_another_day_are_the_last_century_that_is_not_to_come():
    assert read_day("5/3/98", DAY, False, TODAY).day == date(1998, 3, 5)
    assert read_day("5/3/26", DAY, False, TODAY).day == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("pairs", "order"),
    [([(5, 3), (13, 3)], DAY), ([(5, 3), (3, 13)], MONTH), ([(5, 3), (12, 12)], UNKNOWN), ([(13, 3), (3, 13)], UNKNOWN),
     ([(12, 12)], DAY)],
)  # fmt: skip
def test_the_column_decides_the_order_of_the_days(pairs, order):
    assert order_of(pairs) is order
