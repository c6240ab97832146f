"""The dossier: one article as one HTML file that needs no network, script or store.

Renders what ``view`` gathers. The style sheet and the script are put into the page, and the
page's own policy forbids everything but those two, named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from khabar.core.layers import Reading

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["dossier"]


def _file(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: nothing but its own style and script."""

    def named(content: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; script-src {named(script)}; style-src {named(style)}; base-uri 'none'; form-action 'none'"
    )


def _carriage(words: str) -> Markup:
    """Escape the article's words; a carriage return is named, as a browser would read it as a line feed."""
    from markupsafe import Markup, escape  # noqa: PLC0415  # comes with jinja2

    return escape(words).replace("\r", Markup("&#13;"))


@cache
def _environment() -> Environment:
    """Templates and words, read once. Jinja is imported here because only a dossier needs it."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  # 60 ms of start-up
    from markupsafe import Markup  # noqa: PLC0415  # comes with jinja2

    from khabar.export import words  # noqa: PLC0415  # beside its use
    from khabar.export.dossier.gloss import gloss  # noqa: PLC0415  # beside its use
    from khabar.export.dossier.phrases import PHRASES  # noqa: PLC0415  # beside its use

    style, script = _file("style.css"), _file("script.js")
    environment = Environment(
        loader=FunctionLoader(lambda name: _file(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["carriage"] = _carriage
    environment.globals.update(
        W=words,
        P=PHRASES,
        word=words.word,
        gloss=gloss,
        amount=words.amount,
        style=Markup(style),  # noqa: S704  # our own file
        script=Markup(script),  # noqa: S704  # our own file
        policy=_policy(style, script),
    )
    return environment


def dossier(reading: Reading, interface: Literal["ar", "en"] = "ar") -> str:
    """Return the whole page. Both languages are in it; ``interface`` is the one shown first.

    «قال المهندس إن السد سليم» is marked with its teller, cue and content, and a ladder from the
    outlet down to the engineer. The same reading gives the same page.
    """
    from khabar.export.dossier.view import view  # noqa: PLC0415  # keeps start-up to what a summary needs

    page = _environment().get_template("dossier.html.jinja")
    return page.render(v=view(reading), d=reading.document, interface=interface)
