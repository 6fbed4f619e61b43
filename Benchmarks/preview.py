#!/usr/bin/env python3
"""Measures the time from saving a file until a browser has the new page from `broadside serve`.

    python3 Benchmarks/preview.py [--rounds N] [DOCUMENTS]

For edits of a body and of a title, measures the time from writing the file until the reload message arrives, and until the new page has
been received. Reports medians, and the slowest page.
"""

import argparse
import http.client
import pathlib
import re
import socket
import statistics
import subprocess
import tempfile
import time

import generate

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build" / "release" / "broadside"
PAGE = "/news/item-77/"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    subprocess.run(["make", "build"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    memory = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        site = pathlib.Path(folder)
        generate.make(site / "content", arguments.documents)
        generate.make_theme(site / "themes")
        with subprocess.Popen([PROGRAM, "serve"], cwd=site, stdout=subprocess.PIPE, text=True) as preview:
            try:
                port = int(re.search(r":(\d+)/", preview.stdout.readline())[1])
                # Wait until the preview has rendered every page once.
                time.sleep(arguments.documents / 2000)
                measure(site, port, arguments.rounds)
            finally:
                preview.kill()


def measure(site: pathlib.Path, port: int, rounds: int) -> None:
    item = site / "content" / "news" / "item-77.md"
    edits = {
        "body": lambda text, number: text + f"\nMade-up paragraph {number}.\n",
        "title": lambda text, number: re.sub("(?m)^title: .*$", f"title: Made-up title {number}", text, count=1),
    }
    print("| edit | message (ms) | page (ms) | slowest page (ms) |\n| --- | --- | --- | --- |")
    for name, edit in edits.items():
        times = [one(port, item, edit(item.read_text(), number)) for number in range(rounds)]
        messages, pages = zip(*times)
        print(f"| {name} | {statistics.median(messages):.1f} | {statistics.median(pages):.1f} | {max(pages):.1f} |", flush=True)


def one(port: int, item: pathlib.Path, text: str) -> tuple[float, float]:
    """Returns the milliseconds until the reload message arrives, and until the page is received."""
    before = get(port)
    version = re.search(r'data-version="(\d+)"', before)[1]
    with socket.create_connection(("127.0.0.1", port)) as events:
        events.sendall(f"GET /.broadside/events?page={PAGE}&version={version} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        wait_for(events, b"event: problems")
        time.sleep(0.2)
        start = time.monotonic()
        item.write_text(text)
        wait_for(events, b"event: reload")
        message = time.monotonic()
        page = get(port)
        end = time.monotonic()
        assert page != before
        time.sleep(0.2)
    return (message - start) * 1000, (end - start) * 1000


def wait_for(events: socket.socket, text: bytes) -> None:
    received = b""
    while text not in received:
        received += events.recv(65536)


def get(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", PAGE)
    return connection.getresponse().read().decode()


if __name__ == "__main__":
    main()
