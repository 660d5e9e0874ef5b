"""What the style of a cell says of it: whether it shows a day, an hour or a text, and whether it is locked."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from pss_cli.forms.sheets.xmlparts import pairs

# The formats that have a number and no text (ECMA-376, 18.8.30), those of Asian editions included.
_DAYS = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_HOURS = {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}
_TEXT = 49
_XF = re.compile(r"<(?:[\w.-]+:)?xf\b([^<>]*?)(?:/>|>(.*?)</(?:[\w.-]+:)?xf>)", re.S)
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]', re.I)


class Shows(Enum):
    """How a cell shows what it holds."""

    NUMBER = auto()  # General included: a day put there would be read as a number
    TEXT = auto()
    DAY = auto()
    HOUR = auto()


class Look(NamedTuple):
    """What a style says of a cell."""

    shows: Shows
    locked: bool


_DEFAULT = Look(Shows.NUMBER, True)


class Styles:
    """The styles of a workbook, by number."""

    def __init__(self, text: str) -> None:
        formats = {}
        for attributes in re.findall(r"<(?:[\w.-]+:)?numFmt\b([^<>]*)>", text):
            about = pairs(attributes)
            formats[about.get("numFmtId", "")] = about.get("formatCode", "")
        section = re.search(r"<((?:[\w.-]+:)?)cellXfs\b.*?</\1cellXfs>", text, re.S)
        found = _XF.findall(section[0]) if section else ()
        self.looks = [Look(_shows(pairs(one).get("numFmtId", "0"), formats), _locked(body)) for one, body in found]

    def __getitem__(self, number: int) -> Look:
        """Return what a style says; one that the workbook does not have says nothing."""
        return self.looks[number] if 0 <= number < len(self.looks) else _DEFAULT


def _locked(body: str) -> bool:
    found = re.search(r"<(?:[\w.-]+:)?protection\b([^<>]*)>", body)
    return found is None or pairs(found[1]).get("locked", "1") not in ("0", "false")


def _shows(number: str, formats: dict[str, str]) -> Shows:
    if number not in formats:
        known = int(number) if number.isdigit() else 0
        shown = {known in _DAYS: Shows.DAY, known in _HOURS: Shows.HOUR, known == _TEXT: Shows.TEXT}
        return shown.get(True, Shows.NUMBER)
    first = _NO_LETTERS.sub("", formats[number].split(";")[0]).lower()
    if first.strip() == "@":
        return Shows.TEXT
    letters = first.replace("general", "").replace("am/pm", "").replace("a/p", "")
    if "d" in letters or "y" in letters or ("m" in letters and not re.search("[hs]", letters)):
        return Shows.DAY
    return Shows.HOUR if re.search("[hs]", letters) else Shows.NUMBER
