"""Hands and numbers: `gesture` in the words told, `candidate_number`, `with_contestant`."""

from __future__ import annotations

from jaganetral.narrative.findings import Account, Finding
from jaganetral.narrative.lexicon import word_set

COUNT: dict[str, int] = {
    **{
        word: number
        for number, words in enumerate(
            ("satu pertama one", "dua kedua two", "tiga ketiga three", "empat keempat four",
             "lima kelima five", "enam keenam", "tujuh ketujuh", "delapan kedelapan",
             "sembilan kesembilan", "sepuluh kesepuluh"), 1
        )
        for word in words.split()
    },
}  # fmt: skip
_HAND = word_set(
    "jari telunjuk jempol kelingking pistol metal peace kepalan finger fingers thumb thumbs "
    "saranghae jari-jari"
)
_SIGN = word_set("simbol gestur isyarat salam pose berpose gerakan kode lambang tanda")
_SHOWN = word_set("simbol angka gestur lambang isyarat kode")
_JOINS = word_set(
    "dan seperti ibu jari tangan khas identik membentuk huruf angka atas ke dua satu tiga empat "
    "lima telunjuk jempol kelingking pistol metal terbuka love hati peace"
)
_AFTER_SIGN = word_set(
    "love cinta hati ok oke peace damai metal pistol victory literasi kompetensi korpri "
    "persatuan tangan jari telunjuk jempol l w"
)
_ENDS = word_set("yang di pada saat bersama dengan sambil sesuai lalu dalam ke untuk")


def number_of(word: str) -> int | None:
    """`02`, `2`, `dua`, `kedua` → 2; other words → None. Ballot numbers stand below 100."""
    if word.isdecimal() and len(word) <= 2:
        return int(word) or None
    return COUNT.get(word)


_PRESSES = ("@v.press", "kepencet", "terpencet", "~sentuh", "~geser", "~gulir", "terpeleset")


def read_gesture(account: Account) -> list[Finding]:
    """`gesture`: the hand sign as told, from its first word to its last."""
    units = account.units
    for at, unit in enumerate(units):
        if unit.negated or unit.has("@like_mark"):
            continue
        hand = unit.norm in _HAND or (unit.norm == "ibu" and _next(account, at) == "jari")
        sign = unit.norm in _SIGN and _next(account, at) in (_AFTER_SIGN | set(COUNT))
        made = unit.has("@v.raise") and _next(account, at) in _SHOWN
        if not (hand or sign or made):
            continue
        if hand and any(u.has(*_PRESSES) for u in units[at + 1 : at + 4]):
            continue  # "jempol saya menekan tombol suka": the thumb that holds a telephone
        if hand and at and units[at - 1].has("memberi", "kasih", "ngasih", "@v.like"):
            continue  # giving a thumb is a like
        first = at
        while first and (
            (number_of(units[first - 1].norm) is not None and units[first - 1].norm != "pertama")
            or units[first - 1].norm in _SIGN
            or units[first - 1].has("@v.raise")
        ):
            first -= 1
        last = at + 1
        if made:
            while (
                last < len(units)
                and last - at <= 4
                and not units[last].stop
                and (units[last].norm not in _ENDS and units[last].norm != ",")
            ):
                last += 1
        while last < len(units) and (
            units[last].norm in _JOINS
            and not units[last].stop
            and not (
                units[last].norm in ("dan", "seperti", "ke", "atas")
                and _next(account, last) not in _JOINS | _HAND
            )
        ):
            last += 1
        last = _whose(account, last)
        words = account.words(first, last)
        inked = any(u.norm in ("tinta", "bertinta") for u in units[max(0, first - 2) : last + 1])
        if inked or words.lower() in ("jari", "tangan"):
            continue  # the ink of having voted, or a finger without a sign
        return [account.at("gesture", words, first, last)]
    return []


def _whose(account: Account, last: int) -> int:
    """Where a sign ends that is told to be a contestant's: "dua jari, simbol paslon itu"."""
    units = account.units
    for at in range(last, min(last + 6, len(units))):
        unit = units[at]
        if unit.has("@contestant", "@party", "@name"):
            return at + 1
        sign = unit.norm == "," and _next(account, at) in _SIGN | _OWN
        if unit.stop or not (unit.norm in _OF | _OWN | _SIGN or sign):
            break
    return last


_OF = word_set(
    "salah satu seorang pasangan para kepada untuk bagi yang dengan nomor urut sesuai milik"
)
_OWN = word_set("khas ciri dukungan identik merujuk menunjukkan merupakan mewakili lambang")


def _next(account: Account, at: int) -> str:
    return account.units[at + 1].norm if at + 1 < len(account.units) else ""


def read_number(account: Account) -> list[Finding]:
    """`candidate_number`: a ballot number told with `nomor`, `paslon` or `pasangan`."""
    units = account.units
    for at, unit in enumerate(units):
        if not (unit.norm in ("nomor", "bernomor", "number") or unit.has("@contestant")):
            continue
        ahead = at + 1
        if unit.has("@contestant") and unit.norm == "pasangan" and unit.norm[-1:].isdigit():
            ahead = at
        while ahead < len(units) and units[ahead].norm in ("urut", "nomor", "no", "urutan", "."):
            ahead += 1
        if ahead >= len(units):
            break
        number = number_of(units[ahead].norm)
        tail = account.text[unit.start : unit.end].rsplit(" ", 1)[-1]
        if number is None and unit.has("@contestant") and tail.isdigit():
            number, ahead = number_of(tail), at
        if number is None or _is_counted(account, ahead) or _opposed(account, at):
            continue
        return [account.at("candidate_number", number, at, ahead + 1)]
    return _counted_on_fingers(account)


def _counted_on_fingers(account: Account) -> list[Finding]:
    """`empat jari sesuai nomor urut calon`: the fingers are the number, as it is told."""
    units = account.units
    for at, unit in enumerate(units):
        number = number_of(unit.norm)
        if number is None or unit.negated or _next(account, at) not in _HAND:
            continue
        ahead = units[at + 2 : at + 8]
        says = next((i for i, u in enumerate(ahead) if u.norm in _STANDS_FOR), None)
        if says is not None and any(u.norm in ("nomor", "nomornya") for u in ahead[says:]):
            return [account.at("candidate_number", number, at, at + 2)]
    return []


def shows_number(account: Account) -> bool:
    """Whether as many fingers are raised as the ballot number that is told says."""
    told = read_number(account)
    units = account.units
    return bool(told) and any(
        number_of(unit.norm) == told[0].value and _next(account, at) in _HAND
        for at, unit in enumerate(units)
    )


_STANDS_FOR = word_set("sesuai identik merujuk menunjukkan mewakili sama merupakan melambangkan")


def _is_counted(account: Account, at: int) -> bool:
    """Whether the number counts something else (`calon dua periode`, `caleg 3 orang`)."""
    return _next(account, at) in (
        "periode", "orang", "kali", "partai", "dapil", "tahun", "hari", "putaran", "jari", "kursi"
    )  # fmt: skip


def _opposed(account: Account, at: int) -> bool:
    return any(u.has("@v.oppose", "lawan") for u in account.units[max(0, at - 3) : at])


_BETWEEN = word_set(
    "seorang salah satu para dua tiga beberapa sejumlah yang juga sedang akan adalah merupakan "
    "figur tokoh dan mantan , menjadi jadi sosok orang sekaligus ketua anggota klub dengan dia "
    "itu kedua ini maju mau lagi sebagai pak bu bapak ibu ( ) a the my"
)
_WITH = word_set("bersama dengan berdampingan samping with mendampingi menemani")


def read_company(account: Account) -> list[Finding]:
    """`with_contestant`: whether a contestant was there in person with the actor."""
    units = account.units
    for at, unit in enumerate(units):
        if unit.norm == "tanpa" and at + 1 < len(units) and units[at + 1].has("@contestant"):
            return [account.at("with_contestant", False, at, at + 2)]
        if (
            unit.norm == "tidak"
            and at + 2 < len(units)
            and units[at + 1].norm == "ada"
            and (units[at + 2].has("@contestant"))
        ):
            return [account.at("with_contestant", False, at, at + 3)]
    for at, unit in enumerate(units):
        if unit.negated:
            continue
        met = unit.has("@v.escort", "@v.meet", "@v.host") and unit.subject != "authority"
        if not (unit.norm in _WITH or met):
            continue
        for ahead in range(at + 1, min(at + 9, len(units))):
            other = units[ahead]
            if other.has("@contestant", "@v.run") and not other.negated:
                return [account.at("with_contestant", True, at, ahead + 1)]
            person = other.role is not None or other.has("@kin", "@other", "@i", "@they")
            if not (
                person or other.capital or other.norm in _BETWEEN or other.has("@digits")
            ) or other.has("@team", "@party"):
                break
    return []
