"""Days, ages, calendar months and fiscal years. Days are `datetime.date`, in the registry ISO text."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from pss_cli.i18n import _

ZONE = "America/Toronto"
FIRST_YEAR, LAST_YEAR = 1900, 2199  # of anything that the registry speaks of: beyond, a slip of the finger


def today() -> date:
    """Return the day in Québec, or `PSS_TODAY` when it is set. Raises ValueError."""
    if fixed := os.environ.get("PSS_TODAY"):
        return parse_day(fixed)
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(ZONE)).date()


def in_quebec(instant: str) -> str:
    """Return an instant of the journal (UTC) as day and time in Québec."""
    return local(instant).strftime("%Y-%m-%d %H:%M")


def local(instant: str) -> datetime:
    """Return an instant of the journal (UTC) in Québec."""
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(instant).astimezone(ZoneInfo(ZONE))


def moment(day: date) -> str:
    """Return the present time of `day` in Québec, as an instant of the journal (UTC)."""
    from zoneinfo import ZoneInfo

    return _instant(day, datetime.now(ZoneInfo(ZONE)).time())


def start_of(day: date) -> str:
    """Return the beginning of `day` in Québec, as an instant of the journal (UTC)."""
    return _instant(day, time())


def _instant(day: date, at: time) -> str:
    from zoneinfo import ZoneInfo

    return datetime.combine(day, at, ZoneInfo(ZONE)).astimezone(UTC).isoformat(timespec="seconds")


def parse_day(typed: str) -> date:
    """Return the day typed as `2026-01-31`. Raises ValueError for any other writing, never guesses."""
    text = typed.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(_("is not a date written year-month-day, such as 2026-01-31"))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("is not a day of the calendar")) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_("is not between the years {first} and {last}").format(first=FIRST_YEAR, last=LAST_YEAR))
    return day


def parse_within(typed: str) -> int:
    """Return the number of days for `60d`, `60 j`, `60`. Raises ValueError."""
    match = re.fullmatch(r"(\d{1,4})\s*(?:d|j|days?|jours?)?", typed.strip(), re.I)
    if not match:
        raise ValueError(_("is not a number of days such as 60d"))
    return int(match[1])


def age_on(birth: date, day: date) -> int:
    """Return the age in whole years; someone born on 29 February has birthdays on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birthday(birth: date, age: int) -> date:
    """Return the day on which `age` is reached."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)


def born_by(day: date, age: int) -> date:
    """Return the latest birth date of someone who is at least `age` on `day`."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # nobody was born on 29 February that year
        return date(day.year - age, 2, 28)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month."""
    moved: date = day + relativedelta(months=months)
    return moved


def cutoff(as_of: date, months: int) -> date:
    """Return the latest day whose `months` later is on or before `as_of`.

    A query then compares days: what happened on the cut-off or before is at least `months` old.
    SQLite's own "+18 months" differs at the ends of months, so it is never asked.
    """
    guess = add_months(as_of, -months) + timedelta(days=3)
    while add_months(guess, months) > as_of:
        guess -= timedelta(days=1)
    return guess


def fiscal_year(day: date) -> str:
    """Return the label of the fiscal year (1 April to 31 March) of `day`, such as `2026-2027`."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{first + 1}"


def parse_fiscal_year(typed: str) -> tuple[date, date]:
    """Return the first and the last day of `2026-2027`. Raises ValueError."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{4})", typed.strip())
    if not match or int(match[2]) != int(match[1]) + 1 or not FIRST_YEAR <= int(match[1]) < LAST_YEAR:
        raise ValueError(_("is not a fiscal year such as 2026-2027"))
    return date(int(match[1]), 4, 1), date(int(match[2]), 3, 31)


def days_between(earlier: date, later: date) -> int:
    """Return the number of days from `earlier` to `later`."""
    return (later - earlier).days
