"""A scan on two Ray nodes, one of which is killed in the middle: nothing lost, nothing double.

    python soak/scan_ray.py [--rows 20000] [--dry]

Starts a cluster of a head and two workers nodes on this machine (`ray.cluster_utils.Cluster`; the
head has no cores of its own), scans synthetic posts by `scan(Job(engine="ray"))`, takes one node
away without warning once a quarter of the parts is written, and holds the output against that of
a scan in one process. Figures go into docs/scan.md. Ends with 1 where there was a finding.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import ray
from page import write_block
from ray.cluster_utils import Cluster
from scan import write_posts

from jaganetral.scan import Job, scan
from jaganetral.scan.judges import CheckerOpener


def main() -> int:
    """Scan, take a node away, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    findings = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, whole, out = (folder / name for name in ("in.jsonl", "whole.jsonl", "out.jsonl"))
        write_posts(source, call.rows, 1, hostile=0.01)
        opener = CheckerOpener()
        scan(Job(input=source, output=whole, report=False), opener)
        units = len(list(_units(whole)))
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
        nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
        cluster.wait_for_nodes()
        ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
        kept: list[int] = []

        def take_away() -> None:
            parts = Path(f"{out}.part")
            while len(list(parts.glob("*.part"))) < max(1, units // 4):
                time.sleep(0.05)
            kept.append(len(list(parts.glob("*.part"))))
            cluster.remove_node(nodes[0], allow_graceful=False)

        killer = threading.Thread(target=take_away, daemon=True)
        killer.start()
        begun = time.monotonic()
        job = Job(input=source, output=out, engine="ray", address=cluster.address, report=False)
        summary = scan(job, opener)
        seconds = time.monotonic() - begun
        killer.join(30)
        alive = sum(bool(node["Alive"]) for node in ray.nodes())
        ray.shutdown()
        cluster.shutdown()
        for ending in ("", ".rejected.jsonl", ".manifest.json"):
            if Path(f"{out}{ending}").read_bytes() != Path(f"{whole}{ending}").read_bytes():
                findings.append(f"OUTPUT{ending} differs")
        ids = Counter(line.split(b'"', 4)[3] for line in out.read_bytes().splitlines())
        expected = Counter(line.split(b'"', 4)[3] for line in whole.read_bytes().splitlines())
        lost, double = (expected - ids).total(), (ids - expected).total()
        if not kept or kept[0] >= units or alive != 2:
            findings.append(
                f"the node was not lost in the middle: {kept} of {units}, {alive} alive"
            )
    facts = {
        "nodes": "a head without cores, two nodes of one core; one killed",
        "killed after": f"{kept[0] if kept else 0} of {units} units were written",
        "rows": f"{summary.rows:,}",
        "verdicts lost, double": f"{lost}, {double}",
        "output, rejects and manifest": "the bytes of one process" if not findings else "OTHERS",
        "took": f"{seconds:.0f} s",
        "Ray": ray.__version__,
        "findings": str(len(findings)),
        "date": date.today().isoformat(),
    }
    rows = [f"| {key} | {value} |" for key, value in facts.items()]
    table = "\n".join(["| | |", "|---|---|", *rows])
    print(table)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not call.dry:
        write_block("scan.md", "scan-ray", table)
    return 1 if findings else 0


def _units(output: Path) -> list[str]:
    told = json.loads(Path(f"{output}.manifest.json").read_bytes())
    return [unit["key"] for unit in told["units"]]


if __name__ == "__main__":
    sys.exit(main())
