"""A quick look at every byte of a file: can a number in it be written in an unusual way?"""

import threading
from pathlib import Path

UNUSUAL_LETTERS = b"eExXbBoO"
"""Letters that may stand inside a number: 1e3, 0x1F, 0b1."""
PIECE = 1 << 22


def plain_set(delimiter: str) -> bytes:
    """Bytes that leave no doubt: digits, the separator, line ends, letters not used in numbers."""
    letters = bytes(range(65, 91)) + bytes(range(97, 123))
    usual = bytes(b for b in letters if b not in UNUSUAL_LETTERS)
    return b"0123456789\r\n" + delimiter.encode() + usual


def is_plain(data: bytes, delimiter: str) -> bool:
    """True when every byte is in the plain set."""
    return not data.translate(None, plain_set(delimiter))


class PlainCheck:
    """Looks through a file in the background, after the line at which the data starts."""

    def __init__(self, path: Path, delimiter: str, header_lines: int) -> None:
        self._path, self._delimiter, self._header = path, delimiter, header_lines
        self._plain = False
        self._worker = threading.Thread(target=self._look, daemon=True)
        self._worker.start()

    def plain(self) -> bool:
        """Wait for the end; True when every byte was plain."""
        self._worker.join()
        return self._plain

    def _look(self) -> None:
        allowed = plain_set(self._delimiter)
        try:
            with self._path.open("rb") as file:
                for _ in range(self._header):
                    file.readline()
                while piece := file.read(PIECE):
                    if piece.translate(None, allowed):
                        return
        except OSError:
            return
        self._plain = True
