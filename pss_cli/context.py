"""What the commands share: which registry, what day, who acts, in which language."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pss_cli import dates
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.text import clean, printable

REGISTRY_NAME = "registry.pss"


def default_registry() -> Path:
    """Return where the registry lives when nothing else is said."""
    from platformdirs import user_data_path

    return user_data_path("pss", appauthor=False) / REGISTRY_NAME


def today() -> date:
    """Return the day of work. Raises Usage when PSS_TODAY is not a date."""
    try:
        return dates.today()
    except ValueError as error:
        raise Usage(f"PSS_TODAY {error}.") from None


def actor() -> str:
    """Return who acts: PSS_ACTOR, or the login name."""
    try:
        named = clean(os.environ.get("PSS_ACTOR", ""))
    except ValueError as error:
        raise Usage(f"PSS_ACTOR {error}.") from None
    if named:
        return named
    import getpass

    try:
        return printable(getpass.getuser())  # kept in the journal, shown to everybody
    except (KeyError, OSError, ImportError):
        return _("unknown")


@dataclass
class Context:
    """One run of the program."""

    path: Path
    today: date
    actor: str

    @classmethod
    def of(cls, registry: Path | None) -> Context:
        """Return the context for `--registry`, PSS_REGISTRY or the default place."""
        named = os.environ.get("PSS_REGISTRY")
        return cls(registry or (Path(named) if named else default_registry()), today(), actor())
