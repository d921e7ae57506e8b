"""``clusterdyn guide [N]``: the facilitator's guide."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.catalogue import folder, marked, titles, unmarked, workbook
from ..content.library import Case
from ..content.recommended import seen_cases
from ..content.step_names import NAMES
from ..errors import ExitCode, UsageError
from ..reports.escaping import escaped
from ..store import StoreError
from .context import settings, step_name
from .dossiers import load
from .guide_text import WIDTH, named, page, plain_text
from .output import as_json, message, safe, say, say_all
from .overview import terminal_width
from .show import case_lines

TITLE = "Seen by your own group"


def guide(
    number: Annotated[str, typer.Argument(metavar="N", help="The step's number or name.")] = "",
    intro: Annotated[
        bool, typer.Option("--intro", help="What clusters are, and why they matter.")
    ] = False,
    course: Annotated[
        bool, typer.Option("--course", help="The two-day course, with clock times.")
    ] = False,
    day3: Annotated[
        bool, typer.Option("--day3", help="With the third day: visits, talks and their sheet.")
    ] = False,
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="TIME", help="When a day begins; once for each day, in order."),
    ] = None,
    to: Annotated[
        list[Path] | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="A Markdown file to write it to; without N, the whole guide.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """The facilitator's guide, and the plan of a course."""
    own: list[Case] = []
    if course or day3 or start:
        from .course import course_data, course_text

        name, text = "course", course_text(start or [], day3)
        if json:
            as_json(course_data(start or [], day3))
            return
    elif intro:
        name, text = "introduction", named(read(workbook() / "introduction.md"))
    elif number:
        name = step_name(number)
        text = named(read(folder(name) / "guide.md"))
        own = own_cases(name)
    elif to:
        write_text(whole_guide(), to, force)
        return
    else:
        say_contents(json)
        return
    if json:
        as_json({"name": name, "text": unmarked(text)})
    elif to:
        write_text(unmarked(text) + as_markdown(own), to, force)
    else:
        show_text(text, as_markdown(own), list(as_text(own, name, WIDTH)))


def whole_guide() -> str:
    """What clusters are, then the guide of each step, with what the own group saw."""
    parts = [unmarked(named(read(workbook() / "introduction.md")))]
    for name in NAMES:
        parts.append(
            unmarked(named(read(folder(name) / "guide.md"))) + as_markdown(own_cases(name))
        )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def write_text(text: str, files: Sequence[Path], force: bool) -> None:
    """A guide as a Markdown file, or as several."""
    from .export import free_targets, write

    for file in files:
        if file.suffix.casefold() not in (".md", ".markdown"):
            raise UsageError(f'A guide is written as Markdown. End "{safe(file.name)}" with .md.')
    for file, target in zip(files, free_targets(files, force), strict=True):
        write(target, text.encode())
        message(f"Written: {safe(str(file))}")


def show_text(text: str, more: str, more_lines: Sequence[str]) -> None:
    """A guide page by page; in plain lines where nobody can turn pages. ``more``: typed by users.

    Words are marked in the guide only, so what users typed comes after them.
    """
    words = marked(text)
    if words:
        text = f"{text.rstrip()}\n\n{words_explained(words)}\n"
    if settings.plain or not sys.stdout.isatty():
        say(plain_text(unmarked(text), min(WIDTH, terminal_width())))
        say_all([safe(line) for line in more_lines])
    else:
        page(text + more)


def words_explained(words: Sequence[str]) -> str:
    """The marked words once more, for those who do not see the underlines."""
    first = " ".join(words[0].split())
    return f"Words explained: {', '.join(words)}. To read one: clusterdyn explain {first}"


def read(path: Path) -> str:
    """The text of a guide, with its marks."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            f"The guide {path.parent.name}/{path.name} is missing from this installation. "
            "Install clusterdyn again to bring it back.",
            ExitCode.WRONG_USE,
        ) from None


def say_contents(as_data: bool) -> None:
    """Which guides there are."""
    if as_data:
        steps = [{"number": n, "name": s, "title": titles()[s]} for n, s in enumerate(NAMES, 1)]
        as_json({"guides": steps})
        return
    lines = [f"  {n:>2}  {titles()[name]}" for n, name in enumerate(NAMES, 1)]
    say_all(["", *lines, *CONTENTS])


CONTENTS = (
    "",
    "  One step:        clusterdyn guide 4",
    "  About clusters:  clusterdyn guide --intro",
    "  A course:        clusterdyn guide --course",
    "  A word:          clusterdyn explain lock-in",
    "",
)


def own_cases(step: str) -> list[Case]:
    """The cases of the dossier at hand for a step. A guide is read without one too."""
    try:
        data: Mapping[str, Any] = load()[1]
    except (UsageError, StoreError):
        return []
    return seen_cases(data, step)


def as_markdown(cases: list[Case]) -> str:
    """A section of the guide; what somebody typed stays text."""
    if not cases:
        return ""
    lines = ["", f"## {TITLE}"]
    for case in cases:
        lines += ["", f"### {escaped(case.name)}", ""]
        lines += [f"- {escaped(fact)}" for fact in case.facts]
        lines += [f"- What we take from it: {escaped(case.lesson)} ({escaped(case.sources[0])})"]
    return "\n".join([*lines, ""])


def as_text(cases: list[Case], step: str, width: int) -> Iterator[str]:
    if cases:
        yield from ("", TITLE, "-" * len(TITLE))
    for case in cases:
        yield from case_lines(case, NAMES.index(step) + 1, width)
