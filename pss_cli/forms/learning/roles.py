"""Whose a label is: the same words are asked of the claimant, of who approves, of the office."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.words import Words

APPROVER, OFFICE, SIGNATURE, NOBODY = "approver", "office", "signature", ""
_NUMBER = re.compile(
    r"(?:(?:section|partie|part)\s+)?\w{1,2}\s*[.):–—-]+\s*|(?:section|partie|part)\s+\w{1,2}\s+", re.I
)
_REACH = 9  # rows under a heading that are still its own
_BESIDE = 1  # rows between a signature and its date


def roles(page: Page, words: Words) -> Mapping[Box, str]:
    """Return the boxes that say whose the next ones are."""
    found = {}
    for box in page.texts:
        if len(box.text) > 90:
            continue
        told = words.meaning("roles", _unnumbered(box.text))
        if told and told.sure >= 0.7:
            found[box] = told.key
    # Of several headings side by side, one that is of nobody in particular ends what the first one heads.
    for heading in [box for box in found if box.bold or box.filled]:
        for box in page.row(heading.area.top):
            if box.labels and box not in found and (box.bold, box.filled) == (heading.bold, heading.filled):
                found[box] = NOBODY
    return found


def _unnumbered(text: str) -> str:
    """Return a heading without its number: "B.  IDENTIFICATION", "Section 3 - Approbation"."""
    return text[found.end() :] if (found := _NUMBER.match(text)) else text


def role_of(box: Box, found: Mapping[Box, str]) -> str:
    """Return whose a label is: what the nearest heading over it, or before it, says; "" when none does."""
    best, nearest = "", (99, 99)
    for heading, role in found.items():
        if heading is box or role == SIGNATURE:
            continue
        up, across = box.area.top - heading.area.bottom, box.area.left - heading.area.left
        same_row = heading.area.top <= box.area.top <= heading.area.bottom
        if not (same_row or 0 < up <= _REACH) or across < 0:
            continue
        near = (0 if same_row else up, across)
        if near < nearest:
            best, nearest = role, near
    return best


def by_signature(box: Box, found: Mapping[Box, str]) -> bool:
    """Whether a date is the one of a signature: on its row, or nearly."""
    for heading, role in found.items():
        if role == SIGNATURE and heading is not box:
            apart = max(heading.area.top - box.area.bottom, box.area.top - heading.area.bottom)
            if apart <= _BESIDE:
                return True
    return False
