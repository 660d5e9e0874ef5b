"""The year beside the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name as letter

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.yearbook.charts import CHART_ROWS, Series, draw
from pss_cli.views.yearbook.directorate import TOP as KIND_TOP
from pss_cli.views.yearbook.directorate import TOTAL as KIND_TOTAL
from pss_cli.views.yearbook.directorate import cell
from pss_cli.views.yearbook.look import Pen, quoted
from pss_cli.views.yearbook.year import COMPARED, KINDS, Year
from pss_cli.vocabulary import ExpenseKind

TOP = 4
_SETS = (("claimed", N_("claimed")), ("approved", N_("approved")), ("vouchers", N_("vouchers")))
_FIRST, _EACH = 2, 4  # the first column of amounts; this year, last year, the difference, its part


def compared_sheet(pen: Pen, book: Any, year: Year) -> None:
    """Write each directorate beside last year, all kinds together, then each kind of each."""
    rows = year.rows
    pen.title(_("Expenses {year} beside {before}").format(year=rows.label, before=rows.before), rows.establishment)
    whole = [row for row in rows.compared if row["kind"] == ExpenseKind.TOTAL]
    kinds = [row for row in rows.compared if row["kind"] != ExpenseKind.TOTAL]
    end = _table(pen, year, TOP, whole)
    _total(pen, whole, end)
    last = _table(pen, year, end + 3, kinds) if kinds else end + 1
    column = _FIRST + _EACH
    series = [
        Series(f"{_('approved')} {text}", (TOP, column + x, end - 1, column + x))
        for x, text in enumerate((rows.label, rows.before))
    ]
    words = (_("Approved, beside last year"), _("directorate"))
    draw(book, (pen.sheet, last + 1, 0), _(COMPARED), (TOP, 0, end - 1, 0), series, words, 1180)
    widths = [14, 26, *([13, 13, 13, 10] * len(_SETS))]
    pen.page(TOP, widths, columns=2, last=(last + 1 + CHART_ROWS, len(widths) - 1))


def _table(pen: Pen, year: Year, top: int, listed: Sequence[Mapping[str, Any]]) -> int:
    """Write headings above the row `top` and a row for each directorate and kind; return the row below."""
    heads = [_("directorate"), _("kind")]
    for _key, text in _SETS:
        heads += [f"{_(text)}\n{year.rows.label}", f"{_(text)}\n{year.rows.before}", _("difference"), _("change")]
    pen.heads(top - 1, heads)
    for y, row in enumerate(listed, start=top):
        kind = ExpenseKind(row["kind"])
        line = KIND_TOTAL if kind is ExpenseKind.TOTAL else KIND_TOP + KINDS.index(kind)
        pen.text(y, 0, row["directorate"])
        pen.text(y, 1, label(kind))
        for x, (name, _text) in enumerate(_SETS):
            now, before = row[f"{name}_cents"], row[f"previous_{name}_cents"]
            sheet = quoted(year.names.get(row["directorate"], ""))
            _beside(pen, y, _FIRST + _EACH * x, (now, before), f"={sheet}!{cell(f'{name}_cents', line)}")
    return top + len(listed)


def _beside(pen: Pen, y: int, x: int, amounts: tuple[int | None, int | None], formula: str) -> None:
    now, before = amounts
    pen.figure(y, x, now, "money", formula)
    pen.figure(y, x + 1, before, "money")
    if now is None or before is None:
        pen.blank(y, x + 2, x + 3)
    else:
        _difference(pen, y, x + 2, now, before)


def _difference(pen: Pen, y: int, x: int, now: int, before: int, *, total: bool = False) -> None:
    """Write the difference in column `x` and its part of last year beside; no part of nothing."""
    ours, theirs, apart = (f"{letter(column)}{y + 1}" for column in (x - 2, x - 1, x))
    pen.figure(y, x, now - before, "money", f"={ours}-{theirs}", total=total)
    part = (now - before) / before if before > 0 else None
    pen.quotient(y, x + 1, part, "percent", f'=IF({theirs}>0,{apart}/{theirs},"")', total=total)


def _total(pen: Pen, whole: Sequence[Mapping[str, Any]], end: int) -> None:
    """Write what the directorates add up to: nothing of a year of which nothing is known.

    There is no difference between years that do not add up the same directorates.
    """
    pen.text(end, 0, _("Total"), "label_total")
    pen.blank(end, 1, 1, "label_total")
    for place, (name, _text) in enumerate(_SETS):
        x = _FIRST + _EACH * place
        columns = [[row[key] for row in whole] for key in (f"{name}_cents", f"previous_{name}_cents")]
        sums = [sum(filter(None, those)) if any(n is not None for n in those) else None for those in columns]
        for column, value in enumerate(sums, start=x):
            if value is None:
                pen.silent(end, column, "silent_total")
            else:
                pen.added(end, column, TOP, value, "money")
        now, before = sums
        alike = all((ours is None) is (theirs is None) for ours, theirs in zip(*columns, strict=True))
        if now is None or before is None or not alike:
            pen.blank(end, x + 2, x + 3, "label_total")
        else:
            _difference(pen, end, x + 2, now, before, total=True)
