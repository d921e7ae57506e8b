"""An answer that holds several: parted by line, semicolon or comma."""

import re

SHORT = 3  # words of a name; longer parts are one sentence with commas


def split_list(text: str) -> list[str]:
    """Parts of a list typed in one line: by line, semicolon, else comma."""
    for mark in ("\n", ";", ","):
        if mark in text:
            return [part.strip() for part in text.split(mark) if part.strip()]
    return [text.strip()] if text.strip() else []


def split_names(text: str) -> list[str]:
    """Names typed in one line; of numbers alone ("1 3") each is one."""
    numbers = text.split()
    alone = len(numbers) > 1 and all(re.fullmatch("[0-9]{1,2}", one) for one in numbers)
    return numbers if alone else split_list(text)


def split_lines(text: str, sentences: bool) -> list[str]:
    """Lines typed in one: at semicolons; at commas only where the parts are short names."""
    if ";" in text:
        return split_list(text)
    if sentences:
        return [text.strip()]
    parts = split_list(text)
    return parts if all(len(item.split()) <= SHORT for item in parts) else [text.strip()]
