"""What an establishment chooses: thresholds, delays, names, and the words of its lists; always dated."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.field import email, one_of, text, yes_no
from pss_cli.quantities import parse_count, parse_duration
from pss_cli.reads import establishment
from pss_cli.reads.base import Connection, rows
from pss_cli.resources import establishments
from pss_cli.rules.limits import LAW, Limits
from pss_cli.text import fold
from pss_cli.vocabulary import EntryKind, Level, Profile

if TYPE_CHECKING:
    from pss_cli.workflow.desk import Desk

_KINDS = {f.name: f.type for f in fields(Limits)}
_OTHERS = {"claim_form": "CISSS-DRF-Frais_deplacement-F"}  # no rule looks at them
_DEFAULTS = {f.name: f.default for f in fields(Limits)} | _OTHERS
LIST = "list:"


def listed(db: Connection, day: str, key: str | None = None) -> list[dict[str, Any]]:
    """Return the value in force on `day` and the coming ones of every setting, or all values of one.

    Raises Usage when there is no such setting.
    """
    dated = [dict(row) for row in rows(db, establishment.SETTINGS)]
    if key is not None:
        dated = [row for row in dated if row["key"] == _known(db, key)]
        return dated or [_default(key)]
    current = {row["key"]: row for row in dated if row["since"] <= day}
    found = [*current.values(), *(row for row in dated if row["since"] > day)]
    found += [_default(name) for name in _DEFAULTS if name not in current]
    found += [
        {"key": f"{LIST}{name}", "value": _("{n} words").format(n=n), "since": None, "source": None}
        for name, n in rows(db, establishment.LIST_NAMES, day=day)
    ]
    return sorted(found, key=lambda row: (row["key"].startswith(LIST), row["key"], row["since"] or ""))


def put(desk: Desk, key: str, typed: str, since: date) -> str:
    """Give a setting another value from a day on; return its key. Raises Usage."""
    from sqlmodel import select

    from pss_cli.models import Setting

    name = _known(desk.db, key)
    try:
        value = _parsed(name, typed)
    except ValueError as error:
        raise Usage(_("{name}: “{value}” {why}.").format(name=name, value=typed[:60], why=error)) from None
    same_day = select(Setting).where(Setting.key == name, Setting.since == since)
    setting = desk.session.exec(same_day).first() or Setting(key=name, value=value, since=since)
    setting.value, setting.source = value, desk.actor
    desk.add(setting)
    return name


def put_word(desk: Desk, name: str, key: str, said: dict[str, Any], since: date) -> str:
    """Add a word to a list, or change how it is said or until when it is used; return the list.

    A word is never removed, since records refer to it. Raises Usage, NotFound.
    """
    from sqlmodel import select

    from pss_cli.models import ListItem

    known = establishment.words_of(desk.db, name)
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", key):
        raise Usage(
            _("“{key}” is not a key such as asks_questions (small letters, no accent, no blank).").format(key=key[:40])
        )
    word = desk.session.exec(select(ListItem).where(ListItem.list == name, ListItem.key == key)).first()
    if word is None:
        if not (said.get("fr") and said.get("en")):
            raise Usage(_('A new word is said in both languages: {key} "en français" "in English".').format(key=key))
        word = ListItem(list=name, key=key, fr="", en="", position=len(known), since=since)
    desk.change(word, said)
    return name


def _known(db: Connection, key: str) -> str:
    known = sorted({*_DEFAULTS, *(row["key"] for row in rows(db, establishment.SETTINGS))})
    if key in known:
        return key
    close = get_close_matches(key, known)
    hint = _("Did you mean {names}?").format(names=", ".join(close)) if close else _("See: pss registry settings")
    raise Usage(_("There is no setting “{key}”.").format(key=key[:40]), hint)


def _default(key: str) -> dict[str, Any]:
    value = _DEFAULTS[key]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return {"key": key, "value": text, "since": None, "source": None}


def _parsed(key: str, typed: str) -> str:
    """Return the text kept for a setting. Raises ValueError."""
    if key == "profile":
        if typed not in establishments():
            raise ValueError(_("is not one of: {choices}").format(choices=", ".join(establishments())))
        return typed
    if _KINDS.get(key) == "int":
        timed = key.endswith("_min") and not typed.strip().isdigit() and key != "staff_min"
        value = parse_duration(typed) if timed else parse_count(typed)
        if value < LAW.get(key, 0):
            raise ValueError(_("is under {least}, which the law leaves nobody to lower").format(least=LAW[key]))
        return str(value)
    if _KINDS.get(key) == "bool":
        return "true" if yes_no(typed) else "false"
    if key in ("levels", "profiles"):
        parse = one_of(Level if key == "levels" else Profile)
        return ", ".join(dict.fromkeys(parse(word.strip()) for word in typed.split(",")))
    if key == "receipt_kinds":
        none = fold(typed) in ("aucun", "aucune", "none")
        kinds = [] if none else [one_of(EntryKind)(word.strip()) for word in typed.split(",")]
        return ", ".join(dict.fromkeys(kinds))
    said = email(typed) if key == "email" else text(typed)
    if not said:
        raise ValueError(_("is empty"))
    return said
