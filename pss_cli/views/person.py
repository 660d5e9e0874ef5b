"""How people are shown: found, noted, owing something."""

from collections.abc import Iterable

from pss_cli.i18n import N_, _
from pss_cli.rules.base import Finding
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Language, Severity, Stage

FIND = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("name_in_use", N_("name in use")),
    Column("stage", N_("stage"), Stage),
    Column("language", N_("language of correspondence"), Language),
    Column("directorate", N_("directorate")),
    Column("phone", N_("telephone"), "phone"),
    Column("email", N_("e-mail")),
)

NOTE = (
    Column("number", N_("number"), "count"),
    Column("day", N_("day"), "day"),
    Column("author", N_("author")),
    Column("text", N_("the note")),
)

MISSING = (
    Column("code", N_("code")),
    Column("person", N_("person")),
    Column("rule", N_("rule")),
    Column("severity", N_("severity"), Severity),
    Column("owed", N_("what is owed")),
    Column("remedy", N_("what to do")),
    Column("source", N_("source"), "source"),
)


def missing(findings: Iterable[Finding]) -> Listing:
    """Return what people owe before an involvement."""
    rows = (
        {
            "code": f.facts.code,
            "person": f.facts.who,
            "rule": f.rule.code,
            "severity": f.rule.severity,
            "owed": str(f.rule.title),
            "remedy": f.remedy,
            "source": f.rule.source,
        }
        for f in findings
    )
    return Listing(MISSING, rows)


def note(row: Row) -> Sheet:
    """Return one note."""
    return Sheet(_("{code}: note").format(code=row["code"]), NOTE, row)
