"""Dossiers made from the models, which other folders of tests use too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
