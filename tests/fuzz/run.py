"""Fuzzes what people send each other, and says what was found.

python tests/fuzz/run.py                      each target for a minute
python tests/fuzz/run.py history --seconds 600
python tests/fuzz/run.py history --seed 4711  one input again, its files left in a folder
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from fuzz.targets import TARGETS, fuzz  # noqa: E402


def main() -> int:
    names = [target.name for target in TARGETS]
    parser = argparse.ArgumentParser(description="Fuzz the files that people send each other.")
    parser.add_argument("target", nargs="*", choices=[*names, []], help=", ".join(names))
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, help="one input only; its folder is kept")
    wishes = parser.parse_args()
    os.environ |= {"CLUSTERDYN_TODAY": "2027-04-02", "USER": "fuzz"}
    found = 0
    for target in TARGETS:
        if wishes.target and target.name not in wishes.target:
            continue
        folder = Path(tempfile.mkdtemp(prefix="clusterdyn-fuzz-"))
        tempfile.tempdir = str(folder)
        one = wishes.seed is not None
        seeds = range(wishes.seed, wishes.seed + 1) if one else range(10**9)
        report = fuzz(target, seeds, folder, time.monotonic() + wishes.seconds)
        print(f"{target.name}: {report}" + (f"\n  {folder}" if one else ""), flush=True)
        found += len(report.faults) + len(report.hangs) + len(report.changed)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
