"""Attacks on the preview server, over the loopback interface, in bounded number and time."""

import http.client
import itertools
import pathlib
import re
import socket
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

import pytest
from preview import Preview
from sites import IS_TORTURE, make_small_site, rounds

SECRET = "not-for-readers"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    site = make_small_site(tmp_path_factory.mktemp("preview"), {
        "site.yml": f"# {SECRET}\ntitle: Small\nbase-url: https://example.org\ntheme: base\n", "about.md": "---\ntitle: About\n---\n\nText.\n",
        "_note.txt": SECRET, ".env": SECRET, "big.txt": "x" * 3_000_000,
    })
    (site / "secret.txt").write_text(SECRET)
    (site / "themes/base/theme.yml").write_text((site / "themes/base/theme.yml").read_text() + f"# {SECRET}\n")
    with Preview(site) as preview:
        assert preview.request("/")[0].status == 200
        yield preview


def exchange(preview: Preview, sent: bytes, timeout: float = 10) -> bytes:
    """Sends bytes on a new connection, and returns the response until the connection closes or pauses."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=timeout) as connection:
        connection.sendall(sent)
        received = b""
        connection.settimeout(1)
        try:
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return received


def is_alive(preview: Preview) -> bool:
    return preview.process.poll() is None and preview.request("/about/")[0].status == 200


def memory(preview: Preview) -> int:
    """The resident memory of the process, in kilobytes."""
    status = pathlib.Path(f"/proc/{preview.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status)[1])


def encodings(character: str) -> list[str]:
    """Encodings of a character that servers have been tricked into accepting."""
    code = ord(character)
    return [character, f"%{code:02x}", f"%{code:02X}", f"%25{code:02x}", f"%2525{code:02x}", f"%u{code:04x}", f"%c0%{0x80 | code & 0x3f:02x}",
            f"%e0%80%{0x80 | code & 0x3f:02x}", f"&#{code};", f"%00{character}"]


def traversals() -> list[str]:
    dots = [a + b for a, b in itertools.product(encodings("."), repeat=2)]
    slashes = encodings("/") + ["\\", "%5c", "%255c", "//", "/./", ";/", "%2f%2f"]
    targets = ["secret.txt", "content/site.yml", "content/_note.txt", "themes/base/theme.yml", "etc/passwd"]
    paths = [f"/{start}{dot}{slash}{target}" for dot, slash in itertools.product(dots, slashes)
             for start, target in [("", targets[len(dot) % 4]), ("about/", targets[len(slash) % 4])]]
    absolute = [f"{start}{target}" for start in ("/", "//", "///", "/%2f", "/.//", "/file:///", "file:///", "/C:/", "/.broadside/", "/.broadside/../", "/~/", "/about/;/")
                for target in [*targets, "_note.txt", ".env", ".git/config"]]
    return paths + absolute


def test_no_path_leaves_the_site(preview):
    paths = traversals()
    assert len(paths) > 3_000
    if not IS_TORTURE:
        paths = paths[::5] + paths[-100:]
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)
    for path in paths:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", "localhost")
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        assert SECRET.encode() not in body and b"root:" not in body, path
        assert response.status in (200, 302, 400, 404), (path, response.status)
        assert not response.headers.get("Location", "/").startswith(("//", "http")), (path, response.headers["Location"])
        if response.will_close:
            connection.close()
    assert is_alive(preview)


@pytest.mark.parametrize("path", ["//evil.example/..", "//evil.example", "/%2fevil.example", "/\\evil.example", "//about", "///about", "/about%0d%0aX-Evil:%201"])
def test_no_redirect_goes_to_another_host(preview, path):
    response, _ = preview.request(path)
    assert "X-Evil" not in response.headers
    target = urllib.parse.urljoin(f"http://localhost:{preview.port}/", response.headers.get("Location", "/").replace("\\", "/"))
    assert urllib.parse.urlsplit(target).netloc == f"localhost:{preview.port}"


HOSTS = ["evil.example", "evil.example:80", "localhost.evil.example", "evil.localhost.example", "127.0.0.1.nip.io", "127.0.0.2", "0.0.0.0", "[::]", "[::1", "[::1].evil", "[::1]evil:80", "localhost:evil", "localhost:80:80", "127.0.0.1:80.evil.example",
         "localhost@evil.example", "localhost evil.example", "evil.example#localhost", "evil.example/localhost", "localhost,evil.example", "2130706433", "0x7f000001",
         "127.1", "", " ", "localhost.", "lOcAlHoSt.eViL", "\u212aocalhost", "xn--localhost-", "169.254.169.254", "localhost\\evil.example", "*"]


@pytest.mark.parametrize("host", HOSTS)
def test_other_host_names_are_rejected(preview, host):
    """In DNS rebinding, the host name of another site resolves to this machine."""
    for method, path in [("GET", "/"), ("GET", "/.broadside/events?page=/&version=0"), ("GET", "/.broadside/live.js"), ("HEAD", "/")]:
        answer = exchange(preview, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert b" 200 " not in answer.split(b"\r\n")[0], (host, path)
        assert b"<html" not in answer and b"event:" not in answer


@pytest.mark.parametrize("lines", [
    "", "Host: localhost\r\nHost: evil.example\r\n", "Host: evil.example\r\nHost: localhost\r\n", "Host: localhost\r\nHost: localhost\r\n",
    "X-Forwarded-Host: localhost\r\n", "Host: evil.example\r\nX-Forwarded-Host: localhost\r\n",
])
def test_a_request_must_have_exactly_one_host(preview, lines):
    answer = exchange(preview, f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
    assert b" 200 " not in answer.split(b"\r\n")[0]


def test_an_absolute_url_does_not_override_the_host_header(preview):
    answer = exchange(preview, b"GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert b" 200 " not in answer.split(b"\r\n")[0]


@pytest.mark.parametrize("origin", ["http://evil.example", "https://localhost", "null", "http://localhost.evil.example", "http://localhost:1", "file://", "http://127.0.0.1",
                                    "http://localhost:{port}.evil.example", "HTTP://LOCALHOST:{port}@evil.example", ""])
def test_other_origins_are_rejected(preview, origin):
    host = f"localhost:{preview.port}"
    for path in ("/", "/.broadside/events?page=/&version=0", "/.broadside/live.js", "/feed.xml"):
        response, body = preview.request(path, Host=host, Origin=origin.format(port=preview.port))
        assert response.status == 403, (origin, path)
        assert b"<html" not in body


def test_no_response_allows_other_origins_or_content_type_sniffing(preview):
    for path in ("/", "/about/", "/nowhere/", "/sitemap.xml", "/.broadside/live.js", "/.broadside/preview.css"):
        response, _ = preview.request(path)
        assert not [name for name in response.headers if name.lower().startswith("access-control-")], path
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Upgrade" not in response.headers


def test_other_sites_can_neither_frame_pages_nor_embed_files(preview):
    for path in ("/", "/about/", "/nowhere/", "/sitemap.xml", "/big.txt", "/.broadside/live.js", "/.broadside/preview.css"):
        headers = preview.request(path)[0].headers
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'", path
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", path


@pytest.mark.parametrize("file", ["notes.txt", "about.md"])
def test_a_file_that_becomes_a_link_out_of_the_site_is_not_served(tmp_path, file):
    site = make_small_site(tmp_path, {"notes.txt": "Public.\n", "about.md": "---\ntitle: About\n---\n\nPublic.\n"})
    (site / "secret").write_text(f"---\ntitle: About\n---\n\n{SECRET}\n")
    url = "/notes.txt" if file == "notes.txt" else "/about/"
    with Preview(site) as preview:
        assert b"Public." in preview.request(url)[1]
        events = preview.events("/")
        (site / "content/.new").symlink_to("../secret")
        (site / "content/.new").rename(site / "content" / file)
        bodies = [preview.request(url)[1]]
        while "symbolic link" not in events.next("problems"):
            bodies.append(preview.request(url)[1])
        bodies.append(preview.request(url)[1])
        assert not [body for body in bodies if SECRET.encode() in body]


def test_no_request_changes_a_file(preview):
    before = {path: path.stat().st_mtime_ns for path in preview.folder.rglob("*")}
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW"):
        answer = exchange(preview, f"{method} /about/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        assert b" 200 " not in answer.split(b"\r\n")[0], method
    assert {path: path.stat().st_mtime_ns for path in preview.folder.rglob("*")} == before


BROKEN = {
    "a request line of a megabyte": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a header of a megabyte": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "a hundred thousand headers": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 100_000 + b"\r\n",
    "an endless body": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n" + b"a" * 100_000,
    "a negative length": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a length and chunked encoding": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a huge chunk": b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
    "a chunk extension of a megabyte": b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"a" * 1_000_000,
    "bytes that are not a request": b"\x00\xff" * 1_000,
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500,
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n",
    "HTTP/9.9": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "invalid percent encoding": b"GET /%zz%f%%%00%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "a path that is not UTF-8": b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "LF line endings": b"GET / HTTP/1.1\nHost: localhost\n\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
    "a space before a colon": b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "an upgrade": b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n\r\n",
    "a thousand requests at once": b"GET /about/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1_000,
    "a query of 60 kilobytes": b"GET /.broadside/events?page=" + b"a&" * 30_000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_malformed_requests_do_no_harm(preview, name):
    try:
        exchange(preview, BROKEN[name])
    except (BrokenPipeError, ConnectionResetError):
        pass
    assert is_alive(preview)
    assert memory(preview) < 300_000


def test_slow_requests_delay_no_others_and_time_out(preview):
    """Three hundred connections send one byte at a time (Slowloris)."""
    slow = []
    try:
        for number in range(300):
            connection = socket.create_connection(("127.0.0.1", preview.port), timeout=10)
            connection.sendall([b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: local"][number % 4])
            slow.append(connection)
        start = time.monotonic()
        assert is_alive(preview)
        assert time.monotonic() - start < 5
        if not IS_TORTURE:
            return
        # They continue for longer than a request is allowed to take.
        end = time.monotonic() + 45
        while slow and time.monotonic() < end:
            time.sleep(5)
            slow = [connection for connection in slow if sends(connection, b"a")]
        assert slow == []
    finally:
        for connection in slow:
            connection.close()


def sends(connection: socket.socket, text: bytes) -> bool:
    try:
        connection.sendall(text)
        connection.setblocking(False)
        try:
            return connection.recv(1) != b""
        except BlockingIOError:
            return True
    except OSError:
        return False


def test_clients_that_do_not_read_delay_no_others_and_use_little_memory(preview):
    """Connections request large files and never read the responses."""
    before = memory(preview)
    connections = []
    try:
        for _ in range(30):
            connection = socket.create_connection(("127.0.0.1", preview.port), timeout=10)
            connection.sendall(b"GET /big.txt HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
            connections.append(connection)
        time.sleep(1)
        assert is_alive(preview)
        # About three responses for each connection. A connection that reads nothing is closed after half a minute.
        assert memory(preview) - before < 350_000
    finally:
        for connection in connections:
            connection.close()


def test_a_thousand_connections_are_served(preview):
    connections = []
    try:
        for _ in range(1_000):
            connections.append(socket.create_connection(("127.0.0.1", preview.port), timeout=10))
        for connection in connections[::100]:
            connection.sendall(b"GET /about/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(12) == b"HTTP/1.1 200"
        assert is_alive(preview)
        assert memory(preview) < 400_000
    finally:
        for connection in connections:
            connection.close()
    assert is_alive(preview)


def test_closed_pages_are_forgotten(preview):
    before = memory(preview)
    for _ in range(rounds(200, 3_000)):
        connection = socket.create_connection(("127.0.0.1", preview.port), timeout=10)
        connection.sendall(b"GET /.broadside/events?page=/about/&version=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(12)
        connection.close()
    assert is_alive(preview)
    assert memory(preview) - before < 50_000


def test_memory_is_flat_over_thousands_of_requests(preview):
    def ask(count: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)
        for number in range(count):
            connection.request("GET", ["/", "/about/", f"/nowhere-{number}/", "/sitemap.xml", f"/?{number}"][number % 5])
            connection.getresponse().read()
        connection.close()

    def ask_all(count: int) -> None:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(ask, [count // 4] * 4))

    ask_all(2_000)
    before = memory(preview)
    start = time.monotonic()
    ask_all(rounds(3_000, 20_000))
    duration = time.monotonic() - start
    assert memory(preview) - before < 20_000
    # Ten thousand a minute is 166 a second.
    assert rounds(3_000, 20_000) / duration > 166


def test_the_preview_listens_only_on_this_machine(preview):
    port = f"{preview.port:04X}"
    listening = [line.split()[1] for name in ("tcp", "tcp6") for line in pathlib.Path(f"/proc/net/{name}").read_text().splitlines()
                 if line.split()[3] == "0A" and line.split()[1].endswith(":" + port)]
    assert listening == [f"0100007F:{port}"]
