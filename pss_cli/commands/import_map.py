"""Understands the file to import: by its map, or by itself; what is in doubt is asked, or put in a map to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pss_cli.commands.call import Call
from pss_cli.errors import BadFile, Usage
from pss_cli.files import beside, require_place
from pss_cli.i18n import N_, _
from pss_cli.inputs.importing.days import Order
from pss_cli.inputs.importing.grid import Book
from pss_cli.inputs.importing.mapping import line_of, map_of, read_map, write_map
from pss_cli.inputs.importing.opening import open_book
from pss_cli.inputs.importing.recognise import ordered, recognise
from pss_cli.inputs.importing.sheetmap import Doubt, Doubtful, SheetMap
from pss_cli.text import fold, printable
from pss_cli.views.importing import said

# What is left out already, unless somebody says otherwise.
_LEAVE = {
    Doubtful.UNKNOWN: N_("Not known: {names}. Leave them out?"),
    Doubtful.CONTENTS: N_("What they hold is not what their heading says: {names}. Leave them out?"),
    Doubtful.TWICE: N_("Other columns say the same already: {names}. Leave them out?"),
}


@dataclass(frozen=True)
class Understood:
    """A file, what its sheets are, and whether a map or an answer said it."""

    book: Book
    maps: Sequence[SheetMap]
    told: bool = False


def understand(call: Call, file: Path, told: Path | None) -> Understood:
    """Return what the sheets of a file are. Raises BadFile, and Usage with a map to correct."""
    book, place = open_book(file), told or map_of(file)
    written = bool(told) or place.exists()
    maps, doubts = _written(place, book) if written else _recognised(call, file, book)
    maps, left = _asked(call, maps, doubts)
    if left and written:
        text = place.read_text(encoding="utf-8-sig")
        raise Usage(*(_line(each, text) for each in left), _("Correct {file}.").format(file=place))
    if left:
        raise _stopped(call, file, place, write_map(book, maps, left), left)
    return Understood(book, maps, told=written or bool(doubts) or any(each.dates for each in maps))


def propose(call: Call, file: Path, told: Path | None) -> None:
    """Write the map of a file as it is understood, to be corrected. Raises BadFile, Cancelled, Usage."""
    book, place = open_book(file), told or map_of(file)
    if place.exists():  # perhaps corrected since
        call.confirm(_("{file} exists: replace it?").format(file=place))
    maps, doubts = _recognised(call, file, book)
    text = write_map(book, maps, doubts)
    if not call.dry_run:
        keep(place, text)
    for sentence in said.understood(book, maps):
        call.say(sentence)
    for each in doubts:
        call.say(_line(each, text))
    if call.dry_run:
        call.answer(text.rstrip("\n"))
    else:
        call.say(_("The map is ready to be corrected: {file}").format(file=place))


def keep(place: Path, text: str) -> None:
    """Write a map in its place. Raises BadFile."""
    require_place(place)
    with beside(place) as partial:
        partial.write_text(text, encoding="utf-8")


def _written(place: Path, book: Book) -> tuple[list[SheetMap], list[Doubt]]:
    """Return what a map says of the sheets, and the days of which it does not say the order. Raises BadFile, Usage."""
    by_name = {sheet.name: sheet for sheet in book.sheets}
    found = [ordered(by_name[e.sheet], e) if e.kind else (e, []) for e in read_map(place, book)]
    return [each for each, _doubts in found], [doubt for _map, doubts in found for doubt in doubts]


def _recognised(call: Call, file: Path, book: Book) -> tuple[list[SheetMap], list[Doubt]]:
    """Return what each sheet is taken for. Raises BadFile when none is a list."""
    from pss_cli.reads.establishment import directorates

    names = {fold(row[key]) for row in directorates(call.db, call.day, past=True) for key in ("code", "fr")}
    found = [recognise(sheet, names) for sheet in book.sheets]
    if not any(each.kind for each, _doubts in found):
        raise BadFile(
            _("{file}: no sheet is a list of people, participations or expenses.").format(file=printable(str(file))),
            _("Headings such as Prénom, Nom, Téléphone, Courriel are looked for on its first lines."),
            _("The template: pss registry import --template FILE"),
        )
    return [each for each, _doubts in found], [doubt for _map, doubts in found for doubt in doubts]


def _asked(call: Call, maps: list[SheetMap], doubts: list[Doubt]) -> tuple[list[SheetMap], list[Doubt]]:
    """Return the maps with what somebody answered, and the doubts that are left."""
    if not call.interactive or not doubts:
        # A few dates that can be read in two ways do not stop the others: they go back with the bad rows.
        return maps, doubts if any(d.why is not Doubtful.SOME for d in doubts) else []
    from pss_cli.commands.prompts import ask_yes_no

    for why, question in _LEAVE.items():
        names = ", ".join(printable(d.heading) for d in doubts if d.why is why)
        if names and ask_yes_no(_(question).format(names=names)):
            doubts = [d for d in doubts if d.why is not why]
    answers = {(d.sheet, d.heading): _order(d) for d in doubts if d.is_order}
    maps = [
        replace(each, dates={h: answers.get((each.sheet, h), order) for h, order in each.dates.items()})
        for each in maps
    ]
    return maps, [d for d in doubts if not d.is_order]


def _order(about: Doubt) -> Order:
    """Ask which comes first in the days of a column; an empty line is the order of the others. Raises Cancelled."""
    from pss_cli.commands.prompts import ask_line

    orders = {"1": Order.DAY_FIRST, "2": Order.MONTH_FIRST} | ({"": about.likely} if about.likely else {})
    question = _("“{heading}”: is 05/03/2021 the 5th of March (1) or the 3rd of May (2)?")
    if about.likely:
        question = _("“{heading}”: is 05/03/2021 the 5th of March (1) or the 3rd of May (2)? Enter: {n}, as elsewhere")
    likely = "1" if about.likely is Order.DAY_FIRST else "2"
    while True:
        typed = ask_line(question.format(heading=printable(about.heading), n=likely))
        if typed in orders:
            return orders[typed]


def _line(about: Doubt, text: str) -> str:
    return said.doubt(about, line_of(text, about.heading, about.sheet, about.is_order))


def _stopped(call: Call, file: Path, place: Path, text: str, doubts: Sequence[Doubt]) -> BadFile | Usage:
    """Return what to correct, in a map that was just written; a dry run writes none."""
    # What is only unknown, or said twice, is the file's; anything else is for somebody to say.
    strange = all(each.why in (Doubtful.UNKNOWN, Doubtful.TWICE) for each in doubts)
    if call.dry_run:
        after = _('To have this map: pss registry import "{file}" --propose').format(file=printable(str(file)))
    else:
        keep(place, text)
        correct = _("Nothing was imported. Correct {file}, then import again with the same command.")
        leave = _(
            "Nothing was imported. To leave these columns out, import again with the same command; or correct {file}."
        )
        after = (leave if all(each.why in _LEAVE for each in doubts) else correct).format(file=place)
    return (BadFile if strange else Usage)(*(_line(each, text) for each in doubts), after)
