"""A workbook's file: a zip of members, of which only the changed ones are written anew."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr
from zipfile import BadZipFile, ZipFile, ZipInfo

from pss_cli.errors import BadFile
from pss_cli.files import beside
from pss_cli.i18n import _

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_BOOK, _BOOK_RELS, _TYPES, _CHAIN = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "calcChain"


class Package:
    """The members of a workbook, its sheets and its defined names."""

    def __init__(self, path: Path) -> None:
        """Read the workbook at `path`. Raises BadFile when it is none."""
        try:
            with ZipFile(path) as archive:
                self.members = {info.filename: (info, archive.read(info)) for info in archive.infolist()}
            book = ElementTree.fromstring(self.text(_BOOK))
            rels = ElementTree.fromstring(self.text(_BOOK_RELS))
        except (OSError, BadZipFile, KeyError, ElementTree.ParseError, UnicodeDecodeError):
            raise BadFile(_("{file} is not a workbook that can be read.").format(file=path)) from None
        targets = {r.get("Id"): r.get("Target", "") for r in rels.iter(f"{_RELS}Relationship")}
        self.sheets = {
            str(sheet.get("name")): _member(targets.get(sheet.get(f"{_REL}id"), ""))
            for sheet in book.iter(f"{_MAIN}sheet")
        }
        self.names = {
            str(name.get("name")): name.text or ""
            for name in book.iter(f"{_MAIN}definedName")
            if name.get("localSheetId") is None
        }
        properties = book.find(f"{_MAIN}workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def text(self, member: str) -> str:
        """Return a member as text."""
        return self.members[member][1].decode("utf-8")

    def replace(self, member: str, text: str) -> None:
        """Put a new text in a member, or add the member."""
        info = self.members[member][0] if member in self.members else ZipInfo(member)
        info.compress_type = self.members[_BOOK][0].compress_type
        self.members[member] = (info, text.encode("utf-8"))

    def _edit(self, member: str, pattern: str, repl: str) -> None:
        """Replace the one place that `pattern` finds in a member. Raises BadFile when there is none."""
        edited, count = re.subn(pattern, lambda found: found.expand(repl), self.text(member), count=1, flags=re.S)
        if not count:
            raise BadFile(_("The template is not built as expected ({part}).").format(part=member))
        self.replace(member, edited)

    def show(self, sheet: str, area: str) -> None:
        """Make a hidden sheet visible, and give it a print area such as `$A$1:$T$36`."""
        element = rf"(<(?:\w+:)?sheet\b(?:[^>\"']|\"[^\"]*\")*?\bname={re.escape(quoteattr(sheet))}[^>]*?)"
        text = re.sub(rf'{element}\s+state="(?:hidden|veryHidden)"', r"\1", self.text(_BOOK))
        self.replace(_BOOK, text)
        index = list(self.sheets).index(sheet)
        quoted = escape("'" + sheet.replace("'", "''") + "'")
        name = rf'definedName name="_xlnm.Print_Area" localSheetId="{index}"'
        self._edit(_BOOK, r"</((?:\w+:)?)definedNames>", rf"<\g<1>{name}>{quoted}!{area}</\g<1>definedName>\g<0>")

    def add_sheet(self, name: str, text: str) -> None:
        """Add a worksheet after the others; what the text borrows from other members is left out."""
        number = len(self.sheets) + 1
        while f"xl/worksheets/sheet{number}.xml" in self.members:
            number += 1
        member = f"xl/worksheets/sheet{number}.xml"
        ids = [int(n) for n in re.findall(r'\bsheetId="(\d+)"', self.text(_BOOK))]
        rid = f"rIdPss{number}"
        self._edit(
            _BOOK,
            r'(<(?:\w+:)?sheet\b[^>]*?\b(\w+):id="[^"]*"[^>]*?/>\s*)</((?:\w+:)?)sheets>',
            rf'\g<1><\g<3>sheet name={quoteattr(name)} sheetId="{max(ids) + 1}" \g<2>:id="{rid}"/></\g<3>sheets>',
        )
        self._edit(
            _BOOK_RELS,
            r"</((?:\w+:)?)Relationships>",
            rf'<\g<1>Relationship Id="{rid}" Type="{_SHEET_REL}" Target="worksheets/sheet{number}.xml"/>\g<0>',
        )
        part = rf'<\g<1>Override PartName="/{member}" ContentType="{_SHEET_TYPE}"/>\g<0>'
        self._edit(_TYPES, r"</((?:\w+:)?)Types>", part)
        self.replace(member, _alone(text))
        self.sheets[name] = member

    def forget_calc_chain(self) -> None:
        """Remove the order of calculation: it would name a cell that is no formula any more."""
        for member in [m for m in self.members if m.endswith(f"{_CHAIN}.xml")]:
            del self.members[member]
            for where in (_BOOK_RELS, _TYPES):
                self._edit(where, rf'<(?:\w+:)?(?:Relationship|Override)\s[^>]*?{_CHAIN}\.xml"[^>]*?/>', "")

    def save(self, target: Path) -> None:
        """Write beside `target`, reopen, then move into place. Raises BadFile."""
        with beside(target) as path:
            with ZipFile(path, "w") as archive:
                for info, content in self.members.values():
                    archive.writestr(info, content)
            with ZipFile(path) as archive:
                archive.testzip()


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _alone(text: str) -> str:
    """Return a copy of a sheet's text without its drawings and printer settings: they are not shared."""
    text = re.sub(r"<(?:\w+:)?(?:drawing|legacyDrawing|legacyDrawingHF|picture)\s[^>]*?/>", "", text)
    text = re.sub(r'(<(?:\w+:)?pageSetup\b[^>]*?)\s\w+:id="[^"]*"', r"\1", text)
    return re.sub(r'(<(?:\w+:)?sheetView\b[^>]*?)\stabSelected="1"', r"\1", text)
