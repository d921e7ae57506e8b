"""A table kept as text: its encoding, its delimiter, its heading, and what is no table at all."""

import codecs
import csv
import gzip
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from ..language.phrases import either
from .encodings import Guess, decoded, guess_encoding
from .errors import TableError
from .headings import Heading, read_heading

SAMPLE_BYTES = 262_144
SAMPLE_CHARACTERS = 1_000_000
SAMPLE_LINES = 400
MAX_NOTES = 60
"""Lines at the end of a file among which notes are looked for."""
CHECKED_WHOLE = 20_000_000
"""Bytes of a file up to which all of it is looked at, not only the beginning."""
DELIMITERS = (",", "|", ";", "\t")
"""Where two fit equally well, the later one is taken."""
LOOK_FURTHER = "Open the file in a text editor, or ask the publisher for the table as CSV."
CHOOSE = "On the publisher's page choose the download as CSV or XLSX, and save that file."

EUROSTAT = re.compile(r"^[^\t]+\\[A-Za-z_]+ ?\t")
WEB_PAGE, JSON, NO_TEXT = "a web page", "JSON", "no text"
LONGEST_CELL = 100_000_000
"""Signs. Python's own limit is 131,072, which a column of texts may well go beyond."""
TAG = re.compile(r"\s*<(!doctype|\?xml|!--|/?[a-z]+[\s>/])", re.IGNORECASE)
BRACKETS = re.compile(r'\s*(\{\s*"|\[\s*[\[{"])')
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x19\x1c-\x1f\x7f]")
CONTROL_SHARE = 0.01
"""Control characters that a text may hold by mistake: one in a hundred."""


@dataclass(frozen=True)
class TextTable:
    """What was found. ``header_line`` counts from 1; data starts on the next line."""

    path: Path
    compressed: bool
    encoding: str
    delimiter: str
    header_line: int
    header: tuple[str, ...]
    ready: bool
    """True when the engine can read the file as it lies (UTF-8, normal line ends, no notes)."""
    notes: tuple[str, ...] = ()
    """Lines of text under the table, which are not read."""
    repeated: frozenset[str] = frozenset()
    """Headings that come more than once, as they are called here."""
    unit: str = ""
    """What a second line of the heading says of all figures."""
    titles: tuple[str, ...] = ()
    """Lines above the heading."""
    headings_inside: int = 0
    """How many times the heading comes again among the rows."""


csv.field_size_limit(LONGEST_CELL)


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none of an empty one."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # such as a line end within quotes
        return [line]


def open_bytes(path: Path, compressed: bool) -> IO[bytes]:
    """The file's bytes, unpacked if it is a gz file."""
    return gzip.open(path, "rb") if compressed else path.open("rb")  # type: ignore[return-value]


def sniff(path: Path, encoding: str | None) -> TextTable:
    """What the table is like. Raises TableError for empty files, web pages and one-column text."""
    with path.open("rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
    try:
        with open_bytes(path, compressed) as file:
            size = CHECKED_WHOLE if path.stat().st_size < CHECKED_WHOLE else SAMPLE_BYTES
            first = file.read(size)
    except (OSError, EOFError) as problem:
        raise TableError(
            f"{path.name} can't be unpacked ({problem}).", "Download the file again."
        ) from None
    if compressed and first.startswith((b"PAR1", b"PK\x03\x04", b"\x1f\x8b")):
        raise TableError(
            f"{path.name} holds a packed file that is not text.", "Unpack it first, then try again."
        )
    if not first.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise TableError(f"{path.name} is empty.", "Download the table again.")
    text, used = decode(first, encoding, path, cut=len(first) >= size)
    refuse_other_content(text, path.name)
    lines = first_lines(text)
    delimiter, heading = find_header(lines, path)
    header = unique_names(heading.names)
    notes = notes_below(text, delimiter, len(header)) if len(first) < size else ()
    ready = used in ("utf-8", "utf-8-sig", "ascii") and uniform_line_ends(text) and not notes
    own = lines[heading.last]
    again = sum(line == own for line in text.splitlines()) - 1 if text.count(own) > 1 else 0
    titles = tuple(line for line in lines[: heading.last] if line.strip())
    return TextTable(
        path, compressed, used, delimiter, heading.last + 1, header, ready, notes,
        later_of(heading, header), heading.unit, titles, max(again, 0),
    )  # fmt: skip


def later_of(heading: Heading, header: tuple[str, ...]) -> frozenset[str]:
    """The names, as they are called here, of columns whose heading comes more than once."""
    pairs = zip(heading.names, header, strict=True)
    return frozenset(name for written, name in pairs if written in heading.repeated)


def other_content(text: str) -> str:
    """EUROSTAT = re.compile(r"^[^\t]+\\[A-Za-z_]+ ?\t")
    WEB_PAGE, JSON or NO_TEXT, told by the beginning; '' for what may be a table."""
    start = text[:20_000]
    if TAG.match(start):
        return WEB_PAGE
    if BRACKETS.match(start):
        return JSON
    controls = len(CONTROL_CHARACTERS.findall(start))
    return NO_TEXT if controls > CONTROL_SHARE * len(start) else ""


def refuse_other_content(text: str, name: str) -> None:
    """Raise TableError for a web page, for JSON and for what is no text at all."""
    content = other_content(text)
    if content == NO_TEXT:
        raise TableError(
            f"{name} holds no text, so it can't be read as a table.",
            "Download the table as CSV, XLSX or Parquet. If it is text in a rare encoding, say so "
            "with --encoding.",
        )
    if content:
        raise TableError(f"{name} is {content}, not a table.", CHOOSE)


def first_lines(text: str) -> list[str]:
    """The lines by which the delimiter and the heading are told, and the blank ones above them."""
    lines = text[:SAMPLE_CHARACTERS].splitlines()
    blank = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return lines[: blank + SAMPLE_LINES]


def encoding_name(encoding: str, path: Path) -> str:
    """The standard name of an encoding. Raises TableError when it is unknown."""
    try:
        b"a".decode(encoding)  # refuses codecs that give no text, such as base64
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise TableError(
            f"The encoding '{encoding}' for {path.name} isn't known.",
            "Use --encoding utf-8, utf-16, latin-1 or cp1252.",
        ) from None


def decode(raw: bytes, encoding: str | None, path: Path, cut: bool = False) -> tuple[str, str]:
    """The text, and the encoding it was read in: the given one, else a guess.

    ``cut``: only the first part is there; a character cut in two at its end is left out.
    """
    guess = Guess(encoding_name(encoding, path)) if encoding else guess_encoding(raw)
    if guess.doubts:
        refuse_other_content(raw[:SAMPLE_BYTES].decode("latin-1"), path.name)
        refuse_doubtful(guess, path)
    try:
        text = codecs.getincrementaldecoder(guess.encoding)().decode(raw, final=not cut)
        return text, guess.encoding
    except UnicodeError:
        refuse_other_content(raw[:SAMPLE_BYTES].decode("latin-1"), path.name)
        raise TableError(
            f"{path.name} can't be read as {guess.encoding}.", fitting_encodings(raw)
        ) from None


def refuse_doubtful(guess: Guess, path: Path) -> NoReturn:
    """Ask, with one word as each encoding would read it."""
    readings = either([f"{word} ({encoding})" for encoding, word in guess.doubts])
    options = either([f"--encoding {encoding}" for encoding, _ in guess.doubts])
    raise TableError(f"{path.name}: is it {readings}?", f"Say so with {options}.")


def fitting_encodings(raw: bytes) -> str:
    """The hint with the encodings in which the bytes are a text."""
    guess = guess_encoding(raw)
    if decoded(raw, guess.encoding) is None:
        return "Ask the publisher for the encoding, and give it with --encoding."
    return f"Try --encoding {guess.encoding}."


def notes_below(text: str, delimiter: str, columns: int) -> tuple[str, ...]:
    """Lines at the end of a table of three or more columns that hold no separator at all."""
    if columns < 3:
        return ()
    found: list[str] = []
    for line in reversed(text[-SAMPLE_CHARACTERS:].splitlines()[-MAX_NOTES:]):
        if line.strip() and len(cells_of(line, delimiter)) > 1:
            break
        found.append(line)
    else:
        return ()
    below = [line.count('"') for line in found]
    whole = all(number % 2 == 0 for number in (*below, text.count('"')))
    notes = tuple(line.strip().strip('"') for line in reversed(found) if line.strip())
    return notes if whole else ()


def uniform_line_ends(text: str) -> bool:
    r"""True when all lines end alike, in \n or \r\n; the engine reads no other text."""
    returns = text.count("\r\n")
    return text.count("\r") == returns and returns in (0, text.count("\n"))


def find_header(lines: list[str], path: Path) -> tuple[str, Heading]:
    """Separator and heading.

    The heading is the first line with as many fields as most lines have, at least half of them
    filled: spreadsheets pad title lines with empty fields. Raises TableError when no separator
    gives two or more fields.
    """
    delimiter, fields = guess_delimiter(lines)
    if not delimiter:
        shown = next((line for line in lines if line.strip()), "")[:60]
        raise TableError(
            f"{path.name} has one column only. Its first line is: {shown}",
            f"A table needs columns for region, industry and employment. {LOOK_FURTHER}",
        )
    rows = [cells_of(line, delimiter) for line in lines]
    for number, row in enumerate(rows):
        if len(row) == fields and sum(bool(c.strip()) for c in row) >= max(2, fields / 2):
            return delimiter, read_heading(rows, number)
    raise TableError(f"{path.name} has no heading line.", LOOK_FURTHER)


def guess_delimiter(lines: list[str]) -> tuple[str, int]:
    """The sign between columns and how many columns most lines have; ('', 0) where none fits.

    Eurostat's bulk files have tabs, and commas within their first column only.
    """
    if lines and EUROSTAT.match(lines[0]):
        return "\t", lines[0].count("\t") + 1
    best: tuple[int, int, int] = (0, 0, -1)
    for preference, delimiter in enumerate(DELIMITERS):
        counts = Counter(n for n in field_counts(lines, delimiter) if n > 1)
        if counts:
            fields, times = counts.most_common(1)[0]
            best = max(best, (times, fields, preference))
    _, fields, chosen = best
    return (DELIMITERS[chosen], fields) if fields else ("", 0)


def field_counts(lines: list[str], delimiter: str) -> list[int]:
    """Number of fields of each line; 0 for an empty line."""
    return [len(cells_of(line, delimiter)) if line.strip() else 0 for line in lines]


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Column names without outer spaces; a name that comes twice gets a number."""
    seen: Counter[str] = Counter()
    result = []
    for place, raw in enumerate(names, start=1):
        name = raw.strip().strip("\ufeff") or f"column {place}"
        seen[name.casefold()] += 1
        times = seen[name.casefold()]
        result.append(name if times == 1 else f"{name} ({times})")
    return tuple(result)


def to_utf8(table: TextTable, target: Path) -> None:
    """Write the table once more as UTF-8 with normal line ends."""
    decoder = codecs.getincrementaldecoder(table.encoding)()
    with open_bytes(table.path, table.compressed) as source, target.open("wb") as file:
        pending = ""
        while block := source.read(1 << 20):
            text = pending + decoder.decode(block)
            pending = "\r" if text.endswith("\r") else ""
            file.write(with_plain_line_ends(text.removesuffix("\r") if pending else text))
        file.write(with_plain_line_ends(pending + decoder.decode(b"", final=True)))
    if table.notes:
        lines = target.read_bytes().rstrip().split(b"\n")
        while table.notes and lines and not is_row(lines[-1], table):
            lines.pop()
        target.write_bytes(b"\n".join(lines) + b"\n")


def is_row(line: bytes, table: TextTable) -> bool:
    """True for a line with a separator outside quotes."""
    return len(cells_of(line.decode(), table.delimiter)) > 1


def with_plain_line_ends(text: str) -> bytes:
    """Text as UTF-8 with \\n as the only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")
