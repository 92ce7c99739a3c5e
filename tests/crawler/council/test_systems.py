"""Which address of a council system is what, in the shapes of each maker."""

from __future__ import annotations

import pytest

from crawler.council.systems import Kind, is_coded, kind_of, oparl_guess

ADDRESSES = {
    "https://ris.kreis.de/bi/to0050.asp?__ktonr=8636": Kind.ITEM,
    "https://ris.kreis.de/bi/to0040.php?__ksinr=11": Kind.AGENDA,
    "https://ris.kreis.de/bi/si0057.php?__ksinr=11": Kind.AGENDA,
    "https://ris.kreis.de/bi/vo0050.asp?__kvonr=422&voselect=9": Kind.PAPER,
    "https://ris.kreis.de/bi/yvo0050.asp?__kvonr=422": Kind.PAPER,
    "https://ris.kreis.de/bi/vo0053.asp?__kvonr=422": Kind.CONSULTATIONS,
    "https://ris.kreis.de/bi/vo0042.php?__cwpall=1": Kind.PAPERS,
    "https://ris.kreis.de/bi/kp0040.asp?__kgrnr=3": Kind.BODY,
    "https://ris.kreis.de/bi/pe0051.asp?__kpenr=3": Kind.MEMBER,
    "https://ris.kreis.de/bi/si0040.asp?__cjahr=2019&__cmonat=3": Kind.CALENDAR,
    "https://ris.kreis.de/bi/getfile.php?id=77&type=do": Kind.FILE,
    "https://ris.kreis.de/bi/suchen01.asp?smcrecherche=7020": Kind.SEARCH,
    "https://ris.kreis.de/bi/to010.asp?SILFDNR=3&toggleMenu=-2": Kind.AGENDA,
    "https://ris.kreis.de/bi/to020.asp?TOLFDNR=3": Kind.ITEM,
    "https://ris.kreis.de/bi/vo020.asp?VOLFDNR=3": Kind.PAPER,
    "https://ris.kreis.de/bi/vo040.asp": Kind.PAPERS,
    "https://ris.kreis.de/bi/do027.asp?DOLFDNR=3&options=64": Kind.FILE,
    "https://ris.kreis.de/bi/___tmp/tmp/4508/3/00-Anlagen/01/Name.pdf": Kind.FILE,
    "https://ris.kreis.de/bi/si010_e.asp": Kind.CALENDAR,
    "https://ris.kreis.de/bi/au010.asp": Kind.BODY,
    "https://ris.kreis.de/bi/kp020.asp?KPLFDNR=3": Kind.MEMBER,
    "https://ris.kreis.de/public/to020?SILFDNR=3&TOLFDNR=4": Kind.ITEM,
    "https://ris.kreis.de/public/vo020?VOLFDNR=4&refresh=false": Kind.PAPER,
    "https://ris.kreis.de/public/doc?DOLFDNR=9&DOCTYP=130&OTYP=41": Kind.FILE,
    "https://ris.kreis.de/public/vo040": Kind.PAPERS,
    "https://ris.kreis.de/vorgang/?__=UGhVM0hpd2NXNFdF": Kind.PAPER,
    "https://ris.kreis.de/tops/?__=UGhVM0hpd2NXNFdF": Kind.AGENDA,
    "https://ris.kreis.de/vorlagen": Kind.PAPERS,
    "https://ris.kreis.de/sdnetrim/UGhVM0hp/Beschlussvorlage.pdf": Kind.FILE,
    "https://ris.kreis.de/recherche": Kind.SEARCH,
    "https://ris.kreis.de/personen/": Kind.MEMBER,
    "https://kreis.gremien.info/meeting.php?id=2019-HA-12": Kind.AGENDA,
    "https://kreis.gremien.info/vorlagen_details.php?vid=1234": Kind.PAPER,
    "https://kreis.gremien.info/oparl/system": Kind.OPARL,
    "https://ris.kreis.de/": Kind.OTHER,
    "https://ris.kreis.de/impressum": Kind.OTHER,
}


@pytest.mark.parametrize(("address", "kind"), ADDRESSES.items())
def test_an_address_tells_what_it_leads_to(address: str, kind: Kind) -> None:
    assert kind_of(address) is kind


@pytest.mark.parametrize(
    ("address", "coded"),
    [
        ("https://www.kreis.de/w1/sessionnet/bi/vo0050.php?__kvonr=3", True),
        ("https://www.kreis.de/allris/to020.asp?TOLFDNR=16141", True),
        ("https://www.kreis.de/termine", False),
        ("https://www.kreis.de/politik/vorlagen", False),
        ("https://www.kreis.de/suche?q=integration", False),
    ],
)
def test_a_council_system_in_a_folder_of_the_main_site_is_known_by_its_codes_alone(
    address: str, coded: bool
) -> None:
    assert is_coded(address) is coded


@pytest.mark.parametrize(
    ("start", "system", "guess"),
    [
        ("https://ratsinfo.kreis.de/", "SD.NET", "https://ratsinfo.kreis.de/webservice/oparl/v1.1/system"),
        (
            "https://sdnetrim.rz.de/rim4890/",
            "SD.NET",
            "https://sdnetrim.rz.de/rim4890/webservice/oparl/v1.1/system",
        ),
        ("https://kreis.gremien.info", "more! rubin", "https://kreis.gremien.info/oparl/system"),
        (
            "https://www.kreis.sitzung-online.de/public/",
            "ALLRIS 4",
            "https://www.kreis.sitzung-online.de/public/oparl/system",
        ),
        ("https://ris.kreis.de/bi/info.asp", "SessionNet", "https://ris.kreis.de/bi/oparl/1.0/system.asp"),
        ("https://ris.kreis.de/", "", None),
    ],
)
def test_the_interface_is_looked_for_where_the_maker_puts_it(
    start: str, system: str, guess: str | None
) -> None:
    assert oparl_guess(start, system) == guess
