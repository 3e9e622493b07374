"""What an account itself takes back: a refusal, a witness, a denial that is rebutted."""

from __future__ import annotations

from jaganetral.narrative.findings import Account
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.matching import Hit

_WITNESS = (
    "ternyata",
    "terbukti",
    "menerangkan",
    "memastikan",
    "membuktikan",
    "mendapati",
    "menemukan",
)


def refuted(account: Account) -> bool:
    """Whether the account ends in the finding that the actor was not there or took no part."""
    units = account.units
    for at, unit in enumerate(units):
        if unit.has("@v.refuse") and unit.subject == "actor" and not unit.negated:
            return True
        if unit.norm in _WILLING and unit.negated and _was_asked(account, at):
            return True
        if any(found(account, at) for found in _FINDINGS):
            return True
        if not unit.has(*_WITNESS) or (unit.negated and not unit.has("mendapati", "menemukan")):
            continue
        for later in units[at + 1 : at + 6]:
            if later.negated and later.has("@v.attend", "berada", "terlibat", "@keep", "hadir"):
                return True
            if unit.negated and later.has("keterlibatan", "bukti_hadir"):
                return True
    return False


def _somebody_else(account: Account, at: int) -> bool:
    """`Orang dalam foto itu bukan dia`, `salah orang`: found, and not only pleaded."""
    units = account.units
    here, before = units[at], units[max(0, at - 6) : at]
    mistaken = here.norm in _HIM and (here.negated or (at > 0 and units[at - 1].norm == "bukan"))
    mistaken = mistaken or (here.norm == "orang" and at > 0 and units[at - 1].norm == "salah")
    shown = any(u.norm in ("orang", "sosok", "wajah", "foto", "video", "akun") for u in before)
    pleaded = any(u.norm in _PLEADS for u in before)
    return mistaken and (shown or here.norm == "orang") and not pleaded


def _not_i(account: Account, at: int) -> bool:
    """ "Yang mengajak adalah rekan saya, bukan saya": whoever tells of himself says who it was.

    What others plead ("ia mengaku bukan dia") is no finding.
    """
    units = account.units
    if units[at].norm != "bukan" or at + 1 >= len(units) or not units[at + 1].has("@i"):
        return False
    before = []
    for unit in reversed(units[max(0, at - 14) : at]):
        if unit.stop:
            break
        before.append(unit)
    ends = at + 2 >= len(units) or units[at + 2].stop or units[at + 2].norm == ","
    cleft = any(u.norm == "yang" for u in before) and any(
        u.norm in ("adalah", "ialah", "itu", "justru") for u in before
    )
    pleaded = any(u.norm in _PLEADS for u in before)
    return ends and cleft and not pleaded


_HIM = ("dia", "ia", "beliau", "dirinya", "yang_bersangkutan", "bersangkutan", "mereka")
_PLEADS = ("mengaku", "berdalih", "dalihnya", "mengklaim", "membantah", "katanya")
_WILLING = ("mau", "bersedia", "sudi", "berkenan", "menuruti", "menurutinya", "menanggapinya")
_ASKED = ("@v.urge", "ditawari", "dibujuk", "diajak", "diminta", "disuruh", "@v.order")
_HELD = ("sanksi", "dijatuhi", "pelanggaran", "diteruskan", "rekomendasi", "disanksi")


def _was_asked(account: Account, at: int) -> bool:
    return any(unit.has(*_ASKED) for unit in account.units[:at])


def _unproven(account: Account, at: int) -> bool:
    """`tuduhan itu tidak terbukti`: the deed was not found; that it was no crime says less."""
    units = account.units
    unit = units[at]
    if unit.norm == "terbukti" and unit.negated:
        rest = units[at + 1 : at + 4]
    elif unit.norm == "bukti" and at and units[at - 1].norm in ("cukup", "kurang", "ada", "minim"):
        if units[at - 1].norm in ("cukup", "ada") and not unit.negated:
            return False
        rest = units[at + 1 : at + 4]
    elif unit.norm == "bukti" and unit.negated:
        rest = units[at + 1 : at + 4]
    else:
        return False
    if any(u.norm in ("pidana", "unsur", "sengaja", "kesengajaan") for u in rest):
        return False
    return not any(u.has(*_HELD) and not u.negated for u in units[at + 1 :])


_ALLEGED = word_set(
    "disebut dituding dituduh dilaporkan diduga dugaan dikabarkan diisukan tudingan tuduhan "
    "laporan disebut-sebut kabar isu seolah seolah-olah dikira disangka"
)
_FINDS = word_set(
    "ternyata nyatanya kenyataannya faktanya keterangan hasil kesimpulan saksi-saksi saksi rupanya "
    "penelusuran klarifikasi pemeriksaan disimpulkan dipastikan terungkap"
)
_DEED = (
    "@call_n", "@appeal_n", "~ajak", "~arah", "~kampanye", "~dukung", "~libat", "@event_campaign",
    "@support_n", "~kampanye:middle", "@v.campaign", "@v.urge",
)  # fmt: skip
_FORGED = word_set("hoaks palsu editan rekayasa bohong deepfake suntingan manipulasi hoax identik")


def _cleared(account: Account, at: int) -> bool:
    """`dituding berkampanye; para saksi: tanpa ajakan`: alleged, and found not to be so."""
    unit = account.units[at]
    if not (unit.negated and unit.has(*_DEED)):
        return False
    before = account.units[:at]
    found = next((i for i, u in enumerate(before) if u.norm in _FINDS), None)
    return found is not None and any(u.norm in _ALLEGED for u in before[:found])


def _fabricated(account: Account, at: int) -> bool:
    """A recording or report that was found to be forged."""
    unit = account.units[at]
    if unit.norm not in _FORGED or (unit.negated and unit.norm != "identik"):
        return False
    before = account.units[max(0, at - 6) : at]
    return any(u.norm in _FINDS or u.norm in ("dinyatakan", "terbukti", "adalah") for u in before)


_FINDINGS = (_unproven, _cleared, _fabricated, _somebody_else, _not_i)
"""What an account may end in that takes back what was told before."""
_REBUTS = ("menunjukkan", "membuktikan", "terbukti", "ternyata", "terungkap", "membantahnya")
_CLAIMS = ("@v.explain", "berdalih", "mengaku", "membantah", "menyangkal", "beralasan")


def rebutted(account: Account, hit: Hit) -> bool:
    """A denial that the account itself rebuts: `berdalih …, tetapi riwayat menunjukkan …`."""
    units = account.units
    claimed = any(u.has(*_CLAIMS) for u in units[max(0, hit.first - 6) : hit.first])
    if not claimed:
        return False
    contrast = False
    for unit in units[hit.last :]:
        contrast = contrast or unit.norm in ("tetapi", "namun", "padahal", "ternyata")
        if contrast and unit.has(*_REBUTS):
            return True
    return False
