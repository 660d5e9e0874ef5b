"""Who a row of a file is about: a number says it, or a name that a birth date, a telephone or an e-mail confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.errors import NotFound, WrongState
from pss_cli.i18n import _
from pss_cli.reads import importing as read
from pss_cli.reads.base import Connection, rows
from pss_cli.text import fold


def name_of(*words: str | None) -> str:
    """Return the words of a name, folded, in one order: `Roy, Zoé` and `Zoé Roy` are the same."""
    return " ".join(sorted(fold(" ".join(filter(None, words))).split()))


def key_of(given: Mapping[str, Any]) -> str:
    """Return what tells a row apart from one import to the next: its own number, or who it is about."""
    if given.get("key"):
        return f"{read.NUMBER}{given['key']}"
    name = fold(f"{given.get('last_name', '')} {given.get('first_name', '')}")
    reached = [*(given.get("phones") or ()), *(given.get("emails") or ())][:1]
    return " | ".join([name, *(str(v) for v in (given.get("birth_date"), *reached) if v)])


def reached_by(given: Mapping[str, Any]) -> set[str]:
    """Return the search keys of the telephones and e-mails of a row."""
    phones = {phone.partition(";")[0] for phone in given.get("phones") or ()}
    return phones | {email.casefold() for email in given.get("emails") or ()}


def _called(given: Mapping[str, Any]) -> list[str]:
    """Return what a row calls somebody: a number, a name."""
    number = [f"{read.NUMBER}{fold(given['key'])}"] if given.get("key") else []
    name = name_of(*(given.get(part) for part in ("person", "name", "first_name", "last_name")))
    return [*number, *([name] if name else [])]


class Who:
    """Everybody in the registry, by number, code, name and ways to be reached."""

    def __init__(self, db: Connection) -> None:
        self.code: dict[int, str] = {}
        self._codes: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._named: dict[str, list[int]] = defaultdict(list)
        self._names: dict[int, str] = {}
        self._births: dict[int, str] = {}
        self._reached: dict[int, set[str]] = defaultdict(set)
        self._reaching: dict[str, list[int]] = defaultdict(list)
        self._numbered: set[int] = set()
        self._lost: dict[str, tuple[int, str]] = {}  # by number and by name, where the rejected row of somebody is
        for row in rows(db, read.WHO):
            self._add(row["id"], row["code"], name_of(row["first_name"], row["last_name"]), row["import_key"])
            if row["birth_date"]:
                self._births[row["id"]] = row["birth_date"]
        for person, way in rows(db, read.REACHED):
            self._reaches(person, way)
        for person, before in read.merged(db):
            self._codes[before["code"]] = person
            self._named[name_of(before["first_name"], before["last_name"])].append(person)
            if before["import_key"]:
                self._keys[fold(before["import_key"])] = person

    def add(self, person: int, code: str, given: Mapping[str, Any]) -> None:
        """Keep in mind someone just written."""
        self._add(person, code, name_of(given["first_name"], given["last_name"]), given["import_key"])
        self.reaches(person, given)

    def reaches(self, person: int, given: Mapping[str, Any]) -> None:
        """Keep in mind the birth date and the ways to be reached of somebody whose record was just completed."""
        if given.get("birth_date"):
            self._births.setdefault(person, given["birth_date"].isoformat())
        for way in reached_by(given):
            self._reaches(person, way)

    def lose(self, typed: Mapping[str, str], line: int, sheet: str) -> None:
        """Keep in mind where the row of somebody is that was rejected."""
        for called in _called(typed):
            self._lost.setdefault(called, (line, sheet))

    def known(self, given: Mapping[str, Any]) -> int | None:
        """Return who in the registry a row of people is about, None for someone new. Raises WrongState for several."""
        numbered = self._by_number(given)
        if numbered is not None:
            return numbered
        same_row = self._keys.get(fold(key_of({**given, "key": None})))
        if same_row is not None and not (given.get("key") and same_row in self._numbered):
            return same_row
        free = [p for p in self.alike(given) if not (given.get("key") and p in self._numbered)]
        found = list(dict.fromkeys(p for p in free if self._same_birth(p, given) is not False))
        if len(found) > 1:
            raise WrongState(self._several(found))
        return found[0] if found else None

    def by_name_alone(self, person: int, given: Mapping[str, Any]) -> bool:
        """Return whether nothing but a name says that a row is about that person."""
        return not (given.get("birth_date") or reached_by(given) or self._by_number(given) == person)

    def alike(self, given: Mapping[str, Any]) -> list[int]:
        """Return those of the same name who share a birth date, a telephone or an e-mail with a row."""
        ways = reached_by(given)
        named = self._named.get(name_of(given.get("first_name"), given.get("last_name")), [])
        return [p for p in named if self._same_birth(p, given) or ways & self._reached.get(p, set())]

    def someone(self, given: Mapping[str, Any]) -> int:
        """Return whom a participation or an expense is about. Raises NotFound, WrongState for several."""
        numbered = self._by_number(given)
        if numbered is not None:
            return numbered
        name, ways = name_of(given.get("person"), given.get("first_name"), given.get("last_name")), reached_by(given)
        if name:
            found = self._named.get(name, [])
            reached = [p for p in found if ways & self._reached.get(p, set())]
            found = list(dict.fromkeys(reached or found))
        else:
            found = list(dict.fromkeys(p for way in sorted(ways) for p in self._reaching.get(way, ())))
        if given.get("key"):  # a number that leads nowhere is not that of somebody who has another
            found = [p for p in found if p not in self._numbered]
        if len(found) > 1:
            raise WrongState(self._several(found))
        if not found:
            if place := next((self._lost[called] for called in _called(given) if called in self._lost), None):
                sentence = _("This person is on line {line} of “{sheet}”, itself rejected: correct it first.")
                raise NotFound(sentence.format(line=place[0], sheet=place[1]))
            raise NotFound(_("Nobody in the registry has this number, this name or this way to be reached."))
        return found[0]

    def looks_like(self, people: Iterable[int]) -> str:
        """Return people as they are named in a sentence: their codes."""
        return ", ".join(self.code[p] for p in people)

    def _several(self, found: list[int]) -> str:
        return _("May be any of these: {codes}. Add their number, or a telephone.").format(codes=self.looks_like(found))

    def _add(self, person: int, code: str, name: str, import_key: str | None) -> None:
        self.code[person] = code
        self._codes[code] = person
        self._names[person] = name
        self._named[name].append(person)
        if import_key:
            self._keys[fold(import_key)] = person
            if read.number_of(import_key):
                self._numbered.add(person)

    def _reaches(self, person: int, way: str) -> None:
        self._reached[person].add(way)
        self._reaching[way].append(person)

    def _same_birth(self, person: int, given: Mapping[str, Any]) -> bool | None:
        """Return whether the birth dates are the same; None when one is not known."""
        born: date | None = given.get("birth_date")
        known = self._births.get(person)
        return None if born is None or known is None else born.isoformat() == known

    def _by_number(self, given: Mapping[str, Any]) -> int | None:
        """Return who has the number of a row; a code of pss is one, for somebody of that name."""
        if not given.get("key"):
            return None
        found = self._keys.get(fold(f"{read.NUMBER}{given['key']}"))
        code = parse_code(given["key"])
        if found is None and code and code[0] == "person" and code[1] in self._codes:
            found = self._codes[code[1]]
            if found in self._numbered:  # who is known here under another number, from another registry
                return None
            if not self._could_be(found, given):
                raise WrongState(_("{code} is somebody else in this registry.").format(code=code[1]))
        return found

    def _could_be(self, person: int, given: Mapping[str, Any]) -> bool:
        """Return whether a row that says a code may be about that person: a name changes, a birth date does not."""
        name = name_of(given.get("person"), given.get("first_name"), given.get("last_name"))
        same_name = not name or name == self._names[person]
        return bool(same_name or self._same_birth(person, given) or reached_by(given) & self._reached[person])
