"""How forms left unfinished are shown: never what was typed in them."""

from collections.abc import Iterable

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row

LIST = (
    Column("at", N_("when"), "moment"),
    Column("actor", N_("who")),
    Column("command", N_("command")),
)


def listing(rows: Iterable[Row]) -> Listing:
    """Return the forms left unfinished."""
    return Listing(LIST, list(rows))


def erased(forms: int) -> str:
    """Return how many were erased, in words."""
    return _("Erased: {n}.").format(n=forms)
