"""A running `broadside serve`, and what a browser would get of it."""

import http.client
import pathlib
import re
import socket
import subprocess
import threading
import time
import urllib.parse
from collections.abc import Callable

from test_site import PROGRAM

INJECTED = re.compile(
    rb'<link rel="stylesheet" href="/\.broadside/preview\.css">(<p class="broadside-mark">[^<]*</p>)?'
    rb'<script src="/\.broadside/live\.js" data-version="\d+"></script>\n')


class Preview:
    """Serves `folder` until it is left; `said` is what it wrote on the terminal."""

    def __init__(self, folder: pathlib.Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said = ""
        threading.Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: "Look at " in self.said or self.process.poll() is not None)
        self.port = int(re.search(r"Look at http://[^/]*:(\d+)/", self.said)[1])

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.said += line

    def __enter__(self) -> "Preview":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def request(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in sent)
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def get(self, path: str) -> bytes:
        """What lies at `path`, without what the preview adds; empty where there is nothing."""
        response, body = self.request(urllib.parse.quote(path))
        return INJECTED.sub(b"", body) if response.status == 200 else b""

    def version(self, path: str) -> str:
        return re.search(rb'data-version="(\d+)"', self.request(path)[1])[1].decode()

    def events(self, page: str) -> "Events":
        return Events(self.port, page, self.version(page))


class Events:
    """The messages that a page of the preview gets."""

    def __init__(self, port: int, page: str, version: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        question = f"/.broadside/events?page={page}&version={version}"
        self.socket.sendall(f"GET {question} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.received = b""
        self.next("problems")

    def next(self, name: str) -> str:
        """The data of the next message `name`; all before it is forgotten."""
        while not (found := re.search(rb"event: (\w+)\n((?:data: .*\n)+)\n", self.received)):
            self.received += self.socket.recv(65536)
        self.received = self.received[found.end():]
        data = "\n".join(line.removeprefix("data: ") for line in found[2].decode().splitlines())
        return data if found[1].decode() == name else self.next(name)


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Fails where `condition` does not come true in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.01)
