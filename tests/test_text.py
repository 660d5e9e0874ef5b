"""Text that people type stays that very text."""

from __future__ import annotations

import pytest

from pss_cli.codes import parse_code
from pss_cli.phones import parse_phone, show_phone
from pss_cli.text import clean, fold


@pytest.mark.parametrize("typed", ["=Ö'Neil [admin]", "[bold]x[/bold]", "#N/A", "=1+1", "Marie-Ève D’Amours", "[/x]"])
def test_what_looks_like_markup_or_a_formula_is_a_text(typed: str) -> None:
    assert clean(typed) == typed


@pytest.mark.parametrize("typed", ["a\x1b[31mb", "a\x00b", "a\u202eb", "a\u200bb", "a\rb\x07"])
def test_control_and_bidi_characters_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="U\\+"):
        clean(typed)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Marie-Ève", "marie eve"), ("LŒUVRE", "loeuvre"), ("D’Amours", "d amours"), ("  Ö'Neil ", "o neil"), ("É", "e")],
)
def test_names_are_found_without_accents_or_case(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("450 668-1010, poste 12777", "+14506681010;ext=12777", "450 668-1010, poste 12777"),
        ("(450) 668-1010 p. 4567", "+14506681010;ext=4567", "450 668-1010, poste 4567"),
        ("1 450 668 1010", "+14506681010", "450 668-1010"),
        ("450-668-1010 #12777", "+14506681010;ext=12777", "450 668-1010, poste 12777"),
    ],
)
def test_a_telephone_keeps_its_extension(typed: str, stored: str, shown: str) -> None:
    assert parse_phone(typed) == stored
    assert show_phone(stored) == shown


@pytest.mark.parametrize("typed", ["450", "abc", "", "12345678901234567890"])
def test_what_is_no_telephone_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_phone(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("UP-0042", "UP-0042"),
        ("up42", "UP-0042"),
        ("Up 42", "UP-0042"),
        ("UP-12345", "UP-12345"),
        ("up-00042", "UP-0042"),
    ],
)
def test_a_code_is_read_as_it_is_said(typed: str, code: str) -> None:
    assert parse_code(typed) == ("person", code)


@pytest.mark.parametrize("typed", ["Roy", "X-12", "UP", "12", "UP-12a"])
def test_what_is_no_code_is_a_name(typed: str) -> None:
    assert parse_code(typed) is None
