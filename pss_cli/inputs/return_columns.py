"""The columns of the workbook that a directorate fills in for its year, and the key by which it is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, one_line, text, yes_no
from pss_cli.inputs.importing.headings import Heading
from pss_cli.quantities import parse_count, parse_duration, parse_money

VERSION = 1  # of the workbook
_KEY = re.compile(r"pss-returns-(\d+) (\d{4}-\d{4}) ([0-9a-f]{12}) (all|rest) (.+)")
# Names that say how offices write such a cell: `length` is in hours, `amount…` is money (inputs/importing/cells.py).
COLUMNS = (
    Heading(Field("line", parse_count, N_("line")), "Ligne", "Line"),
    Heading(Field("occasion", one_line, N_("activity")), "Activité", "Activity"),
    Heading(Field("day", parse_day, N_("day")), "Jour", "Day"),
    Heading(Field("what", one_line, N_("committee or project")), "Comité ou projet", "Committee or project"),
    Heading(Field("person", one_line, N_("code")), "Code", "Code"),
    Heading(Field("who", one_line, N_("partner")), "Partenaire", "Partner"),
    Heading(Field("length_known", parse_duration, N_("hours")), "Heures au répertoire", "Hours in the registry"),
    Heading(Field("amount_known", parse_money, N_("claimed")), "Réclamé au répertoire", "Claimed in the registry"),
    Heading(
        Field("amount_approved", parse_money, N_("approved")), "Approuvé au répertoire", "Approved in the registry"
    ),
    Heading(Field("remove", yes_no, N_("to be taken out")), "À retirer (oui)", "Take out (yes)"),
    Heading(Field("length", parse_duration, N_("hours")), "Bonnes heures", "Right hours"),
    Heading(Field("amount", parse_money, N_("claimed")), "Bon montant réclamé", "Right amount claimed"),
    Heading(Field("note", text, N_("note")), "Remarque", "Remark"),
    Heading(Field("check", one_line, N_("check")), "Contrôle", "Check"),
)
NAMES = tuple(heading.field.name for heading in COLUMNS)
FILLED = ("remove", "length", "amount", "note")  # by the manager, on every line
ADDED = ("occasion", "day", "what", "person", "who", "length", "amount", "note")  # on a line that is added
KNOWN = ("person", "length_known", "amount_known")  # grey: what `check` tells unchanged
REQUIRED = ("occasion", "day", "person", "who", "length_known", "amount_known", "length", "amount")


def fingerprint(*known: object) -> str:
    """Return what tells that the grey cells of a line (KNOWN) are those that were sent."""
    said = "|".join("" if each is None else str(each) for each in known)
    return f"c{sha256(said.encode()).hexdigest()[:7]}"  # a letter first: a spreadsheet program leaves it a text


@dataclass(frozen=True)
class Key:
    """What a workbook says of itself: whose registry (its mark), which year, which directorate.

    Of the rest (`whole` false), the lines that were read before stay: it holds those that could not be.
    """

    year: str
    mark: str
    directorate: str
    whole: bool = True

    def __str__(self) -> str:
        return f"pss-returns-{VERSION} {self.year} {self.mark} {'all' if self.whole else 'rest'} {self.directorate}"

    @classmethod
    def read(cls, written: object) -> Self | None:
        """Return the key that a cell holds, None when it holds something else, or one of a version to come."""
        found = _KEY.fullmatch(" ".join(written.split())) if isinstance(written, str) else None
        if found is None or int(found[1]) > VERSION:
            return None
        return cls(found[2], found[3], found[5], found[4] == "all")
