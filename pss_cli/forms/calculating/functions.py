"""The functions that real forms use, on exact decimals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

from pss_cli.forms.calculating.criteria import criterion
from pss_cli.forms.calculating.formulas import Reference, Unknown
from pss_cli.forms.calculating.typed import (
    DIVIDED,
    VALUE,
    ZERO,
    Cells,
    Given,
    Wrong,
    as_number,
    as_text,
    as_truth,
    numbers,
    scalar,
)  # fmt: skip
from pss_cli.forms.sheets.cells import FIFTEEN, Error, Held


def _count(given: Sequence[Given], cells: Cells, wanted: Callable[[Held], bool], **skip: bool) -> Decimal:
    count = 0
    for each in given:
        inside = cells.values(each, **skip) if isinstance(each, Reference) else iter([scalar(each, cells)])
        count += sum(map(wanted, inside))
    return Decimal(count)


def _average(found: list[Decimal]) -> Decimal:
    if not found:
        raise Wrong(DIVIDED)
    return sum(found, ZERO) / len(found)


_OF_NUMBERS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "SUM": lambda found: sum(found, ZERO),
    "MIN": lambda found: min(found, default=ZERO),
    "MAX": lambda found: max(found, default=ZERO),
    "AVERAGE": _average,
}


def _places(value: Decimal, places: Decimal, rounding: str) -> Decimal:
    """Round to a number of decimals; what fifteen digits would not show does not count."""
    return FIFTEEN.plus(value).quantize(Decimal(1).scaleb(-int(places)), rounding)


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    if value > 0 > step:
        raise Wrong(Error("#NUM!"))
    if step == 0 != value and rounding == ROUND_FLOOR:
        raise Wrong(DIVIDED)
    return ZERO if step == 0 else (value / step).to_integral_value(rounding) * step


def _mod(value: Decimal, step: Decimal) -> Decimal:
    if step == 0:
        raise Wrong(DIVIDED)
    return value - step * (value / step).to_integral_value(ROUND_FLOOR)


_OF_TWO: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "ROUND": lambda value, places: _places(value, places, ROUND_HALF_UP),
    "ROUNDUP": lambda value, places: _places(value, places, ROUND_UP),
    "ROUNDDOWN": lambda value, places: _places(value, places, ROUND_DOWN),
    "TRUNC": lambda value, places: _places(value, places, ROUND_DOWN),
    "CEILING": lambda value, step: _multiple(value, step, ROUND_CEILING),
    "FLOOR": lambda value, step: _multiple(value, step, ROUND_FLOOR),
    "MOD": _mod,
}
_OF_ONE: dict[str, Callable[[Decimal], Decimal]] = {
    "ABS": abs,
    "INT": lambda value: FIFTEEN.plus(value).to_integral_value(ROUND_FLOOR),
}
_ASKS: dict[str, Callable[[Held], bool]] = {
    "ISBLANK": lambda value: value is None,
    "ISNUMBER": lambda value: isinstance(value, Decimal),
    "ISTEXT": lambda value: isinstance(value, str),
    "ISERROR": lambda value: isinstance(value, Error),
}
_COUNTS: dict[str, Callable[[Held], bool]] = {
    "COUNT": lambda value: isinstance(value, Decimal),
    "COUNTA": lambda value: value is not None,
}
_SUBTOTALS = {1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 9: "SUM"}


def call(name: str, given: Sequence[Given], cells: Cells) -> Held:
    """Return what a function gives. Raises Wrong, or Unknown for a function that is not known here."""
    if name in _OF_NUMBERS:
        return _OF_NUMBERS[name](numbers(given, cells))
    if name in _COUNTS:
        return _count(given, cells, _COUNTS[name])
    if name == "SUBTOTAL":
        return _subtotal(given, cells)
    if name in ("SUMIF", "COUNTIF"):
        return _if(name, given, cells)
    if name == "SUMPRODUCT":
        return _sumproduct(given, cells)
    return _of_values(name, given, cells)


def _of_values(name: str, given: Sequence[Given], cells: Cells) -> Held:
    if name in ("AND", "OR"):
        truths = [as_truth(v) for each in given for v in _several(each, cells) if v is not None]
        if not truths:
            raise Wrong(VALUE)
        return all(truths) if name == "AND" else any(truths)
    values = [scalar(each, cells) for each in given]
    if name in ("TRUE", "FALSE", "PI") or not values:
        raise Unknown
    if name in _ASKS and len(values) == 1:
        return _ASKS[name](values[0])
    if name == "NOT" and len(values) == 1:
        return not as_truth(values[0])
    if name == "N" and len(values) == 1:
        return ZERO if isinstance(values[0], str) else as_number(values[0])
    if name in _OF_ONE and len(values) == 1:
        return _OF_ONE[name](as_number(values[0]))
    if name in _OF_TWO and (len(values) == 2 or (name == "TRUNC" and len(values) == 1)):
        return _OF_TWO[name](as_number(values[0]), as_number(values[1]) if len(values) == 2 else ZERO)
    if name == "CONCATENATE":
        return "".join(map(as_text, values))
    if name in ("LEN", "TRIM") and len(values) == 1:
        text = as_text(values[0])
        return Decimal(len(text)) if name == "LEN" else " ".join(filter(None, text.split(" ")))
    raise Unknown


def _several(given: Given, cells: Cells) -> Iterator[Held]:
    if isinstance(given, Reference):
        return (v for v in cells.values(given) if not isinstance(v, str))
    return iter([scalar(given, cells)])


def _subtotal(given: Sequence[Given], cells: Cells) -> Decimal:
    """SUBTOTAL: other subtotals in its cells do not count; from 101 on, neither do hidden rows."""
    kind = int(as_number(scalar(given[0], cells)))
    name = _SUBTOTALS.get(kind % 100 if kind > 100 else kind, "")
    skip = {"skip_hidden": kind > 100, "skip_subtotals": True}
    if name in _COUNTS:
        return _count(given[1:], cells, _COUNTS[name], **skip)
    if name not in _OF_NUMBERS:
        raise Unknown
    return _OF_NUMBERS[name](numbers(given[1:], cells, **skip))


def _sumproduct(given: Sequence[Given], cells: Cells) -> Decimal:
    grids = [cells.grid(each) for each in given]
    if len({(len(grid), len(grid[0])) for grid in grids}) != 1:
        raise Unknown  # an error in workbooks, unless they are whole columns of sheets of another length
    total = ZERO
    for rows in zip(*grids, strict=True):
        for values in zip(*rows, strict=True):
            product = Decimal(1)
            for value in values:
                if isinstance(value, Error):
                    raise Wrong(value)
                product *= value if isinstance(value, Decimal) else ZERO
            total += product
    return total


def _if(name: str, given: Sequence[Given], cells: Cells) -> Decimal:
    """SUMIF and COUNTIF."""
    looked = cells.grid(given[0])
    summed = cells.grid(given[2]) if len(given) > 2 else looked
    if name == "SUMIF" and (len(looked), len(looked[0])) != (len(summed), len(summed[0])):
        raise Unknown
    wanted = criterion(scalar(given[1], cells))
    if name == "COUNTIF" and isinstance(given[0], Reference) and given[0].area.whole and wanted(None):
        raise Unknown  # empty cells count, to the end of the sheet
    found = [
        summed[y][x] if name == "SUMIF" else Decimal(1)
        for y, row in enumerate(looked)
        for x, value in enumerate(row)
        if wanted(value)
    ]
    for value in found:
        if isinstance(value, Error):
            raise Wrong(value)
    return sum((v for v in found if isinstance(v, Decimal)), ZERO)
