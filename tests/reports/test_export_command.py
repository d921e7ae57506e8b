"""``clusterdyn export``: what, where to, in which format, and what happens when it cannot."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from clusterdyn.cli import context as cli_settings
from clusterdyn.cli.run import run
from clusterdyn.errors import ExitCode
from clusterdyn.store.writing import to_bytes
from support.export_samples import TODAY, full
from support.running import answers_in


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one dossier in it, on a fixed day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(cli_settings.TODAY, TODAY.isoformat())
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
    (tmp_path / "boats.cluster.json").write_bytes(to_bytes(full()))
    return tmp_path


def export(*words: str) -> int:
    return int(run(["export", *words]))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_plan_goes_to_the_file_and_one_line_says_so(folder, capsys):
    assert export("plan", "--to", "plan.md") == ExitCode.FINE
    assert (folder / "plan.md").read_text(encoding="utf-8").startswith("# Quiet Bay Boats\n")
    said = capsys.readouterr()
    assert said.out == "" and said.err == "Written: plan.md\n"
    assert names(folder) == {"boats.cluster.json", "plan.md"}


def test_without_a_file_the_same_plan_goes_to_the_screen(folder, capsys):
    export("plan", "--to", "plan.md")
    capsys.readouterr()
    assert export("plan") == ExitCode.FINE
    assert capsys.readouterr().out == (folder / "plan.md").read_text(encoding="utf-8")


def test_the_ending_says_the_format_and_an_option_overrules_it(folder):
    assert export("plan", "--to", "plan.json") == ExitCode.FINE
    assert json.loads((folder / "plan.json").read_bytes())["full"]["as_of"] == "2027-04-02"
    assert export("plan", "--to", "plan.txt", "--format", "md") == ExitCode.FINE
    assert (folder / "plan.txt").read_bytes().startswith(b"# Quiet")
    assert export("plan", "--to", "PLAN2.MD") == ExitCode.FINE


def test_the_dossier_comes_out_as_it_is(folder, capsys):
    assert export("dossier", "--to", "copy.json") == ExitCode.FINE
    assert answers_in(folder / "copy.json") == answers_in(folder / "boats.cluster.json")
    assert export("dossier") == ExitCode.FINE
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((folder / "copy.json").read_text("utf-8"))


def test_exporting_leaves_the_dossier_alone(folder):
    before = (folder / "boats.cluster.json").read_bytes()
    export("plan", "--to", "plan.md")
    assert (folder / "boats.cluster.json").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["poster"],
            '"poster" cannot be exported. There is: plan, calendar, worksheet, wall, dossier.',
        ),
        ([], "What shall be exported? There is: plan, calendar, worksheet, wall, dossier."),
        (["plan", "--to", "plan.docx"], 'The plan cannot be written as "docx".'),
        (["plan", "--to", "plan"], 'The file name "plan" has no ending'),
        (["plan", "--format", "docx"], "It can be written as md, html or json."),
        (["dossier", "--to", "d.md"], 'The dossier cannot be written as "md".'),
        (["plan", "--to", ".", "--format", "md"], '"." is a folder.'),
        (["plan", "--to", "boats.cluster.json", "--force"], "is the dossier itself."),
        (["plan", "--to", "/dev/null", "--format", "md", "--force"], "is no ordinary file."),
    ],
)
def test_what_cannot_be_understood_ends_in_one_sentence(folder, capsys, words, sentence):
    before = (folder / "boats.cluster.json").read_bytes()
    assert export(*words) == ExitCode.WRONG_USE
    said = capsys.readouterr()
    assert sentence in said.err and said.err.count("\n") == 1 and said.out == ""
    assert (folder / "boats.cluster.json").read_bytes() == before
    assert names(folder) == {"boats.cluster.json"}


def test_a_file_that_is_there_is_kept_unless_force_is_given(folder, capsys):
    (folder / "plan.md").write_text("last year's plan")
    assert export("plan", "--to", "plan.md") == ExitCode.WRONG_USE
    assert "add --force" in capsys.readouterr().err
    assert (folder / "plan.md").read_text() == "last year's plan"
    assert export("plan", "--to", "plan.md", "--force") == ExitCode.FINE
    assert (folder / "plan.md").read_text(encoding="utf-8").startswith("# Quiet")


def test_a_link_stays_a_link(folder):
    (folder / "real.md").write_text("old")
    (folder / "link.md").symlink_to("real.md")
    assert export("plan", "--to", "link.md", "--force") == ExitCode.FINE
    assert (folder / "link.md").is_symlink()
    assert (folder / "real.md").read_text(encoding="utf-8").startswith("# Quiet")


def test_a_missing_folder_is_named(folder, capsys):
    assert export("plan", "--to", "board/plan.md") == ExitCode.NOT_WRITTEN
    said = capsys.readouterr().err
    assert "The folder" in said and "board" in said and said.count("\n") == 1


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "there is no permission")],
)
def test_a_full_disk_or_no_permission_leaves_the_old_file_whole(
    folder, capsys, monkeypatch, number, reason
):
    (folder / "plan.md").write_text("last year's plan")

    def refuse(*arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert export("plan", "--to", "plan.md", "--force") == ExitCode.NOT_WRITTEN
    said = capsys.readouterr().err
    assert reason in said and "as it was" in said
    assert (folder / "plan.md").read_text() == "last year's plan"
    assert names(folder) == {"boats.cluster.json", "plan.md"}


def test_a_part_that_is_too_long_is_named_beside_the_plan(folder, capsys):
    data = full()
    data["steps"]["vision"]["statement"] = " ".join(["so"] * 50)
    (folder / "boats.cluster.json").write_bytes(to_bytes(data))
    assert export("plan", "--to", "plan.md") == ExitCode.FINE
    said = capsys.readouterr().err
    assert "Part 3, Vision: 50 words; 40 fit. Shorten it (step 4, statement)." in said


def test_without_a_dossier_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
    assert export("plan", "--to", "plan.md") == ExitCode.NO_DOSSIER
    assert list(tmp_path.iterdir()) == []


def test_every_format_of_the_registry_can_be_rendered():
    from clusterdyn.reports.registry import FORMATS, renderer

    for what, forms in FORMATS.items():
        for form in forms:
            assert renderer(what, form)(full(), TODAY).content.endswith(b"\n")


def test_the_template_travels_with_the_package():
    from importlib.resources import files

    assert files("clusterdyn.reports.formats").joinpath("plan.md.j2").is_file()
