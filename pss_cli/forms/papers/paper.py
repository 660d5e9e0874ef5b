"""Draws a form that staff fill in a workbook, from the fields of the command that reads it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from pss_cli.forms.papers.paper_look import MOST_POINTS, breaks, lines, new_book, page
from pss_cli.forms.papers.paper_words import answered, heading, hinted, labelled_as, said
from pss_cli.i18n import _, labelled
from pss_cli.inputs.field import Field, Word, Words, slots
from pss_cli.inputs.paper import HIDDEN, LISTS, MANY, SUGGESTED, TICK, VERSION, Paper, choices, is_ticked
from pss_cli.inputs.paper_read import print_of
from pss_cli.labels import WEEKDAYS, label
from pss_cli.vocabulary import Part

LAST = 7  # the column H: labels are in A, answers from B to H
LABEL_WIDTH, WIDTH = 38.0, 9.6  # of the columns, in characters
Values = Mapping[str, Any]


def write_form(
    paper: Paper, path: Path, words: Words, settings: Mapping[str, str], code: str = "", values: Values | None = None
) -> None:
    """Write a form to `path`, blank, or filled in advance with what the registry says of the record `code`.

    A yes or no is 0 or 1, a choice its key, what is ticked the list of its keys, a phone as stored.
    """
    with new_book(path, _(paper.title)) as (book, styles):
        drawn = _Form(book, styles, paper, words, settings, code, values or {})
        drawn.top()
        for section in paper.sections:
            drawn.section(section.title)
            for item in section.fields:
                drawn.group(item) if isinstance(item, tuple) else drawn.field(paper.named(item))
        drawn.close()


@dataclass
class _Form:
    """A form being drawn, from top to bottom."""

    book: Any
    styles: dict[str, Any]
    paper: Paper
    words: Words
    settings: Mapping[str, str]
    code: str
    values: Values
    y: int = 0
    lists: dict[tuple[Word, ...], int] = field(default_factory=dict)  # offered, and in which hidden column
    told: list[list[str]] = field(default_factory=list)  # the lines of the hidden sheet
    heights: list[float] = field(default_factory=list)  # of the rows drawn, in points
    starts: list[int] = field(default_factory=list)  # the rows where sections start

    def __post_init__(self) -> None:
        self.sheet = self.book.add_worksheet(_("Form"))
        self.hidden = self.book.add_worksheet(HIDDEN)
        self.salt = secrets.token_hex(8)
        self.sheet.set_column(0, 0, LABEL_WIDTH)
        self.sheet.set_column(1, LAST, WIDTH)
        self.sheet.freeze_panes(2, 0)

    def top(self) -> None:
        """Draw the band, whose form it is, how to fill it and where to send it."""
        title = f"{_(self.paper.title)} – {self.code}" if self.code else _(self.paper.title)
        self._band(title, "band", 32)
        self._band(" · ".join(filter(None, map(self.settings.get, ("name", "bureau")))), "office", 20)
        reach = ", ".join(filter(None, map(self.settings.get, ("bureau", "email", "phone"))))
        said = [
            _("Correct what has changed: only that is read back.") if self.code else "",
            _("Fill in the white cells; those with a list open with a small arrow. An x ticks; * must be filled in."),
            _("Days are typed year-month-day, such as 2026-05-31.")
            + (" " + _(self.paper.note) if self.paper.note else ""),
            labelled(_("Once filled in, save this file and send it to"), reach) if reach else "",
        ]
        notice = "\n".join(filter(None, said))
        self._band(notice, "notice", 13 * lines(notice, 120) + 8)

    def section(self, title: str) -> None:
        """Draw the title of a section, a blank above it."""
        self.starts.append(self.y)
        self._row(6)
        self.y += 1
        self._band(_(title), "section", 20)

    def field(self, spec: Field) -> None:
        """Draw one field: its label, and where to answer."""
        if spec.parse is slots:
            self._week(spec)
        elif is_ticked(spec):
            self._ticks(spec)
        else:
            self._answer(spec)

    def group(self, names: tuple[str, ...]) -> None:
        """Draw fields that are ticked side by side, one line for each choice of their list."""
        specs = [self.paper.named(name) for name in names]
        self._row(28)
        self.sheet.write_string(self.y, 0, "", self.styles["label"])
        for n, spec in enumerate(specs):
            self.sheet.merge_range(self.y, 1 + 2 * n, self.y, 2 + 2 * n, heading(spec), self.styles["heading"])
        self.y += 1
        for number, word in enumerate(choices(specs[0], self.words)):
            self._row(17)
            self.sheet.write_string(self.y, 0, said(word), self.styles["label"])
            for n, spec in enumerate(specs):
                self.sheet.merge_range(self.y, 1 + 2 * n, self.y, 2 + 2 * n, "", self.styles["tick"])
                self._tick(spec, number, word.key, 1 + 2 * n)
            self.y += 1

    def close(self) -> None:
        """Write the hidden sheet, and make the form print."""
        self.sheet.print_area(0, 0, self.y - 1, LAST)
        page(self.sheet, f"{self.settings.get('name', '')} · {_(self.paper.title)} {self.code}", (0, 1))
        self.sheet.set_h_pagebreaks(breaks(self.heights, self.starts, repeated=2))
        head = [HIDDEN, str(VERSION), self.paper.kind, self.code, self.salt]
        for y, row in enumerate([head, [], *self.told]):
            for x, text in enumerate(row):
                self.hidden.write_string(y, x, text)
        for offered, x in self.lists.items():
            for y, word in enumerate(offered, start=2):
                self.hidden.write_string(y, x - 1, said(word))
                self.hidden.write_string(y, x, word.key)
        self.hidden.very_hidden()

    def _row(self, height: float) -> None:
        self.sheet.set_row(self.y, height)
        self.heights.append(height)

    def _band(self, text: str, style: str, height: float) -> None:
        self._row(height)
        self.sheet.merge_range(self.y, 0, self.y, LAST, text, self.styles[style])
        self.y += 1

    def _answer(self, spec: Field) -> None:
        name, hint = labelled_as(spec), hinted(spec, self.words, self.paper.hints.get(spec.name, ""))
        shown = answered(spec, self.values.get(spec.name), self.words)
        between = "   " if len(name + hint) < 33 else "\n"
        needed = 13.5 * lines(name, 39) + 5 + (11 * lines(hint, 52) if hint and between == "\n" else 0)
        tall = 48 if spec.name in self.paper.tall else 19
        self._row(min(MOST_POINTS, max(needed, tall, 15.0 * lines(shown, 66) + 4)))
        self._label(spec, name, between + hint if hint else "")
        self.sheet.merge_range(self.y, 1, self.y, LAST, shown, self.styles["answer"])
        offered = tuple(choices(spec, self.words))
        told = str(self._offer(spec, offered)) if offered else MANY if spec.many else ""
        self._tell(f"pss_{spec.name}", spec, 1, "", print_of(self.salt, spec.name, shown), told)
        self.y += 1

    def _label(self, spec: Field, said: str, hint: str) -> None:
        parts: list[Any] = [self.styles["text"], said]
        parts += [self.styles["star"], " *"] if spec.needed({}) or spec.expected else []
        parts += [self.styles["hint"], hint] if hint else []
        if len(parts) > 2:
            self.sheet.write_rich_string(self.y, 0, *parts, self.styles["label"])
        else:
            self.sheet.write_string(self.y, 0, said, self.styles["label"])

    def _ticks(self, spec: Field) -> None:
        offered = choices(spec, self.words)
        first = self.y
        for number, word in enumerate(offered):
            self._row(5 + 13.5 * lines(said(word), 60))
            self.sheet.write_string(self.y, 1, "", self.styles["tick"])
            self._tick(spec, number, word.key, 1)
            self.sheet.merge_range(self.y, 2, self.y, LAST, said(word), self.styles["choice"])
            self.y += 1
        self._left(first, heading(spec))

    def _week(self, spec: Field) -> None:
        self._row(19)
        self.sheet.write_string(self.y, 0, heading(spec), self.styles["label"])
        for day in range(7):
            self.sheet.write_string(self.y, 1 + day, _(WEEKDAYS[day]), self.styles["heading"])
        self.y += 1
        offered = choices(spec, self.words)
        for n, part in enumerate(Part):
            self._row(19)
            self.sheet.write_string(self.y, 0, label(part), self.styles["label"])
            for day in range(7):
                self.sheet.write_string(self.y, 1 + day, "", self.styles["tick"])
                self._tick(spec, 7 * n + day, offered[7 * n + day].key, 1 + day)
            self.y += 1

    def _left(self, first: int, said: str) -> None:
        """Write a label beside the rows from `first` to the last one drawn."""
        if self.y - first > 1:
            self.sheet.merge_range(first, 0, self.y - 1, 0, said, self.styles["label"])
        elif self.y > first:
            self.sheet.write_string(first, 0, said, self.styles["label"])

    def _tick(self, spec: Field, number: int, key: str, x: int) -> None:
        mine: Sequence[str] = self.values.get(spec.name) or ()
        if key in mine:
            self.sheet.write_string(self.y, x, TICK, self.styles["tick"])
        self.sheet.data_validation(self.y, x, self.y, x, {"validate": "list", "source": [TICK], "show_error": False})
        in_order = [word.key for word in choices(spec, self.words) if word.key in mine]
        self._tell(f"pss_{spec.name}_{number}", spec, x, key, print_of(self.salt, spec.name, in_order), "")

    def _offer(self, spec: Field, offered: tuple[Word, ...]) -> int:
        """Offer a list in a cell; return its column in the hidden sheet (1 is A)."""
        x = self.lists.setdefault(offered, LISTS + 2 * len(self.lists))
        rule: dict[str, Any] = {
            "validate": "list",
            "source": f"={HIDDEN}!{xl_range_abs(2, x - 1, 1 + len(offered), x - 1)}",
            "error_title": _(self.paper.title)[:32],
            "error_message": _("Choose in the list, or leave the cell empty."),
            "error_type": "stop",
            "show_error": spec.name not in SUGGESTED,
        }
        self.sheet.data_validation(self.y, 1, self.y, 1, rule)
        return x

    def _tell(self, name: str, spec: Field, x: int, key: str, before: str, told: str) -> None:
        """Name a cell, and say in the hidden sheet what it answers."""
        if not self.told:
            self.sheet.set_selection(self.y, x, self.y, x)
        place = xl_rowcol_to_cell(self.y, x, row_abs=True, col_abs=True)
        self.book.define_name(name, f"='{self.sheet.name}'!{place}")
        self.told.append([name, spec.name, key, before, told])
