"""Which characters may enter a dossier, and how two spellings are compared."""

import re
import unicodedata
from collections.abc import Container

_BODY = r"[^\x00-\x08\x0a-\x1f\x7f-\x9f]*"

# Terminal control sequences by their form in ECMA-48, 7-bit and 8-bit, whole where they are ended.
_ESCAPES = re.compile(
    rf"(?:\x1b\]|\x9d){_BODY}(?:\x07|\x1b\\|\x9c)"  # operating system commands: window title, links
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]){_BODY}(?:\x1b\\|\x9c)"  # device and private strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movement
    r"|\x1b[ -/]*[0-~]"  # everything else that starts with escape
)
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_JOINERS = "\u200c\u200d"
# Format characters that are seen: signs which span a number in Arabic, Syriac and Kaithi.
_SEEN_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_LETTER_PAIR = re.compile(r"\b([^\W\d_])/([^\W\d_])\b")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")

# Letters that Unicode does not take apart: first how they are written out, then how they look.
_WRITTEN_OUT = str.maketrans(
    {
        "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ß": "ss",
        "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    }
)  # fmt: skip
_LOOKS_LIKE = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def _is_dropped(character: str) -> bool:
    """Tell whether a character is a control, half a character, or unseen and not a joiner."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cs"):
        return True
    if category == "Cf":
        return character not in _JOINERS and character not in _SEEN_FORMATS
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # never a character in Unicode


def scrub(text: str) -> str:
    r"""Return `text` in NFC with every line end as "\n", every tab as a blank, and nothing unseen.

    Dropped: terminal sequences, other controls, halves of surrogate pairs, marks that turn the
    reading direction, zero-width characters except the two joiners.
    """
    if text.replace("\n", "").isprintable():
        return unicodedata.normalize("NFC", text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text)).replace("\t", " ")
    kept = "".join(c for c in text if c == "\n" or not _is_dropped(c))
    return unicodedata.normalize("NFC", kept)


def flat(text: str) -> str:
    """Return `text` scrubbed, on one line, with single blanks."""
    return " ".join(scrub(text).split())


def is_blank(text: str) -> bool:
    """Tell whether nothing in `text` can be seen: only blanks, joiners and loose accents."""
    return all(unicodedata.category(character)[0] in "ZCM" for character in text)


def with_plain_dashes(text: str) -> str:
    """Return `text` with every kind of dash and minus as "-"."""
    return _DASHES.sub("-", text)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def written_out(text: str) -> str:
    """Return `text` in small letters with ø as oe, å as aa, ü as ue, and no accents."""
    return _without_accents(unicodedata.normalize("NFC", text).lower().translate(_WRITTEN_OUT))


def looks_like(text: str) -> str:
    """Return `text` in small letters with ø as o, å as a, ü as u, and no accents."""
    return _without_accents(unicodedata.normalize("NFC", text).lower().translate(_LOOKS_LIKE))


def bare(text: str) -> str:
    """Return the letters and digits of `text`; anything between them becomes one blank.

    An apostrophe goes without a blank, so that "members' meeting" equals "members meeting", and so
    does the bar in "A/S".
    """
    joined = _LETTER_PAIR.sub(r"\1\2", re.sub("['’`´]", "", text))
    return " ".join(re.findall(r"[^\W_]+", joined))


_LONGEST = 40
_ROW_NUMBER = re.compile(r"[a-z]?[0-9]+")


def slug(text: str, taken: Container[str]) -> str:
    """Return an id of at most 40 characters a-z, 0-9 and "-" that is not in `taken`.

    Letters are written out as people do (ø as oe, å as aa). A title without any letter gives
    "item". A title that could be a row number ("3", "M3") gets "n-" in front.
    """
    plain = re.sub("['’`´]", "", written_out(text))
    base = "-".join(re.findall("[a-z0-9]+", plain)) or "item"
    if _ROW_NUMBER.fullmatch(base):
        base = f"n-{base}"
    candidate = _cut(base, _LONGEST)
    count = 1
    while candidate in taken:
        count += 1
        candidate = f"{_cut(base, _LONGEST - len(f'-{count}'))}-{count}"
    return candidate


def _cut(base: str, longest: int) -> str:
    """Shorten at a word's end; a first word that is too long is cut inside."""
    if len(base) <= longest:
        return base
    whole_words = base[: longest + 1].rpartition("-")[0]
    return whole_words if len(whole_words) > 1 else base[:longest]
