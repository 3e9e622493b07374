"""A real time-stamping authority on this machine: `openssl ts` behind a small HTTP server."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIG = """
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = {name}
[ root ]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ stamping ]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
[ tsa ]
default_tsa = one
[ one ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True, slots=True)
class Authority:
    """Where it answers, and the root certificate by which it is believed."""

    url: str
    root: bytes
    root_file: Path


def _openssl(*arguments: str) -> None:
    assert shutil.which("openssl"), "openssl is needed: apt-get install openssl"
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def _certified(folder: Path, name: str) -> None:
    config = folder / "openssl.cnf"
    config.write_text(CONFIG.format(folder=folder, name=name), encoding="ascii")
    (folder / "serial").write_text("01\n", encoding="ascii")
    new = ("req", "-config", str(config), "-newkey", "ec", "-pkeyopt",
           "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30")  # fmt: skip
    _openssl(*new, "-x509", "-extensions", "root", "-keyout", str(folder / "root.key"), "-out",
             str(folder / "root.pem"), "-subj", f"/CN={name} root")  # fmt: skip
    _openssl(*new, "-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.csr"), "-subj",
             f"/CN={name}")  # fmt: skip
    _openssl("x509", "-req", "-in", str(folder / "tsa.csr"), "-CA", str(folder / "root.pem"),
             "-CAkey", str(folder / "root.key"), "-CAcreateserial", "-days", "20", "-extfile",
             str(config), "-extensions", "stamping", "-out", str(folder / "tsa.pem"))  # fmt: skip


@contextmanager
def authority(folder: Path, name: str = "Otoritas Contoh") -> Iterator[Authority]:
    """An authority that answers until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    _certified(folder, name)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "asked.tsq").write_bytes(asked)
            _openssl("ts", "-reply", "-config", str(folder / "openssl.cnf"), "-queryfile",
                     str(folder / "asked.tsq"), "-out", str(folder / "answer.tsr"))  # fmt: skip
            answer = (folder / "answer.tsr").read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        root = folder / "root.pem"
        yield Authority(f"http://127.0.0.1:{server.server_port}/", root.read_bytes(), root)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
