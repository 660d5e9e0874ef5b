"""Puts cells into the XML of a sheet where they stand, or would stand; not a byte of the rest changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from pss_cli.forms.sheets.addresses import Key, area, said
from pss_cli.forms.sheets.sheetxml import SheetXml

Splice = tuple[int, int, str]  # from, to, what comes there


def spliced(xml: SheetXml, cells: Mapping[Key, str]) -> str:
    """Return the text of a sheet with `cells` (their whole elements) in place of its own, or between them."""
    missing: dict[int, list[Key]] = defaultdict(list)
    splices: list[Splice] = []
    for key in sorted(cells):
        place = xml.places(key[0]).get(key[1])
        if place is None:
            missing[key[0]].append(key)
        else:
            splices.append((place[0], place[1], cells[key]))
    new_rows: dict[int, str] = {}
    for number, keys in missing.items():
        row = xml.row(number)
        if row is None:
            new_rows[number] = "".join(cells[key] for key in keys)
        else:
            splices += _in_row(xml, number, keys, cells)
    splices += _between_rows(xml, new_rows)
    if missing:
        splices += _dimension(xml, [key for keys in missing.values() for key in keys])
    return _joined(xml.text, splices)


def _joined(text: str, splices: list[Splice]) -> str:
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _in_row(xml: SheetXml, number: int, keys: list[Key], cells: Mapping[Key, str]) -> list[Splice]:
    """Return what puts cells into a row that does not have them."""
    row = xml.row(number)
    assert row is not None
    tag = xml.text[row.start : row.inside]
    widened = _widened(tag, keys)
    if row.closed:
        opened = widened[: widened.rindex("/")].rstrip() + ">"
        return [(row.start, row.inside, f"{opened}{''.join(cells[key] for key in keys)}</{xml.prefix}row>")]
    at: dict[int, str] = defaultdict(str)
    places = sorted((column, place[0]) for column, place in xml.places(number).items())
    for key in keys:
        at[next((start for column, start in places if column > key[1]), row.end)] += cells[key]
    return [(start, start, new) for start, new in at.items()] + (
        [(row.start, row.inside, widened)] if widened != tag else []
    )


def _widened(tag: str, keys: list[Key]) -> str:
    """Return the start tag of a row, whose spans hold its new cells too."""

    def spans(found: re.Match[str]) -> str:
        first, last = min(int(found[2]), keys[0][1]), max(int(found[3]), keys[-1][1])
        return f"{found[1]}{first}:{last}{found[4]}"

    return re.sub(r"(\bspans=[\"'])(\d+):(\d+)([\"'])", spans, tag)


def _between_rows(xml: SheetXml, rows: Mapping[int, str]) -> list[Splice]:
    """Return what puts rows between those that are there, or in a sheet that has none."""
    if not rows:
        return []
    p = xml.prefix
    at: dict[int, str] = defaultdict(str)
    there = sorted(xml.rows.items())
    for number in sorted(rows):
        place = next((start for each, start in there if each > number), xml.end)
        at[place] += f'<{p}row r="{number}">{rows[number]}</{p}row>'
    if xml.closed:
        opened = xml.data[0][: xml.data[0].rindex("/")].rstrip() + ">"
        return [(xml.data.start(), xml.data.end(), f"{opened}{''.join(at.values())}</{p}sheetData>")]
    return [(start, start, new) for start, new in at.items()]


def _dimension(xml: SheetXml, keys: list[Key]) -> list[Splice]:
    """Return what makes the extent that the sheet says of itself hold its new cells."""
    if xml.dimension is None:
        return []
    there = area(xml.dimension[1])
    rows, columns = [there.top, there.bottom], [there.left, there.right]
    for row, column in keys:
        rows.append(row)
        columns.append(column)
    now = (min(rows), min(columns)), (max(rows), max(columns))
    if now == (there.first, (there.bottom, there.right)):
        return []
    return [(*xml.dimension.span(1), f"{said(now[0])}:{said(now[1])}")]
