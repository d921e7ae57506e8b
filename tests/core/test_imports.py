"""Commands that ask nothing load nothing that asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "midtjylland-furniture-renewal.cluster.json"
PROGRAM = """
import sys
from clusterdyn.__main__ import main
sys.argv = ["clusterdyn", *{words!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sorted({{name.split(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words", [["--version"], ["status"], ["status", "--json"], ["check"], ["show", "4"]]
)
def test_a_command_that_asks_nothing_loads_no_prompts(words):
    words = words if words == ["--version"] else [*words, "-d", str(EXAMPLE)]
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(words=words)],
        env={**os.environ, "CLUSTERDYN_TODAY": "2026-11-23"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(ended.stderr.split())
    assert not loaded & {"questionary", "prompt_toolkit", "networkx", "duckdb", "jinja2"}
    if words == ["--version"]:
        assert not loaded & {"pydantic", "typer", "rich"}
