"""What the labels of forms mean, from the synonyms that ship and those of the establishment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.resources import toml
from pss_cli.text import fold

NAME = "synonyms.toml"
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_BLANKS = re.compile(r"_{2,}|\.{3,}|…+")
_PARTS = re.compile(r"\s*[/|\n]\s*|\s+-\s+|\s+–\s+")
_LONGEST = 400  # characters
_FUZZY_FROM, _FUZZY = 6, 90  # letters of a word that may be misspelt; how alike, of 100


class Meaning(NamedTuple):
    """What a label asks, and how sure that is, from 0 to 1."""

    key: str
    sure: float


class Words:
    """The synonyms, ready to be looked up."""

    def __init__(self, tables: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._plain: dict[str, dict[str, str]] = {}  # table -> folded label -> key
        self._bare: dict[str, dict[str, str]] = {}  # the same without the words that change nothing
        self._told: dict[tuple[str, str], Meaning | None] = {}
        self._under: dict[str, list[tuple[str, str, str]]] = {}  # table -> heading, label, key
        for table, keys in tables.items():
            plain, under = self._plain.setdefault(table, {}), self._under.setdefault(table, [])
            for key, labels in keys.items():
                for label in labels:
                    heading, arrow, below = label.partition(">")
                    if arrow:
                        under.append((_folded(heading), _folded(below) or below.strip(), key))
                    else:
                        plain.setdefault(_folded(label), key)
        self._neutral = frozenset(fold(word) for word in tables.get("words", {}).get("neutral", ()))
        for table, plain in self._plain.items():
            bare = self._bare.setdefault(table, {})
            for known, key in plain.items():
                bare.setdefault(self._without_neutral(known), key)

    def meaning(self, table: str, text: str) -> Meaning | None:
        """Return what a label means in one of the tables, None when nobody can tell."""
        if (table, text) not in self._told:
            self._told[table, text] = self._best(table, text)
        return self._told[table, text]

    def _best(self, table: str, text: str) -> Meaning | None:
        best: Meaning | None = None
        if len(text) > _LONGEST:  # an instruction, not a label
            return None
        for weight, label in _ways(text):
            found = self._one(table, label)
            if found and (best is None or found.sure * weight > best.sure):
                best = Meaning(found.key, round(found.sure * weight, 3))
        return best

    def under(self, table: str, heading: str, text: str) -> Meaning | None:
        """Return what a label means under a heading, when the two together say it."""
        above, labels = f" {_folded(heading)} ", [text.strip(), *(label for _weight, label in _ways(text))]
        for wanted, below, key in self._under[table]:
            if below in labels and f" {wanted} " in above:
                return Meaning(key, 0.97)
        return None

    def is_label(self, text: str) -> bool:
        """Whether a text is one of a form's: it ends with a colon, or the program knows what it asks."""
        if text.rstrip().endswith(":"):
            return any(c.isalpha() for c in text)
        told = (self.meaning(table, text) for table in ("fields", "columns", "totals", "roles"))
        return any(found is not None and found.sure >= 0.9 for found in told)

    def says(self, table: str, key: str, text: str) -> bool:
        """Whether a label clearly is one of a key."""
        found = self.meaning(table, text)
        return found is not None and found.key == key and found.sure >= 0.8

    def _one(self, table: str, label: str) -> Meaning | None:
        plain = self._plain[table]
        if label in plain:
            return Meaning(plain[label], 1.0)
        bare = self._without_neutral(label)
        if bare and bare in self._bare[table]:
            return Meaning(self._bare[table][bare], 0.92)
        if len(label) >= _FUZZY_FROM:
            alike = process.extractOne(label, plain.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY)
            if alike and len(alike[0]) >= _FUZZY_FROM:
                return Meaning(plain[alike[0]], 0.85)
        return self._within(self._bare[table], bare)

    @staticmethod
    def _within(known: Mapping[str, str], bare: str) -> Meaning | None:
        """Return the longest label of several words that another one, hardly longer, contains."""
        found = [one for one in known if " " in one and f" {one} " in f" {bare} "
                 and len(bare.split()) <= len(one.split()) + 2]  # fmt: skip
        return Meaning(known[max(found, key=len)], 0.7) if found else None

    def _without_neutral(self, label: str) -> str:
        return " ".join(word for word in label.split() if word not in self._neutral)

    def language(self, texts: Iterable[str]) -> str:
        """Return the language that a form is written in: fr or en."""
        said = [word for text in texts for word in _folded(text).split()]
        tables = self._plain["words"]
        french = sum(tables.get(word) == "french" for word in said)
        return "fr" if french >= sum(tables.get(word) == "english" for word in said) else "en"


def read_words(own: Path) -> Words:
    """Return the synonyms that ship, with those of the file `own` when there is one. Raises BadFile."""
    tables = {name: {key: list(labels) for key, labels in table.items()} for name, table in toml("forms", NAME).items()}
    for name, table in _own(own).items():
        for key, labels in table.items():
            # What the establishment says comes first: it knows its forms.
            tables[name][key] = [*labels, *tables[name].get(key, ())]
            for other in tables[name]:
                if other != key:
                    tables[name][other] = [one for one in tables[name][other] if fold(one) not in map(fold, labels)]
    return Words(tables)


def _own(path: Path) -> dict[str, dict[str, list[str]]]:
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        known = toml("forms", NAME)
        for name, table in tables.items():
            if name not in known or not all(
                isinstance(labels, list) and all(isinstance(one, str) for one in labels) for labels in table.values()
            ):
                raise ValueError(f"[{name}]")
    except (OSError, ValueError, AttributeError) as error:
        raise BadFile(_("{file} holds no valid synonyms ({why}).").format(file=path, why=error)) from None
    return tables


def _folded(text: str) -> str:
    """Return a label without accents, capitals nor the dots of what is shortened."""
    return " ".join(fold(text).replace(".", " ").split())


def _ways(text: str) -> Iterator[tuple[float, str]]:
    """Yield the ways to read a label, folded, each with its weight: whole, without what is aside, each part of two."""
    text = _BLANKS.sub(" ", text)
    before = text.split(":")[0] if ":" in text[1:] else text
    seen = set()
    parts = ((0.95, part) for part in _PARTS.split(before))
    for weight, way in ((1.0, before), (1.0, _ASIDE.sub(" ", before)), (1.0, text), *parts):
        folded = _folded(way)
        if folded and folded not in seen:
            seen.add(folded)
            yield weight, folded
