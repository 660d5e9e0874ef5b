"""How referrals are shown."""

from collections.abc import Iterable, Mapping

from pss_cli.i18n import N_, _
from pss_cli.views.person_sheet import BEFORE
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import OpenState, Origin, PersonKind

LIST = (
    Column("code", N_("code")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("day", N_("day"), "day"),
    Column("referrer", N_("referred by")),
    Column("directorate", N_("directorate")),
    Column("state", N_("state"), OpenState),
    Column("for_request", N_("for request")),
)

SHEET = (
    Column("name_in_use", N_("name in use")),
    Column("kind", N_("kind"), PersonKind),
    Column("relative_of", N_("relative of whom (a word, not a name)")),
    Column("birth_date", N_("birth date"), "day"),
    Column("adult", N_("18 or over"), "yes_no"),
    Column("person_directorate", N_("directorate that gave the services")),
    Column("day", N_("day of the referral"), "day"),
    Column("referrer", N_("referred by")),
    Column("referrer_role", N_("in what role")),
    Column("directorate", N_("directorate")),
    Column("agreed", N_("agrees that their details be sent"), "yes_no"),
    Column("received_care", N_("received care here, or a relative"), "yes_no"),
    Column("distance", N_("enough emotional distance"), "yes_no"),
    Column("not_claiming", N_("not focused only on claiming rights"), "yes_no"),
    Column("weekday_daytime", N_("weekday daytime"), "yes_no"),
    Column("youth_path", N_("youth: path travelled"), "yes_no"),
    Column("judgement_by", N_("youth: judgement by")),
    Column("for_request", N_("for request")),
    Column("closed_on", N_("closed on"), "day"),
    Column("closed_reason", N_("reason of the closing")),
    Column("origin", N_("origin"), Origin),
)
CRITERIA = (Column("criterion", N_("criterion")), Column("met", N_("recognised"), "yes_no"))


def sheet(row: Row, found: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return one referral with how to reach the person and its checklist."""
    title = _("{code} {name}: referral").format(code=row["code"], name=f"{row['first_name']} {row['last_name']}")
    drawn = {"contacts": BEFORE["contacts"], "criteria": (N_("Criteria"), CRITERIA)}
    parts = {name: Listing(columns, list(found[name]), _(heading)) for name, (heading, columns) in drawn.items()}
    return Sheet(title, SHEET, row, parts)
