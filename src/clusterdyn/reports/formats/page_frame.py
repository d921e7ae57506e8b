"""The frame of every page for the browser: it stands alone and asks for nothing from outside."""

from __future__ import annotations

from html import escape

from ...parse.characters import flat


def page_of(title: str, style: str, body: str) -> str:
    """A whole page that may ask for nothing from outside."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{text(title)}</title>\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def text(typed: str) -> str:
    """What somebody typed, as text and nothing else."""
    return escape(flat(typed))
