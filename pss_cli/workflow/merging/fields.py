"""Two records of one person, field by field: what is kept, and from which of the two."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.text import fold

FIELDS = (
    "last_name", "first_name", "name_in_use", "kind", "relative_of", "birth_date", "adult", "language", "channel",
    "preferred_hours", "address", "city", "province", "postal_code", "directorate", "services_received",
    "lived_experience", "aptitudes", "followed", "follow_up_team", "housed", "educator", "employee", "employee_team",
    "superior", "details_confirmed_on", "deceased_on",
)  # fmt: skip
# Said together or not at all: half of an address and half of another would be nobody's.
TOGETHER = (("address", "city", "province", "postal_code"), ("birth_date", "adult"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of two people: both values as the registry writes them, and whose is kept."""

    name: str
    one: Any
    other: Any
    from_other: bool
    undecided: bool = False  # they contradict each other, and nobody said which is right

    @property
    def kept(self) -> Any:
        """The value that stays."""
        return self.other if self.from_other else self.one

    @property
    def lost(self) -> Any:
        """The value that does not stay, when it says something else."""
        left = self.one if self.from_other else self.other
        return None if left == self.kept else left


def names(typed: str | None, option: str) -> set[str]:
    """Return the fields typed as `birth-date,address`. Raises Usage."""
    found = {word.strip().replace("-", "_") for word in (typed or "").split(",") if word.strip()}
    unknown = found - set(FIELDS)
    if unknown:
        raise Usage(
            _("--{option}: “{names}” is no field; they are: {known}").format(
                option=option,
                names=", ".join(sorted(unknown))[:60],
                known=", ".join(f.replace("_", "-") for f in FIELDS),
            )
        )
    return found


def choices(
    one: Mapping[str, Any], other: Mapping[str, Any], take: Collection[str], keep: Collection[str], adults_by: date
) -> list[Choice]:
    """Return what becomes of each field. Raises Usage.

    The first one's values stay; what they do not say comes from the second, and so does what is in `take`. Two ages
    that contradict each other (adults are born by `adults_by`) are undecided unless in `take` or in `keep`.
    """
    both = [name for name in take if name in keep]
    if both:
        raise Usage(_("--keep: {names} is also in --take.").format(names=", ".join(sorted(both))))

    def choice(name: str) -> Choice:
        group = next((group for group in TOGETHER if name in group), (name,))
        values = one[name], other[name]
        if not set(group).isdisjoint(take):
            return Choice(name, *values, from_other=len(group) > 1 or other[name] is not None)
        if not set(group).isdisjoint(keep):
            return Choice(name, *values, from_other=False)
        agree = all(_agree(one[n], other[n]) for n in group)
        undecided = name == "birth_date" and _ages_differ(one, other, adults_by)
        return Choice(name, *values, agree and one[name] is None and other[name] is not None, undecided)

    return [choice(name) for name in FIELDS]


def _agree(one: Any, other: Any) -> bool:
    return one is None or other is None or fold(str(one)) == fold(str(other))


def _ages_differ(one: Mapping[str, Any], other: Mapping[str, Any], adults_by: date) -> bool:
    if one["birth_date"] and other["birth_date"]:
        return bool(one["birth_date"] != other["birth_date"])
    grown = {p["birth_date"] <= adults_by.isoformat() for p in (one, other) if p["birth_date"]}
    grown |= {bool(p["adult"]) for p in (one, other) if p["adult"] is not None}
    return len(grown) > 1
