"""What the terminal is like, and how a line is written to it."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Literal

__all__ = ["color_of", "complain", "interface_of", "isolate", "note", "width"]

WIDEST = 120
#: Around words whose direction is their own, so that Arabic and Latin keep their places in a line.
FSI, PDI = "\u2068", "\u2069"


def complain(message: str) -> None:
    """Write one line on standard error, whatever breaks the message holds."""
    print("khabar:", " ".join(message.split()), file=sys.stderr, flush=True)


def note(message: str) -> None:
    """Write a remark on standard error, where it does not mix with results."""
    print(message, file=sys.stderr, flush=True)


def interface_of(given: Namespace, environment: Mapping[str, str] = os.environ) -> Literal["ar", "en"]:
    """Return the language asked for; otherwise Arabic where the locale is, and else English."""
    if given.interface is not None:
        return "ar" if given.interface == "ar" else "en"
    locale = next((v for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := environment.get(name))), "")
    return "ar" if locale.lower().startswith("ar") else "en"


def color_of(given: Namespace, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to colour: on a terminal, unless --no-color or NO_COLOR says otherwise."""
    return sys.stdout.isatty() and not given.no_color and not environment.get("NO_COLOR")


def width() -> int:
    """Return the columns to fill: the terminal's, and no line longer than is easy to read."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def isolate(words: str) -> str:
    """Keep ``words`` apart from the direction of what stands around them."""
    return f"{FSI}{words}{PDI}"
