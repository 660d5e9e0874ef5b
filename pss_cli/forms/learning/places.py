"""Where what a label asks is written: at its right, under it, over it, or after it in its own cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pss_cli.forms.learning.page import Box, Page

_BLANKS = re.compile(r"_{2,}|\.{4,}|…{2,}")
_SKIPPED = 2  # empty boxes between a label and its place


class Spot(NamedTuple):
    """A place where a value may go."""

    box: Box
    label: bool  # in the cell of the label, after it
    sure: float


def spots(
    page: Page, box: Box, taken: Callable[[Box], bool], known: Callable[[Box], bool], *, whole: bool = False
) -> list[Spot]:
    """Return the places that a label may mean, the best first.

    `taken` are boxes that are for something else, `known` those that ask something themselves; a
    label is `whole` when what follows its colon is part of it: "Less: advance".
    """
    beside = page.right(box)
    if beside is not None and beside.labels and _colon(box) and _filled_in(beside) and not known(beside):
        return [Spot(beside, False, 0.68)] if page.free(beside) and not taken(beside) else []
    found = list(_inside(page, box, whole))
    if not any(one.sure > 0.8 for one in found):  # the label itself says that the value comes after it
        found += [*_right(page, box, taken), *_below(page, box, taken), *_above(page, box, taken)]
    return sorted((one for one in found if one.sure > 0), key=lambda one: -one.sure)


def _open(page: Page, box: Box | None, taken: Callable[[Box], bool]) -> bool:
    if box is None or box.formula is not None or not page.free(box) or taken(box):
        return False
    return not box.labels or page.sample(box)


def _filled_in(box: Box) -> bool:
    """Whether a text may be what somebody wrote in an earlier form, and not a label nor a hint."""
    return len(box.text) <= 40 and ":" not in box.text and not box.text.startswith("(") and not box.bold


def _colon(box: Box) -> bool:
    return box.text.rstrip().endswith((":", "："))


def _invites(page: Page, box: Box) -> float:
    """Return how much a box looks like one to write in, from 0 to 1."""
    if page.marked:  # the form says itself where people write: those cells are not locked
        if box.locked:
            return 0.2 if box.inviting else 0.0
        return 1.0 if box.inviting or box.sides else 0.5
    return 1.0 if box.inviting else 0.7 if box.sides >= {"t", "l"} else 0.3 if box.width > 1 else 0.0


def _right(page: Page, box: Box, taken: Callable[[Box], bool]) -> Iterator[Spot]:
    """Yield the first open box at the right, or a more inviting one a little further."""
    following, row, best = page.right(box), box.area.top, None
    for passed in range(_SKIPPED + 1 + 2 * page.marked):
        if following is None or not _open(page, following, taken):
            break
        invites = _invites(page, following)
        if best is None or invites > best[1] + 0.2:
            best = following, invites, passed
        if invites == 1.0:
            break
        following = page.right(following, row)
    if best is None:
        return
    spot, invites, passed = best
    under = page.below(box)
    base = 0.55 + 0.29 * invites + (0.14 if _colon(box) else 0) - 0.04 * passed
    if invites < 0.3 and under is not None and _open(page, under, taken) and _invites(page, under) >= 0.7:
        base -= 0.2  # the line to write on is under the label
    yield Spot(spot, False, min(base, 0.97))


def _below(page: Page, box: Box, taken: Callable[[Box], bool]) -> Iterator[Spot]:
    under = page.below(box)
    if under is None or not _open(page, under, taken):
        return
    invites, beside = _invites(page, under), page.right(box)
    occupied = beside is None or not _open(page, beside, taken)
    if not occupied and invites >= 0.7 and _invites(page, beside) < 0.3:  # type: ignore[arg-type]
        occupied = True
    base = 0.40 + 0.25 * invites + (0.22 if occupied else 0) - (0.12 if _colon(box) else 0)
    base += 0.08 if under.area.left == box.area.left else -0.1
    # The box of the label opens on the one under it: one frame, two rows.
    base += 0.12 if box.sides >= {"t", "l"} and "b" not in box.sides else 0
    base -= 0.25 if _heads(page, under) or _under_line(page, box, taken) else 0
    yield Spot(under, False, min(base, 0.93))


def _heads(page: Page, box: Box) -> bool:
    """Whether an open box has a label of its own at its left."""
    return any(b.labels and b.area.right < box.area.left and _colon(b) and page.right(b) is box
               for b in page.row(box.area.top))  # fmt: skip


def _above(page: Page, box: Box, taken: Callable[[Box], bool]) -> Iterator[Spot]:
    over = page.above(box)
    if over is not None and _under_line(page, box, taken):
        yield Spot(over, False, 0.86 if "b" not in box.sides else 0.72)


def _under_line(page: Page, box: Box, taken: Callable[[Box], bool]) -> bool:
    """Whether a label is under the line to write on, as at the foot of forms."""
    over = page.above(box)
    if not _open(page, over, taken) or "t" not in box.sides or box.sides & {"l", "r"}:
        return False
    beside = page.right(box)
    return beside is None or not beside.inviting or not _open(page, beside, taken) or not _colon(box)


def _inside(page: Page, box: Box, whole: bool) -> Iterator[Spot]:
    if not page.free(box):
        return
    text = box.text.rstrip()
    if _BLANKS.search(text):
        yield Spot(box, True, 0.95)
    elif ":" in text and not whole and not _colon(box) and len(text.split(":")[1].split()) <= 6:
        yield Spot(box, True, 0.85)  # somebody wrote there already
    elif _colon(box):
        following = page.right(box)
        if following is not None and following.formula is not None:
            return  # the form says it itself
        shut = following is None or following.labels
        shut = shut and not (following is not None and page.sample(following))
        framed = box.sides >= {"t", "b", "l", "r"} or box.width > 2
        yield Spot(box, True, 0.8 if shut else 0.74 if framed and not following.inviting else 0.4)  # type: ignore[union-attr]
    elif box.sides >= {"t", "b", "l", "r"} and _tall(page, box):
        yield Spot(box, True, 0.66)


def _tall(page: Page, box: Box) -> bool:
    """Whether there is room under the label in its own frame, and nothing open around."""
    following, under = page.right(box), page.below(box)
    return all(near is None or near.labels for near in (following, under)) and box.area.bottom > box.area.top
