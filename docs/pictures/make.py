# ruff: noqa: INP001  # a script run by its path, no part of a package
"""Makes the pictures of a dossier for the documentation: light, dark, and on a phone.

    python docs/pictures/make.py DOSSIER.html [FOLDER]

The dossier must be of an article that may be published: one of our own samples, never one of a
corpus. Needs playwright and a chromium on the path. Writes dossier.png, dossier-dark.png and
dossier-phone.png into FOLDER (this folder unless given), each with the same attribution chosen.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE = {"viewport": {"width": 1400, "height": 900}}
PHONE = {"viewport": {"width": 375, "height": 740}, "device_scale_factor": 2, "has_touch": True}
PICTURES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("dossier.png", WIDE),
    ("dossier-dark.png", {**WIDE, "color_scheme": "dark"}),
    ("dossier-phone.png", PHONE),
)
#: Which attribution is shown: the first whose ladder is longest.
LONGEST = """() => [...document.querySelectorAll('.ladder')]
  .sort((a, b) => b.querySelectorAll('.rung').length - a.querySelectorAll('.rung').length)[0]?.dataset.n"""


def take(browser: Browser, dossier: Path, target: Path, options: dict[str, Any]) -> None:
    """Write one picture of the dossier with its longest ladder open."""
    page = browser.new_page(reduced_motion="reduce", **options)
    page.goto(dossier.resolve().as_uri())
    number = page.evaluate(LONGEST)
    if number:
        page.focus(f"#a-A{number}")
        page.wait_for_timeout(300)
    page.screenshot(path=str(target))
    page.close()


def main(arguments: list[str]) -> int:
    """Make every picture; return an exit code."""
    chromium = shutil.which("chromium")
    if not arguments or chromium is None:
        sys.stderr.write("give the path of a dossier, on a machine with chromium\n")
        return 2
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for name, options in PICTURES:
            take(browser, Path(arguments[0]), folder / name, options)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
