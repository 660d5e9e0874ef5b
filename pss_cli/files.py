"""Writes a file beside its place, then moves it there: a failure leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.i18n import _


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Yield a path to write to, moved to `target` when the block ends well. Raises BadFile."""
    partial = target.parent / f".{target.name}.{os.getpid()}.partial"
    try:
        yield partial
        partial.replace(target)
    except OSError:
        raise BadFile(
            _("{file} cannot be written: is it open in Excel, or its folder missing?").format(file=target)
        ) from None
    finally:
        partial.unlink(missing_ok=True)
