"""A pair of hands at a real terminal: starts the program, presses keys, looks at the screen."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import clusterdyn
from support.emulator import Emulator

PROGRAM = ("-m", "clusterdyn")
PATIENCE = 20.0  # seconds; a screen that is not there by then never comes
TODAY = date(2026, 11, 23)
ENVIRONMENT = {
    "CLUSTERDYN_TODAY": TODAY.isoformat(),
    "COLUMNS": "80",
    "LINES": "24",
    "PROMPT_TOOLKIT_NO_CPR": "1",
    "PYTHONPATH": str(Path(clusterdyn.__file__).parents[1]),
    "TERM": "xterm-256color",
    "USER": "tester",
}

LEFT_OUT = {
    "NO_COLOR", "FORCE_COLOR", "CLUSTERDYN_DOSSIER", "VISUAL", "EDITOR", "PAGER", "MANPAGER", "LESS"
}  # fmt: skip


def surroundings(**more: str) -> dict[str, str]:
    """The program's environment: ours, without settings that would change what is shown."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return {**kept, **ENVIRONMENT, **more}


def deaf_to_interrupts() -> None:
    """What some launchers do before they start a program: Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def deaf_to_hang_ups() -> None:
    """What nohup does before it starts a program."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


class Hands:
    """One run of the program in a terminal of 80 by 24."""

    def __init__(
        self,
        folder: Path,
        words: list[str],
        program: Sequence[str] = PROGRAM,
        deaf: bool = False,
        **more: str,
    ) -> None:
        import pexpect

        self.screen = Emulator()
        self._child = pexpect.spawn(
            sys.executable,
            [*program, *words],
            cwd=str(folder),
            env=surroundings(**more),
            dimensions=(24, 80),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
            preexec_fn=deaf_to_interrupts if deaf else None,
        )
        self._child.delaybeforesend = None
        self._child.delayafterread = None

    def press(self, *keys: str) -> None:
        for key in keys:
            self._child.send(key)

    def wait(self, there: Callable[[Emulator], bool], what: str) -> None:
        """Reads until the screen shows what is waited for; says what it showed instead."""
        import pexpect

        until = time.monotonic() + PATIENCE
        while not there(self.screen):
            try:
                self.screen.feed(self._child.read_nonblocking(65536, timeout=0.5))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                raise AssertionError(f"The program ended before: {what}\n{self.shown}") from None
            if time.monotonic() > until:
                raise AssertionError(f"Waited in vain for: {what}\n{self.shown}")

    def see(self, *texts: str) -> None:
        """Waits until all these texts stand on the screen, one below or after the other."""
        wanted = [" ".join(text.split()) for text in texts if text.strip()]
        self.wait(lambda screen: in_order(screen.flowing, wanted), " … ".join(wanted))

    def end(self) -> int:
        """Reads to the end; the exit code, or minus the signal that ended the program."""
        import pexpect

        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                self.screen.feed(self._child.read_nonblocking(65536, timeout=0.5))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        else:
            self.kill()
            raise AssertionError(f"The program did not end:\n{self.shown}")
        self._child.wait()
        self._child.close()
        killed = self._child.signalstatus
        return -killed if killed else int(self._child.exitstatus)

    def leave(self) -> None:
        """Stops at a question with Ctrl-C."""
        self.press("\x03")
        assert self.end() == 130, self.shown

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def signal(self, number: int) -> None:
        self._child.kill(number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    def hang_up(self) -> None:
        """Pulls the terminal away, as a closed window does."""
        os.close(self._child.child_fd)

    def gone(self) -> int:
        """The exit code of a program whose terminal went away, or minus the signal."""
        for _ in range(int(PATIENCE * 20)):
            number, status = os.waitpid(self._child.pid, os.WNOHANG)
            if number:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise AssertionError("The program goes on without a terminal.")

    @property
    def shown(self) -> str:
        return "\n".join(self.screen.seen)


def in_order(text: str, wanted: list[str]) -> bool:
    at = 0
    for one in wanted:
        found = text.find(one, at)
        if found < 0:
            return False
        at = found + len(one)
    return True
