"""One field of a form, and how typed text becomes its value.

The same field is an option (`--first-name`), a JSON key (`first_name`) and a question at the
prompt, so the three cannot drift apart. Pydantic would do the reading as well, but listing
commands live beside the forms and must start without it; its messages are English only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from pss_cli.i18n import _, in_french, language
from pss_cli.labels import LABELS, WEEKDAYS, label
from pss_cli.quantities import parse_count
from pss_cli.text import clean, fold, printable
from pss_cli.vocabulary import Part

Given = Mapping[str, Any]
Parser = Callable[[str], Any]
Words = Mapping[str, Sequence["Word"]]  # the establishment's lists, by name

YES = {"oui", "o", "yes", "y", "true", "vrai"}
NO = {"non", "n", "no", "false", "faux"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an establishment's list: its key and how people say it."""

    key: str
    fr: str
    en: str


def always(_given: Given) -> bool:
    """Ask this field whatever was answered so far."""
    return True


def never(_given: Given) -> bool:
    """Never ask this field; it can be given."""
    return False


def when(name: str, *values: Any) -> Callable[[Given], bool]:
    """Ask this field when `name` was answered with one of `values` (or with anything)."""
    return lambda given: given.get(name) in values if values else bool(given.get(name))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, how it is read, what it is called."""

    name: str
    parse: Parser
    label: str
    required: bool | Callable[[Given], bool] = False
    ask: Callable[[Given], bool] = always
    many: bool = False
    whole: bool = False  # each of the many may hold a comma: the option is repeated, never cut
    words: str = ""  # the establishment's list that holds its choices
    choices: type[StrEnum] | None = None
    example: str = ""
    called: str = ""  # the option, where the name cannot say it (`with` is a word of Python)
    usual: str = ""  # what is usual is offered first: a key of reads/usual.py
    by_enter: bool = False  # and Enter takes it; never what is said of a person, a consent, a day, money
    why: tuple[str, ...] = ()  # the rules that it answers
    expected: bool = False  # a rule refuses the record without it, or without another that is expected for the same
    kept: bool = True  # by a form that is left unfinished; never what is said of a person in free words

    def needed(self, given: Given) -> bool:
        """Whether this field cannot be left out, given the other answers."""
        return self.required(given) if callable(self.required) else self.required

    @property
    def option(self) -> str:
        """Return the name of the command-line option, without dashes."""
        return self.called or self.name.replace("_", "-")

    @property
    def is_flag(self) -> bool:
        """Whether this is answered by yes or no."""
        return self.parse is yes_no


def yes_no(typed: str) -> bool:
    """Return the answer for `oui`, `o`, `yes`, `y`, `non`, `n`, `no`. Raises ValueError."""
    answer = fold(typed)
    if answer in YES | NO:
        return answer in YES
    raise ValueError(_("is neither yes nor no"))


def text(typed: str) -> str:
    """Return clean text. Raises ValueError for control characters."""
    return clean(typed)


def one_line(typed: str) -> str:
    """Return clean text of one line, such as a name. Raises ValueError."""
    line = clean(typed)
    if "\n" in line:
        raise ValueError(_("is on several lines"))
    return line


def between(least: int, most: int) -> Parser:
    """Return a parser for a whole number from `least` to `most`."""

    def parse(typed: str) -> int:
        number = parse_count(typed)
        if not least <= number <= most:
            raise ValueError(_("is not between {least} and {most}").format(least=least, most=most))
        return number

    return parse


def email(typed: str) -> str:
    """Return an e-mail address. Raises ValueError."""
    address = clean(typed)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}", address):
        raise ValueError(_("is not an e-mail address"))
    return address


def postal_code(typed: str) -> str:
    """Return a Canadian postal code as `H7M 3L9`. Raises ValueError."""
    found = re.fullmatch(r"([A-Za-z]\d[A-Za-z])[ -]?(\d[A-Za-z]\d)", typed.strip())
    if not found:
        raise ValueError(_("is not a postal code such as H7M 3L9"))
    return f"{found[1]} {found[2]}".upper()


def slots(typed: str) -> list[tuple[int, Part]]:
    """Return the weekly slots of `lundi-matin`, `mon-am`, `semaine-jour` or `tout`. Raises ValueError."""
    key = fold(typed)
    daytime = [(d, p) for d in range(5) for p in (Part.MORNING, Part.AFTERNOON)]
    if key in ("semaine jour", "weekday daytime"):
        return daytime
    if key in ("tout", "all"):
        return [(d, p) for d in range(7) for p in Part]
    day, _blank, part = key.partition(" ")
    days = [
        i
        for i, name in enumerate(WEEKDAYS)
        if len(day) >= 3 and (name.startswith(day) or fold(_(name)).startswith(day))
    ]
    days = days or [i for i, name in enumerate(_FRENCH_DAYS) if len(day) >= 3 and name.startswith(day)]
    parts = [p for p in Part if part and any(word.startswith(part) for word in _PARTS[p])]
    if len(days) != 1 or len(parts) != 1:
        raise ValueError(_("is not a slot such as lundi-matin, mardi-après-midi, semaine-jour"))
    return [(days[0], parts[0])]


_FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_PARTS = {
    Part.MORNING: ("matin", "morning", "am"),
    Part.AFTERNOON: ("apres midi", "afternoon", "pm"),
    Part.EVENING: ("soir", "evening"),
}


def one_of(kind: type[StrEnum]) -> Parser:
    """Return a parser for the members of `kind`, by value or by label in either language."""

    @cache
    def names() -> list[tuple[StrEnum, set[str]]]:
        labels = {m: (m.value.replace("_", " "), LABELS[kind][m], in_french(LABELS[kind][m])) for m in kind}
        return [(m, set(map(fold, labels[m]))) for m in kind]

    def parse(typed: str) -> StrEnum:
        wanted = fold(typed.replace("_", " ").replace("-", " "))
        said = names()
        found = [m for m, called in said if wanted in called]
        found = found or [m for m, called in said if wanted and any(n.startswith(wanted) for n in called)]
        if len(found) != 1:
            choices = ", ".join(f"{m.value} ({label(m)})" for m in kind)
            raise ValueError(_("is not one of: {choices}").format(choices=choices))
        return found[0]

    return parse


def choose(words: Sequence[Word], typed: str) -> str:
    """Return the key of the word of a list typed as its key or as said in either language. Raises ValueError."""
    wanted = fold(typed.replace("_", " ").replace("-", " "))
    said = [(w, {fold(w.key.replace("_", " ").replace("-", " ")), fold(w.fr), fold(w.en)}) for w in words]
    found = [w for w, names in said if wanted in names]
    found = found or [w for w, names in said if wanted and any(n.startswith(wanted) for n in names)]
    if len(found) != 1:
        choices = ", ".join(f"{w.key} ({w.fr if language() == 'fr' else w.en})" for w in words)
        raise ValueError(_("is not one of: {choices}").format(choices=choices))
    return found[0].key


def _empty(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


@dataclass
class Reading:
    """The values read so far and what could not be read, in words."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    called: Mapping[str, str] = field(default_factory=dict)  # fields that are not options: by name

    def read(self, spec: Field, raw: Any, words: Words) -> None:
        """Read one raw value (text, or JSON) into `values`, or say why not in `problems`."""
        try:
            if spec.many:
                cut = isinstance(raw, str) and not spec.whole
                items = re.split(r"\s*[,;]\s*", raw) if cut else raw if isinstance(raw, list) else [raw]
                read = [self._one(spec, item, words) for item in items if not _empty(item)]
                flat = [v for r in read for v in (r if isinstance(r, list) else [r])]
                self.values[spec.name] = list(dict.fromkeys(flat))
            else:
                self.values[spec.name] = None if _empty(raw) else self._one(spec, raw, words)
        except ValueError as error:
            shown = ", ".join(map(str, raw)) if isinstance(raw, list) else "" if raw is None else str(raw)
            name = self.called.get(spec.name) or f"--{spec.option}"
            self.problems.append(_("{name}: “{value}” {why}.").format(name=name, value=printable(shown), why=error))

    @staticmethod
    def _one(spec: Field, raw: Any, words: Words) -> Any:
        if isinstance(raw, bool):
            if spec.is_flag:
                return raw
            raise ValueError(_("is a yes or no where a text is expected"))
        if not isinstance(raw, str):
            raise ValueError(_("is a list or an object where a text is expected"))
        typed = clean(raw)
        if not spec.words:
            return spec.parse(typed)
        if spec.many and fold(typed) in ("tous", "toutes", "tout", "all"):
            return [word.key for word in words.get(spec.words, ())]
        return choose(words.get(spec.words, ()), typed)
