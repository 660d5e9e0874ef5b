"""The only place that finds `data/`, in a checkout or in an installed wheel."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent


def data_dir() -> Path:
    """Return the folder of the files that ship with the program."""
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else PACKAGE.parent / "data"


def establishments() -> dict[str, str]:
    """Return the keys and the names of the establishment profiles that ship, in order."""
    keys = sorted(path.stem for path in (data_dir() / "establishments").glob("*.toml"))
    return {key: str(toml("establishments", f"{key}.toml")["establishment"]["name"]) for key in keys}


def toml(*parts: str) -> dict[str, Any]:
    """Return the content of a TOML file of `data/`."""
    return tomllib.loads(data_dir().joinpath(*parts).read_text(encoding="utf-8"))
