"""How much the one-page plan may say: limits by part and for the page, and which part to shorten.

Limits are those of the page a board adopts: at most 450 words, each part with its own, on one
sheet (see ``page_fit``). A page never cuts a text and its type never shrinks; instead each part
that is too long is named. Of a list it shows at most the first ``rows``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import page_fit
from .plan_data import PagePart

PAGE_WORDS = 450


@dataclass(frozen=True)
class Limit:
    """``words`` of the part's sentences together, ``rows`` shown of its list, words of ``each``.

    0 means no limit. ``where`` says where the words stand, so that they can be shortened.
    """

    where: str
    words: int = 0
    rows: int = 0
    each: int = 0


LIMITS = {
    1: Limit("steps 3 to 8", rows=3, each=25),
    2: Limit("step 1, boundary", words=40),
    3: Limit("step 4, statement", words=40),
    4: Limit("step 2, findings, or step 4, answers", rows=3, each=12),
    5: Limit("step 5, milestones", rows=6),
    6: Limit("step 5, actions", rows=8),
    7: Limit("step 6, pilots", rows=3),
    10: Limit("step 10, indicators", rows=5),
    11: Limit("step 5, risks", words=25),
}


def words_in(text: str) -> int:
    """Number of words: what stands between blanks."""
    return len(text.split())


def words_of(part: PagePart) -> int:
    """All words of a part but its title and its column heads."""
    facts = (text for fact in part.facts for text in fact)
    cells = (cell for row in part.rows for cell in row)
    return sum(words_in(text) for text in (*part.sentences, *facts, *cells, part.note))


def too_long(parts: Iterable[PagePart], limited: dict[int, str], head: int) -> Iterator[str]:
    """A sentence for each part to shorten, then one for the page.

    ``limited`` gives, for parts with a limit of words, the text that the limit is for; ``head``
    the lines above the parts.
    """
    known = tuple(parts)
    for part in known:
        limit = LIMITS.get(part.number)
        if limit is not None:
            yield from _of_part(part, limit, limited.get(part.number, ""))
    words, lines = sum(map(words_of, known)), head + sum(map(page_fit.lines_of, known))
    if words > PAGE_WORDS:
        yield f"The page has {words} words; {PAGE_WORDS} fit. {_shorten(max(known, key=words_of))}"
    elif lines > page_fit.LINES:
        longest = max(known, key=page_fit.lines_of)
        yield f"The page has {lines} lines; {page_fit.LINES} fit on one sheet. {_shorten(longest)}"


def _shorten(part: PagePart) -> str:
    return f"Shorten part {part.number}, {part.title}: it is the longest."


def _of_part(part: PagePart, limit: Limit, text: str) -> Iterator[str]:
    head = f"Part {part.number}, {part.title}"
    if limit.words and words_in(text) > limit.words:
        yield f"{head}: {words_in(text)} words; {limit.words} fit. Shorten it ({limit.where})."
    if limit.each:
        long = [line for line in part.sentences if words_in(line) > limit.each]
        if long:
            yield (
                f"{head}: a line of {words_in(long[0])} words; {limit.each} fit. "
                f"Shorten it ({limit.where})."
            )
