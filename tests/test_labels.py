"""Every word of the vocabulary has what people read, under its own kind."""

from __future__ import annotations

from enum import StrEnum

import pytest

from pss_cli import vocabulary
from pss_cli.labels import LABELS

KINDS = [
    kind
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_member_has_its_label(kind: type[StrEnum]) -> None:
    assert list(LABELS[kind]) == list(kind)
