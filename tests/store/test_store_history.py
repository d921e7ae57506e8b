"""The history: every save is a line, undo takes a group back, and the lost can be worked out."""

import errno
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from clusterdyn.changes import ABSENT, content_hash, difference, same, value_at, with_changes
from clusterdyn.store import (
    Clash,
    HistoryGap,
    HistoryUnreadable,
    Missing,
    NewerVersion,
    NotWritten,
    Store,
    StoreRefused,
    migrate,
)
from support.store_samples import CONTENT, DUE, MILESTONES, Clock

RIG = f"{MILESTONES}.rig"
TEXT = f"{RIG}.text"


def on_disk(path):
    return json.loads(path.read_text())


def edited(path, changes):
    path.write_text(json.dumps(with_changes(on_disk(path), changes)))


def answers(store, *values):
    """Saves one due date after the other, each an own group."""
    for value in values:
        store.save({DUE: (value_at(store.load(), DUE), value)})


def lines_of(history_file):
    return [json.loads(line) for line in history_file.read_text().splitlines()]


# What is written


def test_a_history_begins_with_the_whole_content(store, history_file):
    (first,) = lines_of(history_file)
    assert first["set"] == {"": [{"~": "absent"}, CONTENT]}
    assert first["from"] == "" and first["to"] == content_hash(CONTENT)
    assert first["id"] == CONTENT["id"]


def test_a_save_is_one_line_in_the_agreed_form(store, history_file):
    data = store.save({DUE: ("2027-09-01", "2027-10-01")}, group="g", say="moved").data
    line = lines_of(history_file)[1]
    assert line == {
        "at": "2027-01-05T14:32:00+01:00",
        "by": "Karen",
        "group": "g",
        "from": content_hash(CONTENT),
        "to": content_hash(data),
        "set": {DUE: ["2027-09-01", "2027-10-01"]},
        "say": "moved",
    }


def test_entries_are_numbered_from_one_and_know_their_time(store):
    store.save({DUE: ("2027-09-01", None)}, say="left empty")
    entry = store.history()[1]
    assert (entry.number, entry.by, entry.say) == (2, "Karen", "left empty")
    assert entry.at == datetime.fromisoformat("2027-01-05T14:32:00+01:00")
    assert store.history()[0].is_start and not entry.is_start


def test_a_time_without_offset_gets_the_one_of_this_computer(path):
    Store.create(path, CONTENT, lambda: datetime(2027, 1, 1, 9, 0), "Karen")
    entry = Store(path, Clock(), "Jens").history()[0]
    assert entry.at == datetime(2027, 1, 1, 9, 0).astimezone()


# A history that cannot be written or was lost


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_history_that_cannot_be_written_loses_no_answer(store, path, monkeypatch, number):
    real = os.open

    def opened(name, *rest, **more):
        if str(name).endswith(".history.jsonl"):
            raise OSError(number, os.strerror(number))
        return real(name, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", opened)
        saved = store.save({DUE: ("2027-09-01", "2027-10-01")})
    assert "The answer is saved, but not the history" in saved.warnings[0]
    assert value_at(on_disk(path), DUE) == "2027-10-01"


def test_a_history_that_is_a_folder_loses_no_answer(store, path, history_file):
    history_file.unlink()
    history_file.mkdir()
    saved = store.save({DUE: ("2027-09-01", "2027-10-01")})
    assert saved.warnings
    assert value_at(on_disk(path), DUE) == "2027-10-01"
    for reading in (store.history, store.undo):
        with pytest.raises(HistoryUnreadable, match="is a folder"):
            reading()


def test_a_lost_history_starts_anew_with_the_whole_content(store, history_file):
    answers(store, "2027-10-01")
    history_file.unlink()
    answers(store, "2027-11-01")
    first, second = store.history()
    assert first.is_start and value_at(first.changes[""][1], DUE) == "2027-10-01"
    assert second.changes == {DUE: ("2027-10-01", "2027-11-01")}
    assert value_at(store.undo().data, DUE) == "2027-10-01"
    assert store.undo().nothing


def test_an_emptied_history_starts_anew_without_a_word(store, path, history_file):
    history_file.write_bytes(b"")
    saved = store.save({DUE: ("2027-09-01", "2027-10-01")})
    assert saved.warnings == []
    first, second = store.history()
    assert first.is_start and second.changes == {DUE: ("2027-09-01", "2027-10-01")}
    assert same(store.rebuild(), on_disk(path))


@pytest.mark.parametrize("cut", [1, 2, 20, 100])
def test_a_line_cut_off_by_a_power_failure_is_set_aside(store, path, history_file, cut):
    answers(store, "2027-10-01", "2027-11-01")
    whole = history_file.read_bytes()
    history_file.write_bytes(whole[:-cut])
    data = store.load()
    entries = store.history()
    if cut == 1:  # only the line end is missing
        assert len(entries) == 3 and store.warnings == []
    else:
        assert len(entries) == 2 and "cannot be read: 3" in store.warnings[0]
    saved = store.save({"passport.country": ("DK", "DE")})
    assert bool(saved.warnings) == (cut > 1)
    assert len(store.history()) == 4 and store.warnings == []
    assert same(store.state_after(len(store.history())), on_disk(path))
    assert same(store.rebuild(), with_changes(data, {"passport.country": ("DK", "DE")}))
    if cut > 1:
        aside = history_file.with_name("test.history.jsonl.cut")
        assert aside.read_bytes() == whole.rpartition(b"\n{")[2].join([b"{", b""])[:-cut] + b"\n"


def killed(*_):
    raise SystemExit


def dies(store, monkeypatch, name, changes):
    """Saves; the program dies at the call that has this name."""
    with monkeypatch.context() as patch:
        patch.setattr(name, killed)
        with pytest.raises(SystemExit):
            store.save(changes)


def test_an_answer_whose_program_died_before_the_file_was_written_was_not_done(
    store, path, monkeypatch
):
    answers(store, "2027-10-01")
    dies(store, monkeypatch, "os.replace", {DUE: ("2027-10-01", "2027-11-01")})
    again = Store(path, Clock(), "Karen")
    assert value_at(again.load(), DUE) == "2027-10-01"
    assert len(again.history()) == 2
    assert value_at(again.undo().data, DUE) == "2027-09-01"
    again.save({TEXT: ("Test rig open", "Rig open")})
    assert [entry.by for entry in again.history()] == ["Karen"] * 4
    assert same(again.rebuild(), on_disk(path))


def test_an_answer_whose_program_died_after_the_file_was_written_is_known(store, path, monkeypatch):
    dies(
        store,
        monkeypatch,
        "clusterdyn.store.atomic_write._sync_folder",
        {DUE: ("2027-09-01", "2027-10-01")},
    )
    again = Store(path, Clock(), "Karen")
    assert value_at(again.load(), DUE) == "2027-10-01"
    assert value_at(again.undo().data, DUE) == "2027-09-01"
    assert not any(entry.is_outside for entry in again.history())


def test_many_deaths_in_a_row_leave_no_trace(store, path, monkeypatch):
    for _ in range(5):
        dies(store, monkeypatch, "os.replace", {DUE: ("2027-09-01", "2027-11-01")})
    answers(store, "2027-10-01", "2027-12-01")
    assert len(store.history()) == 3
    assert same(store.state_after(2), with_changes(CONTENT, {DUE: (None, "2027-10-01")}))
    assert same(store.rebuild(), on_disk(path))


FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the names of open files")
@pytest.mark.parametrize("call", ["open", "write", "fsync", "ftruncate"])
@pytest.mark.parametrize("number", FAULTS)
def test_whatever_fails_at_the_history_the_answer_is_in_the_file(
    store, path, history_file, monkeypatch, call, number
):
    answers(store, "2027-10-01")
    if call == "ftruncate":  # a cut line is to be set aside
        history_file.write_bytes(history_file.read_bytes()[:-9])
    real = getattr(os, call)

    def fail(first, *rest, **more):
        name = first if isinstance(first, Path) else Path(f"/proc/self/fd/{first}").readlink()
        if str(name).endswith(".history.jsonl"):
            raise OSError(number, os.strerror(number))
        return real(first, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        saved = store.save({DUE: ("2027-10-01", "2027-11-01")})
    assert value_at(on_disk(path), DUE) == "2027-11-01"
    assert any("The answer is saved, but not the history" in said for said in saved.warnings)
    assert "test.history.jsonl" in " ".join(saved.warnings)
    answers(store, "2027-12-01")
    assert same(store.rebuild(), on_disk(path))
    assert value_at(store.undo().data, DUE) == "2027-11-01"


NOISE = [
    b"not json",
    b"[]",
    b'{"at": 5}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"at":"yesterday","by":"x","group":"g","from":"","to":"","set":{}}',
    b'{"at":"2027-01-01T00:00:00Z","by":"x","group":7,"from":"","to":"","set":{}}',
    b'{"at":"2027-01-01T00:00:00Z","by":"x","group":"g","from":"","to":"","set":{"a":1}}',
]


@pytest.mark.parametrize("noise", NOISE)
def test_a_damaged_line_is_left_out_and_told(store, path, history_file, noise):
    answers(store, "2027-10-01")
    history_file.write_bytes(history_file.read_bytes() + noise + b"\n")
    answers(store, "2027-11-01")
    assert len(store.history()) == 3
    assert "these lines cannot be read: 3" in store.warnings[0]
    assert same(store.rebuild(), on_disk(path))
    assert value_at(store.undo().data, DUE) == "2027-10-01"


@pytest.mark.parametrize(("many", "listed"), [(5, "3, 4, 5, 6, 7."), (6, "3, 4, 5, 6, 7 ….")])
def test_five_damaged_lines_are_named_and_no_more(store, history_file, many, listed):
    answers(store, "2027-10-01")
    history_file.write_bytes(history_file.read_bytes() + b"not json\n" * many)
    assert len(store.history()) == 2
    assert f"cannot be read: {listed}" in store.warnings[0]


def test_a_hole_in_the_history_is_told_and_a_new_start_is_written(store, path, history_file):
    answers(store, "2027-10-01", "2027-11-01", "2027-12-01")
    lines = history_file.read_bytes().splitlines(keepends=True)
    history_file.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    with pytest.raises(HistoryGap) as caught:
        store.state_after(3)
    assert caught.value.exit_code == 3
    assert value_at(store.state_after(2), DUE) == "2027-10-01"
    edited(path, {"passport.country": ("DK", "SE")})
    answers(store, "2028-01-01")
    assert [entry.is_start for entry in store.history()] == [True, False, False, True, False]
    assert same(store.rebuild(), on_disk(path))


def test_an_altered_line_is_not_believed(store, history_file):
    answers(store, "2027-10-01")
    history_file.write_text(history_file.read_text().replace('"2027-10-01"]', '"2027-10-02"]'))
    with pytest.raises(HistoryGap):
        store.rebuild()


@pytest.fixture
def never_whole(monkeypatch):
    """Refuses to give the whole history file at once."""

    def read(path):
        raise AssertionError("the whole history was read")

    with monkeypatch.context() as patch:
        patch.setattr("clusterdyn.store.history_file.read", read)
        yield patch


def test_only_the_end_of_a_long_history_is_read_for_a_save(store, never_whole):
    answers(store, "2027-10-01", "2027-11-01")


def test_a_last_line_longer_than_a_piece_is_found(store, path, never_whole):
    long = "x" * 200_000
    store.save({TEXT: ("Test rig open", long)})
    answers(store, "2027-10-01")
    store.save({TEXT: (long, "y" * 70_000)})
    answers(store, "2027-11-01")
    never_whole.undo()
    assert len(store.history()) == 5
    assert same(store.rebuild(), on_disk(path))


# Undo


def test_undo_goes_back_step_by_step_and_says_when_nothing_is_left(store):
    answers(store, "2027-10-01", "2027-11-01")
    first = store.undo()
    assert value_at(first.data, DUE) == "2027-10-01"
    assert [entry.number for entry in first.entries] == [3]
    assert first.changes == {DUE: ("2027-11-01", "2027-10-01")}
    assert same(store.undo().data, CONTENT)
    last = store.undo()
    assert last.nothing and same(last.data, CONTENT)
    groups = [entry.group for entry in store.history()]
    assert [entry.undoes for entry in store.history()] == [None, None, None, groups[2], groups[1]]


def test_undo_takes_a_whole_group(store):
    store.save({"organisations.lab": (ABSENT, {"name": "Lab"})}, group="g")
    store.save({f"{RIG}.owner": (ABSENT, "lab")}, group="g")
    store.save({"organisations.lab.size": (ABSENT, "50-249")}, group="g")
    result = store.undo()
    assert same(result.data, CONTENT)
    assert [entry.number for entry in result.entries] == [2, 3, 4]


def test_undo_puts_a_removed_record_back_in_its_place(store):
    data = store.load()
    new = with_changes(data, {f"{MILESTONES}.staff": (None, ABSENT)})
    store.save(difference(data, new))
    assert same(store.undo().data, CONTENT)


def test_a_new_answer_after_an_undo_can_be_undone_too(store):
    answers(store, "2027-10-01")
    store.undo()
    answers(store, "2027-12-01")
    assert same(store.undo().data, CONTENT)
    assert store.undo().nothing


def test_a_group_name_that_is_used_again_after_undo_is_a_new_group(store):
    store.save({DUE: ("2027-09-01", "2027-10-01")}, group="g")
    store.undo()
    store.save({TEXT: ("Test rig open", "Rig")}, group="g")
    result = store.undo()
    assert [entry.number for entry in result.entries] == [4]
    assert same(result.data, CONTENT)
    assert store.undo().nothing


def test_undo_keeps_what_was_edited_by_hand_elsewhere(store, path):
    answers(store, "2027-10-01")
    edited(path, {"passport.country": ("DK", "SE")})
    result = store.undo()
    assert value_at(result.data, DUE) == "2027-09-01"
    assert result.data["passport"]["country"] == "SE"
    assert [entry.by for entry in store.history()] == ["Karen"] * 2 + ["edited outside", "Karen"]
    assert store.undo().nothing


def test_undo_of_what_was_edited_by_hand_since_clashes(store, path):
    answers(store, "2027-10-01")
    edited(path, {DUE: ("2027-10-01", "2029-01-01")})
    before = path.read_bytes()
    with pytest.raises(Clash, match="2029-01-01"):
        store.undo()
    assert path.read_bytes() == before
    assert value_at(store.undo(insist=True).data, DUE) == "2027-09-01"


def test_undo_of_a_field_whose_record_was_removed_by_hand_clashes(store, path):
    store.save({DUE: ("2027-09-01", ABSENT)})
    edited(path, {RIG: (None, ABSENT)})
    store.save({"passport.country": ("DK", "SE")}, group="other")
    store.undo()
    with pytest.raises(Clash):
        store.undo()


def test_an_undo_that_has_no_effect_any_more_is_passed_over(store, path):
    answers(store, "2027-10-01")
    store.save({TEXT: ("Test rig open", "Rig")})
    edited(path, {TEXT: ("Rig", "Test rig open")})
    result = store.undo()
    assert result.changes == {DUE: ("2027-10-01", "2027-09-01")}


def test_undo_works_place_by_place_when_a_part_of_the_history_is_lost(store, history_file):
    answers(store, "2027-10-01", "2027-11-01", "2027-12-01")
    lines = history_file.read_bytes().splitlines(keepends=True)
    history_file.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert value_at(store.undo().data, DUE) == "2027-11-01"
    with pytest.raises(Clash):
        store.undo()


def test_undo_of_somebody_elses_answer_is_recorded_with_who_did_it(store, open_store):
    answers(store, "2027-10-01")
    other = open_store("Jens")
    other.undo()
    last = other.history()[-1]
    assert (last.by, last.undoes) == ("Jens", store.history()[1].group)


# Earlier contents


def test_the_content_after_each_entry_can_be_worked_out(store):
    contents = [CONTENT]
    for value in ("2027-10-01", None, "2027-12-01"):
        answers(store, value)
        contents.append(store.load())
    contents.append(store.undo().data)
    for number, content in enumerate(contents, 1):
        assert same(store.state_after(number), content)


@pytest.mark.parametrize("number", [0, -1, 4])
def test_an_entry_that_is_not_there_is_refused(store, number):
    answers(store, "2027-10-01", "2027-11-01")
    for call in (store.state_after, store.restore):
        with pytest.raises(StoreRefused, match="entries 1 to 3") as caught:
            call(number)
        assert caught.value.exit_code == 2


def test_restore_is_one_group_that_undo_takes_back(store):
    answers(store, "2027-10-01", "2027-11-01")
    store.save({TEXT: ("Test rig open", "Rig")})
    before = store.load()
    assert same(store.restore(1).data, CONTENT)
    assert same(store.load(), CONTENT)
    assert same(store.undo().data, before)


def test_restore_records_a_hand_edit_before_it_goes(store, path):
    answers(store, "2027-10-01")
    edited(path, {TEXT: ("Test rig open", "by hand")})
    store.restore(1)
    assert value_at(store.state_after(3), TEXT) == "by hand"


# A broken or missing dossier


@pytest.mark.parametrize("harm", [b"", b'{"version": 1, "pass', b"\0\0", b"{}", None])
def test_a_broken_or_missing_dossier_comes_back_from_its_history(store, path, harm):
    answers(store, "2027-10-01")
    good = store.load()
    path.unlink() if harm is None else path.write_bytes(harm)
    again = Store(path, Clock(), "Karen")
    assert same(again.rebuild(), good)
    saved = again.restore(len(again.history()))
    assert same(saved.data, good) and same(on_disk(path), good)
    broken = path.with_name("test.cluster.json.broken")
    if harm is None:
        assert saved.warnings == [] and not broken.exists()
    else:
        assert broken.read_bytes() == harm and broken.name in saved.warnings[0]
    answers(again, "2027-12-01")
    assert same(again.rebuild(), on_disk(path))


def test_broken_files_are_numbered(store, path):
    for text in ("one", "two", "three"):
        path.write_text(text)
        store.restore(1)
    names = ["test.cluster.json.broken", "test.cluster.json.broken-2", "test.cluster.json.broken-3"]
    assert [path.with_name(name).read_text() for name in names] == ["one", "two", "three"]


def test_a_broken_file_is_kept_where_files_have_one_name_only(store, path, monkeypatch):
    def unable(*_):
        raise OSError(errno.EPERM, "no")

    path.write_text("broken")
    monkeypatch.setattr(Path, "hardlink_to", unable)
    store.restore(1)
    assert path.with_name("test.cluster.json.broken").read_text() == "broken"


def test_a_restore_that_cannot_write_leaves_the_broken_file_in_its_place(store, path, monkeypatch):
    path.write_text("broken")

    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(NotWritten):
        store.restore(1)
    assert path.read_text() == "broken"


def test_without_a_history_nothing_can_be_brought_back(store, path, history_file):
    history_file.unlink()
    with pytest.raises(Missing, match="Look for a copy"):
        store.rebuild()
    with pytest.raises(StoreRefused, match="history is empty"):
        store.restore(1)


def test_a_file_of_a_newer_version_is_not_restored_over(store, path):
    path.write_text('{"version": 99}')
    with pytest.raises(NewerVersion):
        store.restore(1)
    assert path.read_text() == '{"version": 99}'


# A newer version of the file


def test_loading_an_old_file_writes_nothing_and_saving_records_the_new_version(
    store, path, monkeypatch
):
    answers(store, "2027-10-01")
    before = path.read_bytes()

    def renamed(data):
        passport = {**data["passport"], "land": data["passport"]["country"]}
        return {**data, "passport": passport}

    steps = {**migrate.STEPS, migrate.CURRENT: renamed}
    monkeypatch.setattr(migrate.migrated, "__defaults__", (steps, migrate.CURRENT + 1))
    data = store.load()
    assert data["version"] == migrate.CURRENT + 1 and data["passport"]["land"] == "DK"
    assert path.read_bytes() == before
    dies(store, monkeypatch, "os.replace", {DUE: ("2027-10-01", "2028-11-01")})
    assert len(store.history()) == 2
    answers(store, "2027-11-01")
    assert [entry.by for entry in store.history()] == ["Karen", "Karen", "new version", "Karen"]
    assert same(store.state_after(4), on_disk(path))
    assert value_at(store.undo().data, DUE) == "2027-10-01"
    assert store.undo().nothing
    assert store.restore(1).data["passport"]["land"] == "DK"
