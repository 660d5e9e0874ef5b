"""A sheet being filled: what was put in its cells beside the XML of the template, spliced into it at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from pss_cli.errors import BadFile
from pss_cli.forms.sheets.addresses import Area, Key, said
from pss_cli.forms.sheets.cells import Clock, Error, Held, Value, held, number, same, written
from pss_cli.forms.sheets.sheetxml import SheetXml
from pss_cli.forms.sheets.splicing import spliced
from pss_cli.forms.sheets.strings import SharedStrings, after_label, inline, plain
from pss_cli.forms.sheets.styles import Styles
from pss_cli.forms.sheets.xmlparts import Cell, pairs
from pss_cli.i18n import _

_KIND = re.compile(r"\s+(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_T = re.compile(r"\s+t\s*=\s*(?:\"[^\"]*\"|'[^']*')")


@dataclass
class New:
    """What a cell holds from now on."""

    value: Held
    body: str = ""  # its XML between <c …> and </c>
    kind: str = ""  # its type, when it is no number
    formula: str | None = None


class Sheet:
    """One sheet being filled."""

    def __init__(self, xml: SheetXml, styles: Styles, strings: SharedStrings, *, from_1904: bool = False) -> None:
        self.xml, self.styles, self.strings, self.from_1904 = xml, styles, strings, from_1904
        self.new: dict[Key, New] = {}
        self.calculated: dict[Key, Held] = {}  # what the formulas of the template give now
        self.unknown: set[Key] = set()  # formulas of which nobody can tell the value
        self.locked: set[Key] = set()  # cells that were to be written in and are locked

    # --- what is there ---

    def formula(self, key: Key) -> str | None:
        """Return the formula of a cell, None when it has none."""
        if key in self.new:
            return self.new[key].formula
        there = self.xml.cells.get(key)
        return there.formula if there else None

    def holds(self, key: Key) -> Held:
        """Return what a cell holds, as it was last calculated when it is a formula."""
        if key in self.new:
            return self.new[key].value
        there = self.xml.cells.get(key)
        return self._held(there) if there else None

    def _held(self, there: Cell) -> Held:
        if there.kind == "inlineStr":
            return plain(there.body)
        if there.raw is None:
            return None
        if there.kind == "s":
            return self.strings.text(there.raw)
        if there.kind == "b":
            return there.raw.strip() == "1"
        if there.kind == "e":
            return Error(there.raw)
        return number(there.raw) if there.kind == "n" else there.raw

    def used(self, area: Area) -> Iterator[Key]:
        """Yield the cells of an area that hold, or held, something; in order when they are few."""
        if area.size <= len(self.xml.cells) + len(self.new):
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    if (row, column) in self.new or (row, column) in self.xml.cells:
                        yield row, column
            return
        yield from (key for key in self.xml.cells if area.has(key))
        yield from (key for key in self.new if area.has(key) and key not in self.xml.cells)

    # --- what is put in it ---

    def put(self, key: Key, value: Value) -> None:
        """Put a value in a cell, in place of what it holds; the cell keeps its style. Raises BadFile."""
        key = self.xml.spot(key)
        now = held(value, self.styles[self.xml.style(key)].shows, from_1904=self.from_1904)
        if self.formula(key) is None and same(self.holds(key), now) and key not in self.new:
            return
        self._require_alone(key)
        if isinstance(now, Decimal):
            self._write(key, New(now, self._v(written(now))))
        else:
            self._write(key, New(now, inline(str(now), self.xml.prefix), "inlineStr") if now else New(None))

    def put_after_label(self, key: Key, value: Value, between: str) -> None:
        """Put a value after the label that a cell holds, which keeps its look. Raises BadFile."""
        key = self.xml.spot(key)
        there = self.xml.cells.get(key)
        if there is None or there.formula is not None:
            self.put(key, value)
            return
        body = self._text_body(there)
        shown = None if value is None else self._shown(value)
        made = after_label(body, shown, between, self.xml.prefix)
        if made is not None:
            self._write(key, New(plain(made), made, "inlineStr"))

    def clear(self, key: Key) -> None:
        """Empty a cell of what an earlier claim left in it; a formula belongs to the form. Raises BadFile."""
        key = self.xml.spot(key)
        if self.formula(key) is None and self.holds(key) is not None:
            self.put(key, None)

    def put_formula(self, key: Key, formula: str) -> None:
        """Put a formula in a cell, in place of what it holds. Raises BadFile."""
        key = self.xml.spot(key)
        self._require_alone(key)
        self._write(key, New(None, formula=formula))

    def is_locked(self, key: Key) -> bool:
        """Whether the form keeps people from typing in a cell."""
        locked = self.xml.protected and self.styles[self.xml.style(key)].locked
        return locked and not any(area.has(key) for area in self.xml.free)

    def _write(self, key: Key, new: New) -> None:
        if self.is_locked(key):
            self.locked.add(key)
        self.new[key] = new

    def _require_alone(self, key: Key) -> None:
        if any(area.has(key) for area in self.xml.arrays):
            raise BadFile(
                _("{cell} of the sheet “{sheet}” is part of an array formula: it cannot be filled.").format(
                    cell=said(key), sheet=self.xml.name
                ),
                _("Correct the map, or make the formula an ordinary one in Excel and learn the form again."),
            )

    def _text_body(self, there: Cell) -> str:
        if there.kind == "s":
            return self.strings.body(there.raw)
        if there.kind == "inlineStr":
            return there.body
        return f"<t>{escape(there.raw or '')}</t>"

    def _shown(self, value: Value) -> str:
        if isinstance(value, Clock):
            return str(held(value, self.styles[-1].shows))
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)

    def _v(self, raw: str) -> str:
        return f"<{self.xml.prefix}v>{raw}</{self.xml.prefix}v>"

    # --- what comes of it ---

    def calculate(self, key: Key, value: Held, *, known: bool = True) -> None:
        """Keep the value of a formula beside it; one that is not known is forgotten."""
        if known:
            self.calculated[key] = value
        else:
            self.unknown.add(key)

    def unlinked(self) -> set[Key]:
        """Return the cells that were a formula and are none any more."""
        return {
            key
            for key, new in self.new.items()
            if new.formula is None and key in self.xml.cells and self.xml.cells[key].formula is not None
        }

    @property
    def text(self) -> str:
        """The XML of the sheet, with its new cells and the new values of its formulas."""
        if not self.new and not self.calculated and not self.unknown:
            return self.xml.text
        changed = {key: self._element(key) for key in self.new}
        formulas = self._promoted()
        for key in {*self.calculated, *self.unknown, *formulas} - set(self.new):
            there = self.xml.cells[key]
            before = self.xml.text[there.start : there.end]
            after = self._recalculated(key, there, formulas.get(key))
            if after != before:
                changed[key] = after
        return spliced(self.xml, changed)

    def _element(self, key: Key) -> str:
        new, p = self.new[key], self.xml.prefix
        place = self.xml.places(key[0]).get(key[1])
        attributes = _KIND.sub("", place[2]).rstrip() if place else f' r="{said(key)}"' + self._borrowed(key)
        kind, body = new.kind, new.body
        if new.formula is not None:
            body = f"<{p}f>{escape(new.formula)}</{p}f>"
            if key not in self.unknown:
                kind, value = self._typed(self.calculated.get(key))
                body += value
        kind = f' t="{kind}"' if kind else ""
        return f"<{p}c{attributes}{kind}>{body}</{p}c>" if body else f"<{p}c{attributes}/>"

    def _borrowed(self, key: Key) -> str:
        style = self.xml.style(key)
        return f' s="{style}"' if style else ""

    def _typed(self, value: Held) -> tuple[str, str]:
        """Return the type of a formula's value, and its XML."""
        if isinstance(value, bool):
            return "b", self._v(str(int(value)))
        if isinstance(value, Error):
            return "e", self._v(escape(value.code))
        if isinstance(value, str):
            return "str", self._v(escape(value))
        return "", self._v(written(value or Decimal(0)))

    def _recalculated(self, key: Key, there: Cell, formula: str | None) -> str:
        """Return a formula's cell with its value of now, its very bytes when that is the one it has."""
        text = self.xml.text[there.start : there.end]
        if formula is not None:
            text = self.xml._formula.sub(lambda _found: formula, text, count=1)
        if key in self.unknown:
            kind, value = "", ""
        elif key not in self.calculated or same(self._held(there), self.calculated[key]):
            return text
        else:
            kind, value = self._typed(self.calculated[key])
        p = self.xml.prefix
        head = text[: text.index(">") + 1]
        attributes = there.attributes
        if pairs(attributes).get("t", "") != kind and not (kind == "" and pairs(attributes).get("t") == "n"):
            attributes = _T.sub("", attributes).rstrip() + (f' t="{kind}"' if kind else "")
        body = self.xml._inline.sub("", self.xml._value.sub("", text[len(head) :], count=1))
        at = self.xml._formula.search(body)
        end = at.end() if at else 0
        return f"<{p}c{attributes}>{body[:end]}{value}{body[end:]}"

    def _promoted(self) -> dict[Key, str]:
        """Return the formulas that must be written in another cell of those that share them: theirs was overwritten."""
        found, p = {}, self.xml.prefix
        for number_, keys in self.xml.sharing.items():
            left = [key for key in keys if key not in self.new]
            if len(left) == len(keys) or not left or any(self.xml.cells[key].master for key in left):
                continue
            rows, columns = [key[0] for key in left], [key[1] for key in left]
            area = f"{said((min(rows), min(columns)))}:{said((max(rows), max(columns)))}"
            text = escape(self.xml.cells[left[0]].formula or "")
            found[left[0]] = f'<{p}f t="shared" ref="{area}" si="{number_}">{text}</{p}f>'
        return found
