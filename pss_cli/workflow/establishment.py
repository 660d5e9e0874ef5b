"""A new registry for one establishment: its settings, lists, directorates and rates."""

from __future__ import annotations

from datetime import date
from typing import Any

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.quantities import parse_rate
from pss_cli.resources import establishments, toml
from pss_cli.vocabulary import RateKind
from pss_cli.workflow.desk import Desk

FROM_THE_START = date(1900, 1, 1)


def known_profile(typed: str) -> str:
    """Return the profile of an establishment that ships. Raises Usage."""
    if typed not in establishments():
        raise Usage(_("--establishment is one of: {names}").format(names=", ".join(establishments())))
    return typed


def seed(desk: Desk, profile: str) -> None:
    """Write what `data/establishments/PROFILE.toml` and `data/rates.toml` say."""
    content = toml("establishments", f"{profile}.toml")
    settings = {"profile": profile, **content["establishment"], **content.get("thresholds", {})}
    for key, value in settings.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        desk.add(models.Setting(key=key, value=text, since=FROM_THE_START, source=content["source"]))
    for name, items in content["lists"].items():
        for position, (key, (fr, en)) in enumerate(items.items()):
            desk.add(models.ListItem(list=name, key=key, fr=fr, en=en, position=position))
    for code, said in content["directorates"].items():
        desk.add(models.Directorate(code=code, **said))
    for rate in toml("rates.toml")["rate"]:
        desk.add(_rate(rate))


def _rate(said: dict[str, Any]) -> models.Rate:
    return models.Rate(
        kind=RateKind(said["kind"]),
        since=said["since"],
        until=said.get("until"),
        tier_from=said.get("tier_from_km", 0) * 1000,
        amount=parse_rate(said["amount"]) if "amount" in said else None,
        source=said["source"],
    )
