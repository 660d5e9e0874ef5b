"""What a column holds, whatever its heading: telephones, e-mails, days, yes or no…"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from datetime import date, datetime, time, timedelta

from pss_cli.dates import parse_day
from pss_cli.inputs.field import Field, email, postal_code
from pss_cli.inputs.importing.cells import says_nothing, shown, typed
from pss_cli.inputs.importing.days import Order, figures, read_day
from pss_cli.inputs.importing.grid import Value, is_blank
from pss_cli.inputs.importing.headings import day_or_yes
from pss_cli.inputs.importing.names import is_whole_name
from pss_cli.inputs.importing.words import status, ticked
from pss_cli.phones import parse_phone
from pss_cli.text import fold

SAMPLE = 200
SURE = 0.8  # of the values, for a column that its contents alone name
_PHONE = re.compile(r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?:\.0)?(?!\d)")
_DAY = date(2026, 1, 1)  # any: only whether a day can be read matters


def sample(values: Sequence[Value]) -> list[Value]:
    """Return the first values of a column that say something."""
    found: list[Value] = []
    for value in values:
        if not is_blank(value) and not says_nothing(shown(value)):
            found.append(value)
            if len(found) == SAMPLE:
                break
    return found


def share(values: Sequence[Value], holds: Callable[[Value], object]) -> float:
    """Return the part of `values` of which `holds` is true and raises no ValueError; 0 of nothing."""

    def held(value: Value) -> bool:
        try:
            return bool(holds(value))
        except ValueError:
            return False

    return sum(map(held, values)) / len(values) if values else 0.0


def is_day(value: Value) -> bool:
    """Whether a cell says a day, a month or a year. Raises ValueError."""
    if isinstance(value, time | timedelta):
        return False
    if figures(value):
        return True
    return read_day(value, Order.DAY_FIRST, False, _DAY) is not None


def agrees(spec: Field, heading: str, values: Sequence[Value]) -> bool:
    """Whether at least half of `values` can be what a field expects; any text is a text."""
    if spec.words:
        return True

    def can_be(value: Value) -> bool:
        if spec.parse is parse_phone:
            return bool(_PHONE.search(shown(value))) or sum(c.isdigit() for c in shown(value)) >= 7
        if spec.parse in (parse_day, day_or_yes) and is_dated(value):
            return True
        text = typed(spec, heading, value)
        pieces = re.split(r"\s*[,;]\s*", text) if spec.many else [text]
        return all(spec.parse(piece) is not None for piece in pieces if piece)

    return share(values, can_be) >= 0.5


def is_dated(value: Value) -> bool:
    """Whether a cell says a day, a month or a year."""
    return share([value], is_day) == 1


def obvious(values: Sequence[Value], directorates: Set[str]) -> str:
    """Return the field that the contents of a column name by themselves; empty when they name none."""
    texts = [shown(value) for value in values]
    tests: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("emails", email),
        ("phones", _PHONE.search),
        ("postal_code", postal_code),
        ("directorate", lambda text: fold(text) in directorates),
        ("status", lambda text: not _is_yes_no(text) and status(text)),
        ("name", is_whole_name),
    )
    for name, test in tests:
        if len(texts) >= 2 and share(texts, test) >= SURE:  # type: ignore[arg-type]
            return name
    return ""


def _is_yes_no(text: str) -> bool:
    try:
        return ticked(text) is not None
    except ValueError:
        return False


def figures_of(values: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the two first numbers of each day in figures of a column, such as `05/03/2021`."""
    return [pair for value in values if (pair := figures(value))]


def is_unsure(pair: tuple[int, int]) -> bool:
    """Whether two numbers could be the day and the month as well as the month and the day."""
    return pair[0] != pair[1] and max(pair) <= 12


def is_torn(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a column writes the day first here and the month first there."""
    return any(first > 12 for first, _second in pairs) and any(second > 12 for _first, second in pairs)


def order_of(pairs: Sequence[tuple[int, int]]) -> Order:
    """Return the order of the days in figures of a column: one number above 12 settles it."""
    if is_torn(pairs) or not any(max(pair) > 12 for pair in pairs):
        return Order.UNKNOWN if is_torn(pairs) or any(map(is_unsure, pairs)) else Order.DAY_FIRST
    return Order.DAY_FIRST if any(first > 12 for first, _second in pairs) else Order.MONTH_FIRST


def clear_days(values: Sequence[Value]) -> int:
    """Return how many cells say a day without any figure that could be read in two ways."""
    return sum(isinstance(value, datetime | date) or (figures(value) is None and is_dated(value)) for value in values)
