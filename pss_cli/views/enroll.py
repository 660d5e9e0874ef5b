"""How the registry of partners is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import EnrolmentState, Language, Level, Origin, Paper, Profile, Purpose, Stop, Withdrawal


@dataclass(frozen=True, slots=True)
class Several(Column):
    """A column of words of one enum, one blank between them."""

    def show(self, value: Any) -> str:
        """Return the words as people say them."""
        return ", ".join(Column.show(self, word) for word in (value or "").split())


LIST = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("state", N_("state"), EnrolmentState),
    Column("enrolled_on", N_("enrolled on"), "day"),
    Several("profiles", N_("profiles"), Profile),
    Column("level", N_("level"), Level),
    Column("directorate", N_("directorate")),
    Column("language", N_("language of correspondence"), Language),
    Column("phone", N_("telephone"), "phone"),
)

SHEET = (
    Column("state", N_("state"), EnrolmentState),
    Column("enrolled_on", N_("enrolled on"), "day"),
    Column("origin", N_("origin"), Origin),
    Several("profiles", N_("profiles"), Profile),
    Column("level", N_("level"), Level),
    Column("on_hold", N_("on hold"), "yes_no"),
    Column("last_involved_on", N_("enrolled before pss: last participation"), "day"),
    Column("family_talk", N_("minor: talked with the parents or the authorised person"), "yes_no"),
    Column("withdrawn_on", N_("withdrawn on"), "day"),
    Column("withdrawn_reason", N_("reason"), Withdrawal),
)

PARTS = {
    "consents": (
        N_("Consents"),
        (
            Column("purpose", N_("consent to"), Purpose),
            Column("given_on", N_("given on"), "day"),
            Column("withdrawn_on", N_("withdrawn on"), "day"),
            Column("origin", N_("origin"), Origin),
        ),
    ),
    "agreements": (
        N_("Agreements"),
        (
            Column("kind", N_("what"), Paper),
            Column("day", N_("day"), "day"),
            Column("done_by", N_("by")),
            Column("origin", N_("origin"), Origin),
        ),
    ),
    "profiles_held": (
        N_("Profiles"),
        (
            Column("profile", N_("profile"), Profile),
            Column("since", N_("since"), "day"),
            Column("until", N_("until"), "day"),
            Column("speaks_to_groups", N_("speaks before a group"), "yes_no"),
            Column("reason", N_("reason")),
        ),
    ),
    "levels_held": (
        N_("Levels"),
        (
            Column("level", N_("level"), Level),
            Column("since", N_("since"), "day"),
            Column("exposed", N_("situations that let them progress"), "yes_no"),
            Column("teaches", N_("teaches, listens, reflects"), "yes_no"),
            Column("reason", N_("reason")),
        ),
    ),
    "stops": (
        N_("Pauses and holds"),
        (
            Column("kind", N_("what"), Stop),
            Column("since", N_("since"), "day"),
            Column("until", N_("until"), "day"),
            Column("ended_on", N_("ended on"), "day"),
        ),
    ),
}


def parts(found: Mapping[str, Iterable[Row]]) -> dict[str, Listing]:
    """Return what belongs to an enrolment, as listings."""
    return {n: Listing(columns, list(found[n]), _(title)) for n, (title, columns) in PARTS.items() if n in found}


def sheet(row: Row, found: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return the enrolment of one person."""
    title = _("{code} {name}: registry").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, SHEET, row, parts(found))


def papers(row: Row, found: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return what one person consented to and signed."""
    title = _("{code} {name}: agreements").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    return Sheet(title, (), row, parts(found))
