"""The options of every command. What they do is left to the commands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar import __version__

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

__all__ = ["arguments"]

ABOUT = "Reads Arabic news and keeps, for every statement, who says so."
EXAMPLES = """examples:
  khabar read article.html                     print who says what
  khabar read https://example.org/news/1       the same for an address
  khabar read article.txt --outlet المنارة --published 2031-03-02 --html dossier.html
  khabar read articles/ --json readings/       every article of a folder
  khabar show                                  the documents of the store
  khabar explain 3fa94c A3                     why the third attribution is what it is
"""


def arguments(argv: Sequence[str] | None = None) -> Namespace:
    """Return the options given. Raises ``SystemExit`` (2) for a mistake, (0) for --help and --version."""
    parser = ArgumentParser(
        "khabar", description=ABOUT, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"khabar {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _common()
    for add in (_read, _show, _explain, _evaluate, _bench, _schema):
        add(commands, common)
    given = parser.parse_args(argv)
    if getattr(given, "store", None) == "":
        parser.error("--store takes a file; leave it out for the usual store")
    if given.command == "read":
        _check_read(parser, given)
    return given


def _common() -> ArgumentParser:
    common = ArgumentParser(add_help=False)
    group = common.add_argument_group("on the screen")
    group.add_argument("--interface", choices=("ar", "en"), help="language of labels (default: by locale, else en)")
    group.add_argument("--no-color", action="store_true", help="no colours (so does NO_COLOR)")
    group.add_argument("--traceback", action="store_true", help="show where an internal error came from")
    return common


def _store(parser: ArgumentParser) -> None:
    parser.add_argument("--store", metavar="FILE", help="the store (default: KHABAR_STORE, or one file a user)")


def _read(commands: Commands, common: ArgumentParser) -> None:
    parser = commands.add_parser("read", parents=[common], help="read articles and print who says what")
    parser.add_argument("sources", nargs="+", metavar="PATH|URL|-", help="text, page, reading, or a folder of them")
    group = parser.add_argument_group("what the page does not say, or says wrongly")
    group.add_argument("--outlet", metavar="NAME", help="who printed the article")
    group.add_argument("--published", metavar="DATE", help="when, in ISO 8601 (2031-03-02)")
    group.add_argument("--title", metavar="TEXT", help="the headline; becomes the first line of the text")
    group.add_argument("--language", metavar="TAG", help="BCP 47, default ar")
    group = parser.add_argument_group("results")
    group.add_argument("--json", metavar="FILE|-", help="write the reading; with several articles, a folder")
    group.add_argument("--html", metavar="FILE", help="write the dossier; with several articles, a folder")
    _store(group)  # type: ignore[arg-type]  # a group adds arguments as a parser does
    group.add_argument("--no-store", action="store_true", help="keep nothing")


def _check_read(parser: ArgumentParser, given: Namespace) -> None:
    if given.no_store and given.store is not None:
        parser.error("--store and --no-store contradict each other; give one")
    if given.sources.count("-") > 1:
        parser.error("standard input (-) can be read once; give - once")
    for name in ("outlet", "title", "language"):
        if not (getattr(given, name) or "").isprintable() or getattr(given, name) == "":
            parser.error(f"--{name} takes words in UTF-8 on one line; leave it out where nothing is known")
    if given.html == "-":
        parser.error("--html takes a file; a dossier is for a browser")


def _show(commands: Commands, common: ArgumentParser) -> None:
    parser = commands.add_parser("show", parents=[common], help="list the store, or print a stored reading")
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="beginning of an id, or a reading's file")
    _store(parser)


def _explain(commands: Commands, common: ArgumentParser) -> None:
    parser = commands.add_parser("explain", parents=[common], help="say why an attribution is what it is")
    parser.add_argument("document", metavar="DOCUMENT", help="beginning of an id, or the file of a reading or article")
    parser.add_argument("attribution", metavar="ATTRIBUTION", help="A3, 3, or (the beginning of) an id")
    _store(parser)


def _evaluate(commands: Commands, common: ArgumentParser) -> None:
    parser = commands.add_parser("evaluate", parents=[common], help="read annotated articles and score the readings")
    parser.add_argument("folder", metavar="DIR", help="DOC.json files in the bank's format")
    parser.add_argument("--write", metavar="OUT", help="write a reading a document there, named as in DIR")
    parser.add_argument("--floors", metavar="FILE", help="fail where a figure is under its floor")


def _bench(commands: Commands, common: ArgumentParser) -> None:
    parser = commands.add_parser("bench", parents=[common], help="measure speed, start-up and memory")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="articles to read (default: the samples)")
    parser.add_argument("--most", type=int, metavar="N", help="read at most so many articles")


def _schema(commands: Commands, common: ArgumentParser) -> None:
    commands.add_parser("schema", parents=[common], help="print the JSON Schema of a reading")
