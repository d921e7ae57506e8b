"""Words for nothing, for not knowing, and for an answer that is left empty."""

from .characters import flat, looks_like, with_plain_dashes

_NOTHING = (
    "none", "nothing", "ingen", "intet", "ingenting", "kein", "keine", "keiner", "nichts", "geen",
    "niets", "aucun", "aucune", "rien", "ninguno", "ninguna", "nada", "nessuno", "nessuna",
    "niente", "nulla", "brak", "nic", "żaden", "żadna", "nenhum", "nenhuma", "inga", "inget",
)  # fmt: skip
_ZERO = (
    "zero", "nil", "nought", "nul", "null", "zéro", "cero", "noll", "free", "for free",
    "free of charge", "no charge", "gratis", "kostenlos", "kostenfrei", "umsonst", "gratuit",
    "gratuito", "grátis", "za darmo", "bezpłatnie", "darmo", "kostnadsfritt",
)  # fmt: skip
_NO = ("no", "nej", "nein", "nee", "non", "nie", "não", "nei")
_UNKNOWN = (
    "unknown", "?", "??", "not known", "not known yet", "don't know", "dont know", "do not know",
    "we don't know", "we do not know", "i don't know", "no idea", "not sure", "ukendt", "ved ikke",
    "ved det ikke", "unbekannt", "weiß nicht", "weiss nicht", "keine ahnung", "k.a.", "onbekend",
    "weet niet", "weet ik niet", "inconnu", "inconnue", "je ne sais pas", "on ne sait pas",
    "sais pas", "desconocido", "no sé", "no lo sé", "no sabemos", "sconosciuto", "non so",
    "non lo so", "nieznane", "nieznany", "nie wiem", "nie wiadomo", "desconhecido", "não sei",
    "okänt", "vet ej", "vet inte", "vet ikke", "ukjent", "n/a", "n.a.", "not available",
)  # fmt: skip
_EMPTY = ("-", "--", "empty", "left empty", "leave empty", "leave it empty")


def _key(text: str) -> str:
    return looks_like(with_plain_dashes(flat(text)).replace("’", "'")).strip(" .!")


_NOTHINGS, _ZEROS, _NOS, _UNKNOWNS, _EMPTIES = (
    frozenset(map(_key, words)) for words in (_NOTHING, _ZERO, _NO, _UNKNOWN, _EMPTY)
)


def says_zero(text: str) -> bool:
    """Whether a word stands for the number 0: none, nothing, no, free, zero."""
    return _key(text) in _NOTHINGS | _ZEROS | _NOS


def says_unknown(text: str) -> bool:
    """Whether somebody says that it is not known: unknown, don't know, "?"."""
    return _key(text) in _UNKNOWNS


def says_empty(text: str) -> bool:
    """Whether an answer is clearly to be left empty: none, nothing, a dash, empty."""
    return _key(text) in _NOTHINGS | _EMPTIES


def says_no(text: str) -> bool:
    """Whether it is a no: no, nej, nein, non, nie."""
    return _key(text) in _NOS
