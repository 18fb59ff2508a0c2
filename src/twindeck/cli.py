"""The command line: arguments, files, exit codes. The only module that prints.

Exit codes: 0 all is well; 1 the deck has errors, or the twins differ; 2 wrong use (an unknown option, a file that is
missing, a folder that cannot be written); 70 a mistake in twindeck itself; 130 interrupted, 143 terminated.

Diagnostics go to stderr, results to stdout. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from twindeck.diagnostics import DeckError, Diagnostic, Severity, UsageError, as_json, visible, with_caret
from twindeck.terminal import Progress, painter, say, say_json

FINE, FINDINGS, WRONG_USE, INTERNAL, INTERRUPTED = 0, 1, 2, 70, 130

_EXAMPLES = """\
examples:
  twindeck build deck.yaml                       output/deck.pptx and output/deck.pdf
  twindeck build deck.yaml -o public -n report   public/report.pptx and public/report.pdf
  twindeck build deck.yaml --slides 3,9-12       these slides only
  twindeck build deck.yaml --formats pdf,txt     the PDF, and the deck as plain text
  twindeck check deck.yaml                       what is wrong with a deck, without writing it
  twindeck verify deck.pptx deck.pdf             the proof that two files say and show the same

exit codes: 0 fine, 1 errors in the deck or differences between the twins, 2 wrong use"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.command(options))
    except KeyboardInterrupt:
        say("interrupted", sys.stderr)
        return INTERRUPTED
    except UsageError as wrong:
        return _wrong_use(str(wrong))
    except OSError as wrong:
        name = f"{wrong.filename}: " if wrong.filename else ""
        return _wrong_use(f"{name}{(wrong.strerror or str(wrong)).lower()}")
    except Exception as wrong:
        if os.environ.get("TWINDECK_DEBUG") == "1":
            raise
        return _internal(wrong)


def _wrong_use(message: str) -> int:
    say(f"twindeck: error: {visible(message)}", sys.stderr)
    return WRONG_USE


def _internal(wrong: Exception) -> int:
    from twindeck import __version__

    what = " ".join(f"{type(wrong).__name__}: {wrong}".split())[:300]
    say(f"twindeck {__version__}: internal error: {visible(what)}", sys.stderr)
    say("this is a mistake in twindeck; please report it with the output of the same command under", sys.stderr)
    say("TWINDECK_DEBUG=1", sys.stderr)
    return INTERNAL


# ------------------------------------------------------------------------------------------------------------- options


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from twindeck import __version__

        say(f"twindeck {__version__}", sys.stdout)
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twindeck",
        description="Compiles one YAML deck into twins with one layout: an editable .pptx and a tagged PDF (PDF/UA).",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _build_options(commands.add_parser("build", help="write the files of a deck", description="Writes a deck's files."))
    check = commands.add_parser("check", help="find what is wrong with a deck", description="Finds what is wrong.")
    check.add_argument("deck", type=Path, metavar="DECK", help="the deck's YAML file")
    _allow_option(check)
    check.add_argument("--json", action="store_true", help="write what was found to stdout as a JSON array")
    check.set_defaults(command=_check)
    verify = commands.add_parser("verify", help="prove that a .pptx and a PDF are twins", description=_VERIFY)
    verify.add_argument("pptx", type=Path, metavar="PPTX")
    verify.add_argument("pdf", type=Path, metavar="PDF")
    verify.add_argument("--json", action="store_true", help="write the counts and differences to stdout as JSON")
    verify.set_defaults(command=_verify)
    themes = commands.add_parser("themes", help="list the themes that come with twindeck")
    themes.set_defaults(command=_themes)
    return parser


_VERIFY = (
    "Reads both files back, with libraries that did not write them, and compares slides, texts and their order, "
    "alternative texts, links and positions."
)


_NAME = "name of the files without ending; default: the deck's, and with --slides which ones"


def _build_options(build: argparse.ArgumentParser) -> None:
    build.add_argument("deck", type=Path, metavar="DECK", help="the deck's YAML file")
    build.add_argument("-o", "--out", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    build.add_argument("-n", "--name", metavar="STEM", help=_NAME)
    build.add_argument(
        "--formats",
        type=_words,
        default=("pptx", "pdf"),
        metavar="LIST",
        help="of pptx, pdf, txt, scene; default: pptx,pdf",
    )
    build.add_argument("--slides", type=_numbers, metavar="LIST", help="only these slides, such as 3,9-12")
    _allow_option(build)
    build.add_argument("-q", "--quiet", action="store_true", help="show errors only")
    build.add_argument("--json", action="store_true", help="write what was found to stdout as a JSON array")
    build.set_defaults(command=_build)


def _allow_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--allow",
        type=_folder,
        action="append",
        default=[],
        metavar="DIR",
        help="read pictures from this folder too; may be given again (default: from the deck's folder only)",
    )


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder")
    return path


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))


_RANGE = re.compile(r"\s*([0-9]{1,5})\s*(?:-\s*([0-9]{1,5})\s*)?")


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of `3,9-12`, in order and once each."""
    chosen: set[int] = set()
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise argparse.ArgumentTypeError(
                f"{part.strip()!r} is no slide or range of slides; write them as in 3,9-12"
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            raise argparse.ArgumentTypeError(f"{part.strip()!r}: slides count from 1, and a range runs upwards")
        chosen.update(range(first, last + 1))
    return tuple(sorted(chosen))


# ------------------------------------------------------------------------------------------------------------ commands


def _build(options: argparse.Namespace) -> int:
    begun = time.perf_counter()
    _readable(options.deck)
    if options.name is not None and (not options.name or Path(options.name).name != options.name):
        hint = "the folder goes to --out"
        raise UsageError(f"--name is the name of a file without its ending, not {options.name!r}; {hint}")
    import gc

    import twindeck

    # a build makes many small values that live to its end: looking for cycles among them only costs time
    gc.disable()
    progress = Progress(sys.stderr, "slides") if not options.quiet and not options.json else None
    try:
        built = twindeck.build(
            options.deck,
            options.out,
            formats=options.formats,
            slides=options.slides,
            name=options.name,
            allow=options.allow,
            progress=progress,
        )
    except DeckError as wrong:
        if progress:
            progress.clear()
        _show(wrong.diagnostics, as_array=options.json, quiet=options.quiet)
        if not options.json:
            say(f"{_counted(wrong.diagnostics)}; nothing was written", sys.stderr)
        return FINDINGS
    finally:
        if progress:
            progress.clear()
    _show(built.diagnostics, as_array=options.json, quiet=options.quiet)
    if not options.quiet and not options.json:
        parts = [f"{path} {_size(path.stat().st_size)}" for path in built.files]
        parts.append(_number(built.slides, "slide"))
        if built.diagnostics:
            parts.append(_counted(built.diagnostics))
        parts.append(f"{time.perf_counter() - begun:.2f} s")
        say(" · ".join(parts), sys.stdout)
    return FINE


def _check(options: argparse.Namespace) -> int:
    _readable(options.deck)
    import twindeck

    diagnostics = twindeck.check(options.deck, allow=options.allow)
    _show(diagnostics, as_array=options.json, quiet=False)
    if not options.json:
        say(f"{options.deck}: {_counted(diagnostics) if diagnostics else 'nothing is wrong'}", sys.stdout)
    return FINDINGS if _errors(diagnostics) else FINE


def _verify(options: argparse.Namespace) -> int:
    _readable(options.pptx)
    _readable(options.pdf)
    from twindeck.verify import Unreadable, compare

    try:
        comparison = compare(options.pptx.read_bytes(), options.pdf.read_bytes())
    except Unreadable as wrong:
        raise UsageError(f"{options.pptx if wrong.format == 'pptx' else options.pdf}: {wrong}") from wrong
    if options.json:
        say_json(comparison.as_json())
    else:
        for difference in comparison.differences:
            say(visible(str(difference)), sys.stderr)
        say(comparison.summary(), sys.stdout)
    return FINDINGS if comparison.differences else FINE


def _themes(_options: argparse.Namespace) -> int:
    from twindeck.theme.load import bundled_themes

    for name in bundled_themes():
        say(name, sys.stdout)
    return FINE


def _readable(path: Path) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name the file")
    if not path.exists():
        raise UsageError(f"there is no file {path}")


# ------------------------------------------------------------------------------------------------------------- showing


def _show(diagnostics: Iterable[Diagnostic], *, as_array: bool, quiet: bool) -> None:
    """Show what was found: to a program on stdout, to a person on stderr."""
    shown = [d for d in diagnostics if not quiet or d.severity is Severity.ERROR]
    if as_array:
        say_json(as_json(shown))
        return
    texts: dict[str, str | None] = {}
    paint = painter(sys.stderr)
    for diagnostic in shown:
        file = diagnostic.span.file if diagnostic.span else ""
        if file not in texts:
            texts[file] = _text(file)
        say(with_caret(diagnostic, texts[file], paint), sys.stderr)


def _text(file: str) -> str | None:
    """Return a source's text for the carets, without the byte order mark as places do not count it.

    What was read from a pipe cannot be read again.
    """
    try:
        if not Path(file).is_file():
            return None
        return Path(file).read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    except (OSError, ValueError):
        return None


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _counted(diagnostics: Sequence[Diagnostic]) -> str:
    errors = _errors(diagnostics)
    warnings = len(diagnostics) - errors
    counts = [_number(count, noun) for count, noun in ((errors, "error"), (warnings, "warning")) if count]
    return ", ".join(counts)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _size(count: int) -> str:
    """Return a size in bytes as people read it."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB"
