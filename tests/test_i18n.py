"""Every sentence is there in French and in English."""

from __future__ import annotations

import re
import string

import pytest

from pss_cli import i18n
from tools import catalogues


def _fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text)} - {None}


def test_every_message_of_the_code_is_translated() -> None:
    catalogue = catalogues.french()
    messages = {message.id for message in catalogue}
    missing = [m.id for m in catalogues.extracted() if m.id and m.id not in messages]
    assert missing == [], "run: make catalogues"
    assert catalogues.untranslated(catalogue) == []


def test_a_translation_names_the_same_values() -> None:
    for message in catalogues.french():
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[-1]
        for french in [message.string] if isinstance(message.string, str) else message.string:
            assert _fields(french) == _fields(english), english


def test_no_word_was_replaced_inside_another() -> None:
    """`registre` became `répertoire` once, and `enregistrez` with it."""
    for message in catalogues.french():
        for french in [message.string] if isinstance(message.string, str) else message.string:
            broken = [w for w in re.findall(r"\w*pertoir\w*", french) if not re.fullmatch(r"(?i)répertoires?", w)]
            assert broken == [], french


def test_the_compiled_catalogue_is_the_written_one() -> None:
    i18n.activate("fr")
    for message in catalogues.french():
        if message.id and isinstance(message.id, str):
            assert i18n._(message.id) == message.string


@pytest.mark.parametrize(
    ("environment", "argv", "expected"),
    [
        ({}, [], "fr"),
        ({"LANG": "en_CA.UTF-8"}, [], "en"),
        ({"LANG": "de_DE.UTF-8"}, [], "fr"),
        ({"LC_ALL": "fr_CA.UTF-8", "LANG": "en_US"}, [], "fr"),
        ({"LANG": "en_CA", "PSS_LANG": "fr"}, [], "fr"),
        ({"PSS_LANG": "fr"}, ["--lang", "en", "refer"], "en"),
        ({"PSS_LANG": "en"}, ["--lang=fr"], "fr"),
    ],
)
def test_the_language_is_french_unless_english_is_asked_for(
    environment: dict[str, str], argv: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PSS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.chosen_language(argv) == expected
