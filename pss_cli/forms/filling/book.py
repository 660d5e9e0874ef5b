"""The workbook of a form being filled: its sheets, the places that names stand for, the sheets added to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pss_cli.errors import BadFile
from pss_cli.files import beside
from pss_cli.forms.calculating.calculation import Calculation
from pss_cli.forms.sheets.addresses import Key, area, parts, quoted, said
from pss_cli.forms.sheets.package import TYPES, Package, Template
from pss_cli.forms.sheets.sheet import Sheet
from pss_cli.forms.sheets.sheetxml import SheetXml
from pss_cli.forms.sheets.xmlparts import pairs
from pss_cli.i18n import _

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PARTS = "sheets|functionGroups|externalReferences|definedNames"  # what comes before calculation in the schema
_BEFORE_CALCULATION = re.compile(rf"</(?:\w+:)?(?:{_PARTS})>|<(?:\w+:)?(?:{_PARTS})\s*/>")
_SHEET_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


class Sheets(dict[str, Sheet]):
    """The sheets of a workbook, opened when they are asked for."""

    def __init__(self, template: Template) -> None:
        super().__init__(dict.fromkeys(template.sheets))  # type: ignore[arg-type]
        self.template = template

    def __getitem__(self, name: str) -> Sheet:
        """Return a sheet. Raises BadFile when there is none of this name."""
        found = self.get(name)
        if found is None:
            t = self.template
            found = self[name] = Sheet(t.sheet(name), t.styles, t.strings, from_1904=t.from_1904)
        return found

    @property
    def opened(self) -> Mapping[str, Sheet]:
        """Those that were asked for."""
        return {name: sheet for name, sheet in self.items() if sheet is not None}


class Book:
    """One form being filled."""

    def __init__(self, template: Template) -> None:
        self.template, self.package = template, Package(template)
        self.sheets = Sheets(template)
        self.members = dict(template.sheets)
        self.order = list(template.order)
        self.formulas_added = False

    def name(self, name: str, sheet: str) -> str | None:
        """Return what a defined name stands for on a sheet, None when there is none."""
        own, bare = parts(name)
        names = self.template.names
        return names.get(((own or sheet).casefold(), bare.casefold()), names.get(("", bare.casefold())))

    def place(self, at: str) -> tuple[str, Key]:
        """Return the sheet and the cell of a defined name, or of `Sheet!B5`. Raises BadFile."""
        sheet, rest = parts(at)
        if sheet is None:
            meant = self.name(at, "") or ""
            sheet, rest = parts(meant.split(",")[0].lstrip("="))
        if sheet is None or sheet not in self.sheets:
            raise BadFile(_("The template has no place named “{name}”.").format(name=at))
        return sheet, area(rest.replace("$", "")).first

    def calculation(self) -> Calculation:
        """Return the values of its formulas, as its cells are now."""
        return Calculation(self.sheets, self.name, self.with_formulas)

    def with_formulas(self) -> list[str]:
        """Return the sheets that hold formulas; long lists that hold none are not even looked into."""
        opened = self.sheets.opened
        return [name for name in self.sheets if name in opened or self.template.has_formulas(name)]

    def add_copy(self, name: str, of: str) -> None:
        """Add a copy of a sheet after the others; what it borrows from other members is left out."""
        template, number = self.template, len(self.members) + 1
        while f"xl/worksheets/sheet{number}.xml" in {*template.members, *self.package.new}:
            number += 1
        member = f"xl/worksheets/sheet{number}.xml"
        ids = [int(n) for n in re.findall(r'\bsheetId="(\d+)"', self.package.text(template.book))]
        rid = f"rIdPss{number}"
        self.package.edit(
            template.book,
            r'(<(?:\w+:)?sheet\b[^>]*?\b(\w+):id="[^"]*"[^>]*?/>\s*)</((?:\w+:)?)sheets>',
            rf'\g<1><\g<3>sheet name={quoteattr(name)} sheetId="{max(ids) + 1}" \g<2>:id="{rid}"/></\g<3>sheets>',
        )
        self.package.edit(
            template.book_rels,
            r"</((?:\w+:)?)Relationships>",
            rf'<\g<1>Relationship Id="{rid}" Type="{_SHEET_REL}" Target="/{member}"/>\g<0>',
        )
        part = rf'<\g<1>Override PartName="/{member}" ContentType="{_SHEET_TYPE}"/>\g<0>'
        self.package.edit(TYPES, r"</((?:\w+:)?)Types>", part)
        xml = SheetXml(_alone(template.text(template.sheets[of])), name)
        self.sheets[name] = Sheet(xml, template.styles, template.strings, from_1904=template.from_1904)
        self.members[name] = member
        self.order.append(name)

    def show(self, sheet: str, printed: str) -> None:
        """Make a hidden sheet visible, and give it a print area such as `$A$1:$T$36`."""
        book = self.template.book
        element = rf"(<(?:\w+:)?sheet\b(?:[^>\"']|\"[^\"]*\")*?\bname={re.escape(quoteattr(sheet))}[^>]*?)"
        text = re.sub(rf'{element}\s+state="(?:hidden|veryHidden)"', r"\1", self.package.text(book))
        self.package.replace(book, text)
        index = self.order.index(sheet)
        place = escape("'" + sheet.replace("'", "''") + "'")
        name = rf'definedName name="_xlnm.Print_Area" localSheetId="{index}"'
        if name not in text:
            said_ = f"{name}>{place}!{printed}</"
            closing = re.search(r"</((?:\w+:)?)definedNames>", text)
            p, at = _prefix(text), _before_calculation(text)
            if closing is None:
                text = f"{text[:at]}<{p}definedNames><{p}{said_}{p}definedName></{p}definedNames>{text[at:]}"
            else:
                text = f"{text[: closing.start()]}<{p}{said_}{p}definedName>{text[closing.start() :]}"
            self.package.replace(book, text)

    def put_formula(self, sheet: str, key: Key, formula: str) -> None:
        """Put a formula in a cell. Raises BadFile."""
        self.sheets[sheet].put_formula(key, formula)
        self.formulas_added = True

    def require_free(self) -> None:
        """Check that nothing was put in a locked cell. Raises BadFile with their list."""
        locked = [
            f"{quoted(name)}!{said(key)}" for name, sheet in self.sheets.opened.items() for key in sorted(sheet.locked)
        ]
        if locked:
            shown = ", ".join(locked[:12]) + (" …" if len(locked) > 12 else "")
            raise BadFile(
                _("The form protects these cells, which its map would write in: {cells}.").format(cells=shown),
                _("Correct the map, or unlock the cells in Excel (Format Cells, Protection) and learn the form again."),
            )

    def save(self, target: Path) -> None:
        """Write the form beside `target`, then move it into place. Raises BadFile."""
        with beside(target) as place:
            self.write(place)

    def write(self, place: Path) -> None:
        """Write the form at `place`. Raises BadFile, OSError."""
        stale = False
        for name, sheet in self.sheets.opened.items():
            self.package.replace(self.members[name], sheet.text)
            stale |= bool(sheet.unknown)
        self._mend_chain()
        if stale:
            self._ask_to_calculate()
        self.package.write(place)

    def _ask_to_calculate(self) -> None:
        """Ask that formulas be calculated when the form is opened: some have no value."""
        book, text = self.template.book, self.package.text(self.template.book)
        found = re.search(r"<((?:\w+:)?)calcPr\b([^<>]*?)\s*(/?)>", text)
        if found is None:
            at = _before_calculation(text)
            self.package.replace(book, f'{text[:at]}<{_prefix(text)}calcPr fullCalcOnLoad="1"/>{text[at:]}')
            return
        kept = re.sub(r"\s+fullCalcOnLoad\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", found[2])
        new = f'<{found[1]}calcPr{kept} fullCalcOnLoad="1"{found[3]}>'
        self.package.replace(book, text[: found.start()] + new + text[found.end() :])

    def _mend_chain(self) -> None:
        """Remove from the order of calculation the cells that are no formula any more; an empty one goes."""
        chain = next((m for m in self.template.by_id.values() if m.endswith("calcChain.xml")), "")
        if chain not in self.template.members:
            return
        ids = self._sheet_ids()
        gone = {(ids[n], said(key)) for n, sheet in self.sheets.opened.items() if n in ids for key in sheet.unlinked()}
        if gone or self.formulas_added:
            left = "" if self.formulas_added else _without(self.template.text(chain), gone)
            if left:
                self.package.replace(chain, left)
                return
            self.package.gone.add(chain)
            for where in (self.template.book_rels, TYPES):
                self.package.edit(where, r'<(?:\w+:)?(?:Relationship|Override)\s[^>]*?calcChain\.xml"[^>]*?/>', "")

    def _sheet_ids(self) -> dict[str, str]:
        found = re.findall(r"<(?:\w+:)?sheet\b([^<>]*)>", self.template.text(self.template.book))
        return {pairs(each).get("name", ""): pairs(each).get("sheetId", "") for each in found}


def _without(chain: str, gone: set[tuple[str, str]]) -> str:
    """Return an order of calculation without some cells; "" when none is left. An entry may lean on the one before."""
    sheet, left, leaning = "", 0, False

    def entry(found: re.Match[str]) -> str:
        nonlocal sheet, left, leaning
        about = pairs(found[2])
        sheet = about.get("i", sheet)
        if (sheet, about.get("r", "")) in gone:
            leaning |= "i" in about
            return ""
        left += 1
        lean, leaning = leaning and "i" not in about, False
        return f'<{found[1]}c{found[2]} i="{sheet}"{found[3]}>' if lean else found[0]

    text = re.sub(r"<((?:\w+:)?)c\b([^<>]*?)(\s*/?)>", entry, chain)
    return text if left else ""


def _prefix(book: str) -> str:
    found = re.search(r"<((?:\w+:)?)sheets\b", book)
    return found[1] if found else ""


def _before_calculation(book: str) -> int:
    """Return where in the workbook's part calculation is spoken of, or what comes before it ends."""
    return max((found.end() for found in _BEFORE_CALCULATION.finditer(book)), default=0)


def _alone(text: str) -> str:
    """Return a copy of a sheet's text without what it borrows from other members: that is not shared."""
    start = text.index("sheetData")
    head, tail = re.sub(r'(<(?:\w+:)?sheetView\b[^>]*?)\stabSelected="1"', r"\1", text[:start]), text[start:]
    tail = re.sub(r'(<(?:\w+:)?pageSetup\b[^>]*?)\s\w+:id="[^"]*"', r"\1", tail)
    borrowed = re.compile(rf"<((?:\w+:)?)({_BORROWING})\b(?:[^<>]*/>|.*?</\1\2>)", re.S)
    return head + borrowed.sub(lambda found: "" if re.search(r'\w+:id="', found[0]) else found[0], tail)


_BORROWING = (
    "drawing|legacyDrawing|legacyDrawingHF|picture|hyperlinks|tableParts|oleObjects|controls|customProperties|extLst|"
    "AlternateContent|webPublishItems"
)
