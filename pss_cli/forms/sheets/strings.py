"""Texts of a workbook: those that its cells share, and what is safe to write in XML."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

_PHONETIC = re.compile(r"<((?:[\w.-]+:)?)(?:rPh\b.*?</\1rPh>|phoneticPr\b[^<>]*?(?:/>|>.*?</\1phoneticPr>))", re.S)
_T = re.compile(r"<((?:[\w.-]+:)?)t\b([^<>]*?)(?:/>|>([^<]*)</\1t>)")
_RUN = re.compile(r"<((?:[\w.-]+:)?)r\b[^<>]*>.*?</\1r>", re.S)
_BLANKS = re.compile(r"\s*(?:(?:[_.]\s?){2,}|…+|\s{3,})")
_NEXT = re.compile(r"\n|(?<=\s)[^\W\d_][\w'’.-]*\s?:(?=[\s_.…]|$)")  # a further label in the same cell
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

    What an earlier claim left after the label is removed, up to the next label of the same cell (`Date :`),
    which is kept with its blanks. `between` is put after a label that does not end in a colon.
    """
    said = plain(body)
    label, colon, rest = said.partition(":")
    own, following = _next_label(rest) if colon else ("", "")
    earlier = bool(colon) and any(c.isalnum() for c in own) and not own.strip().startswith("(")
    if value is None and not earlier:
        return None
    length = len(label) + 1 if colon else len(said.rstrip())
    body = _PHONETIC.sub("", body)
    space = "" if value is None else " " if colon else between
    if value and colon and label.endswith("\u00a0"):
        space = "\u00a0"
    put = f'<r><t xml:space="preserve">{safe(space + value)}</t></r>' if value else ""
    runs = _runs(_kept(body, 0, length)) + put
    if following:
        gap = "" if following[0].isspace() else '<r><t xml:space="preserve"> </t></r>'
        runs += gap + _runs(_kept(body, len(said) - len(following)))
    runs = re.sub(r"(</?)(?:[\w.-]+:)?(?=\w)", rf"\g<1>{prefix}", runs)
    return f"<{prefix}is>{runs}</{prefix}is>"


def _next_label(rest: str) -> tuple[str, str]:
    """Return what stands after a label, and what comes after its place: `Date : ____` in the same cell."""
    blanks = _BLANKS.match(rest)
    more = _NEXT.search(rest)
    if blanks and not rest[blanks.end() :].isspace():
        return "", rest[blanks.end() :]
    return (rest[: more.start()].rstrip(" "), rest[more.start() :]) if more else (rest, "")


def _runs(body: str) -> str:
    """Return a text as runs, each with its look; those that say nothing are left out."""
    runs = [run[0] for run in _RUN.finditer(body)]
    return "".join(run for run in runs if plain(run)) if runs else f"<r>{''.join(t[0] for t in _T.finditer(body))}</r>"


def _kept(body: str, start: int, end: int | None = None) -> str:
    """Return the XML of a text of which only the characters from `start` to `end` are kept."""
    at = 0

    def piece(found: re.Match[str]) -> str:
        nonlocal at
        text = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), unescape(found[3] or ""))
        first, at = at, at + len(text)
        keep = text[max(0, start - first) : None if end is None else max(0, end - first)]
        if keep == text:
            return found[0]
        return f'<{found[1]}t xml:space="preserve">{safe(keep)}</{found[1]}t>'

    return _T.sub(piece, body)
