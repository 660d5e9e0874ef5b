"""Recognises the sheets of a file: which line holds the headings, what each column is, by heading and by content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from pss_cli.inputs.importing.cells import shown
from pss_cli.inputs.importing.contents import (
    SURE,
    agrees,
    clear_days,
    figures_of,
    is_dated,
    is_torn,
    is_unsure,
    obvious,
    order_of,
    sample,
    share,
)
from pss_cli.inputs.importing.days import Order
from pss_cli.inputs.importing.grid import Line, Sheet, Value, is_blank
from pss_cli.inputs.importing.headings import PAYMENTS, SIGNED, Heading
from pss_cli.inputs.importing.history import is_total
from pss_cli.inputs.importing.names import is_whole_name
from pss_cli.inputs.importing.sheetmap import Doubt, Doubtful, SheetMap, below, headings_at, is_error, is_judicial
from pss_cli.inputs.importing.table import COLUMNS, DAYS_OF
from pss_cli.text import fold
from pss_cli.vocabulary import ImportKind

_LINES = 60  # the headings are among the first
_ALIKE, _LONG = 92, 6  # a slip of the finger in a long word; short words look too much alike
_TITLE = 40  # letters of a heading
_FEW = 3  # values that may be slips before they contradict a heading
_WHO = {"name", "person", "first_name", "last_name", "key", "emails", "phones", "directorate", "person_directorate"}
# The whole name, and the directorate, are called differently in a list of people and in the lists about them.
_NAMED = {
    ImportKind.PEOPLE: {"directorate": "person_directorate"},
    ImportKind.PARTICIPATIONS: {"name": "person", "status": ""},
    ImportKind.EXPENSES: {"name": "person", "status": ""},
}
# Words of a heading that speaks of somebody else: their telephone is not the person's.
_OTHERS = {"urgence", "emergency", "medecin", "intervenant", "intervenante", "gestionnaire", "responsable", "tuteur",
           "parent", "parents", "manager", "doctor", "guardian"}  # fmt: skip
_DONE = re.compile(r"(?:(?: et)? (?:signee?s?|lue?s?|recue?s?|remise?s?|obtenue?s?))+(?: (?:le|oui non|o n))?$")
_EITHER = re.compile(r"\s*/\s*|\s+ou\s+|\s+or\s+")
TOGETHER = {"phones", "emails", "note", "address"}  # several columns may say one of these
Columns = Mapping[str, Sequence[Value]]


def recognise(sheet: Sheet, directorates: Set[str]) -> tuple[SheetMap, list[Doubt]]:
    """Return what a sheet is taken for, and what somebody has to look at; without a kind when it is no list."""
    header = _header(sheet) or _titles(sheet)
    if not header:
        return SheetMap(sheet.name), []
    places = headings_at(sheet, header)
    lines = below(sheet, header)
    values = {h: [line.cells[x] if x < len(line.cells) else None for line in lines] for h, x in places.items()}
    kind = _kind(values) or _held(values)
    if kind is None:
        return SheetMap(sheet.name, None, header), []
    return _columns(sheet, kind, header, values, directorates)


def known(kind: ImportKind, heading: str) -> Heading | None:
    """Return the column that a heading names, letting a slip of the finger in a long word; None when unknown."""
    names = _names(kind)
    if exact := _exact(kind, heading):
        return exact
    from rapidfuzz import fuzz, process

    said = _variants(heading)[0]
    if len(said) < _LONG:
        return None
    best = process.extractOne(said, [name for name in names if len(name) >= _LONG], scorer=fuzz.ratio)
    return names[best[0]] if best and best[1] >= _ALIKE else None


def _exact(kind: ImportKind, heading: str) -> Heading | None:
    """Return the column that a heading names without a slip: `Éthique lue`, `Comité / activité` as well."""
    names = _names(kind)
    for said in _variants(heading):
        if said in names:
            return names[said]
    bare = _DONE.sub("", fold(heading))
    if bare in names and names[bare].field.name in SIGNED:
        return names[bare]
    pieces = {names.get(fold(piece)) for piece in _EITHER.split(heading)}
    return pieces.pop() if len(pieces) == 1 else None


@cache
def _names(kind: ImportKind) -> dict[str, Heading]:
    return {name: heading for heading in COLUMNS[kind] for name in heading.names}


def _variants(heading: str) -> list[str]:
    """Return a heading folded: whole, without what is in parentheses, without its rank."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)  # firstName
    bare = re.sub(r"\([^)]*\)", " ", spaced)
    return list(dict.fromkeys([fold(heading), fold(bare), re.sub(r" ?\d+$", "", fold(bare))]))


def _header(sheet: Sheet) -> int:
    """Return the number of the line that names the most columns, 0 when none does."""
    best, most = 0, 0
    for line in sheet.lines[:_LINES]:
        found = max(len(_fields(kind, line)) for kind in ImportKind)
        if found > most:
            best, most = line.number, found
    return best


def _titles(sheet: Sheet) -> int:
    """Return the number of the first line of several short words, without figures nor addresses, 0 when none is."""
    for line in sheet.lines[:_LINES]:
        texts = [shown(value) for value in line.cells if not is_blank(value)]
        if len(texts) > 1 and not any(re.search(r"[\d@]", text) or len(text) > _TITLE for text in texts):
            return line.number
    return 0


def _held(values: Columns) -> ImportKind | None:
    """Return what a sheet whose headings say nothing tells of: names that can be reached are people."""
    held = {obvious(sample(cells), frozenset()) for cells in values.values()}
    return ImportKind.PEOPLE if "name" in held and held & {"phones", "emails"} else None


def _fields(kind: ImportKind, line: Line) -> set[str]:
    texts = [value for value in line.cells if isinstance(value, str) and not is_blank(value) and len(value) < 80]
    return {found.field.name for text in texts if (found := _exact(kind, text))}


def _kind(values: Columns) -> ImportKind | None:
    """Return what a sheet tells of; None when it is no list of people or of what they did."""
    fields = {k: {found.field.name for h in values if (found := known(k, h))} for k in ImportKind}
    people, past, spent = (fields[k] for k in ImportKind)
    amounts = {name for name in spent if name.startswith("amount")}
    own = people - past - spent
    did = past & {"day", "fiscal_year", "what", "role", "length"}
    named = {"first_name", "last_name"} <= people or "name" in people or _whole_names(values)
    if amounts and len(amounts) + len(spent & {"day", "km", "fiscal_year", "kind"}) > 1 and len(own) <= len(spent):
        return ImportKind.EXPENSES
    if len(did) > 1 and len(did) >= len(own - {"name"}) and past & _WHO:
        return ImportKind.PARTICIPATIONS
    alone = {"first_name", "last_name"} <= people
    return ImportKind.PEOPLE if named and (alone or people - {"name", "last_name", "key", "note"}) else None


def _whole_names(values: Columns) -> bool:
    """Whether a column `Nom` holds whole names."""
    return any(
        found.field.name == "last_name" and share(sample(cells), _is_name) >= SURE
        for h, cells in values.items()
        if (found := known(ImportKind.PEOPLE, h))
    )


def _is_name(value: Value) -> bool:
    return is_whole_name(shown(value))


def _columns(
    sheet: Sheet, kind: ImportKind, header: int, values: Columns, directorates: Set[str]
) -> tuple[SheetMap, list[Doubt]]:
    """Return the field of each column, with the doubts about it."""
    columns: dict[str, str] = {}
    doubts: list[Doubt] = []
    names = {found.field.name for h in values if (found := known(kind, h))}
    for heading, cells in values.items():
        if is_error(heading):
            continue
        name, why = _field(kind, heading, sample(cells), names, directorates)
        if name and name in columns.values() and name not in TOGETHER:
            name, why = "", None if is_judicial(heading) else Doubtful.TWICE
        columns[heading] = name
        doubts += [Doubt(why, sheet.name, heading)] if why else []
    told, unsure = ordered(sheet, SheetMap(sheet.name, kind, header, columns))
    return told, doubts + unsure


def _field(
    kind: ImportKind, heading: str, few: Sequence[Value], names: Set[str], directorates: Set[str]
) -> tuple[str, Doubtful | None]:
    """Return the field of a column, empty when it is left out, and why somebody should look at it."""
    if is_judicial(heading):  # never its contents, only the one day of an adult
        return ("declaration" if kind is ImportKind.PEOPLE and share(few, is_dated) > 0 else ""), None
    if kind is ImportKind.EXPENSES and fold(heading) in PAYMENTS:
        return "", None  # the day or the way of the payment, never of what was done
    if found := known(kind, heading):
        name = found.field.name
        if name == "amount" and is_total(heading) and any(n.startswith("amount_") for n in names):
            return "", None  # the sum of the other columns
        if name == "last_name" and "first_name" not in names and share(few, _is_name) >= SURE:
            return _NAMED[kind].get("name", "name"), None
        agreed = name == "declaration" or len(few) < _FEW or agrees(found.field, heading, few)
        return (name, None) if agreed else ("", Doubtful.CONTENTS)  # taken, it would send nearly every row back
    guess = "" if set(fold(heading).split()) & _OTHERS else obvious(few, directorates)
    name = _NAMED[kind].get(guess, guess)
    if guess == "name" and names & {"name", "person", "last_name"}:
        name = ""
    if name and name in {h.field.name for h in COLUMNS[kind]}:
        return name, Doubtful.GUESSED
    return "", Doubtful.UNKNOWN if few else None


def ordered(sheet: Sheet, told: SheetMap) -> tuple[SheetMap, list[Doubt]]:
    """Return a map with the order of the days that its columns tell where it says none, and those that do not tell."""
    orders: dict[str, Order] = {}
    doubts, proven = [], set()
    places, lines = headings_at(sheet, told.header), below(sheet, told.header)
    for heading, name in told.columns.items():
        if told.kind is None or name not in DAYS_OF[told.kind] or heading not in places:
            continue
        x = places[heading]
        values = [line.cells[x] for line in lines if x < len(line.cells)]
        written = figures_of(values)
        said = told.dates.get(heading, Order.UNKNOWN)
        if written or said is not Order.UNKNOWN:
            orders[heading] = order_of(written) if said is Order.UNKNOWN else said
        if orders.get(heading) is Order.UNKNOWN:
            unsure = sum(is_unsure(pair) for pair in written)
            # A map that says `?` is to be corrected, however few the dates that it is about.
            all_ = unsure > clear_days(values) or is_torn(written) or (written and heading in told.dates)
            doubts.append(Doubt(Doubtful.ORDER if all_ else Doubtful.SOME, sheet.name, heading))
        elif any(max(pair) > 12 for pair in written):
            proven.add(orders[heading])
    likely = proven.pop() if len(proven) == 1 else None
    return replace(told, dates=orders), [replace(each, likely=likely) for each in doubts]
