"""A letter ready to be read over: on the screen, or as a file that opens as a draft in a mail program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime, quote
from hashlib import sha256
from zoneinfo import ZoneInfo

from pss_cli.dates import ZONE
from pss_cli.text import harmless
from pss_cli.vocabulary import Letter

# Python's newer way of writing headers decodes a title such as `=?utf-8?q?a=0ABcc:_b?=` and writes
# the line that it hides (3.11.7): every header is encoded here, then written as it is.
_WRITTEN = compat32.clone(linesep="\r\n", max_line_length=None)
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
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
    def address(self) -> str | None:
        """The e-mail address, None when there is none or no mail program would take it."""
        return address(self.email)


def address(email: str | None) -> str | None:
    """Return an e-mail address as a header holds it, its domain in ASCII; None for what no mail program takes."""
    local, _at, domain = (email or "").rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return f"{local}@{plain}" if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(plain) else None


def eml(draft: Draft, sender: tuple[str, str | None], day: date) -> bytes:
    """Return the draft as a message that no program sends by itself; it is dated noon of `day`, until it is sent.

    `sender` is a name and an e-mail address.
    """
    message = Message()
    message.set_payload(draft.text, _UTF8)
    for header, (name, email) in (("From", sender), ("To", (draft.name, draft.email))):
        if where := address(email):
            message[header] = f"{_phrase(name)} <{where}>".lstrip()
    message["Subject"] = _encoded(draft.subject)
    message["Date"] = format_datetime(datetime.combine(day, time(12), ZoneInfo(ZONE)))
    message["X-Unsent"] = "1"
    message["Content-Language"] = f"{draft.language}-CA"
    content = message.as_bytes(policy=_WRITTEN)
    return _mark(content) + content


def edited(content: bytes) -> bool:
    """Whether a draft is no longer as `eml` wrote it: somebody read it over, or it is no draft of ours."""
    first, end, rest = content.partition(b"\r\n")
    return first + end != _mark(rest)


def _mark(content: bytes) -> bytes:
    return b"X-PSS-Mark: " + sha256(content).hexdigest()[:32].encode() + b"\r\n"


def _phrase(name: str) -> str:
    said = _encoded(name)
    return said if said.startswith("=?") else f'"{quote(said)}"' if said else ""


def _encoded(text: str) -> str:
    """Return a text as a header holds it: in ASCII; what could be read as an encoded word or a line is encoded."""
    line = harmless(" ".join(text.split("\n"))).strip()
    return line if line.isascii() and "=?" not in line else Header(line, "utf-8", maxlinelen=75).encode()
