"""A fault of the program ends in one sentence, 70, and a file that can be sent on."""

import re
from pathlib import Path

import pytest

from clusterdyn.cli import overview
from clusterdyn.cli import set as set_command


def test_what_nobody_foresaw_is_told_and_kept(desk, monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(overview, "load", lambda drafts: 1 / 0)
    ended = desk.run("status")
    assert ended.code == 70 and ended.out == ""
    assert "fault (ZeroDivisionError)" in ended.err
    assert "What was saved before is in the file." in ended.err
    file = Path(re.search(r"in (\S+\.txt)\.", ended.err)[1])
    text = file.read_text("utf-8")
    assert "typed: clusterdyn status" in text and "ZeroDivisionError: division by zero" in text
    assert file.stat().st_mode & 0o077 == 0


def test_after_a_save_it_says_that_the_answer_is_saved(desk, monkeypatch, tmp_path):
    monkeypatch.setattr(set_command, "say", lambda text: 1 / 0)
    monkeypatch.setattr("tempfile.mkstemp", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    ended = desk.run("set", "4.year", "2041")
    assert ended.code == 70
    assert "The answer is saved." in ended.err and "could not be written (full)" in ended.err
    assert desk.at("steps.vision.year") == 2041


@pytest.mark.parametrize("named", ["~nosuch/x.cluster.json", "~nosuch"])
def test_a_home_of_nobody_is_told(desk, monkeypatch, named):
    monkeypatch.setenv("CLUSTERDYN_DOSSIER", named)
    ended = desk.run("status")
    assert ended.code == 3 and "CLUSTERDYN_DOSSIER" in ended.err
