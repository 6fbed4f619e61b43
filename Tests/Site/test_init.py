"""Creates a new site with a copy of the program, outside the repository, and builds it."""

import json
import os
import pathlib
import re
import shutil
import subprocess
from urllib.parse import unquote, urldefrag, urljoin

import jsonschema
import pytest
import yaml
from test_site import Site, identifiers, links

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
STARTER = ROOT / "Sources" / "Scaffold" / "Starter"


@pytest.fixture
def program(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the program, without the other files of the repository."""
    return pathlib.Path(shutil.copy(PROGRAM, tmp_path / "broadside"))


def run(program: pathlib.Path, folder: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)


def starter_files() -> dict[str, bytes]:
    """Returns the repository's files for a new site, with the themes that they link to."""
    paths = [pathlib.Path(folder) / name for folder, _, names in os.walk(STARTER, followlinks=True) for name in names]
    return {path.relative_to(STARTER).as_posix(): path.read_bytes() for path in paths}


def test_a_new_site_consists_of_the_starter_files(program, tmp_path):
    result = run(program, tmp_path, "init", "site")
    files = starter_files()
    assert (result.stderr, result.returncode) == ("", 0)
    assert result.stdout == f"Created site/ with {len(files)} files\n  cd site\n  broadside serve\n"
    created = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and ".broadside" not in path.parts
    }
    assert created == files
    assert len(files) > 60


def test_a_new_site_builds_without_warnings_and_broken_links(program, tmp_path):
    run(program, tmp_path, "init", "site", "--base-url", "https://example.org/sub")
    built = run(program, tmp_path / "site", "build", "--strict", "--search", "off")
    assert (built.stderr, built.returncode) == ("", 0)
    site = Site(tmp_path / "site/output", "https://example.org/sub")
    assert len(site.pages) > 25
    broken = []
    for page, tree in site.pages.items():
        for link in links(tree):
            url, fragment = urldefrag(urljoin(site.url(page), link))
            target = site.file(url) if site.is_inside(url) else page
            if target is None or fragment and target in site.ids and unquote(fragment) not in identifiers(site.pages[target]):
                broken.append(f"{page}: {link}")
    assert broken == []
    assert all(feed.entries and not feed.bozo for path, feed in site.feeds.items() if path.parent.name == "news")
    # The sample documents are clearly marked as samples.
    names = [path.stem for path in (tmp_path / "site/content").glob("*/*.md")]
    assert names and all(name.startswith("sample-") for name in names)


def test_a_new_site_builds_without_its_samples_and_with_new_documents(program, tmp_path):
    run(program, tmp_path, "init", "site")
    for sample in (tmp_path / "site/content").glob("*/sample-*.md"):
        sample.unlink()
    assert run(program, tmp_path / "site", "build", "--strict").stderr == ""
    assert run(program, tmp_path / "site", "new", "topic", "Housing", "--set", "summary=Homes.").returncode == 0
    assert run(program, tmp_path / "site", "new", "member", "Ana", "--set", "topics=housing", "--set", "consent.published=yes").returncode == 0
    assert run(program, tmp_path / "site", "build", "--strict").stderr == ""
    assert "Housing" in (tmp_path / "site/output/members/ana/index.html").read_text()


def test_the_editor_settings_name_schemas_that_match_the_files(program, tmp_path):
    run(program, tmp_path, "init", "site")
    site = tmp_path / "site"
    for schema, files in json.loads((site / ".vscode/settings.json").read_text())["yaml.schemas"].items():
        validator = jsonschema.Draft7Validator(json.loads((site / schema).read_text()))
        matched = list(site.glob(files))
        assert matched
        for path in matched:
            assert list(validator.iter_errors(yaml.safe_load(path.read_text()))) == [], path


def test_the_title_and_base_url_options_are_used(program, tmp_path):
    run(program, tmp_path, "init", "site", "--title", "Red: de \"electos\" #1", "--base-url", "https://example.net")
    settings = yaml.safe_load((tmp_path / "site/content/site.yml").read_text())
    assert (settings["title"], settings["base-url"]) == ('Red: de "electos" #1', "https://example.net")
    assert run(program, tmp_path, "init", "other", "--base-url", "example.net").returncode == 2
    assert run(program, tmp_path, "init", "other", "--title", " ").returncode == 2
    nameless = run(program, tmp_path, "init", "")
    assert nameless.returncode == 2 and "The folder name is empty. Write a name, or . for the current folder." in nameless.stderr
    assert not (tmp_path / "other").exists()


def test_existing_files_are_not_changed(program, tmp_path):
    for name in ["a.txt", ".vscode", "content"]:
        (tmp_path / "site" / name).mkdir(parents=True)
    result = run(program, tmp_path, "init", "site/")
    assert result.returncode == 1
    assert result.stderr == (
        "error  site already contains .vscode, content\n  choose another folder, or move these files out of it\n\n"
    )
    assert sorted(path.name for path in (tmp_path / "site").rglob("*")) == [".vscode", "a.txt", "content"]
    (tmp_path / "file").write_text("text")
    assert run(program, tmp_path, "init", "file").stderr == "error  file is not a folder\n  choose a new or empty folder\n\n"
    (tmp_path / "gone").symlink_to("nowhere")
    assert run(program, tmp_path, "init", "gone").returncode == 1
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_with_only_git_files_counts_as_empty(program, tmp_path):
    (tmp_path / "site/.git").mkdir(parents=True)
    assert run(program, tmp_path / "site", "init", ".").stdout.endswith("files\n  broadside serve\n")
    assert run(program, tmp_path / "site", "build", "--strict").returncode == 0
    ignored = (tmp_path / "site/.gitignore").read_text().split()
    assert sorted(ignored) == [".broadside/", ".venv/", "output/"]


def test_a_clone_with_a_readme_and_a_license_becomes_a_site(program, tmp_path):
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    mine = {"README.md": "# Ours\n", "LICENSE": "Free.\n", ".gitignore": "*.log\noutput/\n"}
    for name, text in mine.items():
        (site / name).write_text(text)
    created = run(program, site, "init", ".")
    assert (created.returncode, created.stderr) == (0, "")
    assert created.stdout == (
        f"Created ./ with {len(starter_files()) - 2} files\nKept the existing .gitignore; add these lines to it: .broadside/ .venv/\n"
        "Kept the existing README.md\n  broadside serve\n"
    )
    assert {name: (site / name).read_text() for name in mine} == mine
    assert run(program, site, "build", "--strict").returncode == 0
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/README.md").symlink_to("nowhere")
    assert "Kept the existing README.md\n" in run(program, tmp_path, "init", "linked").stdout
    assert (tmp_path / "linked/README.md").is_symlink()
    again = run(program, site, "init", ".")
    assert (again.returncode, {name: (site / name).read_text() for name in mine}) == (1, mine)


def test_a_theme_that_extends_another_causes_no_warning(program, tmp_path):
    """Step 4 of the new site's README."""
    run(program, tmp_path, "init", "site")
    site = tmp_path / "site"
    (site / "themes/ours").mkdir()
    (site / "themes/ours/theme.yml").write_text("name: ours\nextends: civic\n")
    settings = site / "content/site.yml"
    settings.write_text(settings.read_text().replace("theme: civic", "theme: ours"))
    checked = run(program, site, "check", "--strict")
    assert checked.returncode == 0 and checked.stdout.startswith("No problems found. "), checked.stdout
    settings.write_text(settings.read_text() + "# broadside-ignore unused-template themes/civic/templates/evnt.html: a slip\n")
    assert "this suppression has no effect" in run(program, site, "check").stdout


def test_the_instructions_for_editors_work(program, tmp_path):
    """Runs the code blocks of docs/writing.md in order."""
    page = (ROOT / "docs/writing.md").read_text()
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL))
    environment = os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    result = subprocess.run(["bash", "-e"], input=commands, text=True, cwd=tmp_path, env=environment, capture_output=True)
    assert (result.returncode, result.stderr) == (0, ""), result.stderr
    assert (tmp_path / "site/content/members/maria-lopez.md").is_file()
    assert (tmp_path / "site/content/admin/config.yml").is_file()
    assert run(program, tmp_path / "site", "build", "--strict").stderr == ""
    (tmp_path / "site/content/admin/index.html").write_text("<!doctype html><title>Editor</title><script src=https://example.com/cms.js></script>")
    assert "[active-file]" in run(program, tmp_path / "site", "check").stdout
    setting = re.search(r"`(active-files: [^`]*)`", page)[1]
    with (tmp_path / "site/content/site.yml").open("a") as file:
        file.write(setting + "\n")
    assert "content/admin" not in run(program, tmp_path / "site", "check").stdout
    settings = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])
    assert settings == json.loads((STARTER / ".vscode/settings.json").read_text())
    samples = re.search(r"`(rm [^`]*)`", page)[1]
    subprocess.run(["sh", "-c", samples], cwd=tmp_path / "site", check=True)
    assert not list((tmp_path / "site").rglob("sample-*.md"))
