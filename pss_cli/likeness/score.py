"""How likely two people are the same one, with what says so: points that add up, at most 100.

The same name is worth 50. Two people of one family share a telephone, an address, even a birth date, so different
first names keep a pair under `LIKELY` whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pss_cli.likeness.names import WORTH, Like, best, folded, like
from pss_cli.text import fold
from pss_cli.vocabulary import Evidence

LIKELY = 50  # from here on, a pair is worth a look
FAMILY = 45  # the most that different first names let a pair have
POSSIBLE = 10  # below, a pair is not even mentioned

_FIRST, _LAST = 25, 25
_POINTS = {
    Evidence.SAME_BIRTH_DATE: 30,
    Evidence.DAY_AND_MONTH: 20,
    Evidence.DIFFERENT_BIRTH_DATE: -20,
    Evidence.SAME_PHONE: 20,
    Evidence.SAME_EMAIL: 35,
    Evidence.SAME_MAILBOX: 15,
    Evidence.SAME_POSTAL_CODE: 10,
    Evidence.DIFFERENT_LAST: -10,
}
_SAID = {
    Like.NICKNAME: Evidence.NICKNAME,
    Like.COMPOUND: Evidence.COMPOUND,
    Like.INITIALS: Evidence.INITIALS,
    Like.TYPO: Evidence.TYPO,
}
_SHARED_BOXES = frozenset(("info", "contact", "admin", "bureau", "reception", "secretariat", "accueil", "famille"))
_SHORTEST_BOX = 5  # letters from which the beginning of an e-mail says something


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """What is compared of a person: names folded, contacts as search keys, the birth date as ISO text."""

    id: int
    last: str
    firsts: tuple[str, ...]  # the first name, then the name in use
    birth_date: str | None = None
    postal_code: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    boxes: frozenset[str] = frozenset()  # beginnings of e-mails that say something: neither short nor of an office


def face(
    number: int,
    first_name: str,
    last_name: str,
    name_in_use: str | None = None,
    birth_date: str | None = None,
    postal_code: str | None = None,
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
) -> Face:
    """Return what is compared of a person, from what the registry holds."""
    first, last = folded(first_name), folded(last_name)
    in_use = " ".join(word for word in folded(name_in_use or "").split() if word not in last.split())
    firsts = (first, in_use) if in_use and in_use != first else (first,)
    addresses = frozenset(emails)
    boxes = frozenset(email.partition("@")[0] for email in addresses) - _SHARED_BOXES
    return Face(
        number, last, firsts, birth_date, "".join(fold(postal_code or "").split()), frozenset(phones), addresses,
        frozenset(box for box in boxes if len(box) >= _SHORTEST_BOX),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two people are the same one, from 0 to 100, and what says so."""

    score: int
    evidence: tuple[Evidence, ...]


def compare(one: Face, other: Face, least: int = 0) -> Likeness | None:
    """Return how likely two people are the same one; None under `least`, sooner than by comparing the names."""
    evidence = [*_dates(one.birth_date, other.birth_date), *_contacts(one, other)]
    points: float = sum(_POINTS[said] for said in evidence)
    if points + _FIRST + _LAST < least:
        return None
    worth, named = _names(one, other)
    most = FAMILY if Evidence.DIFFERENT_FIRST in named else 100
    score = max(0, min(most, round(points + worth)))
    return None if score < least else Likeness(score, (*named, *evidence))


def _names(one: Face, other: Face) -> tuple[float, list[Evidence]]:
    first, last = best(one.firsts, other.firsts, True), like(one.last, other.last, False)
    points = _FIRST * WORTH[first] + _LAST * WORTH[last]
    if first is last is Like.SAME:
        return points, [Evidence.SAME_NAME]
    turned = best(one.firsts, (other.last,), False), best((one.last,), other.firsts, False)
    if Like.DIFFERENT not in turned and (crossed := _FIRST * WORTH[turned[0]] + _LAST * WORTH[turned[1]]) > points:
        return crossed, [Evidence.SWAPPED, *_said(*turned)]
    evidence = _said(first, last)
    if first is Like.DIFFERENT:
        evidence.append(Evidence.DIFFERENT_FIRST)
    if last is Like.DIFFERENT:
        points += _POINTS[Evidence.DIFFERENT_LAST]
        evidence.append(Evidence.DIFFERENT_LAST)
    return points, evidence


def _said(*likes: Like) -> list[Evidence]:
    return list(dict.fromkeys(_SAID[like] for like in likes if like in _SAID))


def _dates(one: str | None, other: str | None) -> list[Evidence]:
    if one is None or other is None:
        return []
    if one == other:
        return [Evidence.SAME_BIRTH_DATE]
    turned = f"{other[:4]}-{other[8:]}-{other[5:7]}"
    return [Evidence.DAY_AND_MONTH if one == turned else Evidence.DIFFERENT_BIRTH_DATE]


def _contacts(one: Face, other: Face) -> list[Evidence]:
    found = []
    if not one.phones.isdisjoint(other.phones):
        found.append(Evidence.SAME_PHONE)
    if not one.emails.isdisjoint(other.emails):
        found.append(Evidence.SAME_EMAIL)
    elif not one.boxes.isdisjoint(other.boxes):
        found.append(Evidence.SAME_MAILBOX)
    if one.postal_code and one.postal_code == other.postal_code:
        found.append(Evidence.SAME_POSTAL_CODE)
    return found
