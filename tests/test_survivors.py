"""The list of faults that do no harm speaks of code that is there, with a reason for each."""

from __future__ import annotations

import tomllib

from support.paths import ROOT

LISTED = tomllib.loads((ROOT / "tools" / "survivors.toml").read_text(encoding="utf-8"))


def test_each_stands_in_its_file_and_has_a_reason():
    for one in LISTED["survivor"]:
        code = (ROOT / "src" / "clusterdyn" / one["file"]).read_text(encoding="utf-8")
        assert one["was"] in code, one
        assert one["was"] != one["becomes"] and len(one["because"].split()) > 4, one
