"""Money, distance and time: typed text to exact integers (cents, metres, minutes) and back.

A number is written with a comma or a point; blanks separate thousands. What could be read two
ways (`1.234,5`) is refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from pss_cli.i18n import _, language

NBSP = "\u00a0"
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?")
_DURATION = re.compile(r"(?:(\d{1,3}) ?h(?: ?([0-5]?\d))?(?: ?min)?)|(?:(\d{1,4}) ?min)", re.I)
_CLOCK = re.compile(r"([01]?\d|2[0-4]) ?(?:h|:) ?([0-5]\d)?", re.I)


def _number(typed: str, decimals: int, what: str, digits: int = 7) -> int:
    """Return `typed` times ten to the `decimals`, exactly; `digits` at most before them. Raises ValueError."""
    text = _BLANKS.sub(" ", typed).strip()
    match = _NUMBER.fullmatch(text)
    if not match:
        raise ValueError(what)
    fraction = match[2] or ""
    if len(fraction) > decimals:
        raise ValueError(_("has more than {n} decimals").format(n=decimals))
    whole = match[1].replace(" ", "")
    if len(whole.lstrip("0")) > digits:
        raise ValueError(_("is too large"))
    return int(whole) * int(10**decimals) + int(fraction.ljust(decimals, "0") or 0)


def parse_money(typed: str) -> int:
    """Return cents for `12,5`, `12.50`, `1 234,56 $`. Raises ValueError (negative, third decimal, ambiguous)."""
    text = typed.strip().removeprefix("$").removesuffix("$")
    return _number(text, 2, _("is not an amount such as 8,50 (no sign, no thousands point)"), digits=11)


def parse_km(typed: str) -> int:
    """Return metres for `24,6` or `24.6 km`. Raises ValueError (negative, more than three decimals)."""
    text = re.sub(r"\s*km$", "", typed.strip(), flags=re.I)
    return _number(text, 3, _("is not a distance in kilometres such as 24,6"))


def parse_rate(typed: str) -> int:
    """Return thousandths of a dollar for `0,595` or `10,40`. Raises ValueError."""
    text = typed.strip().removeprefix("$").removesuffix("$")
    return _number(text, 3, _("is not a rate such as 0,595"))


def parse_count(typed: str) -> int:
    """Return a whole number, zero or more. Raises ValueError."""
    return _number(typed, 0, _("is not a whole number"))


def parse_duration(typed: str) -> int:
    """Return minutes for `3h30`, `3 h 30`, `3,5h`, `90 min`. Raises ValueError."""
    text = _BLANKS.sub(" ", typed).strip()
    if match := _DURATION.fullmatch(text):
        return int(match[3]) if match[3] else int(match[1]) * 60 + int(match[2] or 0)
    if re.fullmatch(r"\d{1,3}[.,]\d+ ?h", text, re.I):
        thousandths = _number(re.sub(r" ?h$", "", text, flags=re.I), 3, "")
        if thousandths * 60 % 1000 == 0:
            return thousandths * 60 // 1000
    raise ValueError(_("is not a length of time such as 3 h 30 or 90 min"))


def parse_clock(typed: str) -> int:
    """Return minutes since midnight for `9h`, `13 h 30`, `13:30`. Raises ValueError."""
    match = _CLOCK.fullmatch(_BLANKS.sub(" ", typed).strip())
    minutes = int(match[1]) * 60 + int(match[2] or 0) if match else 9999
    if minutes > 24 * 60:
        raise ValueError(_("is not a time of day such as 13 h 30"))
    return minutes


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient rounded to the nearest integer, halves away from zero."""
    return int((Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP))


def km_amount(metres: int, thousandths_per_km: int) -> int:
    """Return cents for `metres` at a rate in thousandths of a dollar per kilometre, rounded once."""
    return half_up(metres * thousandths_per_km, 10_000)


def _decimal(value: int, decimals: int, keep: int, point: str | None = None) -> str:
    sign, digits = "-" * (value < 0), str(abs(value)).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    fraction = fraction[:keep] + fraction[keep:].rstrip("0")
    if point is None:
        point = "," if language() == "fr" else "."
        blank = NBSP if language() == "fr" else ","
        whole = f"{int(whole):,}".replace(",", blank)
    return sign + whole + (point + fraction if fraction else "")


def show_money(cents: int) -> str:
    """Return `1 234,56 $` in French, `$1,234.56` in English."""
    text = _decimal(cents, 2, 2)
    if language() == "fr":
        return f"{text}{NBSP}$"
    return f"-${text[1:]}" if cents < 0 else f"${text}"


def show_km(metres: int) -> str:
    """Return `24,6 km` (or `24.6 km`)."""
    return f"{_decimal(metres, 3, 0)}{NBSP}km"


def typed_km(metres: int) -> str:
    """Return kilometres as a command takes them: `24,6` (or `24.6`)."""
    return _decimal(metres, 3, 0, "," if language() == "fr" else ".")


def show_rate(thousandths: int) -> str:
    """Return `0,595 $` (or `$0.595`)."""
    text = _decimal(thousandths, 3, 2)
    return f"{text}{NBSP}$" if language() == "fr" else f"${text}"


def show_percent(thousandths: int) -> str:
    """Return `12,5 %` (or `12.5%`) for 125 thousandths."""
    text = _decimal(thousandths, 1, 1)
    return f"{text}{NBSP}%" if language() == "fr" else f"{text}%"


def show_duration(minutes: int) -> str:
    """Return `3 h 30`."""
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02d}"


def hours(minutes: int, point: str) -> str:
    """Return a number of hours to the hundredth, for files: `15` or `15,5`; no zero says nothing."""
    return _decimal(half_up(minutes * 100, 60), 2, 0, point)


def show_clock(minutes: int) -> str:
    """Return `13 h 30` for minutes since midnight (`13:30` in English)."""
    return show_duration(minutes) if language() == "fr" else f"{minutes // 60}:{minutes % 60:02d}"


def iso_clock(minutes: int) -> str:
    """Return `09:05` for minutes since midnight, for scripts; it can be typed back."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def plain(value: int, decimals: int, point: str) -> str:
    """Return a bare number with two decimals or more where needed, for files."""
    return _decimal(value, decimals, min(decimals, 2), point)
