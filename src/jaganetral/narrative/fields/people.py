"""Who the account is about: `actor_kind`, `actor_role`, `office`, and `relation`."""

from __future__ import annotations

from collections.abc import Sequence

from jaganetral.model import ActorKind, Office
from jaganetral.narrative.fields.status import former, no_employee
from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.units import Unit

_DIY_REGENCIES = ("bantul", "sleman", "kulon progo", "kulonprogo", "gunungkidul", "gunung kidul")
_DIY_CODES = ("34.01", "34.02", "34.03", "34.04")
_CORRECTS = word_set(
    "ternyata berstatus status statusnya sebagai adalah merupakan masih tercatat sekaligus am"
    " rupanya "
    "nyatanya diketahui"
)
_FIELDS_OF_WORK = word_set(
    "pemkab pemkot pemprov kemenag sd smp sma smk tk negeri swasta dinas kecamatan kelurahan "
    "desa puskesmas rsud rumah sakit daerah kominfo pendidikan kesehatan sosial agama "
    "inspektorat setda bkpsdm bappeda perhubungan pariwisata pupr pu kantor badan humas"
)


def _actor_roles(units: Sequence[Unit]) -> list[int]:
    """The units that name the actor: the first role, what stands beside it, and corrections."""
    chosen: list[int] = []
    for at, unit in enumerate(units):
        if unit.role is None or unit.negated:
            continue
        if not chosen:
            if _someone_else(units, at, unit):
                continue
            chosen.append(at)
            continue
        before = units[at - 1]
        gap = units[chosen[-1] + 1 : at]
        beside = len(gap) <= 2 and not any(
            u.verb or u.stop or u.norm in (",", "dan", "dengan", "oleh", "kepada") for u in gap
        )
        corrects = (
            unit.role.status
            and (
                before.norm in _CORRECTS
                or (
                    before.norm == "seorang" and units[at - 2].norm == ","
                )  # "staf dinas, seorang PNS"
                or any(u.norm in _CORRECTS for u in units[max(0, at - 3) : at])
                or any(u.has("@i") for u in units[max(0, at - 3) : at])
            )
        )
        if beside or corrects:
            chosen.append(at)
    return chosen


def _someone_else(units: Sequence[Unit], at: int, unit: Unit) -> bool:
    """Whether a role is not the actor's: an office run for, an agent, a head beside the actor."""
    before = units[at - 1] if at else None
    if before is not None and before.has(
        "@v.run", "jadi", "menjadi", "oleh", "mantan", "eks", "bekas"
    ):
        return True
    if _in_a_phrase(units, at):
        return True
    if _of_kin(units, at) and not (unit.role and unit.role.kind == "tni_polri"):
        return True  # "istri camat"; a soldier answers for his family (UU 25/2014)
    if unit.role is None or unit.role.office != "regional_head" or unit.role.kind is not None:
        return False
    if _another_role_follows(units, at):
        return True
    asked = any(u.has("@i") for u in units)  # "foto saya dengan bupati": he is not the asker
    return asked and not (before is not None and before.has("@i", "seorang", "adalah"))


_GOVERNS = word_set(
    "di dalam pada kepada untuk bagi pertemuan rapat acara hadapan depan antara di-hadapan bersama "
    "dengan para kegiatan pembinaan pelatihan grup"
)


def _in_a_phrase(units: Sequence[Unit], at: int) -> bool:
    """Whether the role only says where or to whom, before another who acts.

    `Dalam pertemuan operator desa, camat mengarahkan …`: the camat acts.
    """
    if not any(u.norm in _GOVERNS for u in units[max(0, at - 3) : at]):
        return False
    if any(u.verb or u.norm == "," for u in units[:at]):
        return False
    comma = next((i for i in range(at, len(units)) if units[i].norm == "," or units[i].stop), None)
    if comma is None or units[comma].stop:
        return False
    return any(
        unit.role is not None and any(u.verb for u in units[i : i + 6])
        for i, unit in enumerate(units[comma + 1 : comma + 5], comma + 1)
    )


_KIN_OF = word_set("seorang si sang dari itu kandung dua tiga pertama sulung bungsu ipar")
_TITLES = word_set("ibu bapak pak bu mas mbak abang")


def _of_kin(units: Sequence[Unit], at: int) -> bool:
    """Whether the role belongs to someone whose kin the account is about (`anak seorang camat`)."""
    back = at - 1
    while back >= 0 and units[back].norm in _KIN_OF:
        back -= 1
    return (
        back >= 0
        and units[back].has("@kin")
        and units[back].norm not in _TITLES
        and not (units[back].has("@possessed"))
    )


def _another_role_follows(units: Sequence[Unit], at: int) -> bool:
    return any(
        unit.role is not None and unit.role.office != "regional_head" for unit in units[at + 1 :]
    )


def _told(account: Account, field: str, value: str, place: tuple[int, int]) -> Finding:
    first, last = place
    return Finding(field, value, account.told[first].start, account.told[last - 1].end)


def _lurah_of_village(account: Account, region: str | None) -> bool:
    """In the regencies of DIY a lurah heads a kalurahan, the village there (Perdais 1/2018...)."""
    where = (region or "").lower()
    text = account.text.lower()
    return (
        "kalurahan" in text
        or where.startswith(_DIY_CODES)
        or any(name in where or name in text for name in _DIY_REGENCIES)
    )


def read_actor(account: Account, region: str | None) -> list[Finding]:
    """`actor_kind`, `actor_role` and `office` of the person the account is about."""
    units = account.units
    chosen = _actor_roles(units)
    left_service = no_employee(account)
    if not chosen:
        left_service = left_service or former(account)
        if left_service is None:
            return []
        return [_told(account, "actor_kind", "private", left_service)]
    found: list[Finding] = []
    roles = [(at, units[at].role) for at in chosen]
    kind: tuple[int, ActorKind] | None = None
    office: tuple[int, Office] | None = None
    explicit = [(at, r.kind) for at, r in roles if r and r.status and r.kind]
    implied = [(at, r.kind) for at, r in roles if r and not r.status and r.kind]
    if explicit:
        # "guru PNS honorer" does not occur; a later status corrects an earlier one
        kind = explicit[-1]
    elif implied:
        kind = implied[0]
    for at, role in roles:
        if role and role.office and office is None:
            office = (at, role.office)
    first = units[chosen[0]]
    if kind and not explicit and first.has("lurah") and _lurah_of_village(account, region):
        kind, office = (kind[0], "village_official"), (kind[0], "structural")
    if left_service and (kind is None or kind[1] in ("pns", "pppk")):
        kind, office = (kind[0] if kind else chosen[0], "private"), None
        found.append(_told(account, "actor_kind", "private", left_service))
    elif kind:
        found.append(account.at("actor_kind", kind[1], kind[0], kind[0] + 1))
    last = chosen[0] + 1
    while last < len(units) and (last in chosen or units[last].norm in _FIELDS_OF_WORK):
        last += 1
    words = account.words(chosen[0], last)
    found.append(account.at("actor_role", words, chosen[0], last))
    if office and (kind is None or kind[1] in ("pns", "pppk", "non_asn", "village_official")):
        found.append(account.at("office", office[1], office[0], office[0] + 1))
    return found


_LINKS = word_set(
    "terpilih masih yang itu tersebut jadi menjadi maju sedang akan adalah saya ( ) penjabat"
    " sebagai seorang "
    "kami juga lagi "
    "mau mencalonkan sendiri kandung dekat nyalon ikut dia kebetulan selaku , kita bupati "
    "walikota gubernur pada dari ternyata is was my who a for running"
)
_THEIRS = word_set("rumah kediaman nikah makam jenazah mantu")
_RUNS = ("@v.run", "@contestant", "mencalonkan", "pencalonan", "maju", "running")


def read_relation(account: Account) -> list[Finding]:
    """`relation` to the contestant, where a kin word and a contestant are linked."""
    units = account.units
    for at, unit in enumerate(units):
        if not unit.has("@kin"):
            continue
        own = unit.has("@possessed") or (at + 1 < len(units) and units[at + 1].has("@i"))
        if at and not own and (units[at - 1].has("@event_life") or units[at - 1].norm in _THEIRS):
            continue  # "resepsi anak calon bupati": the candidate's kin, not the actor's
        value = "spouse" if unit.has("@kin.spouse") else "relative"
        # kin → contestant: "paman saya yang nyaleg", "istri calon"
        for ahead in range(at + 1, min(at + 8, len(units))):
            other = units[ahead]
            if other.has(*_RUNS) and not other.negated:
                return [account.at("relation", value, at, ahead + 1)]
            if not (
                other.norm in _LINKS or other.has("@kin") or other.capital or other.role is not None
            ):
                break
        # contestant → kin: "caleg yang disebut kerabat dekat", "caleg (kakak saya)"
        for back in range(at - 1, max(-1, at - 6), -1):
            other = units[back]
            if other.has("@contestant"):
                return [account.at("relation", value, back, at + 1)]
            if not (
                other.norm in _LINKS
                or other.norm in ("disebut", "merupakan", "masih", "itu")
                or other.capital
                or other.has("@office_word")
            ):
                break
    for at, unit in enumerate(units):
        if unit.has("bukan", "tanpa") and at + 2 < len(units) and units[at + 1].has("@kin"):
            return [account.at("relation", "none", at, at + 2)]
    return []
