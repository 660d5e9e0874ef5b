"""Which people are worth comparing: those who share a key, never everybody with everybody.

A key is a last name by its sounds with the initial of a first name (turned around too), a telephone, an e-mail or its
beginning, or a birth date with one of the names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pss_cli.likeness.names import formal_names
from pss_cli.likeness.score import Face, Likeness, compare

# A key that more people share says little of who they are (the telephone of a ward), or costs too much: it is cut
# finer by the first name, then left aside. Those who share more than this one key are found by another.
MOST_OF_A_KEY = 150

_SOUNDS = (("ph", "f"), ("qu", "k"), ("ck", "k"), ("c", "k"), ("z", "s"), ("x", "s"), ("y", "i"), ("h", ""))
_SILENT = str.maketrans("", "", "aeiou ")
_LETTERS = 6

Key = tuple[str, ...]
NAME, UNDATED = "name", "undated"  # keys by name: of everybody; of those whose birth date is not known
NAMES_AGAINST_DATES = 40  # the most that names and an address score when two birth dates differ


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who look alike, the first known first, and how much."""

    one: Face
    other: Face
    likeness: Likeness


def alike(
    people: Collection[Face],
    distinct: Collection[tuple[int, int]] = frozenset(),
    *,
    least: int,
    only: int | None = None,
    done: Callable[[int], None] = lambda _people: None,
) -> list[Pair]:
    """Return the pairs that score `least` or more, best first.

    `distinct` holds the pairs of ids (the smaller first) said to be two people; `only` is the id of the one person
    whose pairs are wanted; `done` is told of people gone through.
    """
    index = _Index(people, by_name_alone=least <= NAMES_AGAINST_DATES)
    found = []
    for one in people:
        if only in (None, one.id):
            for other in index.around(one):
                pair = (one, other) if one.id < other.id else (other, one)
                wanted = (only or one.id < other.id) and (pair[0].id, pair[1].id) not in distinct
                if wanted and (likeness := compare(*pair, least)):
                    found.append(Pair(*pair, likeness))
        done(1)
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.one.id, pair.other.id))


class _Index:
    """People by the keys they share."""

    def __init__(self, people: Collection[Face], *, by_name_alone: bool) -> None:
        self.by_name_alone = by_name_alone
        self.blocks: defaultdict[Key, list[Face]] = defaultdict(list)
        for person in people:
            for key in (*_by_name(person, NAME), *_by_fact(person)):
                self.blocks[key].append(person)
            if not person.birth_date:
                for key in _by_name(person, UNDATED):
                    self.blocks[key].append(person)
        self.cut = {key for key, block in self.blocks.items() if len(block) > MOST_OF_A_KEY}
        for key in self.cut:
            for person in self.blocks.pop(key):
                self.blocks[(*key, person.firsts[0])].append(person)

    def around(self, person: Face) -> Collection[Face]:
        """Return those who share a key with `person`, once each."""
        found: dict[int, Face] = {}
        names = NAME if self.by_name_alone or not person.birth_date else UNDATED
        turned = (*_turned(person, names), *_turned_by_date(person))
        for key in {*_by_name(person, names), *_by_fact(person), *turned}:
            block = self.blocks.get((*key, person.firsts[0]) if key in self.cut else key, ())
            if len(block) <= MOST_OF_A_KEY:
                found.update((other.id, other) for other in block)
        found.pop(person.id, None)
        return found.values()


def _by_name(person: Face, kind: str) -> Iterator[Key]:
    initials = {initial for first in person.firsts for initial in _initials(first)}
    return ((kind, last, initial) for last, initial in product(_sounds(person.last), initials))


def _turned(person: Face, kind: str) -> Iterator[Key]:
    """Return the keys by name that a person would have with first and last names swapped."""
    return ((kind, last, initial) for last, initial in product(_sounds(person.firsts[0]), _initials(person.last)))


def _by_fact(person: Face) -> Iterator[Key]:
    yield from (("phone", phone) for phone in person.phones)
    yield from (("email", email) for email in person.emails)
    yield from (("box", box) for box in person.boxes)
    if date := _date(person):
        yield from (("birth", date, last) for last in _sounds(person.last))
        yield from (("born", date, initial) for first in person.firsts for initial in _initials(first))


def _turned_by_date(person: Face) -> Iterator[Key]:
    """Return the keys by birth date that a person would have with first and last names swapped."""
    if date := _date(person):
        yield from (("birth", date, last) for first in person.firsts for last in _sounds(first))


def _date(person: Face) -> str:
    """Return a birth date, the same when day and month are swapped; empty when it is not known."""
    year, *day = (person.birth_date or "").split("-")
    return "-".join((year, *sorted(day)))


@lru_cache(maxsize=100_000)
def _sounds(name: str) -> frozenset[str]:
    """Return a name, and each word of a compound one, without what is often written otherwise."""
    whole = name.replace(" ", "")
    return frozenset(_sound(word) for word in (whole, *(w for w in name.split() if len(w) > 2)) if word)


def _sound(word: str) -> str:
    rest = word[1:]
    for written, heard in _SOUNDS:
        rest = rest.replace(written, heard)
    rest = rest.translate(_SILENT)
    single = "".join(c for before, c in zip(" " + rest, rest, strict=False) if c != before)
    return (word[0] + single)[:_LETTERS]


@lru_cache(maxsize=100_000)
def _initials(first: str) -> frozenset[str]:
    """Return the initials of a first name, and of the names of which it is the nickname."""
    return frozenset(word[0] for name in (first, *formal_names().get(first, ())) for word in name.split())
