"""What is said to a person on stderr: folded at blanks on a terminal, whole lines elsewhere."""

from __future__ import annotations

import re
import shutil
import sys
from textwrap import fill

_COMMAND = re.compile(r"(\s*)(.*\S) (pss [a-z].*)")  # what is to type, at the end of a line
_BEFORE_A_SIGN = re.compile(r" (?=[:;!?»%](?:\s|$))")  # where French never goes to the line


def aloud(sentences: str) -> None:
    """Say something on stderr; on a terminal no word nor number is cut."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        sentences = "\n".join(folded(line, width) for line in sentences.split("\n"))
    print(sentences, file=sys.stderr)


def folded(line: str, width: int) -> str:
    """Return one line folded at its blanks, a command kept whole to be copied; no-break blanks hold."""
    if len(line) <= width:
        return line
    match = _COMMAND.fullmatch(line)
    if match and not re.search(r"[.;)] ", match[3]):
        indent, before, command = match.groups()
        return f"{_filled(indent + before, width, indent)}\n{indent}  {command}"
    return _filled(line, width, re.match(r" *", line)[0])  # type: ignore[index]


def _filled(line: str, width: int, indent: str) -> str:
    held = _BEFORE_A_SIGN.sub("\N{NO-BREAK SPACE}", line)
    return fill(held, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)
