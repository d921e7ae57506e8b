"""Encodings other than UTF-8, told by the letters that each would give."""

import pytest

from clusterdyn.tables.encodings import guess_encoding
from clusterdyn.tables.errors import TableError
from clusterdyn.tables.text_file import decode

TEXTS = {
    "cp1250": ("Śląskie;Żywność;Łódź", "Hradec Králové;Plzeňský kraj", "Győr-Moson-Sopron;Fejér;Békés",
               "Bucureşti;Bacău;Timiş", "Središnja Hrvatska;Međimurje"),
    "cp1252": ("København;Møbler;Århus", "Ærø", "Île-de-France;Côte d’Or", "Mühlheim", "Málaga;España",
               "São Paulo", "Regiões", "Åland", "Västra Götaland", "Perú", "Zürich", "Ísland", "12 m²"),
    "cp1251": ("Московская область;София",),
    "cp1253": ("Αττική;Κεντρική Μακεδονία", "Περιφέρεια;Κλάδος;Έτος"),
    "cp1254": ("İstanbul;Eskişehir;Ağrı;Şanlıurfa",),
    "cp1257": ("Šiaulių apskritis;Alytaus", "Rīga;Ķekava;Ādaži"),
    "cp932": ("北海道,食料品", "北区,地域"),
    "euc_kr": ("서울,제조업",),
    "gb2312": ("北京,制造业",),
    "utf-8": ("Śląskie;København",),
    "utf-16": ("Śląskie;København",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "text"), [(e, t) for e, texts in TEXTS.items() for t in texts]
)
def test_the_letters_tell_the_encoding(encoding, text):
    raw = f"region;industry;jobs\n{text};5\n".encode(encoding)
    assert guess_encoding(raw).encoding == encoding


def test_a_doubtful_text_is_asked_about_with_one_word_in_each_reading(tmp_path):
    mixed = "Śląskie;Łódź;".encode("cp1250") + "Þingeyjar;Øresund;Ýsa;Seyðis;".encode("cp1252")
    raw = b"region;jobs\n" + mixed
    with pytest.raises(TableError, match="is it ") as caught:
        decode(raw, None, tmp_path / "t.csv")
    assert "--encoding cp1252" in caught.value.hint


def test_an_encoding_that_does_not_fit_is_answered_with_one_that_does(tmp_path):
    with pytest.raises(TableError, match="can't be read as utf-8") as caught:
        decode("北海道,食料品".encode("cp932"), "utf-8", tmp_path / "t.csv")
    assert "--encoding cp932" in caught.value.hint
