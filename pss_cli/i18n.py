"""The language of the interface: French first, English as complete.

Messages are written in English in the code; `locale/fr` translates every one of them
(`tests/test_i18n.py` fails when one is missing).
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = ("fr", "en")
DOMAIN = "pss_cli"
LOCALE_DIR = Path(__file__).parent / "locale"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def language() -> str:
    """Return the language in use, `fr` or `en`."""
    return _language


def activate(chosen: str) -> None:
    """Speak `chosen` (`fr` or `en`) from now on, Typer's own words included."""
    global _catalogue, _language
    _language = chosen
    _catalogue = gettext.NullTranslations()
    if chosen == "fr":
        _catalogue = gettext.translation(DOMAIN, LOCALE_DIR, ["fr"], fallback=True)
    # Typer asks the standard library for its panel titles: it finds them in our catalogue.
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
    gettext.textdomain(DOMAIN)


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak `chosen` inside the block: a letter is in the language of who reads it, not of who types."""
    before = _language
    activate(chosen)
    try:
        yield
    finally:
        activate(before)


def chosen_language(argv: list[str]) -> str:
    """Return the language asked for by `--lang`, `PSS_LANG` or the locale; French otherwise."""
    for before, word in zip(["", *argv], argv, strict=False):
        if before == "--lang" and word in LANGUAGES:
            return word
        if word.startswith("--lang=") and word[7:] in LANGUAGES:
            return word[7:]
    if os.environ.get("PSS_LANG", "") in LANGUAGES:
        return os.environ["PSS_LANG"]
    locale = next((os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "")
    return "en" if locale.lower().startswith("en") else "fr"


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _catalogue.gettext(message) if message else ""


def in_french(message: str) -> str:
    """Return `message` in French, whatever the language in use: what is read may be in either."""
    return gettext.translation(DOMAIN, LOCALE_DIR, ["fr"], fallback=True).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for `n` things, in the language in use."""
    return _catalogue.ngettext(singular, plural, n)


def N_(message: str) -> str:
    """Mark `message` for translation; it is translated where it is shown."""
    return message


def labelled(label: str, value: object) -> str:
    """Return `label: value`, with the blank that French puts before a colon."""
    return _("{label}: {value}").format(label=label, value=value)
