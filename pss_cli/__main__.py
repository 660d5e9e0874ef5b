"""Entry point of `pss` and of `python -m pss_cli`."""

import atexit
import gc
import sys


def run() -> None:
    """Run one command and leave with its exit code."""
    # A command lives for a fraction of a second: collecting garbage would be a third of it.
    gc.disable()
    atexit.register(gc.freeze)
    from pss_cli.cli import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
