"""Entry point of `pss` and of `python -m pss_cli`."""

import atexit
import gc
import os
import sys


def run() -> None:
    """Run one command and leave with its exit code."""
    # A command lives for a fraction of a second: collecting garbage would be a third of it.
    gc.disable()
    atexit.register(gc.freeze)
    _open_what_is_closed()
    from pss_cli.cli import main

    sys.exit(main(sys.argv[1:]))


def _open_what_is_closed() -> None:
    """Give the program an empty input and lost outputs where it was started without them (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    run()
