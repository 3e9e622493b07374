"""A mail server on a socket (RFC 5321, as much of it as is needed): what arrives is kept."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any


class Post:
    """What arrived, and how the server answers: by address, an answer instead of 250."""

    def __init__(self) -> None:
        self.arrived: list[Message] = []
        self.refused: dict[str, str] = {}
        self.connections = 0
        self.port = 0
        self.after: Callable[[], None] = lambda: None

    def to(self) -> list[str]:
        return sorted(str(one["To"]) for one in self.arrived)


class _Talk(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        post: Post = self.server.post
        post.connections += 1
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word in ("EHLO", "HELO"):
                self.say("250 here")
            elif word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self.say(post.refused.get(address, "250 ok"))
            elif word == "DATA":
                self.say("354 go on")
                post.arrived.append(message_from_bytes(self.content(), policy=default))
                self.say("250 kept")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def content(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def post_office() -> Iterator[Post]:
    """A server as long as the block lasts."""
    post = Post()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.post = post  # type: ignore[attr-defined]
        post.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield post
        finally:
            server.shutdown()
