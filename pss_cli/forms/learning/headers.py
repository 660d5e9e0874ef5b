"""What the columns of a table mean: the header of each, under the headings that group several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.words import Meaning, Words
from pss_cli.text import fold

_MOST = 3  # rows of headers
_SIGNS = ("$", "€", "#")  # a whole header, at times
# Said of a column by its place among the others, not by its words alone.
LOOSE = ("mileage", "amount", "description")
EXPENSES = ("km_amount", "transit", "taxi", "parking", "travel", "morning", "noon", "evening", "meals", "other")


class Header(NamedTuple):
    """The header of one column: its box, the headings over it, what it means."""

    box: Box
    headings: tuple[Box, ...]  # from the closest
    meaning: Meaning


def headers(page: Page, words: Words, row: int) -> list[Header]:
    """Return the headers of the columns of a table whose last row of headers is `row`."""
    found, seen = [], set()
    for column in page.columns:
        stack = _stack(page, row, column)
        if not stack or stack[0].key in seen:
            continue
        seen.add(stack[0].key)
        meaning = _meaning(words, stack)
        if meaning:
            found.append(Header(stack[0], tuple(stack[1:]), meaning))
    return found


def _stack(page: Page, row: int, column: int) -> list[Box]:
    """Return the boxes of headers over a column, from the lowest."""
    above = [r for r in reversed(page.rows) if r <= row][:_MOST]
    boxes: list[Box] = []
    for each in above:
        box = page.box((each, column))
        if box in boxes:
            continue
        if boxes and (not box.labels or ":" in box.text or each < boxes[-1].area.top - 1):
            break
        if box.shown in _SIGNS or (box.labels and len(box.text) <= 160):
            boxes.append(box)
    # A header must reach the last row, or stand over empty cells of it.
    return boxes if boxes and (boxes[0].area.bottom >= row or _over_nothing(page, boxes[0], row)) else []


def _over_nothing(page: Page, box: Box, row: int) -> bool:
    if "b" in box.sides:  # its own frame ends there
        return False
    between = [r for r in page.rows if box.area.bottom < r <= row]
    return all(
        not page.box((r, box.area.left)).labels and page.box((r, box.area.left)).formula is None for r in between
    )


def _meaning(words: Words, stack: list[Box]) -> Meaning | None:
    lowest, *higher = (box.shown for box in stack)
    for heading in higher:  # the closest says most
        if told := words.under("columns", heading, lowest):
            return told
    own = words.meaning("columns", lowest)
    if not higher or (own and own.sure >= 0.8 and own.key not in LOOSE):
        return own
    return next((told for one in higher if (told := _by_heading(words, own, lowest, one))), own)


def _by_heading(words: Words, own: Meaning | None, lowest: str, higher: str) -> Meaning | None:
    """Return what a heading says of a vague header: "Kilométrage" over "$", "Repas" over "Montant"."""
    kind = words.meaning("columns", higher) or words.meaning("columns", f"{higher} {lowest}")
    if kind is None or (own and own.key != "amount"):
        return None
    if kind.key in EXPENSES:
        return Meaning(kind.key, round(kind.sure * (0.9 if own else 0.7), 3))
    return Meaning("km_amount", 0.9) if kind.key == "mileage" and (own or lowest in ("$", "€")) else None


def settled(found: Iterable[Header]) -> dict[str, Header]:
    """Return one header for each value of a line: what was loose is told by the other columns."""
    every = sorted(found, key=lambda header: header.box.area.left)
    keys = {header.meaning.key for header in every}
    made: dict[str, Header] = {}
    for header in every:
        key, sure = header.meaning
        if key in LOOSE:
            key, sure = _placed(key, header, every, keys)
        elif key == "line_total" and not _last(header, every):
            sure *= 0.7
        if key and (key not in made or sure > made[key].meaning.sure):
            made[key] = header._replace(meaning=Meaning(key, round(sure, 3)))
    return _joined(made)


def _placed(key: str, header: Header, every: list[Header], keys: set[str]) -> tuple[str, float]:
    """Return what a loose header means among the others, and how sure it is."""
    sure = header.meaning.sure
    if key == "description":
        return ("motive", sure * 0.92) if "motive" not in keys else ("label", sure * 0.72)
    if key == "mileage":
        money = "$" in header.box.text or bool({"amount", "montant", "dollar"} & set(fold(header.box.text).split()))
        if in_distance(header.box.text) and "km" not in keys:
            return "km", sure
        return ("km_amount", sure * 0.9) if money or keys & {"km", "rate"} else ("km", sure * 0.75)
    before = [each.meaning.key for each in every if each.box.area.left < header.box.area.left]
    if before and before[-1] in ("km", "rate") and "km_amount" not in keys:
        return "km_amount", sure * 0.9
    if not keys & set(EXPENSES):  # one amount a line, whatever it is for
        return "line_total", sure * (0.9 if "line_total" not in keys else 0.4)
    if before and before[-1] in ("other", "label") and "other" not in keys:
        return "other", sure * 0.8
    return "", 0.0


def in_distance(text: str) -> bool:
    """Whether a label of mileage says that it is a distance, not an amount."""
    return bool({"km", "kms", "kilometres", "kilometers", "miles", "distance"} & set(fold(text).split()))


def _last(header: Header, every: list[Header]) -> bool:
    amounts = [each for each in every if each.meaning.key in (*EXPENSES, "line_total", "amount")]
    return not amounts or header is amounts[-1]


def _joined(made: Mapping[str, Header]) -> dict[str, Header]:
    """Make one of what two columns would say twice."""
    kept = dict(made)
    if "itinerary" in kept and "departure" in kept and "arrival" in kept:
        del kept["itinerary"]
    if "departure" in kept and "arrival" not in kept and "itinerary" not in kept:
        kept["departure"] = kept["departure"]._replace(meaning=Meaning("departure", 0.6))
    return kept
