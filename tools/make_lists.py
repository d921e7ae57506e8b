"""Makes the lists of words that come from Unicode CLDR, with Babel (a tool only, not installed).

    pip install babel==2.19.0
    python tools/make_lists.py

Writes, tab-separated, in UTF-8:
  src/clusterdyn/screening/lists/countries.tsv   code of ISO 3166-1, its names in all LANGUAGES
  src/clusterdyn/language/month_names.tsv        language, twelve months (long and short names)
  src/clusterdyn/language/day_words.tsv          language, seven days from Monday, and the words
                                                 for yesterday, today and tomorrow
  src/clusterdyn/language/iso_codes.tsv          codes of countries, and of currencies in use
  src/clusterdyn/language/country_names.tsv      code, its names in the languages of TYPED
Names of one thing are parted by "|". CLDR's licence: https://www.unicode.org/license.txt
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import babel
from babel import Locale
from babel.numbers import get_territory_currencies

ROOT = Path(__file__).parents[1] / "src" / "clusterdyn"
LANGUAGES = (
    "en", "bg", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "ga", "gl",
    "he", "hr", "hu", "is", "it", "ja", "kl", "ko", "lb", "lt", "lv", "mk", "mt", "nb", "nl", "nn",
    "no", "pl", "pt", "rm", "ro", "ru", "sk", "sl", "sq", "sr", "sr_Latn", "sv", "tr", "uk", "zh",
)  # fmt: skip
"""Languages of European offices, and of others whose tables are often met."""
TYPED = ("en", "da", "de", "nl", "fr", "es", "it", "pl", "pt", "sv", "nb")
"""Languages in which people type a country."""
SOURCE = f"# Unicode CLDR, as packed in Babel {babel.__version__}; made by tools/make_lists.py"
RELATIVE = (-1, 0, 1)


def joined(names: Iterable[str]) -> str:
    """Different names in lower case, without points at their end."""
    plain = (" ".join(name.casefold().split()).rstrip(".") for name in names)
    return "|".join(dict.fromkeys(name for name in plain if name))


def countries(languages: Sequence[str] = LANGUAGES) -> list[str]:
    """A line for each country: two letters, without groups of countries."""
    locales = [Locale.parse(language) for language in languages]
    codes = sorted(c for c in locales[0].territories if len(c) == 2 and c.isalpha())
    return [
        f"{code}\t{joined(names)}"
        for code in codes
        if code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
        and (names := [loc.territories[code] for loc in locales if code in loc.territories])
    ]


def forms(words: dict[str, dict[str, dict[int, str]]], number: int) -> list[str]:
    """The long and short names of one month or day."""
    kinds = ((context, width) for context in ("format", "stand-alone")
             for width in ("wide", "abbreviated"))  # fmt: skip
    return [words[context][width][number] for context, width in kinds]


def months() -> list[str]:
    """A line for each language with its own names: twelve columns."""
    return unlike(
        (language, [joined(forms(Locale.parse(language).months, n)) for n in range(1, 13)])
        for language in LANGUAGES
    )


def days() -> list[str]:
    """A line for each language: Monday to Sunday, then yesterday, today, tomorrow."""
    found = []
    for language in LANGUAGES:
        locale = Locale.parse(language)
        week = [joined(forms(locale.days, n)) for n in range(7)]
        relative = dict(locale._data["date_fields"]["day"].get("relative", {}))
        found.append((language, [*week, *(joined([relative.get(n, "")]) for n in RELATIVE)]))
    return unlike(found)


def codes() -> list[str]:
    """The codes of countries (ISO 3166-1), and those of the money people pay with (ISO 4217)."""
    country = [line.split("\t")[0] for line in countries()]
    currency = {code for one in country for code in get_territory_currencies(one)}
    return [f"country\t{' '.join(country)}", f"currency\t{' '.join(sorted(currency))}"]


def unlike(lines: Iterable[tuple[str, list[str]]]) -> list[str]:
    """Lines without those that have only numbers for names, or the same names as one before."""
    seen: list[list[str]] = []
    kept = []
    for language, words in lines:
        if words not in seen and not any(word[:1].isdigit() for word in words):
            seen.append(words)
            kept.append("\t".join((language, *words)))
    return kept


def main() -> None:
    for name, lines in {
        "screening/lists/countries.tsv": countries(),
        "language/month_names.tsv": months(),
        "language/day_words.tsv": days(),
        "language/iso_codes.tsv": codes(),
        "language/country_names.tsv": countries(TYPED),
    }.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join((SOURCE, *lines)) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(lines)} lines, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
