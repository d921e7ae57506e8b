"""Make the example dossiers and the exported plan again from the answer files.

    python build.py                 writes them beside this file
    python build.py --to FOLDER     writes them to another folder, to compare

Everything goes through the program's own commands, as a group would use them: ``new``, ``fill``
one answer file after the other, ``screen`` for the figures of step 1, ``endorse``,
``export plan``. The day of each command is fixed by
the environment variable ``CLUSTERDYN_TODAY``, so the same answers always give the same files.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ANSWERS = HERE / "answers"
SOURCE = HERE.parent / "src"

NAME = "Midtjylland Furniture Renewal (fictional)"
FINISHED = "midtjylland-furniture-renewal.cluster.json"
HALF_WAY = "midtjylland-furniture-renewal-half-way.cluster.json"
PLAN = "plan.md"

COURSE_1, COURSE_2 = "2026-04-14", "2026-05-19"
ADDED, CHECK = "2026-06-17", "2026-11-12"
TODAY = "2026-11-19"

FILLED = (
    (COURSE_1, ("00-register", "01-identification", "02-analysis", "03-leadership")),
    (COURSE_1, ("04-vision", "05-plan")),
    (COURSE_2, ("06-quick_wins", "07-structure", "08-formalisation", "09-strategy")),
    (COURSE_2, ("10-checkup",)),
    (ADDED, ("11-june",)),
    (CHECK, ("12-november",)),
)

ENDORSED = (
    ("2026-06-24", "Steering group", ("identification", "analysis", "leadership")),
    ("2026-09-02", "Board", ("vision",)),
    ("2026-10-29", "Founding meeting", ("formalisation", "strategy")),
    (TODAY, "Board", ("plan", "quick_wins", "structure", "checkup")),
)

TABLE = HERE / "figures" / "danish_regions_2014.csv"
FIGURES = (
    "screen", str(TABLE), "--region", "Central Jutland",
    "--take", "4=furniture-renewal,9=timber-elements,16=technical-textiles",
    "--source", "Eurostat, sbs_r_nuts06_r2 (bulk download 2017)",
)  # fmt: skip
"""The figures of the three candidates: furniture, wood, textiles."""

TYPED_OF_VISION = ("year", "headlines", "drafts", "statement")
WHY_PARKED = "Jens Ove asks at home first; his answer comes on Friday"


class Group:
    """A group at its laptop: one dossier in one folder, and the commands typed there."""

    def __init__(self, folder: Path) -> None:
        self.dossier = folder / FINISHED

    def begins(self, day: str) -> None:
        """Start the dossier. Its id is made of the folder's name, so it stays the same."""
        self.types(day, "new", NAME)
        data = json.loads(self.dossier.read_text("utf-8"))
        data["id"] = sha256(self.dossier.parent.name.encode()).hexdigest()[:16]
        self.dossier.write_text(json.dumps(data), "utf-8")
        for history in self.dossier.parent.glob("*.history.jsonl"):
            history.unlink()

    def types(self, day: str, *words: str, lines: str | None = None) -> None:
        """Run one command on that day; ``lines`` are typed into a dialogue."""
        env = {key: text for key, text in os.environ.items() if not key.startswith("CLUSTERDYN_")}
        env |= {"CLUSTERDYN_TODAY": day, "USER": "example", "PYTHONUTF8": "1"}
        if (SOURCE / "clusterdyn").is_dir():
            env["PYTHONPATH"] = str(SOURCE)
        command = [sys.executable, "-m", "clusterdyn", "--dossier", str(self.dossier), *words]
        done = subprocess.run(
            command,
            cwd=self.dossier.parent,
            env=env,
            input=lines or "",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")

    def fills(self, day: str, name: str) -> None:
        """Fill one answer file; step 1 gets the figures of its candidates too."""
        self.types(day, "fill", str(answers(name)))
        if name == "01-identification":
            self.types(day, *FIGURES)


def answers(name: str) -> Path:
    return ANSWERS / f"{name}.yaml"


def finished(folder: Path) -> Group:
    """All ten steps answered and adopted, and the plan written beside the dossier."""
    group = Group(folder)
    group.begins(COURSE_1)
    moves: list[tuple[str, tuple[str, ...]]]
    moves = [(day, ("fill", name)) for day, names in FILLED for name in names]
    for day, body, steps in ENDORSED:
        moves += [(day, ("endorse", step, "--by", body, "--on", day)) for step in steps]
    for day, words in sorted(moves, key=lambda move: move[0]):
        if words[0] == "fill":
            group.fills(day, words[1])
        else:
            group.types(day, *words)
    group.types(TODAY, "export", "plan", "--to", str(folder / PLAN))
    return group


def half_way(folder: Path) -> Group:
    """The same cluster on its first afternoon: the sentence stands, the goal is still open."""
    group = Group(folder)
    group.begins(COURSE_1)
    for name in ("00-register", "01-identification", "02-analysis"):
        group.fills(COURSE_1, name)
    leadership, vision = read("03-leadership"), read("04-vision")
    of_leaders, of_vision = leadership["steps"]["leadership"], vision["steps"]["vision"]
    del of_leaders["deputy"]
    vision["steps"]["vision"] = {name: of_vision[name] for name in TYPED_OF_VISION}
    for number, part in ((3, leadership), (4, vision)):
        cut = folder / f"cut-{number}.yaml"
        cut.write_text(yaml.safe_dump(part, allow_unicode=True, sort_keys=False), "utf-8")
        group.types(COURSE_1, "fill", str(cut))
    lines = f"/park {WHY_PARKED}\n/quit\n"
    group.types(COURSE_1, "--plain", "step", "leadership", "deputy", lines=lines)
    return group


def read(name: str) -> dict[str, Any]:
    """An answer file with every scalar as text, as the program reads it."""
    return dict(yaml.load(answers(name).read_text("utf-8"), Loader=yaml.BaseLoader))


def build(target: Path) -> None:
    """Make all three files in a temporary folder, then put them into ``target``."""
    with tempfile.TemporaryDirectory(prefix="clusterdyn-example-") as name:
        first, second = Path(name, "finished"), Path(name, "half-way")
        first.mkdir()
        second.mkdir()
        whole, half = finished(first), half_way(second)
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(whole.dossier, target / FINISHED)
        shutil.copyfile(half.dossier, target / HALF_WAY)
        shutil.copyfile(first / PLAN, target / PLAN)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the example dossiers and the plan again.")
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write to")
    target = parser.parse_args().to.resolve()
    build(target)
    for name in (FINISHED, HALF_WAY, PLAN):
        print(target / name)


if __name__ == "__main__":
    main()
