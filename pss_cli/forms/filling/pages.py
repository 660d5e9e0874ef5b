"""What goes in each file when a claim takes several: carried totals from one to the next, or one week each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import Matrix
from pss_cli.forms.filling.lines import Line, joined, totals, weeks
from pss_cli.forms.filling.rows import require_unmerged
from pss_cli.forms.sheets.addresses import column_number
from pss_cli.forms.sheets.cells import Value
from pss_cli.i18n import _

_ON_THE_LAST = ("not_authorised", "advance", "vouchers")  # of several files


@dataclass(frozen=True)
class Values:
    """What goes on a form; `expected` is what the form's own totals must say."""

    fields: Mapping[str, Value]
    lines: Sequence[Line]
    expected: Mapping[str, Decimal]
    ticks: frozenset[str] = field(default_factory=frozenset)


def one_of_several(
    values: Values, lines: Sequence[Line], page: tuple[int, int], told: str, said: Mapping[str, str]
) -> Values:
    """Return what goes in one of several files: each adds up to what was said so far, the last one to the claim.

    `page` is its number and how many there are, said in the field `told`: the first ones are not to be paid.
    """
    number, pages = page
    fields = {**values.fields, "extra_pages": pages - 1}
    if told:
        sentence = said["last_page" if number == pages else "page"].format(number=number, pages=pages)
        fields[told] = "; ".join(str(each) for each in (fields.get(told), sentence) if each)
    if number == pages:
        return replace(values, lines=lines, fields=fields)
    so_far = _sum(lines)
    kept = {key: value for key, value in fields.items() if key not in (*_ON_THE_LAST, "charged_amount")}
    return replace(values, lines=lines, fields=kept, expected={"total": so_far, "payable": so_far})


def weekly(matrix: Matrix, values: Values) -> list[Values]:
    """Return what goes in the file of each week; what was not authorised is taken off the last one."""
    by_week = weeks(values.lines, matrix.starts)
    pages = []
    for number, (first, lines) in enumerate(by_week.items(), 1):
        last = number == len(by_week)
        left_out = () if last else _ON_THE_LAST
        less = values.fields.get("not_authorised") if last else None
        total = _sum(lines)
        payable = total - (less if isinstance(less, Decimal) else 0)
        fields = {key: value for key, value in values.fields.items() if key not in left_out} | {
            "week": first,
            "since": first,
            "until": first + timedelta(days=matrix.columns - 1),
            "charged_amount": payable,
            "extra_pages": len(by_week) - 1,
        }
        expected = {"total": total, "payable": payable, "charged": payable}
        pages.append(replace(values, lines=lines, fields=fields, expected=expected))
    return pages or [values]


def put_week(book: Book, matrix: Matrix, values: Values) -> None:
    """Put the lines of a week in the columns of their days. Raises BadFile when a day has no column."""
    cells, first = book.sheets[matrix.sheet], column_number(matrix.first_column)
    week = values.fields.get("week")
    if matrix.week:
        sheet, at = book.place(matrix.week)
        book.sheets[sheet].put(at, week)
    by_column: dict[int, list[Line]] = {}
    for line in values.lines:
        day = line.get("day")
        offset = (day - week).days if isinstance(day, date) and isinstance(week, date) else -1
        if not 0 <= offset < matrix.columns:
            raise BadFile(_("The form has no column for the day of a line: {day}.").format(day=day))
        by_column.setdefault(offset, []).append(line)
    for offset in range(matrix.columns):
        for name, row in matrix.rows.items():
            own = (row, first + offset)
            value, place = joined(by_column.get(offset, ()), name), cells.xml.spot(own)
            if place != own:  # merged with another day, or with another amount
                require_unmerged(cells, own, value)
            elif value is None:
                cells.clear(place)
            elif cells.formula(place) is None:
                cells.put(place, value)


def _sum(lines: Sequence[Line]) -> Decimal:
    return totals(lines)["total_line_total"]
