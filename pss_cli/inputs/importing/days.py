"""Days as offices write them: in cells of Excel, in figures, in words. What is not known is not invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pss_cli.dates import FIRST_YEAR, LAST_YEAR, age_on, fiscal_year
from pss_cli.i18n import _
from pss_cli.text import fold


class Order(StrEnum):
    """How a column writes days in figures; `?` when nothing in it tells."""

    DAY_FIRST = "day-month-year"
    MONTH_FIRST = "month-day-year"
    UNKNOWN = "?"


@dataclass(frozen=True)
class Known:
    """What a cell says of a day: the day, or only its fiscal year, or only its year."""

    day: date | None = None
    fiscal: str = ""
    year: int | None = None


_MONTHS = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"),
    ("octobre", "october"), ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_FIGURES = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_DAY_WORD = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]{3,9})\.? (\d{4}|\d{2})")
_WORD_DAY = re.compile(r"(?:[a-z]+ )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.? (\d{4})")
_YEARS = re.compile(r"(\d{4})\s*[-/–]\s*(\d{4}|\d{2})")
_SERIALS = (3_653, 73_050)  # 1910 to 2099: a smaller number is a year, a larger one no day


def figures(written: Any) -> tuple[int, int] | None:
    """Return the two numbers whose order says the day and the month of `05/03/2021`, None of anything else."""
    found = _FIGURES.fullmatch(written.strip()) if isinstance(written, str) else None
    return (int(found[1]), int(found[2])) if found else None


def read_day(written: Any, order: Order, since_1904: bool, today: date, *, birth: bool = False) -> Known:
    """Return what a cell says of a day. Raises ValueError when it says none, or two."""
    if isinstance(written, datetime):
        return Known(written.date())
    if isinstance(written, date):
        return Known(written)
    if isinstance(written, int | float) and not isinstance(written, bool):
        return _number(written, since_1904)
    text = str(written).strip().rstrip(".")
    if re.fullmatch(r"\d{4,5}(?:\.0+)?|\d{8}", text):
        return _number(float(text), since_1904)
    if found := _ISO.fullmatch(text):
        return Known(_made(int(found[1]), int(found[2]), int(found[3])))
    if found := _YEARS.fullmatch(text):
        return _fiscal(found)
    if found := _FIGURES.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        month_first = order is Order.MONTH_FIRST
        if order is Order.UNKNOWN and first != second:
            month_first = second > 12
            if max(first, second) <= 12:
                raise ValueError(_("can be read as two days: say in the map which comes first, or type 2026-01-31"))
        day, month = (second, first) if month_first else (first, second)
        return Known(_made(_century(found[3], month, day, today, birth), month, day))
    return _in_words(fold(text), today, birth)


def _number(number: float, since_1904: bool) -> Known:
    """Return the day of a serial number of Excel, of 20210305, or the year that a small number is."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return Known(year=int(number))
    if 19_000_101 <= number <= 21_991_231:
        whole = int(number)
        return Known(_made(whole // 10_000, whole // 100 % 100, whole % 100))
    if not _SERIALS[0] - 1_462 * since_1904 <= number <= _SERIALS[1]:
        raise _no_day()
    moment = from_excel(number, CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900)
    return Known(moment.date() if isinstance(moment, datetime) else moment)


def _in_words(text: str, today: date, birth: bool) -> Known:
    if found := _DAY_WORD.fullmatch(text):
        month = _month(found[2])
        return Known(_made(_century(found[3], month, int(found[1]), today, birth), month, int(found[1])))
    if found := _WORD_DAY.fullmatch(text):
        return Known(_made(int(found[3]), _month(found[1]), int(found[2])))
    if found := _MONTH_YEAR.fullmatch(text):
        first = _made(int(found[2]), _month(found[1]), 1)
        return Known(fiscal=fiscal_year(first), year=first.year)
    raise _no_day()


def _fiscal(found: re.Match[str]) -> Known:
    """Return the fiscal year of `2021-2022` or `2021-22`; `2021-03` is a month. Raises ValueError."""
    first, second = int(found[1]), int(found[2])
    if second in (first + 1, (first + 1) % 100):
        return Known(fiscal=f"{first}-{first + 1}")
    if 1 <= second <= 12:
        return Known(fiscal=fiscal_year(_made(first, second, 1)), year=first)
    raise _no_day()


def _month(word: str) -> int:
    """Return the month that a word begins, in French or in English. Raises ValueError."""
    found = [n for n, names in enumerate(_MONTHS, start=1) if any(name.startswith(word) for name in names)]
    if len(found) != 1:
        raise _no_day()
    return found[0]


def _century(typed: str, month: int, day: int, today: date, birth: bool) -> int:
    """Return a year typed with two or four digits. Raises ValueError when the century is not sure."""
    if len(typed) == 4:
        return int(typed)
    years = [year for year in (1900 + int(typed), 2000 + int(typed)) if year <= today.year + (not birth)]
    if birth:
        years = [year for year in years if 10 <= age_on(_made(year, month, day), today) <= 104]
    if not years or (birth and len(years) > 1):
        raise ValueError(_("has a year of two digits: type the four"))
    return years[-1]


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("is not a day of the calendar")) from None


def _no_day() -> ValueError:
    return ValueError(_("is not a date written year-month-day, such as 2026-01-31"))
