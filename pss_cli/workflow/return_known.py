"""What the lines of a return may name: activities and sessions of the year, and people."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pss_cli.codes import parse_code
from pss_cli.dates import parse_fiscal_year
from pss_cli.i18n import _
from pss_cli.reads import returns as read
from pss_cli.reads.base import Connection
from pss_cli.reads.expenses import Year
from pss_cli.text import fold, printable


class Known:
    """The activities, the sessions and the people of a registry, by their codes and their names."""

    def __init__(self, db: Connection, year: str, today: date) -> None:
        self.today = today
        of_year = Year(*parse_fiscal_year(year))
        self.occasions = {row["code"]: row for row in read.activities(db, of_year)}
        self.paid_for = read.paid_for(db, of_year)
        self.ids: dict[str, int] = {}
        self.named: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self.words: defaultdict[int, set[str]] = defaultdict(set)  # of each person's names
        for row in read.people(db):
            self.ids[row["code"]] = row["id"]
            for first in {row["first_name"], row["name_in_use"]} - {None}:
                words = _words(f"{first} {row['last_name']}")
                self.named[words].add(row["id"])
                self.words[row["id"]].update(words)

    def occasion(self, directorate: int, code: str, day: date | None) -> tuple[int | None, date]:
        """Return the activity of a code (None: a session) and its day.

        Raises ValueError when it was not held, or on another day, or is not of the directorate, nor was it claimed for
        from it.
        """
        found = self.occasions.get(code)
        if found is None:
            raise ValueError(
                _("there is no {code} in that year: leave the cell blank without a code.").format(code=code)
            )
        if found["directorate_id"] != directorate and (directorate, code) not in self.paid_for:
            raise ValueError(_("{code} is an activity of another directorate.").format(code=code))
        held = date.fromisoformat(found["day"])
        if not found["held"] or held > self.today:
            raise ValueError(
                _("{code} is planned on {day}, and was not held: pss match log {code} once it is.").format(
                    code=code, day=held
                )
                if found["id"]
                else _("{code} is planned on {day}, and was not held.").format(code=code, day=held)
            )
        if day is not None and day != held:
            raise ValueError(
                _("{code} was on {held}, not on {day}: leave the day blank, or the code.").format(
                    code=code, held=held, day=day
                )
            )
        return found["id"], held

    def person(self, typed: str | None, who: str | None) -> int | None:
        """Return the person of a code, or of a name when only one has it; None when that is not known.

        Raises ValueError when a code leads nowhere, or to somebody whose name is another's.
        """
        called = self.named.get(_words(who), set()) if who else set()
        if not typed:
            return next(iter(called)) if len(called) == 1 else None
        code = parse_code(typed)
        number = self.ids.get(code[1]) if code else None
        if number is None:
            raise ValueError(
                _("there is no {code} in the registry: leave the code blank.").format(code=printable(typed))
            )
        another = number not in called if called else who and self.words[number].isdisjoint(_words(who))
        if another:
            raise ValueError(_("{code} is not this person: one of the two is a slip.").format(code=printable(typed)))
        return number


def _words(name: str) -> tuple[str, ...]:
    """Return what a name is looked for by, whichever comes first."""
    return tuple(sorted(fold(name).split()))
