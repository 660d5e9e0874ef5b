"""What must hold before a person may say that a map is right: every place exists and is free, every value is known."""

from __future__ import annotations

from collections.abc import Iterator

from pss_cli.errors import BadFile
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.learning.checklines import Cell, lines_of, wrong_lines
from pss_cli.forms.learning.values import HEAD, LINE, TOTALS
from pss_cli.forms.learning.words import Words
from pss_cli.forms.sheets.addresses import Area, Key, area, parts, quoted, said
from pss_cli.forms.sheets.package import Template
from pss_cli.i18n import _, labelled

_MOST = 15  # sentences


def require_sound(template: Template, form: FormMap, words: Words) -> None:
    """Check a map against its template. Raises BadFile with a sentence for each thing that is wrong."""
    book = Book(template)
    wrong = list(dict.fromkeys([*_unknown(form), *_missing(book, form, words), *wrong_lines(book, form, words)]))
    if wrong:
        more = [_("… and {n} more.").format(n=len(wrong) - _MOST)] if len(wrong) > _MOST else []
        raise BadFile(*wrong[:_MOST], *more, _("Correct the map, then confirm it again."))


def _unknown(form: FormMap) -> Iterator[str]:
    lines = form.matrix.rows if form.matrix else form.columns
    table = "matrix.rows" if form.matrix else "columns"
    for name, keys, known in (
        ("fields", form.fields, HEAD | TOTALS),
        ("totals", form.totals, TOTALS),
        (table, lines, LINE),
    ):
        for key in keys:
            if key not in known:
                yield _("[{table}] {key}: the program knows no such value.").format(table=name, key=key)
    if not lines:
        yield _("[{table}] says no place: a form needs at least one for its lines.").format(table=table)


def _missing(book: Book, form: FormMap, words: Words) -> Iterator[str]:
    """Yield the places that do not exist, that are locked or say something, or that two values share."""
    places = {f"fields.{key}": place.at for key, place in form.fields.items()}
    places |= {f"ticks.{key}": place.at for key, place in form.ticks.items()}
    places |= {f"totals.{key}": at for key, at in form.totals.items()}
    if form.matrix and form.matrix.week:
        places["matrix.week"] = form.matrix.week
    after_label = {f"fields.{key}" for key, place in form.fields.items() if place.label}
    inside, met = _inside(book, form), set[Cell]()
    for name, at in places.items():
        try:
            sheet, key = book.place(at)
        except BadFile as error:
            yield labelled(name, error.sentences[0])
            continue
        spot = book.sheets[sheet].xml.spot(key)
        cell = f"{quoted(sheet)}!{said(spot)}"
        if several := _several(book, at):
            yield _("{name}: {at} is several cells; give one.").format(name=name, at=several)
        if not name.startswith("totals") and book.sheets[sheet].is_locked(spot):
            yield _("{name}: the form protects {cell}; unlock it in Excel, or take it out of the map.").format(
                name=name, cell=cell
            )
        if (sheet, spot) in met:
            yield _("{name}: {cell} already takes another value.").format(name=name, cell=cell)
        met.add((sheet, spot))
        if (sheet, spot) in inside:
            yield _("{name}: {cell} is among the lines, which take it.").format(name=name, cell=cell)
        if name.partition(".")[0] in ("fields", "matrix") and name not in after_label:
            yield from _said_there(book, (sheet, spot), name, words)


def _said_there(book: Book, cell: Cell, name: str, words: Words) -> Iterator[str]:
    """Yield that a place holds a label of the form; what an earlier claim left there is no label."""
    sheet = book.sheets[cell[0]]
    there = sheet.holds(cell[1])
    # In a cell that is unlocked where labels are not, "YOUR NAME" is what to write over.
    sample = not sheet.styles[sheet.xml.style(cell[1])].locked and isinstance(there, str) and ":" not in there
    if isinstance(there, str) and not sample and sheet.formula(cell[1]) is None and words.is_label(there):
        yield _("{name}: {cell} says “{text}”, which the value would replace.").format(
            name=name, cell=f"{quoted(cell[0])}!{said(cell[1])}", text=" ".join(there.split())[:60]
        )


def _several(book: Book, at: str) -> str:
    """Return the cells that a place stands for when they are several that are not merged; "" when it is one."""
    own, rest = parts(at)
    meant = rest if own is not None else parts((book.name(at, "") or "").lstrip("="))[1]
    sheet, _key = book.place(at)
    if "," in meant:
        return meant
    found = area(meant.replace("$", ""))
    alone = found.size == 1 or found in book.sheets[sheet].xml.merged
    return "" if alone else meant


def _inside(book: Book, form: FormMap) -> set[Cell]:
    """Return the cells of the rectangle that the lines take; of a weekly table, only those that take a value."""
    cells = [cell for _name, cell in lines_of(form)]
    if not cells or cells[0][0] not in book.sheets:
        return set()
    sheet = cells[0][0]
    keys: list[Key] = [key for _sheet, key in cells]
    if form.lines is None:
        return {(sheet, book.sheets[sheet].xml.spot(key)) for key in keys}
    rows, columns = [row for row, _column in keys], [column for _row, column in keys]
    whole = Area(min(rows), min(columns), max(rows), max(columns))
    return {(sheet, (row, column)) for row in range(whole.top, whole.bottom + 1)
            for column in range(whole.left, whole.right + 1)}  # fmt: skip
