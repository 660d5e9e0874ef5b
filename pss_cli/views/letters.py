"""What a letter says of a record, in the language of who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from pss_cli.i18n import N_, _, language, speaking
from pss_cli.labels import day_label, label, slot_label
from pss_cli.letters.book import COMMON, LANGUAGES, MEANINGS, OWN, names
from pss_cli.letters.draft import Draft
from pss_cli.phones import parse_phone, show_phone
from pss_cli.quantities import show_clock, show_duration, show_money
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Channel, EntryKind, Letter

Values = Mapping[str, Any]

DRAFTS = (
    Column("code", N_("code")),
    Column("letter", N_("letter"), Letter),
    Column("language", N_("language")),
    Column("to", N_("to")),
    Column("phone", N_("telephone"), "phone"),
    Column("subject", N_("subject")),
    Column("text", N_("text")),
)
TEMPLATES = (
    Column("name", N_("letter")),
    Column("about", N_("what it is about")),
    Column("fr", N_("French")),
    Column("en", N_("English")),
    Column("names", N_("its own names")),
)
NAMES = (Column("name", N_("name")), Column("meaning", N_("what stands there")))


def named(row: Row) -> str:
    """Return the name by which a person is written to: the one they use."""
    used = row["name_in_use"]
    return str(used) if used and " " in used else f"{used or row['first_name']} {row['last_name']}"


def introduced(row: Row) -> str:
    """Return the name by which a partner is introduced to a team."""
    used = f" ({row['name_in_use']})" if row["name_in_use"] else ""
    return f"{row['first_name']} {row['last_name']}{used}"


def correspondence(row: Row) -> str:
    """Return the language in which a person is written to; French when it is another one."""
    return row["language"] if row["language"] in LANGUAGES else "fr"


def mailbox(contact: str | None) -> str | None:
    """Return the e-mail address that contact details in words hold, None when there is none."""
    found = re.search(r"[^\s<>,;:()]+@[^\s<>,;:()]+", contact or "")
    return found[0].rstrip(".") if found else None


def values(letter: Letter, chosen: str, facts: Values, bureau: Mapping[str, str]) -> dict[str, str]:
    """Return what stands for each name of a letter in the language `chosen`; empty when unknown."""
    known = {**facts, "bureau": bureau}
    with speaking(chosen):
        return {name: _SAID.get(name, _as_it_is(name))(known) or "" for name in names(letter)}


def _as_it_is(name: str) -> Callable[[Values], str]:
    return lambda facts: str(facts.get(name) or "")


def _bureau(key: str) -> Callable[[Values], str]:
    return lambda facts: facts["bureau"].get(key, "")


def _telephone(bureau: Mapping[str, str]) -> str:
    """Return the telephone of the office with its extension in the language of the letter, as typed if unreadable."""
    typed = bureau.get("phone", "")
    try:
        return show_phone(parse_phone(typed))
    except ValueError:
        return typed


def _day(name: str) -> Callable[[Values], str]:
    return lambda facts: day_label(date.fromisoformat(facts[name])) if facts.get(name) else ""


def _clock(name: str) -> Callable[[Values], str]:
    return lambda facts: show_clock(facts[name]) if facts.get(name) is not None else ""


def _in_words(name: str) -> Callable[[Values], str]:
    return lambda facts: facts.get(f"{name}_{language()}") or ""


def _contacts(facts: Values) -> str:
    reached = [f"  {show_phone(c['value']) if c['kind'] == 'phone' else c['value']}" for c in facts["contacts"]]
    if facts["channel"]:
        reached.append("  " + _("preferably by {channel}").format(channel=label(Channel(facts["channel"]))))
    if facts["preferred_hours"]:
        reached.append("  " + _("preferred hours: {hours}").format(hours=facts["preferred_hours"]))
    return "\n".join(reached)


def _lines(facts: Values) -> str:
    return "\n".join(map(_line, facts["lines"]))


def _line(row: Row) -> str:
    said = _("- {day}, {what}: {claimed} claimed, {approved} accepted").format(
        day=day_label(date.fromisoformat(row["day"])),
        what=row["label"] or label(EntryKind(row["kind"])),
        claimed=show_money(row["amount_cents"]),
        approved=show_money(row["approved_cents"]),
    )
    return said + (
        "\n  " + _("Reason: {reason}").format(reason=row["decision_reason"]) if row["decision_reason"] else ""
    )


_SAID: dict[str, Callable[[Values], str]] = {
    "bureau": _bureau("bureau"),
    "bureau_contact": lambda f: ", ".join(filter(None, (_telephone(f["bureau"]), f["bureau"].get("email")))),
    "establishment": _bureau("name"),
    "phone": lambda f: show_phone(f["phone"]) if f["phone"] else "",
    "day": _day("day"),
    "before": _day("before"),
    "since": _day("since"),
    "time": _clock("at"),
    "starts": _clock("starts"),
    "ends": _clock("ends"),
    "directorate": _in_words("directorate"),
    "kind": _in_words("kind"),
    "slots": lambda f: ", ".join(slot_label(row["slot"]) for row in f["slots"]),
    "contacts": _contacts,
    "meal": lambda f: _("yes") if f["meal"] else "",
    "meal_after": lambda f: show_duration(f["meal_min"]),
    "lines": _lines,
    "amount": lambda f: show_money(f["paid_cents"]),
}


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "code": draft.code,
        "letter": draft.letter.value,
        "language": draft.language,
        "to": draft.email,
        "phone": draft.phone,
        "subject": draft.subject,
        "text": draft.text,
    }


def listing(drafts: Iterable[Draft]) -> Listing:
    """Return several drafts, one row each."""
    return Listing(DRAFTS, [_row(draft) for draft in drafts])


def sheet(draft: Draft) -> Sheet:
    """Return one draft, for scripts."""
    return Sheet(draft.subject, DRAFTS, _row(draft))


def copyable(draft: Draft) -> str:
    """Return one draft as it is read over on the screen, and copied from there."""
    to = f"{draft.name} <{draft.email}>" if draft.email else draft.name
    return "\n".join(
        (_("To: {name}").format(name=to), _("Subject: {subject}").format(subject=draft.subject), "", draft.text)
    )


def templates(files: Mapping[Letter, Mapping[str, str]]) -> Listing:
    """Return every letter, where its templates come from and the names that are its own."""
    rows = [
        {"name": each.value, "about": label(each), **where, "names": ", ".join(OWN[each])}
        for each, where in files.items()
    ]
    return Listing(TEMPLATES, rows)


def template(letter: Letter, files: Mapping[str, str]) -> Sheet:
    """Return one letter: its files, and every name that its template may use."""
    meanings = [{"name": name, "meaning": _(MEANINGS[name])} for name in (*OWN[letter], *COMMON)]
    row = {"name": letter.value, "about": label(letter), **files}
    return Sheet(letter.value, TEMPLATES[1:4], row, {"names": Listing(NAMES, meanings, _("Names between braces"))})
