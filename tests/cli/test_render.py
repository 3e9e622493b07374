"""The page for people: everything that matters is on it, and nothing else moves the terminal."""

import msgspec
import pytest

from jaganetral.cli.render import colours, render
from jaganetral.model import (
    Basis,
    Contest,
    Evidence,
    Missing,
    Reason,
    Signal,
    Target,
    Verdict,
    Weighed,
)

FIRST = Reason(
    rule="r-1",
    title="Menyukai unggahan calon",
    category="discipline",
    effect="prohibit",
    sanction_level="severe",
    basis=(Basis("pp94", "Pasal 5 huruf n", "2021-08-31", None, "PP 94/2021"),),
    explanation="Suka dihitung sebagai keberpihakan.",
    evidence=(Evidence("text", "mantap"), Evidence("text", "mantap"), Evidence("field:at", "2024")),
    exceptions=(
        Weighed("a", "Akun diretas", None, "Belum diketahui."),
        Weighed("b", "Foto lama", False, "Tidak."),
        Weighed("c", "Foto tugas", False, "Tidak."),
        Weighed("d", "Halaman KPU", True, "Ya."),
    ),
    when="tahapan: kampanye",
    sanctions=("Penurunan jabatan",),
)
VERDICT = Verdict(
    id="1",
    verdict="prohibited",
    confidence=0.93,
    category="discipline",
    sanction_level="severe",
    rules=("r-1", "r-2"),
    summary="Dilarang: menyukai unggahan calon.",
    reasons=(FIRST, msgspec.structs.replace(FIRST, rule="r-2", title="Aturan kedua")),
    missing=(Missing("on_duty", "Pada jam kerja?", ("true", "false")),),
    advice=("Hapus.",),
    contests=(Contest("c", "pilkada_2024", "mayor", "13.71", ("campaign",)),),
    signals=(
        Signal(kind="stance", value="support", confidence=0.9, source="text", text="mantap",
               target=Target("Fadly Amran")),
        Signal(kind="surprise", value="new", confidence=0.5, source="photo:a.jpg"),
    ),
    shadow=(),
    notes=("text dipotong",),
    decision_id="deadbeef",
    rulebook="cafe",
)  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [
        "✖ DILARANG  (keyakinan 93%)",
        "  Menyukai unggahan calon.",
        "“mantap” mendukung → Fadly Amran (teks; hampir pasti, 90%)",
        "surprise: new (photo:a.jpg; mungkin, 50%)",
        "pilkada_2024, pemilihan wali kota 13.71: masa kampanye",
        "Aturan: Menyukai unggahan calon [r-1]",
        "§ PP 94/2021, Pasal 5 huruf n (2021-08-31 – …)",
        "Suka dihitung sebagai keberpihakan.",
        "Berlaku bila: tahapan: kampanye",
        "Didasarkan pada: “mantap” (teks); “2024” (disebut: at)",
        "? Pengecualian: Akun diretas. Belum diketahui.",
        "✔ Pengecualian: Halaman KPU. Ya.",
        "Ditimbang dan tidak terpenuhi: Foto lama; Foto tugas",
        "Sanksi menurut hukum: Penurunan jabatan",
        "• Aturan kedua – PP 94/2021",
        "? Pada jam kerja? [ya / tidak]",
        "• Hapus.",
        "Catatan: text dipotong",
        "Keputusan deadbeef, buku aturan cafe.",
    ],
)
def test_what_is_on_the_page(part: str) -> None:
    assert part in render(VERDICT, "id", width=100, colour=False)


def test_brief_has_the_verdict_and_the_questions() -> None:
    page = render(VERDICT, "id", detail="brief", width=100, colour=False)
    assert "DILARANG" in page
    assert "Pada jam kerja?" in page
    assert "Pasal" not in page
    assert "Hapus." not in page


@pytest.mark.parametrize("width", [20, 40, 72, 100, 500])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = render(VERDICT, "id", width=width, colour=False).splitlines()
    assert max(map(len, lines)) <= min(max(width, 40), 100)


def test_colour_is_only_colour() -> None:
    import re

    coloured = render(VERDICT, "id", width=80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(VERDICT, "id", width=80, colour=False)


def test_words_without_a_space_are_broken() -> None:
    long = msgspec.structs.replace(VERDICT, notes=("x" * 500,))
    assert max(map(len, render(long, "id", width=60, colour=False).splitlines())) <= 60


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert colours(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours(Terminal())
    assert not colours(object())
