"""The totals of a form: of each column, of the whole, and what is to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pss_cli.forms.learning.matrix import Week
from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.table import Table
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import column_number

_SUMMED = ("km_amount", "transit", "taxi", "parking", "morning", "noon", "evening", "other", "travel", "meals", "km")
_REACH = 8  # boxes between a total's label and its amount


class Sum(NamedTuple):
    """A total and where it is."""

    key: str
    page: Page
    box: Box
    sure: float
    label: str


def find_sums(table: Table | Week, words: Words) -> list[Sum]:
    """Return the totals under a table of lines, or beside it."""
    page = table.page
    bottom = table.last_row if isinstance(table, Table) else table.bottom
    labelled = list(_labelled(page, bottom - 1, words))
    found = list(_of_columns(table, page)) if isinstance(table, Table) else []
    kept: dict[str, Sum] = {}
    total = _grand(labelled, found, table)
    if total is not None:
        kept["total"] = total
    payable = _best([one for one in labelled if one.key == "payable"])
    if payable is not None:
        kept["payable"] = payable
        meant = _same_as(payable)
        if meant is not None:
            kept["total"] = Sum("total", page, meant, 0.9, total.label if total else payable.label)
        elif total is not None and total.box is payable.box:
            del kept["total"]
    for one in (*found, *(each for each in labelled if each.key in ("charged", "km_total"))):
        key = "km_total" if one.key == "total_km" and "km_total" not in kept else one.key
        if key not in kept and not any(one.box is other.box for other in kept.values()):
            kept[key] = one._replace(key=key)
    return [one for one in kept.values() if one.key != "total_line_total"]


def _same_as(payable: Sum) -> Box | None:
    """Return the box that the amount to pay repeats (`=G16`), None when it calculates."""
    found = re.fullmatch(r"\+?\$?([A-Z]{1,3})\$?(\d+)", payable.box.formula or "", re.I)
    if found is None:
        return None
    box = payable.page.box((int(found[2]), column_number(found[1])))
    return box if box.formula is not None else None


def _labelled(page: Page, after: int, words: Words) -> Iterator[Sum]:
    """Yield what labels under the lines call a total, with the amount at their right, or under them."""
    for box in page.texts:
        if box.area.bottom < after or len(box.text) > 120:
            continue
        told = words.meaning("totals", box.text)
        advance = words.meaning("fields", box.text)
        if told is None or (advance and advance.sure > told.sure):
            continue
        amount = _beside(page, box)
        if amount is None:
            continue
        sure = told.sure * (0.97 if amount.formula is not None else 0.8)
        yield Sum(told.key, page, amount, round(sure, 3), box.text)


def _beside(page: Page, label: Box) -> Box | None:
    """Return the box of the amount that a label names: calculated first, else empty and lined."""
    empty, box = None, label
    for _step in range(_REACH):
        following = page.right(box, label.area.top)
        if following is None or following.labels:
            break
        if following.formula is not None or (following.value is not None and following.value != 0):
            return following
        if empty is None and (following.inviting or following.sides) and page.free(following):
            empty = following
        box = following
    if empty is None:
        under = page.below(label)
        if under is not None and under.formula is not None:
            return under
    return empty


def _of_columns(table: Table, page: Page) -> Iterator[Sum]:
    """Yield the totals of the columns, in the first row that adds up the lines."""
    letters = {table.total_column: "line_total"} if table.total_column else {}
    letters |= {column.letter: key for key, column in table.columns.items()}
    span = f"{table.first_row}:"
    for row in [r for r in page.rows if table.last_row < r <= table.last_row + 4]:
        for letter, key in letters.items():
            box = page.box((row, column_number(letter)))
            if box.formula is not None and key in (*_SUMMED, "line_total") and _adds(box.formula, letter, span):
                yield Sum(f"total_{key}", page, box, 0.9, table.columns[key].label if key in table.columns else "")


def _adds(formula: str, letter: str, span: str) -> bool:
    return f"{letter}{span}" in formula.replace("$", "").upper()


def _grand(labelled: list[Sum], columns: list[Sum], table: Table | Week) -> Sum | None:
    """Return the total of the whole form."""
    totals = [one for one in labelled if one.key == "total"]
    of_lines = next((one for one in columns if one.key == "total_line_total"), None)
    own = {id(one.box) for one in columns if one.key != "total_line_total"}
    letter = table.total_column if isinstance(table, Table) else ""
    totals = [one._replace(box=_rightmost(one, letter)) for one in totals]
    totals = [one for one in totals if id(one.box) not in own]
    if not totals:
        return of_lines and of_lines._replace(key="total", sure=0.85)
    # The last one that is calculated takes in all the others.
    calculated = [one for one in totals if one.box.formula is not None]
    chosen = (calculated or totals)[-1]
    if len(totals) > 1 and chosen.sure < 0.9:
        return _best(totals)
    return chosen


def _rightmost(one: Sum, letter: str) -> Box:
    """Return, of a row of totals, the amount in the column of the whole of a line, else the last one."""
    box, row, last = one.box, one.box.area.top, one.box
    if letter and (whole := one.page.box((row, column_number(letter)))).formula is not None:
        return whole
    for _step in range(40):
        following = one.page.right(box, row)
        if following is None or (following.labels and last.formula is not None):
            break
        if following.formula is not None:
            last = following
        elif following.labels:
            break
        box = following
    return last


def _best(found: list[Sum]) -> Sum | None:
    return max(found, key=lambda one: one.sure) if found else None
