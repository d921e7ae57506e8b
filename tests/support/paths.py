"""Where the worked examples lie, and what may lie beside the project."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
FINISHED = EXAMPLES / "midtjylland-furniture-renewal.cluster.json"
HALF_WAY = EXAMPLES / "midtjylland-furniture-renewal-half-way.cluster.json"
SHARED = ROOT.parent / "shared"
