"""A PostgreSQL server of the test's own: a folder, a socket, no port."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

BIN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"


def tool(name: str) -> str | None:
    """A program of PostgreSQL, on the path or where Debian puts it."""
    found = shutil.which(name)
    return found or next((str(b / name) for b in reversed(BIN) if (b / name).exists()), None)


def missing() -> str:
    """What is needed to start a server and is not here; "" for nothing."""
    if find_spec("psycopg") is None:
        return "clusterdyn[postgres] is not installed"
    if tool("initdb") is None or tool("pg_ctl") is None:
        return "PostgreSQL's programs are not on this machine"
    return ""


def as_owner() -> list[str]:
    """The server refuses to run as root: there it runs as the user that Debian's package made."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database; the server ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="cd-pg-", dir="/tmp"))
    if as_owner():
        shutil.chown(folder, USER, USER)
    data, owner = folder / "data", USER
    ask = {"cwd": folder, "check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*as_owner(), tool("initdb"), "-D", data, "-U", owner, "-A", "trust", "-E", "UTF8",
                    "--locale=C", "--no-sync"], **ask)  # fmt: skip
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = [*as_owner(), tool("pg_ctl"), "-D", str(data), "-w"]
    subprocess.run([*control, "-o", options, "start"], **ask)
    try:
        yield f"postgresql://{owner}@/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **ask)
        shutil.rmtree(folder, ignore_errors=True)
