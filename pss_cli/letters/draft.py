"""A letter ready to be read over: on the screen, or as a file that opens as a draft in a mail program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from pss_cli.dates import ZONE
from pss_cli.text import harmless
from pss_cli.vocabulary import Letter

# The standard library adds a blank inside a name when it folds it on several lines: headers are
# folded where RFC 5322 ends a line, at 998 characters. The text keeps its short lines.
_WRITTEN = policy.SMTP.clone(max_line_length=998)
# Addresses as people have them: what would need quotes is left to be typed in the mail program.
_WORD = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LOCAL = re.compile(rf"{_WORD}(?:\.{_WORD})*", re.A)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True)
class Draft:
    """One letter to one addressee."""

    code: str  # what the file is named after: never a name
    letter: Letter
    language: str
    name: str
    email: str | None
    phone: str | None
    subject: str
    text: str
    then: str = ""  # what to type once it is sent

    @property
    def file_name(self) -> str:
        """The name of the draft's file."""
        return f"{self.code}-{self.letter}.eml"

    @property
    def address(self) -> Address | None:
        """Where it goes, None when there is no e-mail address or no mail program would take it."""
        return addressed(self.name, self.email)


def addressed(name: str, email: str | None) -> Address | None:
    """Return a name and an e-mail address as a header holds them; a domain with accents is put in ASCII."""
    local, _at, domain = (email or "").rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if not (_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(plain)):
        return None
    return Address(harmless(" ".join(name.split())), local, plain)


def eml(draft: Draft, sender: Address | None, day: date) -> bytes:
    """Return the draft as a message that no program sends by itself; it is dated noon of `day`, until it is sent."""
    message = EmailMessage(policy=policy.SMTP)
    if sender is not None:
        message["From"] = sender
    if draft.address is not None:
        message["To"] = draft.address
    message["Subject"] = draft.subject
    message["Date"] = datetime.combine(day, time(12), ZoneInfo(ZONE))
    message["X-Unsent"] = "1"
    message.set_content(draft.text, cte="quoted-printable")
    message["Content-Language"] = f"{draft.language}-CA"
    return message.as_bytes(policy=_WRITTEN)
