"""What the styles of a workbook look like: borders, fills, bold; they tell a person where to write."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from pss_cli.forms.sheets.styles import Shows, Styles
from pss_cli.forms.sheets.xmlparts import pairs

_SIDES = {"left": "l", "right": "r", "top": "t", "bottom": "b"}
_P = r"(?:[\w.-]+:)?"
_WHITE = {"FFFFFFFF", "00FFFFFF"}
T = TypeVar("T")


class Look(NamedTuple):
    """How one cell looks."""

    sides: frozenset[str]  # of its border: l, r, t, b
    filled: bool
    bold: bool
    shows: Shows
    locked: bool


class Looks:
    """The looks of a workbook, by the number of the style."""

    def __init__(self, text: str, styles: Styles) -> None:
        borders = [_sides(each) for each in _elements(text, "borders", "border")]
        fills = [_filled(each) for each in _elements(text, "fills", "fill")]
        bold = [re.search(rf"<{_P}b\b(?![^<>]*val=\"(?:0|false)\")", each) is not None
                for each in _elements(text, "fonts", "font")]  # fmt: skip
        self._looks = []
        for number, each in enumerate(_elements(text, "cellXfs", "xf")):
            about = pairs(each[: each.index(">")])
            shows, locked = styles[number]
            self._looks.append(
                Look(
                    _at(borders, about.get("borderId"), frozenset()),
                    _at(fills, about.get("fillId"), False),
                    _at(bold, about.get("fontId"), False),
                    shows,
                    locked,
                )
            )

    def __getitem__(self, number: int) -> Look:
        """Return how a style looks; one that the workbook does not have looks plain."""
        return self._looks[number] if 0 <= number < len(self._looks) else PLAIN


PLAIN = Look(frozenset(), False, False, Shows.NUMBER, True)


def _elements(text: str, group: str, name: str) -> list[str]:
    """Return each element `name` of a group of the styles, in order."""
    section = re.search(rf"<({_P}){group}\b[^<>]*>(.*?)</\1{group}>", text, re.S)
    found = re.finditer(rf"<({_P}){name}\b[^<>]*?(?:/>|>.*?</\1{name}>)", section[2], re.S) if section else ()
    return [each[0] for each in found]


def _at(values: list[T], number: str | None, default: T) -> T:
    at = int(number) if number and number.isdigit() else 0
    return values[at] if at < len(values) else default


def _sides(border: str) -> frozenset[str]:
    found = re.findall(rf"<{_P}(left|right|top|bottom)\b([^<>]*)>", border)
    return frozenset(_SIDES[side] for side, about in found if pairs(about).get("style", "none") != "none")


def _filled(fill: str) -> bool:
    pattern = re.search(r"patternType=\"(\w+)\"", fill)
    if pattern is None or pattern[1] in ("none", "gray125"):
        return "gradientFill" in fill
    colour = re.search(rf"<{_P}fgColor\b([^<>]*)>", fill)
    about = pairs(colour[1]) if colour else {}
    plain = about.get("rgb", "").upper() in _WHITE or about.get("indexed") in ("9", "65")
    plain |= about.get("theme") == "0" and "tint" not in about
    return not plain
