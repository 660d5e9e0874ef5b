"""Lines that only a colour tells apart: reported, never read."""

from __future__ import annotations

from collections.abc import Sequence

from pss_cli.i18n import N_
from pss_cli.inputs.importing.grid import Sheet, is_blank
from pss_cli.inputs.importing.sheetmap import SheetMap, below

_MOST_SHARE = 0.4  # above, a colour is the look of the sheet
_MOST_COLOURS = 6
_NAMED = (
    (N_("yellow"), (255, 255, 0)),
    (N_("red"), (255, 0, 0)),
    (N_("green"), (0, 176, 80)),
    (N_("light green"), (198, 239, 206)),
    (N_("blue"), (0, 112, 192)),
    (N_("light blue"), (189, 215, 238)),
    (N_("orange"), (255, 165, 0)),
    (N_("pink"), (255, 199, 206)),
    (N_("purple"), (112, 48, 160)),
    (N_("grey"), (191, 191, 191)),
    (N_("black"), (0, 0, 0)),
)


def coloured(sheet: Sheet, told: SheetMap) -> list[tuple[str, Sequence[int]]]:
    """Return the few colours that tell lines apart where no column says a status, each with its lines."""
    lines = [line for line in below(sheet, told.header) if line.styles]
    if told.kind is None or "status" in told.columns.values():
        return []
    found: dict[str, list[int]] = {}
    for line in lines:
        fills = [
            sheet.styles[style].fill
            for style, value in zip(line.styles, line.cells, strict=False)
            if not is_blank(value)
        ]
        if fills and fills[0] and fills.count(fills[0]) * 2 > len(fills):
            found.setdefault(name_of(fills[0]), []).append(line.number)
    few = {name: numbers for name, numbers in found.items() if len(numbers) <= len(lines) * _MOST_SHARE}
    return sorted(few.items(), key=lambda item: -len(item[1])) if len(few) <= _MOST_COLOURS else []


def name_of(fill: str) -> str:
    """Return the word nearest to a colour; those of a theme are only said to be coloured."""
    try:
        rgb = tuple(bytes.fromhex(fill))
    except ValueError:
        return N_("coloured")
    return min(_NAMED, key=lambda named: sum((a - b) ** 2 for a, b in zip(named[1], rgb, strict=True)))[0]
