"""Reads the formulas of forms: numbers, texts, references, operators, functions, as a tree.

Operators bind as in workbooks: `-` of one number first, then `%`, `^`, `*` and `/`, `+` and `-`,
`&`, comparisons last (ECMA-376, 18.17.2.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pss_cli.errors import BadFile
from pss_cli.forms.sheets.addresses import Area, area, parts
from pss_cli.forms.sheets.cells import Error

_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_AREA = rf"(?:{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?\d{{1,7}}:\$?\d{{1,7}})"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<text>"(?:[^"]|"")*")
      | (?P<error>\#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!))
      | (?P<ref>(?:{_SHEET})?{_AREA})(?![\w(.!:])
      | (?P<function>(?:[^\W\d])[\w.]*)\s*\(
      | (?P<name>(?:{_SHEET})?[^\W\d][\w.\\?]*)(?![!\[])
      | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?)
      | (?P<sign><=|>=|<>|[-+*/^&=<>%(),])
    )""",
    re.X,
)
_FIXED = re.compile(r"\$[A-Za-z]{1,3}(?:\$\d+)?|\$\d+")
_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
_DEEPEST = 60  # brackets in brackets; Excel takes 64
_LONGEST = 8192  # characters


class Unknown(Exception):
    """A formula whose value nobody can tell here."""


@dataclass(frozen=True)
class Constant:
    """A number, a text, a truth or an error."""

    value: Decimal | str | bool | Error | None


@dataclass(frozen=True)
class Reference:
    """Cells of a sheet; None for the sheet of the formula."""

    sheet: str | None
    area: Area
    fixed: bool = True  # whether `$` holds all of it: it is the same from every cell


@dataclass(frozen=True)
class Name:
    """A defined name."""

    text: str


@dataclass(frozen=True)
class Call:
    """A function and what it is given."""

    function: str
    given: tuple[Node, ...]


@dataclass(frozen=True)
class Operation:
    """An operator between two values."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Alone:
    """A sign before a value, or a percent sign after it."""

    sign: str
    value: Node


Node = Constant | Reference | Name | Call | Operation | Alone


@lru_cache(maxsize=4096)
def read(formula: str) -> Node:
    """Return a formula as a tree. Raises Unknown when it cannot be read."""
    if len(formula) > _LONGEST:
        raise Unknown
    try:
        return _Reader(formula).result()
    except BadFile:  # a reference beyond the sheet
        raise Unknown from None


def meaning(text: str) -> Node:
    """Return what a defined name stands for, as a tree. Raises Unknown for one that means another cell in each."""
    node = read(text)
    if any(isinstance(each, Reference) and not each.fixed for each in within(node)):
        raise Unknown
    return node


def within(node: Node) -> Iterator[Node]:
    """Yield every part of a formula, itself first."""
    yield node
    below: tuple[Node, ...] = ()
    if isinstance(node, Call):
        below = node.given
    elif isinstance(node, Operation):
        below = node.left, node.right
    elif isinstance(node, Alone):
        below = (node.value,)
    for each in below:
        yield from within(each)


class _Reader:
    """Reads one formula from left to right."""

    def __init__(self, formula: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.at = self.depth = 0
        at, formula = 0, formula.strip()
        while at < len(formula):
            found = _TOKEN.match(formula, at)
            if found is None or found.lastgroup is None:
                raise Unknown
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()

    def result(self) -> Node:
        node = self.level(0)
        if self.at < len(self.tokens):
            raise Unknown
        return node

    def sign(self, *signs: str) -> str:
        """Return the sign that comes next when it is one of these, and step over it."""
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self.percents()
        node = self.level(level + 1)
        while sign := self.sign(*_LEVELS[level]):
            node = Operation(sign, node, self.level(level + 1))
        return node

    def percents(self) -> Node:
        node = self.single()
        while self.sign("%"):
            node = Alone("%", node)
        return node

    def single(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST or self.at >= len(self.tokens):
            raise Unknown
        node = self._single()
        self.depth -= 1
        return node

    def _single(self) -> Node:
        if sign := self.sign("-", "+"):
            return Alone(sign, self.single())
        if self.sign("("):
            node = self.level(0)
            if not self.sign(")"):
                raise Unknown
            return node
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Constant(Decimal(text))
        if kind == "text":
            return Constant(text[1:-1].replace('""', '"'))
        if kind == "error":
            return Constant(Error(text))
        if kind == "ref":
            sheet, rest = parts(text)
            return Reference(sheet, area(rest), all(_FIXED.fullmatch(end) for end in rest.split(":")))
        if kind == "function":
            return Call(text.upper().removeprefix("_XLFN."), tuple(self.given()))
        if kind == "name":
            return Constant(text.upper() == "TRUE") if text.upper() in ("TRUE", "FALSE") else Name(text)
        raise Unknown

    def given(self) -> Iterator[Node]:
        if self.sign(")"):
            return
        while True:
            following = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
            yield Constant(None) if following in (("sign", ","), ("sign", ")")) else self.level(0)
            if self.sign(")"):
                return
            if not self.sign(","):
                raise Unknown
