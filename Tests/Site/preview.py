"""A running `broadside serve` and a client that receives what a browser would."""

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
    """Serves `folder` until the end of the `with` statement; `output` is what the program wrote to the terminal."""

    def __init__(self, folder: pathlib.Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.output = ""
        threading.Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: "Serving at " in self.output or self.process.poll() is not None)
        found = re.search(r"Serving at http://[^/]*:(\d+)/", self.output)
        if not found:
            self.process.kill()
            raise AssertionError(f"the preview did not start: {self.output}")
        self.port = int(found[1])

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.output += line

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
        """Returns the body at `path` without what the preview adds, or nothing if the status is not 200."""
        response, body = self.request(urllib.parse.quote(path))
        return INJECTED.sub(b"", body) if response.status == 200 else b""

    def version(self, path: str) -> str:
        return re.search(rb'data-version="(\d+)"', self.request(path)[1])[1].decode()

    def events(self, page: str) -> "Events":
        return Events(self.port, page, self.version(page))


class Events:
    """The server-sent events that a page of the preview receives."""

    def __init__(self, port: int, page: str, version: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        target = f"/.broadside/events?page={page}&version={version}"
        self.socket.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.received = b""
        self.next("problems")

    def message(self) -> tuple[str, str]:
        """Returns the name and the data of the next message."""
        while not (found := re.search(rb"event: (\w+)\n((?:data: .*\n)+)\n", self.received)):
            self.received += self.socket.recv(65536)
        self.received = self.received[found.end():]
        return found[1].decode(), "\n".join(line.removeprefix("data: ") for line in found[2].decode().split("\n")[:-1])

    def next(self, name: str) -> str:
        """Returns the data of the next message called `name` and discards all messages before it."""
        while (message := self.message())[0] != name:
            pass
        return message[1]

    def names_until(self, name: str) -> list[str]:
        """Returns the names of all messages up to the next one called `name`."""
        names = [self.message()[0]]
        while names[-1] != name:
            names.append(self.message()[0])
        return names


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Waits until `condition` is true, and fails if that takes too long."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not become true in time"
        time.sleep(0.01)
