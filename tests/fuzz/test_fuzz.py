"""A bounded run of each fuzzer; ``python tests/fuzz/run.py`` goes on for as long as it may."""

import os

import pytest

pytest.importorskip("resource", reason="Windows does not tell how much memory was used")
from fuzz.targets import TARGETS, fuzz

INPUTS = int(os.environ.get("CLUSTERDYN_FUZZ", "25"))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_file_that_somebody_sends_ends_in_a_fault(target, tmp_path, monkeypatch):
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2027-04-02")
    monkeypatch.setenv("USER", "fuzz")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    report = fuzz(target, range(INPUTS), tmp_path)
    assert report.inputs == INPUTS
    assert (report.faults, report.changed) == ([], []), str(report)
