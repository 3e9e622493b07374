"""The tickets that the sets speak of, with the surfaces by which people name them.

Public knowledge of the ballots of 2017, 2019 and 2024. A surface that is also a common word or a
common name stands in `weak`: it names a ticket only beside another surface of the same ballot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ticket:
    """One ticket: its id (the target of a row), its number and its surfaces in lower case."""

    id: str
    number: int
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    pattern: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # A last letter that is stretched (ganjarrr) is the same name.
        words = "|".join(re.escape(n) + "+" for n in sorted(self.names, key=len, reverse=True))
        joined = "|".join(re.escape(n.replace(" ", "")) for n in self.names if len(n) >= 5)
        shape = rf"(?<![a-z0-9])(?:{words})(?:nya|lah|ku|mu)?(?![a-z0-9])|[#@]\w*(?:{joined})"
        object.__setattr__(self, "pattern", re.compile(shape))


def _ticket(key: str, number: int, names: str, weak: str = "") -> Ticket:
    surfaces = tuple(n.strip() for n in names.split(","))
    return Ticket(key, number, surfaces, tuple(n.strip() for n in weak.split(",") if n.strip()))


BALLOTS: dict[str, tuple[Ticket, ...]] = {
    "dki-2017": (
        _ticket("Agus-Sylvi", 1, "agus harimurti, ahy, sylvi, silvi, silvy, sylviana, agussylvi, "
                "agus-sylvi, agus yudhoyono, agusyudhoyono", "agus"),
        _ticket("Ahok-Djarot", 2, "ahok, djarot, jarot, basuki tjahaja, basuki btp, basuki_btp, "
                "ahokdjarot, ahok-djarot, badja, btp, ahoker", "basuki"),
        _ticket("Anies-Sandi", 3, "anies, anis baswedan, aniesbaswedan, sandiaga, sandiuno, "
                "aniessandi, anies-sandi, okeoce, oke oce", "sandi, anis"),
    ),
    "pilpres-2019": (
        _ticket("Jokowi-Maruf", 1, "jokowi, joko widodo, jkw, jokowow, pakde, ma'ruf, maruf amin, "
                "khmarufamin_, jokowimaruf, jokowiamin, jokowi-amin, paslon 01, nomor 01, "
                "no 01", "amin, maruf"),
        _ticket("Prabowo-Sandi", 2, "prabowo, prabowo subianto, wowo, sandiaga, sandiuno, "
                "sandi uno, prabowosandi, prabowo-sandi, paslon 02, nomor 02, no 02", "sandi"),
    ),
    "jatim-2024": (
        _ticket("Luluk-Lukman", 1, "luluk, luluk nur hamidah, lulukhamidah, lukmanul khakim, "
                "lukmanulkhakim, luman, luluk-lukman", "lukman"),
        _ticket("Khofifah-Emil", 2, "khofifah, khofifahip, kofifah, khofifah indar, emil dardak, "
                "emildardak, khofifahemil, khofifahemil02", "emil"),
        _ticket("Risma-GusHans", 3, "risma, rismaharini, tri rismaharini, tri_rismaharini, "
                "gus hans, gushans, zahrul azhar, rismagushans, bu risma", ""),
    ),
    "pilpres-2024": (
        _ticket("Anies-Muhaimin", 1, "anies, anis, annis, annies, aniez, anies baswedan, "
                "aniesbaswedan, muhaimin, cak imin, cakiminow, gus imin, gusimin, aniesmuhaimin, "
                "anis baswedan", "amin, imin"),
        _ticket("Prabowo-Gibran", 2, "prabowo, prabowo subianto, gibran, wowo, gemoy, "
                "prabowogibran, prabowosubianto, pak bowo", ""),
        _ticket("Ganjar-Mahfud", 3, "ganjar, ganjar pranowo, ganjarpranowo, mahfud, mahfudmd, "
                "mohmahfudmd, ganjarmahfud, gama", ""),
    ),
}  # fmt: skip
FIGURES: tuple[Ticket, ...] = (_ticket("Jokowi", 0, "jokowi, joko widodo, pakde"),)

# The handles that stay in a text: contestants, parties, organizers, offices and outlets. All
# others are people's own names and leave it.
_HANDLES = """
jokowi prabowo sandiuno aniesbaswedan basuki_btp agusyudhoyono sbyudhoyono ahokdjarot
khmarufamin_ tri_rismaharini lulukhamidah lukmanulkhakim khofifahip khofifahemil02 emildardak
luman_official ganjarpranowo mohmahfudmd cakiminow gibran_tweet aniesmuhaimin ridwankamil
pdi_perjuangan dpp_pkb dpwpkbjatim_ fraksipkb gerindra fraksi_gerindra pdemokrat pksejahtera
fpksdprri psi_id nasdem official_pan golkar_id kpu_id bawaslu_ri bawasluri dpr_ri kpk_ri
ccicpolri divhumas_polri kejaksaanri kemensosri kemenkesri kemenkeu kemkominfo kspgoid
jatimpemprov detikcom detikjatim_ cnnindonesia kompastv kompascom hariankompas tribunnews
metro_tv tvonenews beritajatimcom kumparan kumparannews tempodotco republikaonline e100ss
jawapos tirtoid mediaindonesia liputan6dotcom vivacoid okezonenews
"""
PUBLIC_HANDLES = frozenset(_HANDLES.split())


def named(text: str, ballot: tuple[Ticket, ...]) -> tuple[Ticket, ...]:
    """The tickets of the ballot that the text names, in the order of the ballot."""
    low = text.lower()
    return tuple(t for t in ballot if t.pattern.search(low))
