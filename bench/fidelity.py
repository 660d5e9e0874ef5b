"""What is left of a form once it is filled: by pss, and by openpyxl that loads and saves it.

`python -m bench.fidelity --readme` also writes the table into README.md.
"""

from __future__ import annotations

import re
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from bench.rich_form import rich
from pss_cli.forms.filling.fill import fill
from pss_cli.forms.filling.formmap import Block, FormMap, Place
from pss_cli.forms.filling.known import digest
from pss_cli.forms.filling.pages import Values

ROOT = Path(__file__).parent.parent
Parts = Mapping[str, bytes]
SHEET = "xl/worksheets/sheet1.xml"
HEAD = "| in the form | filled by pss | loaded and saved by openpyxl |\n|" + " --- |" * 3


def _somewhere(text: bytes, under: str = "") -> Callable[[Parts, Parts], bool]:
    return lambda parts, _before: any(text in content for name, content in parts.items() if name.startswith(under))


def _part(pattern: str) -> Callable[[Parts, Parts], bool]:
    return lambda parts, _before: any(re.search(pattern, name) for name in parts)


def _same(name: str) -> Callable[[Parts, Parts], bool]:
    return lambda parts, before: parts.get(name) == before[name]


def _size_of_comments(parts: Parts, _before: Parts) -> bool:
    return any(b"width:192pt" in content for content in parts.values())


def _values(parts: Parts, before: Parts) -> bool:
    wanted = b"0" if parts is before else b"5.95"
    found = re.search(rb'<c r="E9"[^>]*><f>[^<]*</f><v>([^<]+)</v>', parts[SHEET])
    return found is not None and found[1] == wanted


def _after_the_cells(parts: Parts, before: Parts) -> bool:
    return parts[SHEET].partition(b"</sheetData>")[2] == before[SHEET].partition(b"</sheetData>")[2]


FEATURES: dict[str, Callable[[Parts, Parts], bool]] = {
    "logo (openpyxl keeps images when Pillow is installed)": _somewhere(b"pic>", "xl/drawings/"),
    "text box": _somewhere(b"txBox", "xl/drawings/"),
    "button": _somewhere(b'ObjectType="Button"'),
    "check box (form control)": _part("ctrlProp"),
    "check box in a cell": _part("featurePropertyBag"),
    "picture in the header": _somewhere(b"<legacyDrawingHF", SHEET),
    "sparkline": _somewhere(b"<x14:sparkline>", SHEET),
    "data bars": _somewhere(b"<x14:dataBar", SHEET),
    "conditional formatting": _somewhere(b"<cfRule", SHEET),
    "list of choices (validation)": _somewhere(b"<dataValidation ", SHEET),
    "protection": _somewhere(b"<sheetProtection", SHEET),
    "table": _part("xl/tables/table"),
    "chart, with its trend line": _somewhere(b"trendline>", "xl/charts/"),
    "comment": _part("comments"),
    "size of a comment's box": _size_of_comments,
    "label in several looks": _somewhere(b"<r><rPr><b"),
    "print area and page set-up": lambda parts, b: _somewhere(b"Print_Area")(parts, b) and b"fitTo" in parts[SHEET],
    "settings of the printer": _part("printerSettings"),
    "defined names": _somewhere(b'name="total"'),
    "theme, byte for byte": _same("xl/theme/theme1.xml"),
    "styles, byte for byte": _same("xl/styles.xml"),
    "what follows the cells, byte for byte": _after_the_cells,
    "values of the formulas": _values,
}


def kept(folder: Path) -> list[tuple[str, bool, bool]]:
    """Return for each feature whether pss keeps it, and whether openpyxl does."""
    template = rich(folder / "rich.xlsx")
    form = FormMap(
        sha256=digest(template),
        fields={"last_name": Place("'Feuil 1'!B1")},
        totals={"total": "total"},
        lines=Block("Feuil 1", 5, 4),
        columns={"day": "A", "motive": "B", "km": "C", "rate": "D", "km_amount": "E"},
    )
    line = {"day": date(2026, 11, 10), "km": Decimal(10), "rate": Decimal("0.595"), "km_amount": Decimal("5.95")}
    fill(template, form, Values({"last_name": "Tremblay"}, [line], {"total": Decimal("5.95")}), folder / "pss.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(template)
        book["Feuil 1"]["B1"] = "Tremblay"
        book.save(folder / "openpyxl.xlsx")
    before, ours, theirs = (_parts(folder / name) for name in ("rich.xlsx", "pss.xlsx", "openpyxl.xlsx"))
    absent = [name for name, is_kept in FEATURES.items() if not is_kept(before, before)]
    if absent:
        raise SystemExit(f"not in the form: {absent}")
    return [(name, is_kept(ours, before), is_kept(theirs, before)) for name, is_kept in FEATURES.items()]


def _parts(path: Path) -> Parts:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table() -> str:
    """Return the features and who keeps them, in Markdown."""
    with tempfile.TemporaryDirectory(prefix="pss-fidelity-") as folder:
        rows = kept(Path(folder))
    said = {True: "yes", False: "**no**"}
    return "\n".join([HEAD, *(f"| {name} | {said[ours]} | {said[theirs]} |" for name, ours, theirs in rows)])


def main() -> int:
    """Print the table; write it into README.md when asked."""
    made = table()
    print(made)
    if "--readme" in sys.argv:
        page = ROOT / "README.md"
        text = page.read_text(encoding="utf-8")
        block = f"<!-- fidelity -->\n{made}\n<!-- /fidelity -->"
        marked = re.sub(r"<!-- fidelity -->.*?<!-- /fidelity -->", lambda _m: block, text, flags=re.S)
        page.write_text(marked, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
