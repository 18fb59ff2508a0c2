"""Where the command starts: ready for signals and closed streams before anything else is loaded.

A signal ends the process on the spot, whatever it is doing: an exception could be lost in somebody else's library, or in a
thread that renders. What was being written is settled as the next build would do it (`output.abandon`).
"""

from __future__ import annotations

import os
import signal
import sys

_SIGNALS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "terminated"}


def run() -> None:
    """Run the command line and end the process with its exit code, or with 128 and a signal's number."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        # what whoever started us wants ignored (nohup, a job in the background) stays so
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    _fill_closed_streams()
    from twindeck.cli import main

    sys.exit(main())


def _end(number: int, _frame: object) -> None:
    for name in _SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    output = sys.modules.get("twindeck.output")
    abandon = getattr(output, "abandon", None)  # it may be half loaded
    try:
        if abandon is not None:
            abandon()
        if sys.stderr is not None:
            os.write(2, f"{_SIGNALS[signal.Signals(number).name]}\n".encode())
    except Exception:
        pass  # there is nobody left to tell
    finally:
        os._exit(128 + number)


def _fill_closed_streams() -> None:
    """Open the null device in place of standard streams that are closed.

    Else a file that is written next would take the number of one, and what a library has to say to it would go into the
    file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
