"""Other processes, real ones: as another user, killed, or writing at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2  # linux/prctl.h, linux/capability.h


def environment(registry: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that works on `registry`."""
    return {**os.environ, "PSS_REGISTRY": str(registry), "PSS_LANG": "fr", "PSS_ACTOR": "Autre", **more}


def _stopped_by_rights() -> None:
    """Take from this process what lets root write whatever the permissions say."""
    import ctypes

    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0


def by_rights() -> dict[str, Any]:
    """Return what starts a process that permissions stop, as they stop everybody but root."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    return {"preexec_fn": _stopped_by_rights}


def pss(registry: Path, *words: str, started: Mapping[str, Any] | None = None, stdin: str = "") -> Any:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pss_cli", *words],
        cwd=ROOT,
        env=environment(registry, HOME="/nonexistent"),
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        **(started or {}),
    )


@contextmanager
def busy(script: str, registry: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a process that runs `script` on `registry`, once it has said that it is ready; then kill it."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(registry)],
        cwd=ROOT,
        env=environment(registry),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
