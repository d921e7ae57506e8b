"""CSV that a spreadsheet saved on a Mac, without saying in which encoding."""

import pytest

from clusterdyn.tables.mac_roman import looks_mac_roman
from clusterdyn.tables.small_sheet import read_sheet

NAMES = "Sæby,Ørsted,Åbenrå,Müller,Größe,Österreich,François,Élan,Muñoz,São Paulo,Smørrebrød"


@pytest.mark.parametrize("name", NAMES.split(","))
@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252"])
def test_a_name_is_read_as_it_was_written(tmp_path, name, encoding):
    raw = f"Company;Employees\n{name};45\n".encode(encoding)
    assert looks_mac_roman(raw) == (encoding == "mac_roman")
    (tmp_path / "m.csv").write_bytes(raw)
    assert read_sheet(tmp_path / "m.csv").rows[1].cells == (name, "45")


def test_where_both_fit_the_line_ends_tell():
    """ö of the Mac is š in cp1252, and no language has words with neither."""
    assert looks_mac_roman("Company\rGöteborg\r".encode("mac_roman"))
    assert not looks_mac_roman("Company\r\nTšehhi\r\n".encode("cp1252"))
