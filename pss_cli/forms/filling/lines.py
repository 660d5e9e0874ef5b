"""The lines of a claim as one form takes them: its columns, its weeks, what is carried from page to page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from pss_cli.errors import BadFile
from pss_cli.forms.sheets.cells import Value
from pss_cli.i18n import _
from pss_cli.quantities import show_money

Line = Mapping[str, Value]
AMOUNTS = ("km_amount", "transit", "taxi", "parking", "morning", "noon", "evening", "other")
_TOGETHER = {"transit": "travel", "taxi": "travel", "morning": "meals", "noon": "meals", "evening": "meals"}
_SUMMED = (*AMOUNTS, "travel", "meals", "km", "line_total")
TOTALS = frozenset({"total", "payable", "charged", "km_total"} | {f"total_{name}" for name in _SUMMED})
_SAID_IN = ("motive", "itinerary", "departure", "label", "arrival")  # where a carried line says what it is
_ZERO = Decimal(0)


def fitted(lines: Sequence[Line], taken: Collection[str], said: Mapping[str, str], *, summed: bool) -> list[Line]:
    """Return lines whose amounts are all in columns that the form has. Raises BadFile when one has no place.

    Without a column of its own, an amount goes with its like (travel, meals), else to `other` under
    its name. `summed`: the form has one column for the whole of a line, which no formula adds up.
    """
    made: list[Line] = []
    homeless: dict[str, Decimal] = {}
    for number, line in enumerate(lines, 1):
        new = {"number": number, "line_total": _sum(line[k] for k in AMOUNTS if k in line), **line}
        labels = [str(line["label"])] if line.get("label") else []
        for kind in AMOUNTS:
            amount = line.get(kind)
            if not isinstance(amount, Decimal) or kind in taken or (kind == "km_amount" and "km" in taken):
                continue
            place = _TOGETHER.get(kind, "")
            place = place if place in taken else "other"
            if place in taken:
                new[place] = _sum((new.get(place), amount))
            elif summed:
                place = "line_total"
            else:
                homeless[kind] = homeless.get(kind, _ZERO) + amount
            if place != _TOGETHER.get(kind) and kind != "other":
                labels.append(said.get(f"as_{kind}", said["as_other"]))
        made.append(_labelled(new, labels, taken))
    if homeless:
        raise BadFile(*(_no_place(kind, amount, said) for kind, amount in homeless.items()))
    return made


def _no_place(kind: str, amount: Decimal, said: Mapping[str, str]) -> str:
    name = said.get(f"as_{kind}", said["as_other"])
    return _("The form has no column for: {kind}, {amount}; nor one for other expenses.").format(
        kind=name, amount=show_money(int(amount * 100))
    )


def _labelled(line: dict[str, Value], labels: list[str], taken: Collection[str]) -> Line:
    """Say what the amounts of a line are for: in their column, else after the motive."""
    if labels and "label" in taken:
        line["label"] = ", ".join(labels)
    elif labels and "motive" in taken:
        line["motive"] = f"{line.get('motive') or ''} ({', '.join(labels)})".strip()
    return line


def totals(lines: Iterable[Line]) -> dict[str, Decimal]:
    """Return the sum of each column, under the name of its total (`total_km_amount`)."""
    made = list(lines)
    sums = {f"total_{name}": _sum(line.get(name) for line in made) for name in _SUMMED}
    return {**sums, "km_total": sums["total_km"]}


def carried(lines: Sequence[Line], said: Mapping[str, str], taken: Collection[str]) -> Line:
    """Return the line that says, at the top of a page, what the pages before add up to."""
    sums: dict[str, Value] = {name: _sum(line.get(name) for line in lines) or None for name in _SUMMED}
    told = next((name for name in _SAID_IN if name in taken), "")
    return {**sums, told: said["carried"]} if told else sums


def paged(lines: Sequence[Line], rows: int, said: Mapping[str, str], taken: Collection[str]) -> list[list[Line]]:
    """Return the lines of each page; from the second on, the first line carries the pages before."""
    pages = [list(lines[:rows])]
    at = rows
    while at < len(lines):
        pages.append([carried(lines[:at], said, taken), *lines[at : at + rows - 1]])
        at += rows - 1
    return pages


def weeks(lines: Sequence[Line], starts: str) -> dict[date, list[Line]]:
    """Return the lines of each week, under its first day."""
    found: dict[date, list[Line]] = {}
    for line in lines:
        day = line.get("day")
        if isinstance(day, date):
            back = day.weekday() if starts == "monday" else (day.weekday() + 1) % 7
            found.setdefault(day - timedelta(days=back), []).append(line)
    return dict(sorted(found.items()))


def joined(lines: Sequence[Line], name: str) -> Value:
    """Return what several lines of one day say: the sum of amounts, the different texts one after the other."""
    values = [line[name] for line in lines if line.get(name) is not None]
    if len(values) < 2 or name == "rate":
        return values[0] if values else None
    if all(isinstance(value, Decimal) for value in values):
        return _sum(values)
    texts = [value for value in values if isinstance(value, str)]
    return "; ".join(dict.fromkeys(texts)) if texts else values[0]


def _sum(values: Iterable[Value]) -> Decimal:
    return sum((value for value in values if isinstance(value, Decimal)), _ZERO)
