"""The text of a formula moved to another cell, as when it is copied down: only what is relative moves."""

from __future__ import annotations

import re

from pss_cli.forms.sheets.addresses import LAST_COLUMN, LAST_ROW, column_letters, column_number

# Texts and quoted sheets are stepped over; what is followed by a bracket is a function, by `!` a sheet.
_PIECE = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|(?P<sheet>'(?:[^']|'')*'!?)
      |(?P<cell>(?<![\w.$])(?P<cf>\$?)(?P<column>[A-Za-z]{1,3})(?P<rf>\$?)(?P<row>[1-9]\d{0,6})(?![\w(.!]))
      |(?P<columns>(?<![\w.$:])\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(.!]))
      |(?P<rows>(?<![\w.$:])\$?\d{1,7}:\$?\d{1,7}(?![\w.]))""",
    re.X,
)


def moved(formula: str, down: int, right: int) -> str:
    """Return a formula as it reads `down` rows lower and `right` columns further."""

    def piece(found: re.Match[str]) -> str:
        if found["cell"]:
            column, row = _column(found["cf"], found["column"], right), _row(found["rf"], found["row"], down)
            return f"{column}{row}" if column and row else "#REF!"
        if found["columns"] or found["rows"]:
            ends = [_end(each, down, right) for each in found[0].split(":")]
            return ":".join(ends) if all(ends) else "#REF!"
        return found[0]

    return _PIECE.sub(piece, formula) if down or right else formula


def _end(text: str, down: int, right: int) -> str:
    fixed, bare = ("$", text[1:]) if text.startswith("$") else ("", text)
    return _row(fixed, bare, down) if bare.isdigit() else _column(fixed, bare, right)


def _column(fixed: str, letters: str, right: int) -> str:
    number = column_number(letters) + (0 if fixed else right)
    return f"{fixed}{column_letters(number)}" if 1 <= number <= LAST_COLUMN else ""


def _row(fixed: str, digits: str, down: int) -> str:
    number = int(digits) + (0 if fixed else down)
    return f"{fixed}{number}" if 1 <= number <= LAST_ROW else ""
