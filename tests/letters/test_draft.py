"""Drafts: what one program writes, three others read alike."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import Any

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pss_cli.letters.draft import Draft, address, eml
from pss_cli.vocabulary import Letter

DAY = date(2026, 5, 12)
OFFICE = ("Bureau, du « partenariat »", "bureau@example.org")
PRINTABLE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=120)
NAMES = PRINTABLE.map(lambda text: " ".join(text.split()))


def draft(name: str = "Ann", email: str | None = "ann@example.org", subject: str = "x", text: str = "y\n") -> Draft:
    return Draft("UP-0042", Letter.RECONTACT, "fr", name, email, None, subject, text)


def read(raw: bytes) -> Any:
    """The message, read by the standard library of today."""
    return message_from_bytes(raw, policy=policy.default)


LOOKS_ENCODED = st.sampled_from(["=?utf-8?q?a=0D=0ABcc:_z=40example.org?=", "=?utf-8?b?QmNjOiB6?=", "é =?x?= b"])


@settings(max_examples=50, deadline=None)
@given(name=(NAMES | LOOKS_ENCODED).filter(bool), subject=(NAMES | LOOKS_ENCODED).filter(bool), text=PRINTABLE)
def test_what_is_read_is_what_was_written(name: str, subject: str, text: str) -> None:
    raw = eml(draft(name, subject=subject, text=f"{text}\nfin\n"), OFFICE, DAY)
    message, fast, old = read(raw), fast_mail_parser.parse_email(raw), message_from_bytes(raw)
    assert message["Subject"] == fast.subject == decoded(old["Subject"]) == subject
    assert [(a.display_name, a.address) for a in fast.to] == [(name, "ann@example.org")]
    assert decoded(parseaddr(old["To"])[0]) == name
    if raw.count(b"=?", raw.index(b"To:"), raw.index(b"Subject:")) < 2:  # of several, it reads one blank too many
        assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [(name, "ann@example.org")]
    body = message.get_content().replace("\r\n", "\n")
    assert body == fast.text_plain[0].replace("\r\n", "\n") == f"{text}\nfin\n"
    assert not message.defects
    assert not fast.warnings


def decoded(header: str) -> str:
    """A header as programs of before Python 3.6 read it."""
    return str(make_header(decode_header(header)))


@settings(max_examples=50, deadline=None)
@given(name=st.text(max_size=60) | LOOKS_ENCODED, email=st.text(alphabet="ab.@\"'<>()[],;:\\ é=?\r\n-_", max_size=16))
def test_no_name_and_no_address_adds_a_header_or_a_recipient(name: str, email: str) -> None:
    raw = eml(draft(name, email, subject=name), OFFICE, DAY)
    message = read(raw)
    headers = ["From", "Subject", "Date", "X-Unsent", "X-PSS-Mark", "MIME-Version"]
    headers += [f"Content-{part}" for part in ("Type", "Transfer-Encoding", "Language")]
    to = address(email)
    assert sorted(message.keys()) == sorted(headers + ["To"] * (to is not None))
    if to is not None:
        assert [a.addr_spec for a in message["To"].addresses] == [email]


@pytest.mark.parametrize(
    "name", ["=Ö'Neil [admin]", "#N/A", "Tremblay, Marie-Ève", 'dite "Mo"', "=?utf-8?q?x?=", "a@b"]
)
def test_a_nasty_name_is_a_name(name: str) -> None:
    message = read(eml(draft(name, subject=name), OFFICE, DAY))
    assert message["To"].addresses[0].display_name == name
    assert message["Subject"] == name


@pytest.mark.parametrize(
    ("email", "written"),
    [
        ("ann+pss@example.org", "ann+pss@example.org"),
        ("o'neil@mail.example.org", "o'neil@mail.example.org"),
        ("ann@bélœil.example", "ann@xn--blil-bpa15d.example"),
        ("zoé@example.org", None),
        ("ann@example", None),
        ("ann@example..org", None),
        ("ann@-" + "x" * 70 + ".org", None),
        ("a,b@example.org", None),
        ("<a@example.org>", None),
        ("a@b@example.org", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_written_as_mail_programs_take_it_or_not_at_all(email: str | None, written: str | None) -> None:
    assert address(email) == written


def test_it_opens_as_a_draft_dated_in_quebec_in_the_language_of_the_letter() -> None:
    raw = eml(draft(subject="Été"), OFFICE, DAY)
    message = read(raw)
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime.isoformat() == "2026-05-12T12:00:00-04:00"
    assert message["Content-Language"] == "fr-CA"
    assert message["From"].addresses[0].display_name == "Bureau, du « partenariat »"
    assert message.get_content_charset() == "utf-8"
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.splitlines())) <= 998
    assert raw == eml(draft(subject="Été"), OFFICE, DAY)


def test_without_an_office_address_nobody_is_named_as_the_sender() -> None:
    assert read(eml(draft(), ("Bureau", None), DAY))["From"] is None


def test_long_lines_are_cut_as_mail_wants_and_come_back_whole() -> None:
    text = "é" * 3000 + "\n.\nFrom là\n"
    raw = eml(draft(text=text), OFFICE, DAY)
    assert read(raw).get_content().replace("\r\n", "\n") == text
    assert max(map(len, raw.partition(b"\r\n\r\n")[2].splitlines())) <= 76
