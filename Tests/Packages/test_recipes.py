"""Runs every shell line of the recipes in docs/hosting.md, and of the installation methods in docs/install.md, in minimal Debian systems."""

import pathlib
import re
import tomllib

import pytest
from roots import ROOT, System

HOSTING = (ROOT / "docs" / "hosting.md").read_text()
INSTALL = (ROOT / "docs" / "install.md").read_text()


def section(page: str, heading: str) -> str:
    """The text from a heading to the next one of the same or a higher level."""
    level = len(re.search(rf"^(#+) {re.escape(heading)}$", page, re.MULTILINE)[1])
    text = re.split(rf"^#+ {re.escape(heading)}$", page, maxsplit=1, flags=re.MULTILINE)[1]
    return re.split(rf"^#{{1,{level}}} ", text, maxsplit=1, flags=re.MULTILINE)[0]


def blocks(page: str, heading: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", section(page, heading), re.DOTALL | re.MULTILINE)


def yaml_scripts(text: str, key: str) -> list[str]:
    """The commands below a key of a workflow: a list of lines, or a block."""
    items = re.findall(rf"^ *{key}:\n((?:^ *- .*\n)+)", text, re.MULTILINE)
    commands = [re.sub(r"^ *- ", "", line) for item in items for line in item.splitlines()]
    return commands + [re.sub(r"^ +", "", script, flags=re.MULTILINE) for script in re.findall(rf"{key}: \|\n((?:^ {{10}}.*\n)+)", text, re.MULTILINE)]


@pytest.fixture
def host(system: System, wheel: pathlib.Path) -> System:
    """A system with Python and a site, in which pip finds the package although it is not published yet."""
    system.add(wheel)
    system.run("apt-get update -qq && apt-get install -y -qq --no-install-recommends git python3-venv > /dev/null")
    system.trust_certificates_of_this_machine()
    system.run("python3 -m venv /venv && /venv/bin/pip download --quiet --dest /packages /packages/*.whl")
    system.run("/venv/bin/pip install --quiet --no-index --find-links /packages --target /tmp/once broadside-site && cd / && /tmp/once/bin/broadside init site")
    return system


# A host's own Python, which is not Debian's.
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "/packages", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
PYTHON = "export PATH=/venv/bin:$PATH\ncd /site\n"


@pytest.mark.parametrize("system", ["bookworm"], indirect=True)
def test_gitlab(host: System) -> None:
    recipe = blocks(HOSTING, "GitLab", "yaml")[0]
    commands = [*yaml_scripts(recipe, "before_script"), *yaml_scripts(recipe, "script")]
    assert len(commands) == 4
    host.run(PYTHON + "\n".join(commands), **OFFLINE, CI_PAGES_URL="https://network.gitlab.example/site")
    assert "https://network.gitlab.example/site/" in (host.folder / "site/public/sitemap.xml").read_text()


@pytest.mark.parametrize("system", ["bookworm"], indirect=True)
def test_forgejo(host: System) -> None:
    build, publish = yaml_scripts(blocks(HOSTING, "Forgejo", "yaml")[0], "run")
    host.run("cd /site\n" + build, **OFFLINE)
    host.run("git init --quiet --bare /srv/network/site.git && git config --global url./srv/.insteadOf https://site:secret@git.example/")
    environment = {"TOKEN": "secret", "GITHUB_SHA": "abc", "GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "network/site"}
    host.run("cd /site\n" + publish, **environment)
    published = host.run("git -C /srv/network/site.git ls-tree -r --name-only pages").split()
    built = {path.relative_to(host.folder / "site/output").as_posix() for path in (host.folder / "site/output").rglob("*") if path.is_file()}
    assert set(published) == {path for path in built if not path.startswith((".git/", ".broadside/"))}


@pytest.mark.parametrize("system", ["bookworm"], indirect=True)
def test_netlify_and_cloudflare_pages(host: System) -> None:
    settings = tomllib.loads(blocks(HOSTING, "Build on Netlify", "toml")[0])["build"]
    host.run(PYTHON + settings["command"], **OFFLINE)
    assert (host.folder / "site" / settings["publish"] / "_headers").is_file()
    rows = dict(re.findall(r"^\| (.+?) \| `(.+?)` \|$", section(HOSTING, "Build on Cloudflare Pages"), re.MULTILINE))
    host.run(PYTHON + f"rm -rf output .broadside\n{rows['Build command']}", **OFFLINE)
    assert (host.folder / "site" / rows["Build output directory"] / "pagefind").is_dir()


@pytest.mark.parametrize("system", ["bookworm", "trixie"], indirect=True)
def test_the_installation_of_the_debian_package(system: System, deb: pathlib.Path) -> None:
    lines = [line for line in blocks(INSTALL, "Debian package", "sh")[0].splitlines() if "serve" not in line]
    # A minimal system has no sudo; root needs none. Nobody is there to confirm.
    script = "\n".join(lines).replace("sudo ", "").replace("apt install", "apt install -y").replace("amd64", deb.stem.split("_")[-1])
    system.add(deb)
    system.run(f"cd /packages\n{script}")
    assert "search index by Pagefind" in system.run("cd /packages/our-site && broadside build")


@pytest.mark.parametrize("system", ["trixie"], indirect=True)
def test_the_installation_of_the_python_package(host: System) -> None:
    commands = [line for line in blocks(INSTALL, "Python package", "sh")[0].splitlines() if "serve" not in line]
    host.run("mkdir /new && cd /new\n" + "\n".join(commands) + "\n../.venv/bin/broadside build", **OFFLINE)
    # The fix for a missing program: Pagefind in an environment of the site.
    fix = blocks(INSTALL, "Search on your own site", "sh")[0]
    host.run("cp /new/.venv/bin/broadside /usr/local/bin/ && cd /site && rm -rf output .broadside")
    assert "no search: Pagefind is not installed" in host.run("cd /site && broadside build")
    assert "search index by Pagefind" in host.run(f"cd /site\n{fix}\nbroadside build", **OFFLINE)


def test_the_commands_of_the_documentation_have_the_current_version(deb: pathlib.Path, wheel: pathlib.Path) -> None:
    pages = [HOSTING, INSTALL, (ROOT / "README.md").read_text(), (ROOT / "docs" / "editors.md").read_text()]
    assert {name for page in pages for name in re.findall(r"broadside_([^_\s]+)_amd64", page)} == {deb.name.split("_")[1]}
    assert {name for page in pages for name in re.findall(r"broadside-site==(\S+?)[`\"\s]", page)} == {wheel.name.split("-")[1]}
    assert {name for page in pages for name in re.findall(r"OWNER/broadside@v(\S+)", page)} == {deb.name.split("_")[1]}
    assert {name for page in pages for name in re.findall(r"broadside:([0-9]\S*?)[`\s]", page)} == {deb.name.split("_")[1]}
