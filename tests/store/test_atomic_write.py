"""The one way in which files are put in their place: whole or not at all, nothing left beside."""

import errno
import os
import stat
import subprocess
import sys

import pytest

from clusterdyn.store.atomic_write import Written, atomic_write

NEW = b"new\n" * 1000


def by_function(path):
    path.write_bytes(NEW)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "page.html"


@pytest.fixture(params=[NEW, by_function], ids=["bytes", "function"])
def content(request):
    return request.param


def test_the_new_content_is_there_and_nothing_beside_it(path, content):
    for _ in range(2):
        assert atomic_write(path, content) == Written()
        assert path.read_bytes() == NEW
        assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_the_permissions_of_the_old_file_stay(path, content, mode):
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic_write(path, content)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_may_read_what_is_half_written(path):
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen = []

    def look(beside):
        seen.append(stat.S_IMODE(beside.stat().st_mode))

    atomic_write(path, look)
    assert seen == [0o600]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_new_file_is_as_open_as_other_files_of_this_person(path, content):
    before = os.umask(0o027)
    try:
        atomic_write(path, content)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "close"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file_and_nothing_else(path, content, monkeypatch, call, error):
    path.write_bytes(b"old")
    real = getattr(os, call)

    def fail(*words, **more):
        if call == "close":
            real(*words, **more)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(type(error)):
            atomic_write(path, content)
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_a_function_that_fails_leaves_nothing(path, error):
    def fail(beside):
        beside.write_bytes(b"half")
        raise error

    with pytest.raises(type(error)):
        atomic_write(path, fail)
    assert list(path.parent.iterdir()) == []


def test_two_at_once_are_not_in_each_others_way(path):
    def slow(beside):
        beside.write_bytes(b"half")
        atomic_write(path, b"quick")
        by_function(beside)

    atomic_write(path, slow)
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


DYING = """
import os, sys
from pathlib import Path
from clusterdyn.store.atomic_write import atomic_write
path = Path(sys.argv[1])
def half(beside):
    beside.write_bytes(b"half")
    beside.with_name(f"tmp_{beside.name}").write_bytes(b"half")
    print("here", flush=True)
    sys.stdin.read()
atomic_write(path, half)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_what_a_killed_program_left_is_removed_and_what_one_at_work_has_is_not(path):
    command = [sys.executable, "-c", DYING, path]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    dead, alive = (subprocess.Popen(command, **pipes) for _ in range(2))
    for one in (dead, alive):
        one.stdout.readline()
    dead.kill()
    dead.communicate()
    assert len(list(path.parent.glob("*.new"))) == 4
    atomic_write(path.with_name("other.md"), NEW)
    left = {entry.name for entry in path.parent.iterdir()} - {"other.md"}
    assert len(left) == 2, "the one at work keeps its two"
    alive.communicate()
    assert path.read_bytes() == b"half"
    strange = path.with_name(".clusterdyn-00000000.new")
    strange.symlink_to(path)
    atomic_write(path.with_name("other.md"), NEW)
    assert path.read_bytes() == b"half" and strange.is_symlink()


def test_a_folder_that_is_not_there_is_not_made(path, content):
    with pytest.raises(FileNotFoundError):
        atomic_write(path.parent / "none" / "page.html", content)
    assert list(path.parent.iterdir()) == []
