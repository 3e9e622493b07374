"""Turn the public tables of regions and candidates into the package's own data.

    python training/elections/build_data.py --source DIR [--districts FILE]

DIR holds `wilayah_kemendagri/wilayah.sql` (codes and names of the Kemendagri, MIT),
`pilkada_2024_candidates/candidates_flat.csv` and `pemilu_2024_candidates/dpr_dpd_flat.csv`
(published by the KPU). Only facts are kept: codes, names, ballot numbers.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from jaganetral.elections.person_names import parse_person

DATA = Path(__file__).parents[2] / "src" / "jaganetral" / "elections" / "data"
EDITION = "300.2.2-2138/2025"
"""The decree of the Minister of Home Affairs that the codes are taken from."""
ROW = re.compile(r"\('(\d\d(?:\.\d\d){0,2})','((?:[^']|'')*)'\)")
EMPTY_BOX = "KOLOM KOSONG"
COMMON_FROM = 3
"""A name part borne by at least so many candidates of 2024 is common: alone it proves nothing."""


def dotted(code: str) -> str:
    """`1371` as `13.71`."""
    return code if len(code) == 2 else f"{code[:2]}.{code[2:]}"


def write(name: str | Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> int:
    with (DATA / name).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        count = 0
        for row in rows:
            table.writerow(row)
            count += 1
    return count


def regions(source: Path, districts: Path | None) -> tuple[int, int]:
    """Provinces, regencies and cities; into `districts` the kecamatan too."""
    text = (source / "wilayah_kemendagri" / "wilayah.sql").read_text(encoding="utf-8")
    rows: list[tuple[str, ...]] = []
    deeper: list[tuple[str, ...]] = []
    for code, raw in ROW.findall(text):
        name = " ".join(raw.replace("''", "'").split())
        if len(code) == 2:
            rows.append((code, name, "province", EDITION))
        elif len(code) == 5:
            kind = "city" if name.startswith("Kota ") else "regency"
            bare = re.sub(r"^(Kota|Kabupaten)( Administrasi)? ", "", name)
            rows.append((code, bare, kind, EDITION))
        else:
            deeper.append((code, name))
    count = write("regions.csv", ("code", "name", "kind", "edition"), rows)
    below = write(districts.resolve(), ("code", "name"), deeper) if districts else 0
    return count, below


def candidates(source: Path) -> int:
    """All 545 contests of Pilkada 2024, names as the KPU prints them."""
    path = source / "pilkada_2024_candidates" / "candidates_flat.csv"
    with path.open(encoding="utf-8", newline="") as table:
        rows = sorted(
            (dotted(row["region_code"]), int(row["number"]), *_pair(row))
            for row in csv.DictReader(table)
        )
    return write(
        "candidates_pilkada_2024.csv",
        ("region", "number", "candidate", "running_mate"),
        ((code, str(number), first, second) for code, number, first, second in rows),
    )


def _pair(row: dict[str, str]) -> tuple[str, str]:
    return tuple(" ".join(row[key].split()) for key in ("candidate", "running_mate"))  # type: ignore[return-value]


def senators(source: Path) -> int:
    """Candidates for the DPD in 2024, by province."""
    rows = [row for row in _legislators(source) if row["house"] == "DPD"]
    return write(
        "candidates_dpd_2024.csv",
        ("region", "number", "candidate", "running_mate"),
        (
            (row["district"], row["number"], " ".join(row["name"].split()), "")
            for row in sorted(rows, key=lambda row: (row["district"], int(row["number"])))
        ),
    )


def _legislators(source: Path) -> list[dict[str, str]]:
    path = source / "pemilu_2024_candidates" / "dpr_dpd_flat.csv"
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def name_part_bearers(source: Path) -> int:
    """Name parts that several candidates of 2024 bear, with how many do."""
    names = [row["name"] for row in _legislators(source)]
    with (DATA / "candidates_pilkada_2024.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            names += [row["candidate"], row["running_mate"]]
    borne: Counter[str] = Counter()
    for name in names:
        if name and name.upper() != EMPTY_BOX:
            borne.update(set(re.findall(r"[^\W\d_]+", parse_person(name).name.casefold())))
    kept = sorted((part, count) for part, count in borne.items() if count >= COMMON_FROM)
    return write("name_part_bearers.csv", ("part", "bearers"), ((p, str(c)) for p, c in kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--districts", type=Path, metavar="FILE", help="write the kecamatan to FILE"
    )
    arguments = parser.parse_args()
    count, below = regions(arguments.source, arguments.districts)
    lines = [
        f"regions {count} ({EDITION}), districts {below}",
        f"candidates of Pilkada 2024: {candidates(arguments.source)}",
        f"candidates for the DPD 2024: {senators(arguments.source)}",
        f"common name parts: {name_part_bearers(arguments.source)}",
    ]
    parser.exit(0, "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
