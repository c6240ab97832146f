"""The command ``khabar``: errors become one line and an exit code. Each command is a module beside.

Imports nothing slow, so that ``khabar --version`` and a mistyped option answer at once.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from khabar.cli.arguments import arguments
from khabar.cli.codes import Exit, code_of
from khabar.cli.screen import complain
from khabar.errors import KhabarError

__all__ = ["main"]

#: What writing to standard output may meet that is no fault of khabar's: a full disk, a quota, a broken device.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. A mistake in the options raises ``SystemExit``."""
    _open_closed()
    _speak_utf8()
    given = arguments(argv)
    try:
        code = _command(given)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        return Exit.DONE
    except KeyboardInterrupt:
        complain("stopped; what was stored so far is kept")
        return Exit.STOPPED
    except KhabarError as error:
        complain(error.message)
        return code_of(error)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            _let_go()
            complain(f"standard output cannot be written ({error.strerror}); make room, or send it elsewhere")
            return Exit.NOT_WRITTEN
        if given.traceback:
            raise
        complain(f"internal error: {type(error).__name__}: {error}; add --traceback to see where, and report it")
        return Exit.INTERNAL
    return code


def _command(given: Namespace) -> int:
    if given.command == "read":
        from khabar.cli.reading import read_command

        return read_command(given)
    if given.command in {"show", "explain", "schema"}:
        from khabar.cli import looking

        return looking.COMMANDS[given.command](given)
    from khabar.cli import measuring

    return measuring.COMMANDS[given.command](given)


def _open_closed() -> None:
    """Put nothing in the place of a stream that the shell closed; else the next file opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # lives as long as we do


def _speak_utf8() -> None:
    """Arabic must come out whole whatever the locale says, and a file's name that is no UTF-8 must come out at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go() -> None:
    """Whoever read our output (``head``) has enough: end without a word, also at the last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
