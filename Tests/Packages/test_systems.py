"""Installs each package in minimal Debian systems and takes the first steps of a new user: init, build, check, serve."""

import gzip
import json
import pathlib
import subprocess
import time

import pytest
from roots import System, obstacle

SUITES = ["bookworm", "trixie"]
# The steps may not take longer, without the time for downloads.
LIMIT = 60
PORT = 18461


def fetch(url: str, attempts: int = 100) -> str:
    for _ in range(attempts):
        answer = subprocess.run(["curl", "--silent", "--fail", "--noproxy", "*", url], capture_output=True, text=True)
        if answer.returncode == 0:
            return answer.stdout
        time.sleep(0.1)
    pytest.fail(f"no answer from {url}")


def serve(system: System, command: str = "broadside") -> None:
    """Starts a preview in the system and fetches pages from outside."""
    start = time.monotonic()
    preview = subprocess.Popen(system.command(f"cd /our-site && exec {command} serve --port {PORT}"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert "<title>Our network</title>" in fetch(f"http://127.0.0.1:{PORT}/")
        assert "Sample" in fetch(f"http://127.0.0.1:{PORT}/members/")
        system.times["serve"] = time.monotonic() - start
    finally:
        preview.kill()
        preview.wait()


def take_first_steps(system: System, command: str = "broadside") -> None:
    made = system.run(f'cd / && {command} init our-site --title "Our network"', "init")
    assert made.endswith("  cd our-site\n  broadside serve\n")
    built = system.run(f"cd /our-site && {command} build", "build")
    assert "search index by Pagefind" in built
    assert list((system.folder / "our-site/output/pagefind").glob("index/*.pf_index"))
    checked = system.run(f"cd /our-site && {command} check", "check")
    assert "error" not in checked
    serve(system, command)
    assert sum(system.times[step] for step in ["install", "init", "build", "check", "serve"]) < LIMIT


def doctor(system: System, command: str = "broadside") -> dict[str, str]:
    report = json.loads(system.run(f"cd /our-site && {command} doctor --format json"))
    return {finding["name"]: finding["status"] for finding in report["findings"]}


@pytest.mark.parametrize("system", SUITES, indirect=True)
def test_the_debian_package(system: System, deb: pathlib.Path) -> None:
    system.add(deb)
    # Downloads of the package's dependencies do not count.
    system.run("apt-get update -qq && apt-get install -y -qq --no-install-recommends --download-only /packages/*.deb")
    system.run("apt-get install -y -qq --no-install-recommends /packages/*.deb", "install")
    take_first_steps(system)
    found = doctor(system)
    assert (found["Pagefind"], found["time zones"], found["Git"]) == ("present", "present", "missing")
    # What the program suggests for a missing program works.
    system.run("apt-get install -y -qq --no-install-recommends man-db curl git > /dev/null")
    assert doctor(system)["Git"] == "present"
    assert "static website" in system.run("man broadside")
    assert "command not found" not in system.run("source /usr/share/bash-completion/completions/broadside; complete -p broadside")
    system.run("apt-get remove -y -qq broadside && test ! -e /usr/bin/broadside && test ! -e /usr/lib/broadside")


@pytest.mark.parametrize("system", SUITES, indirect=True)
def test_the_python_package(system: System, wheel: pathlib.Path) -> None:
    system.add(wheel)
    system.run("apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv python3-pip > /dev/null")
    system.trust_certificates_of_this_machine()
    system.run("python3 -m venv /venv && /venv/bin/pip download --quiet --dest /packages /packages/*.whl")
    system.run("/venv/bin/pip install --quiet --no-index --find-links /packages broadside-site", "install")
    take_first_steps(system, "/venv/bin/broadside")
    assert doctor(system, "/venv/bin/broadside-site")["Pagefind"] == "present"
    # Without an environment, Debian's pip installs into folders with other names.
    system.run("pip install --quiet --break-system-packages --no-index --find-links /packages broadside-site")
    assert "search index by Pagefind" in system.run("cd /our-site && broadside-site build")
    assert "To preview it while you edit: broadside serve" in system.run("cd /our-site && broadside build")


@pytest.mark.parametrize("system", ["trixie"], indirect=True)
def test_the_python_package_with_uvx_and_pipx(system: System, wheel: pathlib.Path) -> None:
    system.add(wheel)
    system.run("apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv python3-pip > /dev/null")
    system.trust_certificates_of_this_machine()
    system.run("python3 -m venv /tools && /tools/bin/pip install --quiet uv==0.13.8 pipx")
    system.run("/tools/bin/pip download --quiet --dest /packages /packages/broadside*.whl")
    system.run("ln -s /tools/bin/uvx /tools/bin/uv /tools/bin/pipx /usr/local/bin/")
    offline = {"UV_OFFLINE": "1", "UV_FIND_LINKS": "/packages", "UV_NO_INDEX": "1", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/packages"}
    system.run("cd / && uvx broadside-site init our-site", **offline)
    assert "search index by Pagefind" in system.run("cd /our-site && uvx broadside-site build", **offline)
    system.run("pipx install broadside-site", **offline)
    assert "search index by Pagefind" in system.run("cd /our-site && /root/.local/bin/broadside build", **offline)


def test_the_container_image(image: pathlib.Path, tmp_path: pathlib.Path) -> None:
    if reason := obstacle():
        pytest.skip(reason)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs"}

    def buildah(*arguments: str | pathlib.Path) -> str:
        result = subprocess.run(["buildah", *arguments], capture_output=True, text=True, env=environment)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    # Docker and Podman load a compressed image; buildah does not.
    archive = tmp_path / "image.tar"
    archive.write_bytes(gzip.decompress(image.read_bytes()))
    container = buildah("from", "--quiet", f"docker-archive:{archive}")
    site = tmp_path / "site"
    site.mkdir()
    try:
        settings = json.loads(buildah("inspect", container))["OCIv1"]["config"]
        assert (settings["Entrypoint"], settings["WorkingDir"]) == (["/usr/bin/broadside"], "/site")

        def broadside(*arguments: str) -> str:
            mount = f"{site}:/site"
            return buildah("run", "--volume", mount, "--workingdir", "/site", container, "--", *settings["Entrypoint"], *arguments)

        broadside("init", ".", "--title", "Our network")
        assert "search index by Pagefind" in broadside("build")
        assert list((site / "output" / "pagefind").glob("index/*.pf_index"))
        assert "error" not in broadside("check")
        found = {finding["name"]: finding["status"] for finding in json.loads(broadside("doctor", "--format", "json"))["findings"]}
        assert [found[name] for name in ["Pagefind", "Git", "curl", "time zones"]] == ["present"] * 4
    finally:
        buildah("rm", container)
