"""Reads a form never seen, and proposes its map: each place with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.forms.filling.changed import labels, opened
from pss_cli.forms.filling.formmap import FILES, REFUSE, Block, FormMap, Matrix, Place
from pss_cli.forms.learning.heads import Found, find_fields
from pss_cli.forms.learning.matrix import Week, find_week
from pss_cli.forms.learning.page import Page, pages
from pss_cli.forms.learning.sums import Sum, find_sums
from pss_cli.forms.learning.table import Table, find_table
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import Key, quoted, said
from pss_cli.forms.sheets.package import Template
from pss_cli.i18n import _

_EMPTY = "☐□◻❑"
ENOUGH = 0.6  # under it, a place is not proposed


@dataclass(frozen=True)
class Proposed:
    """One place of the map: where, how sure, and the label that says it."""

    key: str  # as in the map: fields.last_name, columns.day
    at: str
    sure: Decimal
    label: str


@dataclass(frozen=True)
class Learnt:
    """What was made of a form."""

    form: FormMap
    places: tuple[Proposed, ...]
    template: Template
    further: tuple[str, ...]  # sheets that have the same table, for more lines


def learn(path: Path, words: Words) -> Learnt:
    """Return the map that is proposed for the form at `path`. Raises BadFile when it has no lines to fill."""
    template = opened(path)
    seen = pages(template)
    lines: Table | Week | None = find_week(seen, words) or find_table(seen, words)
    if lines is None:
        raise BadFile(
            _("{file} has no table that the program recognises as lines of expenses.").format(file=path),
            _("Add the words of its headings to templates/forms/synonyms.toml, beside the registry; learn it again."),
        )
    sums = find_sums(lines, words)
    fields = find_fields(seen, lines, sums, words)
    proposed, doubtful = _sorted(lines, fields.fields, sums)
    unplaced = [*(f"{at}: {label}" for at, label in doubtful),
                *(f"{_at(lines.page, box.key)}: {box.text}" for box in fields.left)]  # fmt: skip
    form = _map(template, lines, proposed, fields.fields, sums)
    texts = [box.text for page in seen for box in page.texts]
    form = replace(
        form,
        language=words.language(texts),
        ticks=_ticks([lines.page], words),
        seen=labels(template),
        confidence={each.key: each.sure for each in proposed},
        unplaced=tuple(dict.fromkeys(" ".join(one.split()) for one in unplaced)),
    )
    return Learnt(form, tuple(proposed), template, tuple(_further(seen, lines, words)))


def _further(seen: list[Page], lines: Table | Week, words: Words) -> Iterator[str]:
    """Yield the other sheets that have the same table: they are for more lines, which go to further files."""
    for page in seen:
        if page is not lines.page and isinstance(lines, Table):
            other = find_table([page], words)
            if other and len(other.columns.keys() & lines.columns.keys()) >= 0.7 * len(lines.columns):
                yield page.name


def _ticks(seen: list[Page], words: Words) -> dict[str, Place]:
    """Return the boxes that are ticked for who claims: "☐ Usager partenaire"."""
    found: dict[str, Place] = {}
    for page in seen:
        for box in page.texts:
            told = words.meaning("ticks", box.text[1:]) if box.text[0] in _EMPTY else None
            if told and told.sure >= 0.9 and page.free(box):
                found.setdefault(told.key, Place(_at(page, box.key), text=f"☒{box.text[1:]}"))
    return found


def _sorted(
    lines: Table | Week, fields: Mapping[str, Found], sums: Iterable[Sum]
) -> tuple[list[Proposed], list[tuple[str, str]]]:
    """Return what is sure enough to be proposed, and the place and the label of what is not."""
    every = [
        *(_proposed(f"fields.{key}", _at(f.page, f.spot.box.key), f.sure, f.label.text) for key, f in fields.items()),
        *_of_lines(lines),
        *(
            _proposed(f"{_table_of(one)}.{one.key}", _at(one.page, one.box.key), one.sure, one.label or one.key)
            for one in sums
        ),
    ]
    kept = [each for each in every if each.sure >= Decimal(str(ENOUGH))]
    return kept, [(each.at, each.label) for each in every if each not in kept]


def _table_of(one: Sum) -> str:
    """Return the table of the map for a total: what the form calculates, or a field that takes a number."""
    return "totals" if one.box.formula is not None else "fields"


def _of_lines(lines: Table | Week) -> Iterable[Proposed]:
    sheet = quoted(lines.page.name)
    if isinstance(lines, Week):
        at = f"{sheet}!{lines.first_column}{lines.top}"
        yield _proposed("matrix", at, lines.sure, "")
        if lines.week:
            yield _proposed("matrix.week", f"{sheet}!{lines.week}", lines.sure, "")
        for key, kind in lines.rows.items():
            yield _proposed(f"matrix.rows.{key}", f"{sheet}!{kind.row}:{kind.row}", kind.sure * lines.sure, kind.label)
        return
    yield _proposed("lines", f"{sheet}!{lines.first_row}:{lines.last_row}", lines.sure, "")
    for key, column in lines.columns.items():
        yield _proposed(f"columns.{key}", f"{sheet}!{column.letter}:{column.letter}", column.sure * 0.98, column.label)


def _proposed(key: str, at: str, sure: float, label: str) -> Proposed:
    return Proposed(key, at, Decimal(str(round(min(sure, 0.99), 2))), " ".join(label.split())[:80])


def _map(
    template: Template, lines: Table | Week, kept: list[Proposed], fields: Mapping[str, Found], sums: list[Sum]
) -> FormMap:
    sure = {each.key for each in kept}
    places = {key: Place(_at(f.page, f.spot.box.key), label=f.spot.label) for key, f in fields.items()
              if f"fields.{key}" in sure}  # fmt: skip
    by_hand = {one.key: Place(_at(one.page, one.box.key)) for one in sums if f"fields.{one.key}" in sure}
    made = FormMap(
        sha256=template.sha256,
        fields=places | by_hand,
        totals={one.key: _at(one.page, one.box.key) for one in sums if f"totals.{one.key}" in sure},
        how=FILES,
    )
    if isinstance(lines, Week):
        rows = {key: kind.row for key, kind in lines.rows.items() if f"matrix.rows.{key}" in sure}
        week = f"{quoted(lines.page.name)}!{lines.week}" if lines.week else ""
        return replace(
            made, matrix=Matrix(lines.page.name, lines.first_column, rows, lines.columns, lines.starts, week)
        )
    columns = {key: column.letter for key, column in lines.columns.items() if f"columns.{key}" in sure}
    how = FILES if lines.rows > 1 else REFUSE
    return replace(made, lines=Block(lines.page.name, lines.first_row, lines.rows), columns=columns, how=how)


def _at(page: Page, key: Key) -> str:
    return f"{quoted(page.name)}!{said(key)}"
