"""How the establishment is shown."""

from pathlib import Path

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Row, Sheet

CREATED = (
    Column("path", N_("registry")),
    Column("name", N_("establishment")),
    Column("phone", N_("telephone of the Bureau")),
    Column("email", N_("e-mail of the Bureau")),
)


def created(settings: dict[str, str], path: Path) -> Sheet:
    """Return what a new registry says of itself."""
    row: Row = {"path": str(path), **{key: settings.get(key) for key in ("name", "phone", "email")}}
    return Sheet(_("The registry is ready."), CREATED, row, text=_("Next: pss refer add"))
