"""Reads exported Markdown the way a viewer does, for the export's tests."""

from __future__ import annotations

from importlib.util import find_spec

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from clusterdyn.parse.characters import flat

NASTY = (
    "|", "\\", "\\|", "\n", "\r\n", "\t", "`", "```", "~~~", "~~", "*", "**", "_", "#", "# ", " #",
    "- ", "+ ", "* ", "1. ", "12) ", "> ", "---", "===", "***", "[", "]", "(", ")", "![a](b)",
    "[a](http://b.dk)", "[a]: http://b.dk", "[^1]", "[^1]: note", "- [ ] task", "[x] done", "<b>",
    "</td>", "<!--", "-->", "<script>alert(1)</script>", "<http://b.dk>", "http://b.dk",
    "https://b.dk/a?b=1&c=2", "www.b.dk", "b.dk", "//localhost", "mailto:", "ole@b.dk", "ftp://b.dk",
    "&amp;", "&#124;", "&lt", "&", "$", "$x$", "$$", "{{ x }}", "{% x %}", "==", "++", "^", ":", ": ",
    ":smile:", "::", "!", "!!!", "?", "%%", "%", ";", "\u202e", "\u200b", "\x00", "\x1b[31m", "\u2028",
    "\\\n", "  \n", "a.b.com", "C#", "R&D", "3.5", "e.g.", "12:30", "--", "a\\", "æøå", "\u00a0",
)  # fmt: skip

any_text = st.lists(
    st.one_of(
        st.sampled_from(NASTY), st.text(max_size=6), st.sampled_from(["ship", " ", "x", "7"])
    ),
    min_size=1,
    max_size=8,
).map("".join)
seen_text = any_text.filter(lambda text: bool(flat(text)))
"""Text of which something can be seen."""


def viewer() -> MarkdownIt:
    """CommonMark with GFM's tables and strikethrough; autolinks where the finder is installed."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if find_spec("linkify_it") is not None:
        found.options["linkify"] = True
        found.enable("linkify")
    return found


def tokens(markdown: str) -> list[Token]:
    return viewer().parse(markdown)


def structure(markdown: str) -> list[tuple[str, ...]]:
    """Every block and inline element in order, without its text."""
    found: list[tuple[str, ...]] = []
    for token in tokens(markdown):
        found.append((token.type, token.tag, str(token.level), str(token.attrs)))
        found += [(child.type, child.tag, str(child.attrs)) for child in token.children or ()]
    return found


def texts(markdown: str) -> list[str]:
    """The shown text of every heading, paragraph and cell; the diagrams are left out."""
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens(markdown)
        if token.type == "inline"
    ]


def rows_under(markdown: str, heading: str) -> list[list[str]]:
    """The cells of the tables under a heading, row by row, the heads included."""
    found: list[list[str]] = []
    inside, title, table = False, False, False
    for token in tokens(markdown):
        if token.type == "heading_open":
            title = True
        elif token.type == "inline" and title:
            inside, title = token.content == heading, False
        elif inside and token.type == "tr_open":
            found.append([])
        elif token.type == "table_open":
            table = True
        elif token.type == "table_close":
            table = False
        elif inside and table and token.type == "inline":
            found[-1].append("".join(child.content for child in token.children or ()))
    return found
