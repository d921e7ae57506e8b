"""The whole run's answers and the interview that plays them lie beside these tests."""

import sys
from pathlib import Path

for folder in ("flows", "interview"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
