"""Money, distance and time: what is read, what is refused, what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pss_cli import i18n, quantities


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,5", 1250),
        ("12.5", 1250),
        ("1 234,56 $", 123456),
        ("1\u00a0234,56\u00a0$", 123456),
        ("$8.50", 850),
        ("0", 0),
        ("8", 800),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, cents: int) -> None:
    assert quantities.parse_money(typed) == cents


@pytest.mark.parametrize(
    "typed", ["1.234,5", "1,234.5", "-5", "+5", "8,505", "8,500", "1,234", "", "abc", "1e3", "12 34"]
)
def test_an_amount_that_could_be_two_things_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        quantities.parse_money(typed)


@pytest.mark.parametrize(("typed", "metres"), [("24,6", 24600), ("24.6 km", 24600), ("1 200", 1_200_000), ("0,001", 1)])
def test_a_distance_is_read_in_metres(typed: str, metres: int) -> None:
    assert quantities.parse_km(typed) == metres


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("3h30", 210), ("3 h 30", 210), ("3,5h", 210), ("3.5 h", 210), ("210 min", 210), ("2h", 120), ("3 h 05", 185)],
)
def test_a_length_of_time_is_read_in_minutes(typed: str, minutes: int) -> None:
    assert quantities.parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["3", "3:30h", "3,33h", "-1h", "3 h 75"])
def test_a_length_of_time_is_never_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        quantities.parse_duration(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("9h", 540), ("13 h 30", 810), ("13:30", 810), ("24h", 1440), ("0h00", 0)]
)
def test_a_time_of_day_is_read_in_minutes(typed: str, minutes: int) -> None:
    assert quantities.parse_clock(typed) == minutes


@pytest.mark.parametrize("typed", ["25h", "24h01", "9", "9h60"])
def test_a_time_that_is_not_of_the_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        quantities.parse_clock(typed)


def test_kilometres_are_rounded_once_and_half_up() -> None:
    assert quantities.km_amount(24_600, 595) == 1464  # 14,637
    assert quantities.km_amount(1_000, 595) == 60  # 0,595
    assert quantities.km_amount(1_000, 594) == 59


@given(st.integers(-(10**12), 10**12))
def test_an_amount_shown_reads_back(cents: int) -> None:
    for language in i18n.LANGUAGES:
        i18n.activate(language)
        shown = quantities.show_money(abs(cents))
        if language == "fr" or abs(cents) < 100_000:
            assert quantities.parse_money(shown) == abs(cents)


@given(st.integers(0, 10**9), st.integers(0, 10**4))
def test_a_kilometre_amount_is_within_half_a_cent(metres: int, rate: int) -> None:
    assert abs(quantities.km_amount(metres, rate) * 10_000 - metres * rate) <= 5_000


@given(st.integers(0, 24 * 60))
def test_a_time_of_day_for_scripts_can_be_typed_back(minutes: int) -> None:
    told = quantities.iso_clock(minutes)
    assert len(told) == 5
    assert quantities.parse_clock(told) == minutes


def test_amounts_follow_the_language() -> None:
    i18n.activate("fr")
    assert quantities.show_money(123456) == "1\u00a0234,56\u00a0$"
    assert quantities.show_km(24600) == "24,6\u00a0km"
    assert quantities.show_rate(595) == "0,595\u00a0$"
    assert quantities.show_money(-50) == "-0,50\u00a0$"
    i18n.activate("en")
    assert quantities.show_money(123456) == "$1,234.56"
    assert quantities.show_money(-50) == "-$0.50"
