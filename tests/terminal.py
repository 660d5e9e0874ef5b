"""The program on a real terminal: what is shown is waited for, keys are pressed, the terminal can be closed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

pty = pytest.importorskip("pty")

PATIENCE = 60  # seconds, on a computer that does much else
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """One command line on a terminal of its own, as somebody sits at it."""

    def __init__(self, *words: object, **environment: str) -> None:
        import fcntl
        import termios

        self.ours, theirs = pty.openpty()
        modes = termios.tcgetattr(theirs)
        modes[3] |= termios.NOFLSH  # else the kernel may drop what is written just after a Ctrl-C
        termios.tcsetattr(theirs, termios.TCSANOW, modes)

        def sat_down() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # what is started in the background is deaf to Ctrl-C

        self.process = subprocess.Popen(
            [sys.executable, "-m", "pss_cli", *map(str, words)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **environment},
            start_new_session=True,
            preexec_fn=sat_down,
        )
        os.close(theirs)
        self.shown = ""

    def type(self, *lines: str) -> Terminal:
        """Type lines, each with Enter."""
        os.write(self.ours, "".join(f"{line}\n" for line in lines).encode())
        return self

    def press(self, key: str) -> Terminal:
        """Press a key."""
        os.write(self.ours, key.encode())
        return self

    def until(self, text: str) -> Terminal:
        """Wait until `text` is shown."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.shown.replace("\u00a0", " "):
            assert time.monotonic() < deadline, f"“{text}” never came:\n{self.shown}"
            if not self._read():
                raise AssertionError(f"it ended without “{text}”:\n{self.shown}")
        return self

    def close(self) -> int:
        """Close the terminal, as a window is closed; return the exit code."""
        os.close(self.ours)
        return self.process.wait(PATIENCE)

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and all that was shown."""
        while self._read():
            pass
        os.close(self.ours)
        return self.process.wait(PATIENCE), self.shown

    def _read(self) -> bool:
        ready: list[Any] = select.select([self.ours], [], [], PATIENCE)[0]
        try:
            piece = os.read(self.ours, 65536) if ready else b""
        except OSError:  # the other end has gone
            piece = b""
        self.shown += piece.decode("utf-8", "replace")
        return bool(piece)
