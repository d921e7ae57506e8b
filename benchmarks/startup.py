"""How long a command takes, as a ratio to a bare Python start in the same run.

    python benchmarks/startup.py [runs]

Whole processes, .pyc files present, the median of so many runs (12 unless said otherwise). The
bars: ``--version`` at most 8 times a bare start, ``status`` on a 200 kB dossier at most 20 times.
The other commands have no bar. "unfinished" is the same dossier with its last step still open;
"next-step" goes to its first question and leaves at the end of its (empty) input.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARS = {"--version": 8, "status": 20}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = os.pathsep.join(
        [str(ROOT / "src"), *filter(None, [environment.get("PYTHONPATH")])]
    )
    with tempfile.TemporaryDirectory() as folder:
        dossier = large_dossier(Path(folder))
        unfinished = without_last_step(dossier)
        bare = [sys.executable, "-c", "pass"]
        lines = {
            "--version": ["--version"],
            "status": ["status", "-d", dossier],
            "status, unfinished": ["status", "-d", unfinished],
            "--help": ["--help"],
            "set": ["set", "vision.year", "2036", "-d", unfinished],
            "show": ["show", "4", "-d", dossier],
            "check": ["check", "-d", dossier],
            "next-step, unfinished": ["next-step", "--plain", "-d", unfinished],
        }
        program = [sys.executable, "-m", "clusterdyn"]
        commands = {"bare": bare, **{name: [*program, *line] for name, line in lines.items()}}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            run(command, environment)
        for _ in range(runs):  # taken in turn, so that a busy moment hits all alike
            for name, command in commands.items():
                begin = time.perf_counter()
                run(command, environment)
                times[name].append(time.perf_counter() - begin)
        print(f"dossier: {dossier.stat().st_size / 1000:.0f} kB, {runs} runs")
    medians = {name: statistics.median(found) for name, found in times.items()}
    bare_start = medians.pop("bare")
    print(f"bare Python: {bare_start * 1000:.1f} ms")
    for name, median in medians.items():
        bar = f"  (bar {BARS[name]}x)" if name in BARS else ""
        print(f"{name:<22} {median * 1000:6.1f} ms  {median / bare_start:5.1f}x{bar}")


def run(command: list[str | Path], environment: dict[str, str]) -> None:
    """One whole process, with nothing on its input."""
    subprocess.run(
        command, env=environment, check=True, capture_output=True, stdin=subprocess.DEVNULL
    )


def large_dossier(folder: Path) -> Path:
    """A copy of the worked example, filled up with register entries and actions to 200 kB."""
    examples = ROOT / "examples"
    source = next(p for p in sorted(examples.glob("*.cluster.json")) if "half-way" not in p.name)
    data = json.loads(source.read_text(encoding="utf-8"))
    actions = data["steps"]["plan"]["actions"]
    first = next(iter(actions.values()))
    number = 0
    while len(json.dumps(data, indent=2, ensure_ascii=False)) < 200_000:
        number += 1
        name = {"name": f"Firm number {number}", "helix": "company", "size_class": "10-49"}
        data["organisations"][f"firm-{number}"] = name
        actions[f"action-{number}"] = {**first, "what": f"Action number {number}"}
    path = folder / "large.cluster.json"
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def without_last_step(dossier: Path) -> Path:
    """A copy whose last step nobody has begun."""
    data = json.loads(dossier.read_text(encoding="utf-8"))
    del data["steps"]["checkup"]
    for mark in data["marks"].values():
        for path in [p for p in mark if p == "checkup" or p.startswith("steps.checkup.")]:
            del mark[path]
    copy = dossier.with_name("unfinished.cluster.json")
    copy.write_text(json.dumps(data, indent=2, ensure_ascii=False), encoding="utf-8")
    return copy


if __name__ == "__main__":
    main()
