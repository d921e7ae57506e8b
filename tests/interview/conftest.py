"""The typed run stands beside the other flows; it is imported from there."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "flows"))
