"""Whose name is meant by a name typed with mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import Indel

CLOSE = 0.7  # from which a word is a mistyped other: `trembley` and `tremblay` are at 0.87
_WORDS = 200  # close words looked at for each word typed


def closest(typed: str, names: Iterable[tuple[int, str]], most: int) -> list[int]:
    """Return the ids of at most `most` people whose name (folded words, in any order) is closest to `typed`.

    Each word typed has to be close to a word of the name; a digit is never a mistake.
    """
    wanted, known = typed.split(), [(number, name.split()) for number, name in names]
    if not wanted or any(c.isdigit() for c in typed):
        return []
    words = {word for _number, name in known for word in name}
    near = [_near(word, words) for word in wanted]
    scored = []
    for number, name in known:
        best = [max((close.get(word, 0.0) for word in name), default=0.0) for close in near]
        if min(best) > 0:
            scored.append((sum(best), -number))
    return [-number for _score, number in nlargest(most, scored)]


def _near(word: str, words: set[str]) -> dict[str, float]:
    """Return the words close to `word`, with how close (from 0 to 1)."""
    found = process.extract(word, words, scorer=Indel.normalized_similarity, score_cutoff=CLOSE, limit=_WORDS)
    return {close: score for close, score, _key in found}
