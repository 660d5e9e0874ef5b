"""Text that people type: cleaned, folded for searching, never interpreted."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pss_cli.i18n import _

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", "‐": "-", "‑": "-"})


def clean(typed: str) -> str:
    """Return `typed` with outer and doubled blanks removed, in composed form.

    Raises ValueError for control characters and for characters that change the reading direction.
    """
    text = unicodedata.normalize("NFC", typed).strip()
    for character in () if text.isprintable() else text:  # nearly always
        category = unicodedata.category(character)
        if (category == "Cc" and character not in "\n\t") or category in ("Cf", "Cs", "Co"):
            # Zero-width joiners and bidi overrides are Cf; a soft hyphen too.
            raise ValueError(
                _("holds an invisible or control character (U+{code:04X}): type the text again").format(
                    code=ord(character)
                )
            )
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def printable(shown: str) -> str:
    """Return `shown` on one line, without anything that a terminal would obey, shortened."""
    safe = harmless(shown.replace("\n", "\N{REPLACEMENT CHARACTER}"))
    return safe if len(safe) <= 60 else safe[:57] + "..."


def harmless(shown: str) -> str:
    """Return `shown`, lines kept, without anything that a terminal would obey: a file's name may hold anything."""
    return "".join(
        c if c.isprintable() or c == "\n" or unicodedata.category(c) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for c in shown
    )


# Blanks and ends of lines stay: a file has its own.
_OBEYED = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]|\\r(?!\\n)"
)


def without_commands(written: str) -> str:
    """Return what is about to be written, tabs and ends of lines kept, without what a terminal would obey.

    No such character is typed in (`clean`): a registry that something else wrote may hold some.
    """
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", written)


@lru_cache(maxsize=8192)  # the words of lists are compared with every row of a file
def fold(text: str) -> str:
    """Return the search key of `text`: no accents, lower case, single blanks, no punctuation between words."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    kept = "".join(c if c.isalnum() or c in "@." else " " for c in text if not unicodedata.combining(c))
    return " ".join(kept.split())
