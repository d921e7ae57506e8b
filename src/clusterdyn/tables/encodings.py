"""Which encoding a text is in, by the letters that each would give.

UTF-8 and UTF-16 show themselves. Of the older ones that one is taken in which nearly all letters
beyond ASCII belong to one language that is written in it.
"""

import codecs
import re
from dataclasses import dataclass

from .mac_roman import looks_mac_roman

ICELANDIC = "áðéíóúýþæö"
INNER_THORN = re.compile(r"(?<=[^\W\d_])þ")
PORTUGUESE = "ãáâàçéêíóôúü"
LETTERS = {
    "cp1252": (
        "äöüß", "æøåéäöü", "åäöé", "àâçéèêëîïôùûüœæ", "áéíóúñüçà", PORTUGUESE, "àèéìíòóùú",
        "áâäéèêëíïóôöúûü", ICELANDIC, "õäöüšž", "áéíóú", "âêîôûŵŷáéíóúäëïöü",
    ),
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž",
    ),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
    "cp1254": ("çğıİöşüâîû",),
    "cp1251": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓѕќў",),
    "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",),
}  # fmt: skip
"""Encoding → the letters beyond ASCII of each language, in lower case; the first wins a tie."""
OTHER_SCRIPTS = frozenset((*LETTERS["cp1251"], *LETTERS["cp1253"]))
WIDE = {"euc_kr": (0xAC00, 0xD7A3), "gb2312": (0x4E00, 0x9FFF), "cp932": (0x3040, 0x9FFF)}
"""Encodings of two bytes a sign, and the signs that most of their texts are made of."""
ENOUGH = 0.9
USUAL_SHARE = 0.8
NEAR, LEAST = 0.1, 0.3
"""How near to the best an encoding may be to be asked about, and the least share of letters."""
SAMPLE = 200_000


@dataclass(frozen=True)
class Guess:
    """An encoding, and for each of the likely ones a word as it would read (none: no doubt)."""

    encoding: str
    doubts: tuple[tuple[str, str], ...] = ()


def guess_encoding(first: bytes) -> Guess:
    """UTF-8 if it fits, UTF-16 by its mark or its zero bytes, else by the letters."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Guess("utf-16")
    if first.startswith(codecs.BOM_UTF8):
        return Guess("utf-8-sig")
    sample = first[:2000]
    if sample.count(0) > len(sample) // 4:
        return Guess("utf-16-le" if sample[1:2] == b"\x00" else "utf-16-be")
    if decoded(first, "utf-8") is not None:
        return Guess("utf-8")
    if looks_mac_roman(first[:SAMPLE]):
        return Guess("mac_roman")
    return older(first[:SAMPLE])


def older(first: bytes) -> Guess:
    """One of the encodings with one or two bytes a sign."""
    for encoding, (low, high) in WIDE.items():
        text = decoded(first, encoding)
        if (
            text is not None
            and share(text, chr(low), chr(high)) >= ENOUGH
            and usual(first, encoding)
        ):
            return Guess(encoding)
    points = {
        encoding: max(fit(text, letters) for letters in languages)
        for encoding, languages in LETTERS.items()
        if (text := decoded(first, encoding)) is not None
    }
    best = max(points, key=lambda e: points[e], default="cp1252")
    if points.get(best, 0.0) >= ENOUGH or "cp1252" not in points:
        return Guess(best)
    likely = [
        encoding for encoding, point in points.items()
        if point >= LEAST and (encoding in (best, "cp1252") or point >= points[best] - NEAR)
    ]  # fmt: skip
    doubts = tuple((encoding, first_word(first, encoding)) for encoding in likely)
    return Guess("cp1252", doubts if len(doubts) > 1 else ())


def usual(raw: bytes, encoding: str) -> bool:
    """GB 2312 keeps its usual signs apart: most of a Chinese text begins with B0 to D7.

    Other texts of bytes in pairs, such as Greek ones, give rare signs.
    """
    if encoding != "gb2312":
        return True
    signs = [sign.encode(encoding) for sign in decoded(raw, encoding) or "" if not sign.isascii()]
    return sum(0xB0 <= sign[0] <= 0xD7 for sign in signs) >= USUAL_SHARE * len(signs)


def decoded(raw: bytes, encoding: str) -> str | None:
    """The text; None where the bytes are none in this encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError:
        return None


def fit(text: str, letters: str) -> float:
    """The share of signs beyond ASCII that are letters of a language, or usual signs.

    In Portuguese õ stands before e only, and in Icelandic þ mostly at the beginning of a word; in
    Hungarian and Turkish texts that are misread as Western ones they stand anywhere.
    """
    text = text.replace("õe", "ãe") if letters == PORTUGUESE else text
    text = INNER_THORN.sub("\x00", text) if letters == ICELANDIC else text
    own_script = letters in OTHER_SCRIPTS
    signs = [
        (text[n - 1 : n], sign, text[n + 1 : n + 2])
        for n, sign in enumerate(text)
        if not sign.isascii() or sign == "\x00"
    ]
    good = sum(fits(before, sign, after, letters, own_script) for before, sign, after in signs)
    return good / len(signs) if signs else 1.0


def fits(before: str, sign: str, after: str, letters: str, own_script: bool) -> bool:
    """True for a letter of the language in its place, and for a usual sign outside of words."""
    if sign in USUAL:
        return sign in MEASURES or not before.isalpha()
    if own_script and (latin(before) or latin(after)):
        return False
    capital_inside = before.islower() and sign.isupper()
    return not capital_inside and (sign in letters or sign.casefold() in letters)


def latin(sign: str) -> bool:
    """True for a letter from a to z."""
    return sign.isascii() and sign.isalpha()


MEASURES = frozenset("²³½°")
USUAL = frozenset("–—‘’“”„«»€§…•·\u00a0") | MEASURES
"""Signs that stand in texts of every language."""


def share(text: str, low: str, high: str) -> float:
    """The share of the signs beyond ASCII that lie between two signs and touch no letter a to z."""
    around = [
        (text[n - 1 : n], s, text[n + 1 : n + 2]) for n, s in enumerate(text) if not s.isascii()
    ]
    good = sum(low <= s <= high and not latin(b) and not latin(a) for b, s, a in around)
    return good / len(around) if around else 1.0


def first_word(first: bytes, encoding: str) -> str:
    """The first word with a letter beyond ASCII, as it would read."""
    words = (decoded(first, encoding) or "").replace(",", " ").replace(";", " ").split()
    return next((word.strip('"') for word in words if not word.isascii()), "")
