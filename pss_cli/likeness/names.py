"""Two names compared, folded: the same, compound, initials, a nickname, a typing error, or different.

A name is words joined by blanks, as `folded` gives it: `jean pierre`, `j p`, `tremblay gagnon`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from pss_cli.resources import toml
from pss_cli.text import fold


class Like(StrEnum):
    """How two names look alike."""

    SAME = "same"
    NICKNAME = "nickname"
    COMPOUND = "compound"  # some words of a name of several
    TYPO = "typo"
    INITIALS = "initials"
    DIFFERENT = "different"


# What a likeness is worth, of what the same name is worth.
WORTH = {
    Like.SAME: 1.0,
    Like.NICKNAME: 0.9,
    Like.COMPOUND: 0.85,
    Like.TYPO: 0.85,
    Like.INITIALS: 0.7,
    Like.DIFFERENT: 0.0,
}
_SHORT, _LONG = 4, 8  # letters from which one, then two typing errors are looked past


def folded(name: str) -> str:
    """Return a name as it is compared: folded, without the points of initials."""
    return " ".join(fold(name).replace(".", " ").split())


@lru_cache(maxsize=1)
def formal_names() -> Mapping[str, frozenset[str]]:
    """Return the first names of which each nickname is one; a first name is among its own (data/nicknames.toml)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for formal, nicknames in toml("nicknames.toml")["nicknames"].items():
        for name in (formal, *nicknames):
            found[folded(name)].add(folded(formal))
    return {name: frozenset(formals) for name, formals in found.items()}


@lru_cache(maxsize=200_000)
def like(one: str, other: str, first: bool) -> Like:
    """Return how two folded names (`first` names or last names) look alike."""
    if not one or not other:
        return Like.DIFFERENT
    if one.replace(" ", "") == other.replace(" ", ""):
        return Like.SAME
    if first and _nicknames(one, other):
        return Like.NICKNAME
    words, others = one.split(), other.split()
    if _initials(words, others) or _initials(others, words):
        return Like.INITIALS if first else Like.DIFFERENT
    if _part(words, others) or _part(others, words):
        return Like.COMPOUND
    return Like.TYPO if _mistyped(one, other) else Like.DIFFERENT


def best(ones: Sequence[str], others: Sequence[str], first: bool) -> Like:
    """Return the best likeness of several names that one person goes by and several of another's."""
    if len(ones) == len(others) == 1:
        return like(ones[0], others[0], first)
    return max((like(a, b, first) for a in ones for b in others), key=WORTH.__getitem__)


def _nicknames(one: str, other: str) -> bool:
    known = formal_names()
    return not known.get(one, frozenset()).isdisjoint(known.get(other, ()))


def _initials(words: list[str], others: list[str]) -> bool:
    """Whether `words` are the initials of `others`: `j p`, `jp` or `j pierre` for `jean pierre`; `j` alone too."""
    if len(words) == 1 and 1 < len(words[0]) == len(others):
        words = list(words[0])
    pairs = list(zip(words, others, strict=False))
    return (
        len(words) <= len(others)
        and any(len(word) == 1 for word in words)
        and all(word == full or (len(word) == 1 and full.startswith(word)) for word, full in pairs)
    )


def _part(words: list[str], others: list[str]) -> bool:
    """Whether `words` are some of the words of `others`: `tremblay` of `tremblay gagnon`; particles alone are not."""
    return len(words) < len(others) and set(words) <= set(others) and any(len(word) > 2 for word in words)


def _mistyped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SHORT:
        return False
    errors = 2 if shorter >= _LONG else 1
    return OSA.distance(one, other, score_cutoff=errors) <= errors
