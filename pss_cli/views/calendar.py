"""Writes sessions and meetings as an iCalendar file (RFC 5545): times are those of a clock in Québec.

The file travels: it says what, when and where, never who. That is why it is published (METHOD:PUBLISH)
and invites nobody: an invitation (REQUEST) carries the name and the address of each guest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

from pss_cli import __version__
from pss_cli.dates import ZONE
from pss_cli.i18n import _, language
from pss_cli.views.tables import Row

# The law of Québec since 2007, as rules: Outlook reads those, not lists of dates.
_STANDARD = (datetime(2007, 11, 4, 2), {"freq": "yearly", "bymonth": 11, "byday": "1SU"}, "EST", -4, -5)
_DAYLIGHT = (datetime(2007, 3, 11, 2), {"freq": "yearly", "bymonth": 3, "byday": "2SU"}, "EDT", -5, -4)


def calendar(events: Iterable[Row], registry_mark: str, settings: Mapping[str, str], name: str = "") -> bytes:
    """Return an .ics file; `registry_mark` makes the UIDs the registry's own, `settings` say whose calendar it is."""
    made = Calendar()
    made.add("prodid", f"-//pss-cli//{__version__}//{language().upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    organizer = _organizer(settings)
    if organizer is not None:  # what is published says by whom (RFC 5546)
        made.add("method", "PUBLISH")
    if name:
        made.add("x-wr-calname", name)
    made.add_component(_zone())
    for row in events:
        made.add_component(_event(row, registry_mark, settings, organizer))
    written: bytes = made.to_ical()
    return written


def _organizer(settings: Mapping[str, str]) -> vCalAddress | None:
    if not settings.get("email"):
        return None
    address = vCalAddress(f"mailto:{settings['email']}")
    address.params["CN"] = vText(settings.get("bureau", ""))
    return address


def _event(row: Row, registry_mark: str, settings: Mapping[str, str], organizer: vCalAddress | None) -> Event:
    event = Event()
    event.add("uid", f"{row['code']}-{registry_mark}@pss-cli")
    event.add("summary", _summary(row))
    event.add("dtstart", _moment(row["day"], row["starts"]))
    event.add("dtend", _moment(row["day"], row["ends"]))
    if row["place"]:
        event.add("location", row["place"])
    event.add("description", "\n".join(_description(row, settings)))
    event.add("status", "CANCELLED" if row["cancelled"] else "CONFIRMED")
    event.add("sequence", row["sequence"])
    changed = datetime.fromisoformat(row["changed_at"]).astimezone(UTC)
    event.add("dtstamp", changed)  # of the journal, not of now: the same registry gives the same file
    event.add("last-modified", changed)
    event.add("created", datetime.fromisoformat(row["created_at"]).astimezone(UTC))
    if organizer is not None:
        event.add("organizer", organizer)
    return event


def _summary(row: Row) -> str:
    session = row["kind"] == "session"
    what = _("Training session – new partners") if session else row["title"] or row["code"]
    return _("Cancelled: {what}").format(what=what) if row["cancelled"] else what


def _description(row: Row, settings: Mapping[str, str]) -> Sequence[str]:
    office = ", ".join(filter(None, (settings.get("bureau"), settings.get("name"))))
    reach = ", ".join(filter(None, (settings.get("phone"), settings.get("email"))))
    return [line for line in (" · ".join(filter(None, (row["code"], row["request"]))), office, reach) if line]


def _moment(day: str, minutes: int) -> datetime:
    """Return a time of the clock in Québec; midnight at the end of a day is the start of the next."""
    typed = datetime.combine(date.fromisoformat(day), time()) + timedelta(minutes=minutes)
    return typed.replace(tzinfo=ZoneInfo(ZONE))


def _zone() -> Timezone:
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, (since, rule, name, before, after) in ((TimezoneDaylight, _DAYLIGHT), (TimezoneStandard, _STANDARD)):
        part: Any = kind()
        part.add("dtstart", since)
        part.add("rrule", rule)
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
