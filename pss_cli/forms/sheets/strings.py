"""Texts of a workbook: those that its cells share, and what is safe to write in XML."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

_PHONETIC = re.compile(r"<((?:[\w.-]+:)?)(?:rPh\b.*?</\1rPh>|phoneticPr\b[^<>]*?(?:/>|>.*?</\1phoneticPr>))", re.S)
_T = re.compile(r"<((?:[\w.-]+:)?)t\b([^<>]*?)(?:/>|>([^<]*)</\1t>)")
_RUN = re.compile(r"<((?:[\w.-]+:)?)r\b[^<>]*>.*?</\1r>", re.S)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MOST = 32_767  # characters of a cell


class SharedStrings:
    """The texts that the cells of a workbook share, by number."""

    def __init__(self, text: str) -> None:
        found = re.finditer(r"<((?:[\w.-]+:)?)si\b[^<>]*?(?:/>|>(.*?)</\1si>)", text, re.S)
        self.bodies = [each[2] or "" for each in found]

    def body(self, number: str | None) -> str:
        """Return the XML of a text, without how it is pronounced."""
        at = int(number) if number and number.isdigit() else -1
        return _PHONETIC.sub("", self.bodies[at]) if 0 <= at < len(self.bodies) else ""

    def text(self, number: str | None) -> str:
        """Return a text."""
        return plain(self.body(number))


def plain(body: str) -> str:
    """Return the text of the XML of a text, whatever its runs look like."""
    joined = "".join(unescape(t[3] or "") for t in _T.finditer(_PHONETIC.sub("", body)))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), joined)


def safe(text: str) -> str:
    """Return text for XML; what would be read as an escape (`_x0041_`) is kept as typed."""
    if len(text) > MOST:
        text = text[: MOST - 1] + "…"
    text = "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and c not in "\ufffe\uffff"))
    text = text.encode("utf-8", "ignore").decode("utf-8")  # half of a character is none
    return escape(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text))


def inline(text: str, prefix: str) -> str:
    """Return a text as a cell holds it by itself."""
    return f'<{prefix}is><{prefix}t xml:space="preserve">{safe(text)}</{prefix}t></{prefix}is>'


def after_label(body: str, value: str | None, between: str, prefix: str) -> str | None:
    """Return the XML of a label followed by a value, in the label's own runs; None when nothing is to change.

    What an earlier claim left after the label is removed. `between` is put after a label that does
    not end in a colon.
    """
    said = plain(body)
    label, colon, rest = said.partition(":")
    earlier = bool(colon) and any(c.isalnum() for c in rest) and not rest.strip().startswith("(")
    if value is None and not earlier:
        return None
    kept = _cut(_PHONETIC.sub("", body), len(label) + 1 if colon else len(said.rstrip()))
    runs = "".join(run[0] for run in _RUN.finditer(kept)) or f"<r>{''.join(t[0] for t in _T.finditer(kept))}</r>"
    runs = re.sub(r"(</?)(?:[\w.-]+:)?(?=\w)", rf"\g<1>{prefix}", runs)
    space = "" if value is None else " " if colon else between
    if colon and said.endswith("\u00a0:"):
        space = "\u00a0"
    more = f'<{prefix}r><{prefix}t xml:space="preserve">{safe(space + (value or ""))}</{prefix}t></{prefix}r>'
    return f"<{prefix}is>{runs}{more if value else ''}</{prefix}is>"


def _cut(body: str, length: int) -> str:
    """Return the XML of a text of which only the first characters are kept."""
    left = length

    def piece(found: re.Match[str]) -> str:
        nonlocal left
        text = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), unescape(found[3] or ""))
        keep, left = text[:left], max(0, left - len(text))
        if keep == text:
            return found[0]
        return f'<{found[1]}t xml:space="preserve">{safe(keep)}</{found[1]}t>'

    return _T.sub(piece, body)
