"""Legal forms behind or before a firm's name: "A/S", "GmbH & Co. KG", "UAB".

From the Entity Legal Forms code list (ISO 20275, kept by the GLEIF): the usual short forms of the
countries of the European Union, its neighbours and the United States.
"""

import re
from collections.abc import Iterable
from functools import cache

from .characters import bare, looks_like, written_out

BEHIND = {
    "EU": "SE, SCE, EEIG, EWIV, GEIE",
    "AT": "GmbH, GesmbH, Ges.m.b.H., AG, KG, OG, e.U., eGen, FlexCo",
    "BE": "BV, NV, SA, SRL, SPRL, BVBA, CV, CVBA, SC, SCRL, VOF, SNC, VZW, ASBL, IVZW, AISBL",
    "BG": "ООД, ЕООД, АД, ЕАД, ДЗЗД, КД, СД, OOD, EOOD, AD, EAD",
    "CH": "AG, GmbH, Sàrl, SA, Sagl",
    "CY": "Ltd, Λτδ",
    "CZ": "s.r.o., spol. s r.o., a.s., k.s., v.o.s., z.s., z.ú., o.p.s., s.p.",
    "DE": "GmbH, gGmbH, mbH, AG, gAG, KG, OHG, UG, UG (haftungsbeschränkt), KGaA, GmbH & Co. KG,"
    " GmbH & Co. KGaA, AG & Co. KG, UG & Co. KG, e.V., eG, e.K., e.Kfm., GbR, PartG, PartG mbB",
    "DK": "A/S, ApS, IVS, I/S, K/S, P/S, G/S, A.m.b.a., F.m.b.a., S.m.b.a., fmba, smba, amba",
    "EE": "OÜ, AS, MTÜ, SA, TÜ, UÜ, FIE",
    "ES": "S.L., S.A., S.L.U., S.A.U., S.L.L., S.A.L., S.L.P., S.L.N.E., S.R.L., S.Coop.,"
    " Soc. Coop., S.C., C.B., A.I.E., S.A.T.",
    "FI": "Oy, Oyj, Oy Ab, Ab, Abp, Ky, Tmi, Osk, ry, rf",
    "FR": "SA, SAS, SASU, SARL, EURL, SNC, SCI, SCA, SCS, SCOP, SCIC, SELARL, EARL, GIE",
    "GB": "Ltd, Limited, plc, LLP, LP, CIC, CIO",
    "GR": "Α.Ε., Ε.Π.Ε., Ι.Κ.Ε., Ο.Ε., Ε.Ε., Α.Μ.Κ.Ε., A.E., E.P.E., I.K.E., O.E.",
    "HR": "d.o.o., j.d.o.o., d.d., k.d., j.t.d.",
    "HU": "Kft., Zrt., Nyrt., Rt., Bt., Kkt., Kht., Nonprofit Kft., Nkft.",
    "IE": "Ltd, Limited, plc, DAC, CLG, Teoranta, Teo.",
    "IS": "ehf., hf., ohf., sf.",
    "IT": "S.p.A., S.r.l., S.r.l.s., S.a.s., S.n.c., S.a.p.a., S.c.a.r.l., S.c.r.l., Soc. Coop.,"
    " S.c.p.a., Onlus",
    "LI": "AG, GmbH, Anstalt",
    "LT": "UAB, AB, MB, IĮ, VšĮ, TŪB, KŪB, ŽŪB",
    "LU": "S.A., S.à r.l., S.à r.l.-S, S.C.A., S.e.c.s., S.n.c., S.C.Sp., ASBL",
    "LV": "SIA, AS, IK, PS, KS",
    "MT": "Ltd, Limited, plc, p.l.c.",
    "NL": "B.V., N.V., V.O.F., C.V., U.A., B.A.",
    "NO": "AS, ASA, ANS, SA, KS, NUF, ENK",
    "PL": "sp. z o.o., sp. z o. o., S.A., sp.j., sp.k., sp.p., sp. z o.o. sp.k.,"
    " S.K.A., P.S.A., s.c.",
    "PT": "Lda., Limitada, S.A., Unipessoal Lda., SGPS, S.G.P.S., C.R.L., A.C.E.",
    "RO": "S.R.L., S.A., S.N.C., S.C.S., P.F.A., S.R.L.-D",
    "SE": "AB, AB (publ), HB, KB, ek. för., ekonomisk förening",
    "SI": "d.o.o., d.d., k.d., d.n.o., s.p.",
    "SK": "s.r.o., spol. s r.o., a.s., k.s., v.o.s., o.z., j.s.a., š.p., n.o.",
    "US": "Inc., Incorporated, LLC, Corp., Corporation",
}
"""Country → the forms that stand behind a name."""
BEFORE = "SIA, AS, UAB, AB, MB, VšĮ, IĮ, OÜ, MTÜ, S.C., ЕТ"
"""The forms that stand before a name in Latvia, Lithuania, Estonia, Sweden, Romania, Bulgaria."""
TOO_SHORT = 3
"""Letters from which a form is known in small letters too: "Per As" and "Anna Eg" are people."""


def without_form(key: str) -> str:
    """A compared name (``bare``) without its legal form."""
    return _before().sub("", _behind().sub("", key))


def has_form(text: str) -> bool:
    """Whether a name as it is written carries a legal form, and so is no person's."""
    for key in (bare(looks_like(text)), bare(written_out(text))):
        found = _behind().search(key)
        if found is not None and _is_plain(text, found[0].strip()):
            return True
    return False


def is_form(text: str) -> bool:
    """Whether a text is a legal form and nothing else: "Inc."."""
    return bare(looks_like(text)) in _every_form()


def _is_plain(text: str, form: str) -> bool:
    """A form of few letters counts only where it is written as one: "A/S", "S.L.", "AG", "Oy"."""
    last = text.split()[-1]
    written = sum(sign.isupper() for sign in last) > 1 or bool(re.search(r"\w[./]\w", last))
    return written or len(form.replace(" ", "")) >= TOO_SHORT or last.strip(".") == "Oy"


def _every_behind() -> list[str]:
    return [form.strip() for forms in BEHIND.values() for form in forms.split(",")]


@cache
def _every_form() -> frozenset[str]:
    return frozenset(_keys(_every_behind()))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S) (?:{_either(_every_behind())})$")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_either(BEFORE.split(','))}) (?=\S)")


def _either(forms: Iterable[str]) -> str:
    keys = sorted(_keys(forms), key=lambda key: (-len(key), key))
    return "|".join(map(re.escape, keys))


def _keys(forms: Iterable[str]) -> set[str]:
    """The forms as they are compared, with and without blanks between single letters."""
    found = {bare(write(form)) for form in forms for write in (looks_like, written_out)}
    together = {key.replace(" ", "") for key in found if all(len(p) == 1 for p in key.split())}
    return found | together
