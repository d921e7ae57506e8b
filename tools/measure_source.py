"""Figures of the source tree: files, lines, functions, types, packages and what they import.

    python tools/measure_source.py [FOLDER]

FOLDER is a checkout (this one if left out). Only the text of the files is read.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "clusterdyn"
SHORT_FILE, LONG_FUNCTION = 30, 40
PROBED = re.compile(r"(isinstance|getattr)\((self\.)?(talk|interview|conversation)\b")


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Name and number of lines of every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def figures(root: Path) -> dict[str, object]:
    """What can be counted, by its name."""
    source, tests = root / "src" / PACKAGE, root / "tests"
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py"))}
    lines = {path: text.count("\n") for path, text in texts.items()}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    long = [(n, name, path) for path, tree in trees.items() for name, n in functions(tree)]
    tops = [path for path in texts if path.parent == source and path.stem not in ("__init__",)]
    longest, name, path = max(long)
    return {
        "modules beside packages": len(tops),
        "packages": sum(1 for one in source.iterdir() if (one / "__init__.py").is_file()),
        "files": len(texts),
        f"files under {SHORT_FILE} lines": sum(n < SHORT_FILE for n in lines.values()),
        "lines": sum(lines.values()),
        "longest function": f"{longest} ({name}, {path.relative_to(source)})",
        f"functions over {LONG_FUNCTION} lines": sum(n > LONG_FUNCTION for n, _, _ in long),
        "Any": sum(len(re.findall(r"\bAny\b", text)) for text in texts.values()),
        "imports under TYPE_CHECKING": sum("if TYPE_CHECKING" in text for text in texts.values()),
        "conversations probed in the front ends": sum(
            len(PROBED.findall(text))
            for path, text in texts.items()
            if path.relative_to(source).parts[0] in ("ui", "askers")
        ),
        "test files": sum(1 for _ in tests.rglob("*.py")),
        "test lines": sum(one.read_text("utf-8").count("\n") for one in tests.rglob("*.py")),
    }


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    for name, figure in figures(root).items():
        print(f"{name:<40} {figure}")


if __name__ == "__main__":
    main()
