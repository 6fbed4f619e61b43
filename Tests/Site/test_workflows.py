"""Reads the workflows and the action as GitHub would, and runs the steps that do not need GitHub."""

import hashlib
import json
import os
import pathlib
import re
import subprocess

import pytest
import yaml
from test_diff import Builds
from test_site import PROGRAM, ROOT

ACTION = ROOT / "action.yml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = ROOT / ".venv" / "bin"


def load(path: pathlib.Path) -> dict:
    """Reads all keys and values as strings, because YAML 1.1 treats the key `on` as true."""
    return yaml.load(path.read_text(), yaml.BaseLoader)


def steps(path: pathlib.Path) -> list[dict]:
    document = load(path)
    return document["runs"]["steps"] if "runs" in document else [step for job in document["jobs"].values() for step in job["steps"]]


def step_named(path: pathlib.Path, name: str) -> dict:
    return next(step for step in steps(path) if step.get("name") == name)


@pytest.mark.parametrize(("schema", "files"), [("github-workflows", WORKFLOWS), ("github-actions", [ACTION])])
def test_workflows_and_the_action_conform_to_githubs_schemas(schema: str, files: list[pathlib.Path]) -> None:
    result = subprocess.run([BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_zizmor_finds_no_problems() -> None:
    command = [BIN / "zizmor", "--offline", "--no-progress", "--config", ROOT / ".github" / "zizmor.yml", ACTION, *WORKFLOWS]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_scripts_contain_no_expressions_and_are_valid(path: pathlib.Path) -> None:
    """An expression in a script could inject code, so values come from the environment."""
    scripts = [step["run"] for step in steps(path) if "run" in step]
    assert len(scripts) == len([step for step in steps(path) if "uses" not in step])
    for script in scripts:
        assert "${{" not in script
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_workflows_with_code_of_pull_requests_have_no_write_permissions() -> None:
    workflow = load(ROOT / ".github" / "workflows" / "site.yml")
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    assert set(workflow["jobs"]["site"]["permissions"].values()) == {"read"}
    assert workflow["jobs"]["publish"]["if"].endswith("&& github.ref == 'refs/heads/main' }}")
    assert "secrets." not in (ROOT / ".github" / "workflows" / "site.yml").read_text()
    comment = load(ROOT / ".github" / "workflows" / "site-comment.yml")
    assert comment["on"]["workflow_run"]["workflows"] == [workflow["name"]]
    used = [step["uses"] for step in steps(ROOT / ".github" / "workflows" / "site-comment.yml") if "uses" in step]
    assert [use.split("@")[0] for use in used] == ["actions/download-artifact"]


class Run:
    """Runs steps of the action as a runner would, with inputs and outputs filled in, and with bash, -e, and pipefail."""

    def __init__(self, folder: pathlib.Path, **inputs: str) -> None:
        self.folder = folder
        self.action = ROOT
        self.values = {f"inputs.{name}": text.get("default", "") for name, text in load(ACTION)["inputs"].items()}
        self.values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        # As in the repository of Broadside itself, where the action is used as ./ and has no repository.
        self.values |= {"github.action_repository": "", "github.server_url": "https://github.com", "github.token": "", "runner.arch": "X64"}
        self.log = ""

    def filled(self, text: str) -> str:
        """Fills in expressions. As on GitHub, an output of a step that did not run is empty."""

        def value(match: re.Match) -> str:
            return self.values.get(match[1], "") if match[1].startswith("steps.") else self.values[match[1]]

        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, text)

    def step(self, name: str) -> int:
        step = step_named(ACTION, name)
        output, summary = self.folder / "step-output", self.folder / "summary"
        output.write_text("")
        environment = os.environ | {key: self.filled(value) for key, value in step.get("env", {}).items()}
        environment |= {"GITHUB_ACTION_PATH": str(self.action), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        environment["RUNNER_TEMP"] = str(self.folder / "temporary files")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        result = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        self.log = result.stdout + result.stderr
        for line in output.read_text().splitlines():
            self.values[f"steps.{step['id']}.outputs.{line.partition('=')[0]}"] = line.partition("=")[2]
        return result.returncode

    def output(self, name: str) -> str:
        return self.filled(load(ACTION)["outputs"][name]["value"])


def has_check() -> bool:
    return "\n  check " in subprocess.run([PROGRAM, "--help"], capture_output=True, text=True).stdout


@pytest.fixture
def run(tmp_path: pathlib.Path) -> Run:
    """A checkout with a changed word, with the earlier state next to it."""
    (tmp_path / "earlier state").mkdir()
    Builds(tmp_path / "earlier state")
    Builds(tmp_path).replace("content/about.md", "nearly 50", "nearly 60")
    run = Run(tmp_path, compare_with="earlier state")
    assert run.step("Choose the program") == 0, run.log
    assert run.step("Compute the cache key") == 0
    assert run.output("program") == str(ROOT / ".build" / "release" / "broadside")
    run.values["steps.program.outputs.path"] = str(PROGRAM)
    return run


def test_the_action_builds_and_compares(run: Run) -> None:
    assert run.step("Build the site") == 0, run.log
    assert (run.folder / run.output("output") / "about" / "index.html").is_file()
    assert run.step("Compare with the earlier site") == 0, run.log
    comment = pathlib.Path(run.output("comment")).read_text()
    assert "**1 page changed**" in comment
    assert "<del>50</del> <ins>60</ins>" in comment
    assert (run.folder / "summary").read_text() == comment


def test_the_action_compares_with_the_output_of_an_earlier_build(run: Run) -> None:
    assert run.step("Build the site") == 0
    (run.folder / run.output("output")).rename(run.folder / "published")
    run.values["inputs.compare-with"] = "published"
    assert run.step("Build the site") == 0
    assert run.step("Compare with the earlier site") == 0, run.log
    assert "all files are identical" in pathlib.Path(run.output("comment")).read_text()


def test_the_action_compares_with_an_earlier_site_that_has_errors(run: Run) -> None:
    (run.folder / "earlier state" / "content" / "about.md").write_text("---\ntitle: [\n---\n")
    assert run.step("Build the site") == 0
    assert run.step("Compare with the earlier site") == 0, run.log
    assert "pages added" in pathlib.Path(run.output("comment")).read_text()


@pytest.mark.skipif(not has_check(), reason="this program has no check")
def test_the_action_annotates_errors_on_their_lines(run: Run) -> None:
    assert run.step("Check the site") == 0, run.log
    (run.folder / "content" / "about.md").write_text("---\ntitle: About\n---\n\n[News](news/nothing.md)\n")
    assert run.step("Check the site") == 1
    assert "::error file=content/about.md,line=5," in run.log


def test_the_cache_key_depends_on_the_sources(run: Run, tmp_path: pathlib.Path) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{16}", run.values["steps.program.outputs.key"])
    script = step_named(ACTION, "Compute the cache key")["run"]
    for folder in re.search(r"find (.*?) -type", script)[1].split():
        assert (ROOT / folder).exists()


SITE = ROOT / ".github" / "workflows" / "site.yml"
HEAD = """\
#!/bin/sh
echo "$NEWEST"
"""


def site_step(folder: pathlib.Path, name: str, **values: str) -> dict[str, str]:
    """Runs a step of the workflow of the site and returns its outputs. A `gh` in place of the real one knows the newest commit."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin" / "gh").write_text(HEAD)
    (folder / "bin" / "gh").chmod(0o755)
    (folder / "outputs").write_text("")
    step = step_named(SITE, name)
    environment = os.environ | {key: value for key, value in step.get("env", {}).items() if "${{" not in value} | values
    environment |= {"GITHUB_OUTPUT": str(folder / "outputs"), "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env=environment, check=True, capture_output=True)
    return dict(line.split("=", 1) for line in (folder / "outputs").read_text().splitlines())


@pytest.mark.parametrize(
    ("next_change", "due"),
    [(None, "true"), ("2026-01-01T05:00:00Z\n", "true"), ("9999-12-31T00:00:00Z\n", "false"), ("never\n", "false"), ("", "true")],
)
def test_a_scheduled_run_continues_only_if_a_change_is_due(tmp_path: pathlib.Path, next_change: str | None, due: str) -> None:
    (tmp_path / "published-state").mkdir()
    if next_change is not None:
        (tmp_path / "published-state" / "next-change").write_text(next_change)
    assert site_step(tmp_path, "Compare the time with that of the next change") == {"due": due}


@pytest.mark.parametrize(("next_change", "current"), [("9999-12-31T00:00:00Z", True), ("never", True), ("2026-01-01T05:00:00Z", False), (None, False)])
def test_a_pull_request_is_compared_with_a_cached_site_only_if_no_date_has_changed_it(tmp_path: pathlib.Path, next_change: str | None, current: bool) -> None:
    (tmp_path / "published").mkdir()
    if next_change:
        (tmp_path / "published-next-change").write_text(next_change + "\n")
    name = "Compare the time with that of the next change of the cached site"
    assert site_step(tmp_path, name) == {"current": "true" if current else "false"}
    assert (tmp_path / "published").exists() == current
    assert "steps.cached.outputs.current != 'true'" in step_named(SITE, "Check out the base commit if its site is not cached")["if"]


def test_the_site_is_cached_with_its_next_change(tmp_path: pathlib.Path) -> None:
    Builds(tmp_path)
    subprocess.run([PROGRAM, "build", "--search", "off"], cwd=tmp_path, check=True, capture_output=True)
    site_step(tmp_path, "Copy the site to cache it", OUTPUT="output")
    assert (tmp_path / "published" / "index.html").is_file()
    assert (tmp_path / "published-next-change").read_text() == (tmp_path / ".broadside" / "output" / "next-change").read_text()
    saved, restored = step_named(SITE, "Cache the site")["with"], step_named(SITE, "Restore the site built from the base commit")["with"]
    assert saved["path"] == restored["path"]
    # Keys of a cache cannot be reused, so each run has its own.
    assert saved["key"].startswith("site-published-${{ github.sha }}-${{ github.run_id }}")
    assert restored["restore-keys"] == "site-published-${{ github.event.pull_request.base.sha }}-"


def describe(folder: pathlib.Path) -> dict[str, str]:
    return site_step(folder, "Describe the pages")


def test_the_digest_of_the_pages_changes_with_any_page_but_not_with_the_search_index(tmp_path: pathlib.Path) -> None:
    Builds(tmp_path)
    command = [PROGRAM, "build", "--search", "off", "--output", "pages", "--date", "2026-12-01"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    first = describe(tmp_path)
    assert re.fullmatch(r"[0-9a-f]{64}", first["digest"]) and first["next-change"]
    (tmp_path / "pages" / "pagefind").mkdir(exist_ok=True)
    (tmp_path / "pages" / "pagefind" / "index.pf_index").write_text("any order")
    assert describe(tmp_path) == first
    page = tmp_path / "pages" / "about" / "index.html"
    page.write_text(page.read_text() + " ")
    assert describe(tmp_path)["digest"] != first["digest"]


@pytest.mark.parametrize(
    ("event", "published", "newest", "outputs"),
    [
        ("push", "old", "abc", {"deploy": "true", "save": "true"}),
        ("push", None, "abc", {"deploy": "true", "save": "true"}),
        ("schedule", "new", "abc", {"save": "true"}),
        ("workflow_dispatch", "new", "abc", {"deploy": "true", "save": "true"}),
        ("schedule", "old", "def", {}),
    ],
)
def test_pages_are_published_only_if_they_changed_and_are_the_newest(
    tmp_path: pathlib.Path, event: str, published: str | None, newest: str, outputs: dict[str, str]
) -> None:
    if published:
        (tmp_path / "published-state").mkdir()
        (tmp_path / "published-state" / "digest").write_text(published + "\n")
    values = {"EVENT": event, "COMMIT": "abc", "NEWEST": newest, "DIGEST": "new", "NEXT_CHANGE": "never"}
    assert site_step(tmp_path, "Compare the pages with those of the published site", **values) == outputs
    if outputs:
        assert (tmp_path / "published-state" / "digest").read_text() == "new\n"
        assert (tmp_path / "published-state" / "next-change").read_text() == "never\n"


class Release:
    """A folder that the action downloads a release from, with a package that contains a script in place of the program."""

    REPOSITORY = "network/broadside"
    VERSION = "9.8.7-beta.6"

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        files = folder / REPOSITORY_PATH.format(repository=self.REPOSITORY, version=self.VERSION)
        root = folder / "root"
        (root / "DEBIAN").mkdir(parents=True)
        (root / "DEBIAN" / "control").write_text("Package: broadside\nVersion: 9\nArchitecture: amd64\nMaintainer: A <a@example.org>\nDescription: a\n")
        (root / "usr" / "bin").mkdir(parents=True)
        (root / "usr" / "bin" / "broadside").write_text("#!/bin/sh\necho released\n")
        (root / "usr" / "bin" / "broadside").chmod(0o755)
        files.mkdir(parents=True)
        self.package = files / f"broadside_{self.VERSION}_amd64.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "--build", root, self.package], check=True, capture_output=True)
        self.checksum = hashlib.sha256(self.package.read_bytes()).hexdigest()
        (files / "SHA256SUMS-amd64").write_text(f"{self.checksum}  {self.package.name}\n{'0' * 64}  other.deb\n")

    def run(self, **inputs: str) -> Run:
        run = Run(self.folder, **{"version": self.VERSION, **inputs})
        run.values |= {"github.action_repository": self.REPOSITORY, "github.server_url": f"file://{self.folder}"}
        return run


REPOSITORY_PATH = "{repository}/releases/download/v{version}"


@pytest.fixture
def release(tmp_path: pathlib.Path) -> Release:
    return Release(tmp_path)


def test_the_action_uses_the_program_of_a_release(release: Release) -> None:
    run = release.run()
    assert run.step("Choose the program") == 0, run.log
    assert run.values["steps.choice.outputs.source"] == ""
    assert run.step("Download the program") == 0, run.log
    assert run.step("Compute the cache key") == 0, run.log
    assert run.values["steps.program.outputs.key"] == f"{release.VERSION}-amd64"
    assert subprocess.run([run.output("program")], capture_output=True, text=True, check=True).stdout == "released\n"


def test_the_action_uses_its_own_version_by_default(release: Release) -> None:
    run = release.run(version="")
    assert run.step("Choose the program") == 0, run.log
    assert run.values["steps.choice.outputs.version"] == subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()


def test_the_action_rejects_a_package_with_another_checksum(release: Release) -> None:
    run = release.run(checksum=release.checksum)
    assert run.step("Choose the program") == 0 and run.step("Download the program") == 0, run.log
    run = release.run(checksum="0" * 64)
    assert run.step("Choose the program") == 0 and run.step("Download the program") == 1
    assert f"The checksum of {release.package.name} is {release.checksum}, which is not the expected one." in run.log
    release.package.write_bytes(release.package.read_bytes() + b"changed")
    run = release.run()
    assert run.step("Choose the program") == 0 and run.step("Download the program") == 1
    assert "steps.download.outputs.path" not in run.values


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"version": "../../x"}, "The input version is ../../x. Write a version such as 1.0.0."),
        ({"version": "latest"}, "The input version is latest."),
        ({"commit": "main"}, "The input commit is main. Write the full hash of a commit"),
    ],
)
def test_the_action_explains_wrong_inputs(release: Release, inputs: dict[str, str], message: str) -> None:
    run = release.run(**inputs)
    assert run.step("Choose the program") == 1
    assert f"::error::{message}" in run.log


def test_the_action_compiles_only_a_commit_that_the_caller_names(release: Release, tmp_path: pathlib.Path) -> None:
    repository = tmp_path / release.REPOSITORY
    git = ["git", "-C", str(repository), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "--quiet", repository], check=True)
    (repository / "Package.swift").write_text("// the source code\n")
    subprocess.run([*git, "add", "Package.swift"], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "First"], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    run = release.run(commit=commit)
    assert run.step("Choose the program") == 0, run.log
    assert run.step("Get the source code of the commit") == 0, run.log
    source = pathlib.Path(run.values["steps.choice.outputs.source"])
    assert (source / "Package.swift").read_text() == "// the source code\n"
    assert step_named(ACTION, "Get the source code of the commit")["if"] == "steps.choice.outputs.commit != ''"
    assert run.values["steps.choice.outputs.commit"] == commit
    compiled = {step["name"]: step["if"] for step in steps(ACTION) if step["name"] in ("Install dependencies", "Build the program")}
    assert all("steps.choice.outputs.source != ''" in condition for condition in compiled.values()) and len(compiled) == 2


def test_the_action_finds_its_repository_inside_another_action(release: Release, tmp_path: pathlib.Path) -> None:
    """The runner then names the other action, or none."""
    folder = tmp_path / "_actions" / release.REPOSITORY / "releases" / "v1"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(ROOT)
    for named in ["network/other-action", ""]:
        run = release.run()
        run.action, run.values["github.action_repository"] = folder, named
        assert run.step("Choose the program") == 0, run.log
        outputs = {name: run.values[f"steps.choice.outputs.{name}"] for name in ["repository", "source", "commit"]}
        assert outputs == {"repository": release.REPOSITORY, "source": "", "commit": ""}


def test_only_the_first_step_of_the_action_reads_a_value_that_the_runner_does_not_set_reliably() -> None:
    assert [step["name"] for step in steps(ACTION) if "github.action_repository" in str(step)] == ["Choose the program"]


RELEASE = ROOT / ".github" / "workflows" / "release.yml"


def test_the_release_workflow_builds_without_write_access() -> None:
    workflow = load(RELEASE)
    assert (workflow["on"], workflow["permissions"]) == ({"push": {"tags": ["v*"]}}, {})
    assert workflow["jobs"]["packages"]["permissions"] == {"contents": "read"}
    commands = "".join(step.get("run", "") for step in workflow["jobs"]["publish"]["steps"])
    assert "make" not in commands and "dpkg" not in commands and "pip" not in commands


def test_the_release_workflow_covers_every_architecture_that_the_packages_support() -> None:
    jobs = load(RELEASE)["jobs"]
    source = (ROOT / "Scripts" / "packaging" / "release.py").read_text()
    supported = set(re.findall(r'"(\w+)": "', re.search(r"^ARCHITECTURES = \{(.*)\}$", source, re.MULTILINE)[1]))
    runners = {entry["architecture"]: entry["runner"] for entry in jobs["packages"]["strategy"]["matrix"]["include"]}
    assert set(runners) == supported == {"amd64", "arm64"}
    assert all(runner.endswith("-arm") == (architecture == "arm64") for architecture, runner in runners.items())
    attested = [step["with"] for step in jobs["publish"]["steps"] if step.get("uses", "").startswith("actions/attest@")]
    expected = [{"subject-checksums": f"dist/SHA256SUMS-{name}", "sbom-path": f"sbom-{name}.spdx.json"} for name in sorted(supported)]
    assert attested == expected
    # The action downloads packages for the same architectures, and pip has a hash of Pagefind for each.
    assert set(re.findall(r"architecture=(\w+) ;;", step_named(ACTION, "Choose the program")["run"])) == supported
    assert (ROOT / "Scripts" / "packaging" / "pagefind.txt").read_text().count("--hash=sha256:") == len(supported)


def test_the_release_workflow_accepts_only_the_tag_of_the_version() -> None:
    script = step_named(RELEASE, "Compare the tag with the version")["run"]
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()
    for tag, status in [(f"v{version}", 0), ("v0.0.1", 1), (version, 1)]:
        result = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=ROOT, env=os.environ | {"TAG": tag}, capture_output=True, text=True)
        assert result.returncode == status, tag


def test_the_release_workflow_publishes_files_with_the_right_checksums_and_the_notes_of_the_version(tmp_path: pathlib.Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "a.deb").write_text("a")
    sums = tmp_path / "dist" / "SHA256SUMS-amd64"
    verify = ["bash", "-eo", "pipefail", "-c", step_named(RELEASE, "Verify the checksums")["run"]]
    sums.write_text(f"{hashlib.sha256(b'a').hexdigest()}  a.deb\n")
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True).returncode == 0
    sums.write_text(f"{hashlib.sha256(b'b').hexdigest()}  a.deb\n")
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True).returncode == 1

    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()
    for name in ["Scripts", "CHANGELOG.md"]:
        (tmp_path / name).symlink_to(ROOT / name)
    notes = step_named(RELEASE, "Write the release notes")["run"]
    command = ["bash", "-eo", "pipefail", "-c", notes]
    written = subprocess.run(command, cwd=tmp_path, env=os.environ | {"TAG": f"v{version}"}, capture_output=True, text=True)
    assert written.returncode == 0, written.stderr
    text = (tmp_path / "notes.md").read_text()
    assert text.startswith("### ") and "\n## " not in text and "broadside doctor" in text
    assert subprocess.run(command, cwd=tmp_path, env=os.environ | {"TAG": "v0.0.1"}, capture_output=True).returncode == 1

    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > calls\n')
    (tmp_path / "bin" / "gh").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "TAG": "v1.0.0-beta.1", "GH_TOKEN": ""}
    publish = step_named(RELEASE, "Publish the release")["run"]
    subprocess.run(["bash", "-eo", "pipefail", "-c", publish], cwd=tmp_path, env=environment, check=True)
    assert "--prerelease" in (tmp_path / "calls").read_text().split()
    subprocess.run(["bash", "-eo", "pipefail", "-c", publish], cwd=tmp_path, env=environment | {"TAG": "v1.0.0"}, check=True)
    called = (tmp_path / "calls").read_text().split()
    assert "--prerelease" not in called and called[:3] == ["release", "create", "v1.0.0"] and called[-2:] == ["dist/SHA256SUMS-amd64", "dist/a.deb"]


GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
arguments = sys.argv[1:]
state = json.loads(pathlib.Path(os.environ["STATE"]).read_text())
call = {"arguments": arguments}
if "--input" in arguments:
    call["body"] = json.loads(pathlib.Path(arguments[arguments.index("--input") + 1]).read_text())["body"]
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(call) + "\\n")
path = next(argument for argument in arguments if argument.startswith("repos/"))
if path.endswith(state.get("broken", "nothing")):
    print("[]")
    sys.exit("HTTP 502")
if path.endswith("/pulls"):
    print(json.dumps(state["pulls"]))
elif "--method" in arguments:
    print(json.dumps({"html_url": "https://example.org/comment"}))
else:
    # Like the real program, writes one list for each page of results.
    print("".join(json.dumps([comment]) for comment in state["comments"]) or "[]")
"""


def comment_calls(folder: pathlib.Path, text: str, pulls: list, comments: list, broken: str = "nothing") -> list[dict]:
    """Runs the step that writes the comment and returns its requests to GitHub. Requests to paths that end with `broken` fail."""
    (folder / "bin").mkdir()
    (folder / "bin" / "gh").write_text(GH)
    (folder / "bin" / "gh").chmod(0o755)
    (folder / "site-comment").mkdir()
    (folder / "site-comment" / "comment.md").write_text(text)
    (folder / "state.json").write_text(json.dumps({"pulls": pulls, "comments": comments, "broken": broken}))
    (folder / "calls").write_text("")
    step = step_named(ROOT / ".github" / "workflows" / "site-comment.yml", "Write the comment")
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "STATE": str(folder / "state.json"), "CALLS": str(folder / "calls"),
        "REPOSITORY": "network/site", "HEAD_OWNER": "ana", "HEAD_BRANCH": 'a"; exit 1 #', "HEAD_SHA": "abc",
    }
    # GitHub runs scripts without pipefail unless the step sets `shell: bash`.
    options = ["--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
    subprocess.run(["bash", *options, "-c", step["run"]], cwd=folder, env=environment, check=True, capture_output=True)
    return [json.loads(line) for line in (folder / "calls").read_text().splitlines()]


OWN = {"id": 7, "user": {"login": "github-actions[bot]"}, "body": "<!-- broadside diff -->\nold"}
PULL = {"number": 12, "head": {"sha": "abc"}}


def test_the_first_comment_is_created(tmp_path: pathlib.Path) -> None:
    others = [OWN | {"user": {"login": "ana"}}, OWN | {"body": "of another workflow"}]
    calls = comment_calls(tmp_path, "<!-- broadside diff -->\nnew\n", [PULL], others)
    assert 'head=ana:a"; exit 1 #' in calls[0]["arguments"]
    assert "repos/network/site/issues/12/comments" in calls[-1]["arguments"] and "POST" in calls[-1]["arguments"]
    assert calls[-1]["body"] == "<!-- broadside diff -->\nnew\n"


def test_the_next_comment_replaces_it(tmp_path: pathlib.Path) -> None:
    calls = comment_calls(tmp_path, "x" * 100_000, [PULL], [OWN])
    assert "repos/network/site/issues/comments/7" in calls[-1]["arguments"] and "PATCH" in calls[-1]["arguments"]
    assert calls[-1]["body"].startswith("<!-- broadside diff -->\nxxx")
    assert len(calls[-1]["body"]) == 65_536


def test_the_first_of_many_own_comments_is_replaced(tmp_path: pathlib.Path) -> None:
    others = [OWN | {"id": number, "body": "of another workflow"} for number in range(20, 40)]
    later = [OWN | {"id": number} for number in range(100, 5_000)]
    calls = comment_calls(tmp_path, "text", [PULL], [*others, OWN, *later])
    assert "repos/network/site/issues/comments/7" in calls[-1]["arguments"]


@pytest.mark.parametrize("broken", ["/pulls", "/comments"])
def test_nothing_is_written_if_a_request_fails(tmp_path: pathlib.Path, broken: str) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        comment_calls(tmp_path, "text", [PULL], [OWN], broken=broken)
    calls = [json.loads(line) for line in (tmp_path / "calls").read_text().splitlines()]
    assert all("--input" not in call["arguments"] for call in calls)


def test_a_pull_request_with_newer_commits_gets_no_comment(tmp_path: pathlib.Path) -> None:
    assert len(comment_calls(tmp_path, "text", [PULL | {"head": {"sha": "newer"}}], [])) == 1
