"""Plants small faults in the code, one at a time, and lists those that no test notices.

    python tools/mutate.py                     forty faults in each part of PARTS
    python tools/mutate.py store --faults 10   ten in one of them
    python tools/mutate.py --seed 7            another choice of faults

A fault is a comparison that takes in its limit or not, a condition turned round, a number that is
one more, a call left out, a sign of arithmetic, an AND in a statement of SQL. Which faults are
planted is drawn by chance, the same with the same seed. All happens in a copy of the project. The
tests of a part run once under coverage, so that a fault is tried only on the tests that run its
line. What survives and why that does no harm stands in ``tools/survivors.toml``; ends with 1 where
more than one fault in twenty survives without such a reason.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parents[1]
SURVIVORS = Path(__file__).with_name("survivors.toml")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__")
PARTS = {
    "store": (["store/*.py"], ["store"]),
    "interview": (["interview/*.py"], ["interview", "ui/test_plain_questions.py"]),
    "screening": (["screening/**/*.py"], ["screening"]),
    "calculations": (
        ["calculations/*.py"],
        ["calculations", "steps", "ui/test_table_on_the_screen.py"],
    ),
    "rules": (["steps/*/rules.py", "steps/common_rules.py"], ["steps"]),
}
"""Part → its files below ``src/clusterdyn``, and its tests below ``tests``."""
MOST_TESTS = 40
"""Tests that a fault is tried on: those that run the fewest other lines."""
PATIENCE = 120  # seconds; a fault that makes a test run for ever was noticed
ALLOWED = 0.05

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
SQL = re.compile(r"\b(SELECT|WHERE|CASE)\b.*\bAND\b", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """A piece of a file, and what is planted in its place. Offsets are bytes."""

    file: str
    line: int
    start: int
    end: int
    was: str
    becomes: str

    def planted(self, source: bytes) -> bytes:
        return source[: self.start] + self.becomes.encode() + source[self.end :]


# -- which faults there are


def faults_of(path: Path, source: bytes) -> Iterator[Fault]:
    """All faults that can be planted in a file."""
    starts = [0]
    for row in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for node in _of_code(ast.parse(source)):
        for was, becomes in _changes(node):
            start = starts[was.lineno - 1] + was.col_offset
            end = starts[(was.end_lineno or 0) - 1] + (was.end_col_offset or 0)
            file = path.relative_to(ROOT / "src" / "clusterdyn").as_posix()
            yield Fault(file, was.lineno, start, end, source[start:end].decode(), becomes)


def _of_code(tree: ast.AST) -> Iterator[ast.AST]:
    """What is run for its effect: no annotations, imports, assertions, raised sentences."""
    if isinstance(tree, ast.Assert | ast.Raise | ast.Import | ast.ImportFrom | ast.JoinedStr):
        return
    if isinstance(tree, ast.If) and ast.unparse(tree.test) == "TYPE_CHECKING":
        return
    yield tree
    for name, field in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST):
                yield from _of_code(child)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """A node → the piece to be replaced, and by what."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS:
            yield node, _written(node, ops=[COMPARISONS[type(op)]()])
        case ast.BoolOp(op=op):
            yield node, _written(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, ast.Compare):
            yield test, f"(not ({ast.unparse(test)}))"
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield node, _written(node, op=ARITHMETIC[type(op)]())
        case ast.Constant(value=bool(value)):
            yield node, str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield node, f"({value!r} + 1)"
        case ast.Constant(value=str(value)) if SQL.search(value):
            yield node, repr(re.sub(r"\bAND\b", "OR", value, count=1))
        case ast.Expr(value=ast.Call()):
            yield node, "pass"


def _written(node: ast.expr, **changed: object) -> str:
    """The code of an expression with parts of it changed."""
    return f"({ast.unparse(type(node)(**(dict(ast.iter_fields(node)) | changed)))})"


def drawn(part: str, many: int, seed: int) -> list[Fault]:
    """As many faults of a part as are wanted, by chance."""
    base = ROOT / "src" / "clusterdyn"
    files = sorted({path for pattern in PARTS[part][0] for path in base.glob(pattern)})
    every = [fault for path in files for fault in faults_of(path, path.read_bytes())]
    return random.Random(f"{seed} {part}").sample(every, min(many, len(every)))


# -- which tests run a line


class Runs:
    """Which tests run which lines, as one run of a part's tests under coverage has shown."""

    def __init__(self, folder: Path, part: str) -> None:
        settings = folder / "coverage.ini"
        settings.write_text("[run]\nsource_pkgs = clusterdyn\ndynamic_context = test_function\n")
        tests = [f"tests/{name}" for name in PARTS[part][1]]
        under = ["-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest"]
        if _python(folder, [*under, *QUIET, *tests], None):
            sys.exit(f"{part}: its tests do not pass without a fault either")
        _python(folder, ["-m", "coverage", "json", "--show-contexts", "-o", "lines.json"], None)
        self._where = {
            path.stem: path.relative_to(folder) for path in folder.glob("tests/**/test_*.py")
        }
        self._lines: dict[str, dict[int, set[str]]] = {}
        self._size: dict[str, int] = defaultdict(int)
        for file, about in json.loads((folder / "lines.json").read_bytes())["files"].items():
            lines = {int(line): self._ids(names) for line, names in about["contexts"].items()}
            self._lines[file.rpartition("src/clusterdyn/")[2]] = lines
            for one in (one for ids in lines.values() for one in ids):
                self._size[one] += 1

    def _ids(self, contexts: list[str]) -> set[str]:
        """Coverage names a test by module and function; a line that is run at import has ""."""
        named = (context.split(".") for context in contexts if context)
        return {
            f"{self._where[module]}::{'::'.join(name)}"
            for module, *name in named
            if module in self._where
        }

    def tests_of(self, fault: Fault) -> list[str]:
        """Tests on which a fault is tried, those that run the fewest lines first. What is run at
        import, such as a constant, may matter to all tests of its file."""
        lines = self._lines.get(fault.file, {})
        begins = max((line for line in lines if line <= fault.line), default=0)
        ids = lines.get(begins, set())
        most = MOST_TESTS if ids else MOST_TESTS * 4
        return sorted(ids or set().union(*lines.values()), key=self._size.__getitem__)[:most]


QUIET = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore"]


def _python(folder: Path, words: list[str], patience: float | None) -> int:
    """The exit code of a Python in a copy of the project; 1 where it takes too long."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return subprocess.run(
            [sys.executable, *words], cwd=folder, env=environment, capture_output=True,
            timeout=patience, check=False,
        ).returncode  # fmt: skip
    except subprocess.TimeoutExpired:
        return 1


# -- trying a fault


def survives(folder: Path, fault: Fault, tests: list[str]) -> bool:
    """Whether the tests pass in a copy of the project with the fault planted."""
    if not tests:
        return True
    path = folder / "src" / "clusterdyn" / fault.file
    source = path.read_bytes()
    path.write_bytes(fault.planted(source))
    try:
        return _python(folder, ["-m", "pytest", "-x", *QUIET, *tests], PATIENCE) == 0
    finally:
        path.write_bytes(source)


def tried(part: str, many: int, seed: int) -> list[Fault]:
    """The faults of a part that survived."""
    with tempfile.TemporaryDirectory() as name:
        copies: Queue[Path] = Queue()
        for number in range(os.cpu_count() or 1):
            copies.put(_copy(Path(name) / str(number)))
        first = copies.get()
        runs = Runs(first, part)
        copies.put(first)

        def one(fault: Fault) -> bool:
            folder = copies.get()
            try:
                return survives(folder, fault, runs.tests_of(fault))
            finally:
                copies.put(folder)

        faults = drawn(part, many, seed)
        with ThreadPoolExecutor(copies.qsize()) as pool:
            return [f for f, alive in zip(faults, pool.map(one, faults), strict=True) if alive]


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT, folder, ignore=LEFT_OUT))


# -- telling


Reasons = dict[tuple[str, str, str], str]


def reasons() -> Reasons:
    """(file, what was there, what became of it) → why that does no harm."""
    kept = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["survivor"]
    return {(one["file"], one["was"], one["becomes"]): one["because"] for one in kept}


def told(
    part: str, many: int, seed: int, known: dict[tuple[str, str, str], str]
) -> tuple[int, int]:
    """Prints what survived in a part; how many faults were planted, how many have no reason."""
    planted, alive = len(drawn(part, many, seed)), tried(part, many, seed)
    unexplained = 0
    print(f"{part}: {planted} faults, {planted - len(alive)} noticed", flush=True)
    for fault in sorted(alive, key=lambda one: (one.file, one.line)):
        why = known.get((fault.file, fault.was, fault.becomes))
        unexplained += why is None
        print(f"  {fault.file}:{fault.line}  {fault.was}  →  {fault.becomes}")
        print(f"      {why or 'NO REASON'}", flush=True)
    return planted, unexplained


def main() -> int:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    words.add_argument("--faults", type=int, default=40, help="how many in each part")
    words.add_argument("--seed", type=int, default=1)
    wanted = words.parse_args()
    known = reasons()
    parts = wanted.parts or list(PARTS)
    counts = [told(part, wanted.faults, wanted.seed, known) for part in parts]
    planted, unexplained = (sum(column) for column in zip(*counts, strict=True))
    print(f"{planted} faults planted, {unexplained} survived without a reason")
    return int(unexplained > ALLOWED * planted)


if __name__ == "__main__":
    sys.exit(main())
