"""The parser of the command line, and the values that its options take."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.reports.options import Format, Layout, Paper, RecordPart, TableName

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no public name


FORMATS = tuple(each.value for each in Format)
PARTS = tuple(each.value for each in RecordPart)
TABLES = tuple(each.value for each in TableName)
PAPERS = ("a4", "letter")
LAYOUTS = tuple(each.value for each in Layout)
RECORD_PAPERS = tuple(paper.lower() for paper in Paper)
MOST_VERSIONS = 1_000_000
CONFLICTS = ("replace", "keep", "fail")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments; with neither `command` nor `check`, the window is wanted.

    Raises SystemExit: 2 after printing what is wrong with them, 0 after help or the version.
    """
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.check and arguments.command:
        parser.error("--check stands alone, without a command")
    if arguments.command == "worksheet":
        _check_worksheet(parser, arguments)
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="common-ground",
        description="Run a joint visioning workshop and keep its record. "
        "Without a command, the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Common Ground {__version__}")
    parser.add_argument(
        "--check", action="store_true", help="test this installation without a window, then stop"
    )
    _add_library(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_import(commands)
    _add_list(commands)
    _add_export(commands)
    _add_worksheet(commands)
    _add_collect(commands)
    return parser


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=_path,
        metavar="FILE",
        default=default,
        help="the library to use, instead of your own",
    )


def _command(commands: _Commands, name: str, what: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    # Suppressed where it is not given, so that the option may come before the command as well.
    _add_library(parser, default=argparse.SUPPRESS)
    return parser


def _add_import(commands: _Commands) -> None:
    parser = _command(
        commands, "import", "Put session files into the library; prints each session's id."
    )
    parser.add_argument("files", nargs="+", type=_path, metavar="FILE")
    parser.add_argument(
        "--on-conflict",
        choices=CONFLICTS,
        default="fail",
        help="what to do with a session that the library holds already (default: fail)",
    )


def _add_list(commands: _Commands) -> None:
    parser = _command(
        commands, "list", "Print id, title, date, agreed of all prompts, and last change."
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_export(commands: _Commands) -> None:
    parser = _command(commands, "export", "Write the record of a session; prints the file's name.")
    _add_session(parser)
    parser.add_argument("--out", required=True, type=_path, metavar="FILE")
    parser.add_argument(
        "--parts",
        type=_parts,
        metavar="LIST",
        help=f"the parts of the record, with commas between them ({', '.join(PARTS)}), or all; "
        "without this, all but history",
    )
    parser.add_argument(
        "--table",
        choices=TABLES,
        metavar="NAME",
        help=f"the table that a CSV file holds ({', '.join(TABLES)}; without this, statements); "
        "a file that ends in .zip holds them all",
    )
    parser.add_argument("--format", choices=FORMATS, help="where the file's ending does not say it")
    _add_look(parser)


def _add_look(parser: argparse.ArgumentParser) -> None:
    """Add the options for layout, paper and version of the record."""
    parser.add_argument(
        "--layout", choices=LAYOUTS, help="how a PDF is laid out (default: the full record)"
    )
    parser.add_argument(
        "--paper",
        choices=RECORD_PAPERS,
        type=str.lower,
        help="what a PDF is printed on (default: a4, a poster a3)",
    )
    parser.add_argument(
        "--final",
        nargs="?",
        const=0,
        type=_version,
        metavar="VERSION",
        help="mark the record as final, as this version or as the next (default: a draft)",
    )


def _add_session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--session", required=True, metavar="ID", help='a session\'s id, or "latest"'
    )


def _add_worksheet(commands: _Commands) -> None:
    parser = _command(
        commands,
        "worksheet",
        "Write a form for an agency to fill in before the workshop; prints the files' names.",
    )
    _add_session(parser)
    parser.add_argument(
        "--agency", metavar="NAME", help='an agency\'s name, or "all" for a file each'
    )
    parser.add_argument(
        "--out",
        required=True,
        type=_path,
        metavar="FILE",
        help="the file to write; with --agency all, the folder",
    )
    parser.add_argument(
        "--blank", action="store_true", help="ruled lines to fill in by hand, for any agency"
    )
    parser.add_argument(
        "--large-print", action="store_true", help="in 18 points; only with --blank"
    )
    parser.add_argument(
        "--checklist", action="store_true", help="with the checklist for the agency to rate"
    )
    parser.add_argument("--paper", choices=PAPERS, type=str.lower, default="a4")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="with --agency all, write over worksheets that are in the folder already",
    )


def _check_worksheet(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    if arguments.large_print and not arguments.blank:
        parser.error("--large-print goes with --blank")
    if arguments.agency is None and not arguments.blank:
        parser.error("say which --agency, or --blank")


def _add_collect(commands: _Commands) -> None:
    parser = _command(
        commands,
        "collect",
        "Add the answers on filled worksheets to a session; prints what was found on each.",
    )
    _add_session(parser)
    parser.add_argument("files", nargs="+", type=_path, metavar="FILE")
    parser.add_argument(
        "--replace-ratings",
        action="store_true",
        help="let a rating on a sheet take the place of another one on the checklist",
    )
    parser.add_argument("--names", action="store_true", help="put who said it after each line")


def _parts(text: str) -> tuple[str, ...]:
    """Parse a list of parts; each counts once."""
    asked = tuple(dict.fromkeys(each.strip().lower() for each in text.split(",") if each.strip()))
    if asked == ("all",):
        return PARTS
    unknown = ", ".join(each for each in asked if each not in PARTS)
    if unknown or not asked:
        what = f"there is no part {unknown[:80]}" if unknown else "no part is named"
        raise argparse.ArgumentTypeError(f"{what}; say all, or some of {', '.join(PARTS)}")
    return asked


def _version(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_VERSIONS):
        raise argparse.ArgumentTypeError("a version is a number from 1")
    return int(text)


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("a file's name is needed")
    return Path(text)
