"""Draws the packages and what imports what, from the imports themselves.

    python tools/draw_packages.py           writes docs/packages.svg and ARCHITECTURE.md's table
    python tools/draw_packages.py --check   ends with 1 where one of the two is out of date

Floors are those of the import contract in pyproject.toml. An arrow means "imports"; where one
follows from two others (a imports b, b imports c, so a may import c), it is left out.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "clusterdyn"
PICTURE, PAGE = ROOT / "docs" / "packages.svg", ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- packages: made by tools/draw_packages.py -->", "<!-- /packages -->"
WIDTH, BOX, HEIGHT, FLOOR, MARGIN = 960, 132, 44, 92, 20

Graph = dict[str, set[str]]


def floors() -> list[list[str]]:
    """The names on each floor, the top one first, as far as they are there."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    named = [re.findall(r"\w+", row) for row in contract["layers"]]
    return [[name for name in row if of_package(name)] for row in named]


def of_package(name: str) -> list[Path]:
    """The files of a package or of a module beside the packages."""
    folder, file = SOURCE / name, SOURCE / f"{name}.py"
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [file] if file.is_file() else []


def imported(path: Path) -> Iterator[str]:
    """The packages of ours that a file imports from."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        above = list(parts[: len(parts) - node.level]) if node.level else []
        whole = [*above, *(node.module or "").split(".")] if node.module else above
        if whole[:1] != ["clusterdyn"]:
            continue
        yield from whole[1:2] or (alias.name for alias in node.names)


def graph(names: list[str]) -> Graph:
    """What each package imports, itself left out."""
    return {
        name: {other for path in of_package(name) for other in imported(path)}
        & set(names) - {name}
        for name in names
    }  # fmt: skip


def reach(edges: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += edges[name]
    return found


def reduced(edges: Graph) -> Graph:
    """The arrows that do not follow from others."""
    return {
        name: {o for o in others if not any(o in reach(edges, p) for p in others - {o})}
        for name, others in edges.items()
    }


def purpose(name: str) -> str:
    """The first sentence of a package's docstring."""
    init = SOURCE / name / "__init__.py"
    file = init if init.is_file() else SOURCE / f"{name}.py"
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.split("\n")[0]


def picture(rows: list[list[str]], edges: Graph) -> str:
    places = {}
    for floor, row in enumerate(rows):
        gap = (WIDTH - 2 * MARGIN - BOX * len(row)) / (len(row) + 1)
        for number, name in enumerate(row):
            places[name] = (MARGIN + gap + number * (BOX + gap), MARGIN + floor * FLOOR)
    height = 2 * MARGIN + FLOOR * (len(rows) - 1) + HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="15">',
        "<title>The packages of clusterdyn on their floors</title>",
        "<desc>Each package imports only from floors below it.</desc>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
        ' markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for name, others in edges.items():
        x, y = places[name]
        for other in sorted(others):
            to_x, to_y = places[other]
            lines.append(
                f'<path d="M{x + BOX / 2:.0f} {y + HEIGHT:.0f}L{to_x + BOX / 2:.0f} {to_y - 2:.0f}"'
                ' stroke="#99a" fill="none" marker-end="url(#tip)"/>'
            )
    for name, (x, y) in places.items():
        lines.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{HEIGHT}" rx="6" fill="#eef3f8"'
            ' stroke="#345"/>'
            f'<text x="{x + BOX / 2:.0f}" y="{y + 28:.0f}" text-anchor="middle" fill="#123">'
            f"{escape(name)}</text>"
        )
    return "\n".join([*lines, "</svg>"]) + "\n"


def table(rows: list[list[str]], edges: Graph) -> str:
    lines = ["| floor | package | what it is for | imports |", "|-|-|-|-|"]
    order = [name for row in rows for name in row]
    for number, row in zip(range(len(rows), 0, -1), rows, strict=True):
        for name in row:
            slash = "/" if (SOURCE / name).is_dir() else ".py"
            below = ", ".join(sorted(edges[name], key=order.index)) or "–"
            lines.append(f"| {number} | `{name}{slash}` | {purpose(name)} | {below} |")
    return "\n".join(lines)


def main() -> None:
    rows = floors()
    edges = graph([name for row in rows for name in row])
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    made = {
        PICTURE: picture(rows, reduced(edges)),
        PAGE: f"{before}{BEGIN}\n{table(rows, edges)}\n{END}{after}",
    }
    if "--check" in sys.argv[1:]:
        old = [p.name for p, text in made.items() if p.read_text(encoding="utf-8") != text]
        if old:
            print(f"Out of date: {', '.join(old)}. Run: python tools/draw_packages.py")
        raise SystemExit(1 if old else 0)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
