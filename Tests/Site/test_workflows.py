"""Reads the workflows and the action as GitHub would, and runs those of their steps that need nothing of GitHub."""

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
    """With keys as they are written: YAML 1.1 takes `on` for true."""
    return yaml.load(path.read_text(), yaml.BaseLoader)


def steps(path: pathlib.Path) -> list[dict]:
    document = load(path)
    return document["runs"]["steps"] if "runs" in document else [step for job in document["jobs"].values() for step in job["steps"]]


def step_named(path: pathlib.Path, name: str) -> dict:
    return next(step for step in steps(path) if step.get("name") == name)


@pytest.mark.parametrize(("schema", "files"), [("github-workflows", WORKFLOWS), ("github-actions", [ACTION])])
def test_they_are_what_githubs_schemas_allow(schema: str, files: list[pathlib.Path]) -> None:
    result = subprocess.run([BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_an_auditor_of_workflows_finds_nothing() -> None:
    command = [BIN / "zizmor", "--offline", "--no-progress", "--config", ROOT / ".github" / "zizmor.yml", ACTION, *WORKFLOWS]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", [ACTION, *WORKFLOWS], ids=lambda path: path.name)
def test_shell_lines_hold_no_values_and_are_right(path: pathlib.Path) -> None:
    """A value within a script could be a script: it comes by the environment."""
    scripts = [step["run"] for step in steps(path) if "run" in step]
    assert len(scripts) == len([step for step in steps(path) if "uses" not in step])
    for script in scripts:
        assert "${{" not in script
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_what_runs_the_code_of_pull_requests_may_write_nothing() -> None:
    workflow = load(ROOT / ".github" / "workflows" / "site.yml")
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    assert set(workflow["jobs"]["site"]["permissions"].values()) == {"read"}
    assert workflow["jobs"]["publish"]["if"] == "github.ref == 'refs/heads/main'"
    assert "secrets." not in (ROOT / ".github" / "workflows" / "site.yml").read_text()
    comment = load(ROOT / ".github" / "workflows" / "site-comment.yml")
    assert comment["on"]["workflow_run"]["workflows"] == [workflow["name"]]
    used = [step["uses"] for step in steps(ROOT / ".github" / "workflows" / "site-comment.yml") if "uses" in step]
    assert [use.split("@")[0] for use in used] == ["actions/download-artifact"]


class Run:
    """Runs steps of the action as a runner would: inputs and outputs filled in, bash with -e and pipefail."""

    def __init__(self, folder: pathlib.Path, **inputs: str) -> None:
        self.folder = folder
        self.values = {f"inputs.{name}": text.get("default", "") for name, text in load(ACTION)["inputs"].items()}
        self.values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        self.said = ""

    def filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: self.values[match[1]], text)

    def step(self, name: str) -> int:
        step = step_named(ACTION, name)
        output, summary = self.folder / "step-output", self.folder / "summary"
        output.write_text("")
        environment = os.environ | {key: self.filled(value) for key, value in step.get("env", {}).items()}
        environment |= {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        environment["RUNNER_TEMP"] = str(self.folder / "temporary files")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        result = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        self.said = result.stdout + result.stderr
        for line in output.read_text().splitlines():
            self.values[f"steps.{step['id']}.outputs.{line.partition('=')[0]}"] = line.partition("=")[2]
        return result.returncode

    def output(self, name: str) -> str:
        return self.filled(load(ACTION)["outputs"][name]["value"])


def has_check() -> bool:
    return "\n  check " in subprocess.run([PROGRAM, "--help"], capture_output=True, text=True).stdout


@pytest.fixture
def run(tmp_path: pathlib.Path) -> Run:
    """A checkout with a changed word, and what was before it beside it."""
    (tmp_path / "earlier state").mkdir()
    Builds(tmp_path / "earlier state")
    Builds(tmp_path).replace("content/about.md", "nearly 50", "nearly 60")
    run = Run(tmp_path, compare_with="earlier state")
    assert run.step("Name the program") == 0
    assert run.output("program") == str(ROOT / ".build" / "release" / "broadside")
    run.values["steps.program.outputs.path"] = str(PROGRAM)
    return run


def test_the_action_builds_and_compares(run: Run) -> None:
    assert run.step("Build the site") == 0, run.said
    assert (run.folder / run.output("output") / "about" / "index.html").is_file()
    assert run.step("Tell what the change does") == 0, run.said
    comment = pathlib.Path(run.output("comment")).read_text()
    assert "**1 page changed**" in comment
    assert "<del>50</del> <ins>60</ins>" in comment
    assert (run.folder / "summary").read_text() == comment


def test_the_action_compares_with_what_an_earlier_build_wrote(run: Run) -> None:
    assert run.step("Build the site") == 0
    (run.folder / run.output("output")).rename(run.folder / "published")
    run.values["inputs.compare-with"] = "published"
    assert run.step("Build the site") == 0
    assert run.step("Tell what the change does") == 0, run.said
    assert "every file is the same" in pathlib.Path(run.output("comment")).read_text()


def test_a_site_that_was_wrong_before_is_compared_all_the_same(run: Run) -> None:
    (run.folder / "earlier state" / "content" / "about.md").write_text("---\ntitle: [\n---\n")
    assert run.step("Build the site") == 0
    assert run.step("Tell what the change does") == 0, run.said
    assert "pages added" in pathlib.Path(run.output("comment")).read_text()


@pytest.mark.skipif(not has_check(), reason="this program has no check")
def test_the_action_marks_what_is_wrong_on_its_line(run: Run) -> None:
    assert run.step("Check the site") == 0, run.said
    (run.folder / "content" / "about.md").write_text("---\ntitle: About\n---\n\n[News](news/nothing.md)\n")
    assert run.step("Check the site") == 1
    assert "::error file=content/about.md,line=5," in run.said


def test_the_key_of_the_program_follows_its_sources(run: Run, tmp_path: pathlib.Path) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{16}", run.values["steps.program.outputs.key"])
    script = step_named(ACTION, "Name the program")["run"]
    for folder in re.search(r"find (.*?) -type", script)[1].split():
        assert (ROOT / folder).exists()


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
    # As the real one writes pages: one list after another.
    print("".join(json.dumps([comment]) for comment in state["comments"]) or "[]")
"""


def comment_calls(folder: pathlib.Path, text: str, pulls: list, comments: list, broken: str = "nothing") -> list[dict]:
    """What the step that writes the comment asks of GitHub, which fails for addresses that end with `broken`."""
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
    # GitHub's own shell has no pipefail unless a step names bash.
    options = ["--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
    subprocess.run(["bash", *options, "-c", step["run"]], cwd=folder, env=environment, check=True, capture_output=True)
    return [json.loads(line) for line in (folder / "calls").read_text().splitlines()]


OWN = {"id": 7, "user": {"login": "github-actions[bot]"}, "body": "<!-- broadside diff -->\nold"}
PULL = {"number": 12, "head": {"sha": "abc"}}


def test_the_first_comment_is_written(tmp_path: pathlib.Path) -> None:
    others = [OWN | {"user": {"login": "ana"}}, OWN | {"body": "of another workflow"}]
    calls = comment_calls(tmp_path, "<!-- broadside diff -->\nnew\n", [PULL], others)
    assert 'head=ana:a"; exit 1 #' in calls[0]["arguments"]
    assert "repos/network/site/issues/12/comments" in calls[-1]["arguments"] and "POST" in calls[-1]["arguments"]
    assert calls[-1]["body"] == "<!-- broadside diff -->\nnew\n"


def test_the_next_one_takes_its_place(tmp_path: pathlib.Path) -> None:
    calls = comment_calls(tmp_path, "x" * 100_000, [PULL], [OWN])
    assert "repos/network/site/issues/comments/7" in calls[-1]["arguments"] and "PATCH" in calls[-1]["arguments"]
    assert calls[-1]["body"].startswith("<!-- broadside diff -->\nxxx")
    assert len(calls[-1]["body"]) == 65_536


def test_the_first_of_many_takes_its_place(tmp_path: pathlib.Path) -> None:
    others = [OWN | {"id": number, "body": "of another workflow"} for number in range(20, 40)]
    later = [OWN | {"id": number} for number in range(100, 5_000)]
    calls = comment_calls(tmp_path, "text", [PULL], [*others, OWN, *later])
    assert "repos/network/site/issues/comments/7" in calls[-1]["arguments"]


@pytest.mark.parametrize("broken", ["/pulls", "/comments"])
def test_what_github_does_not_answer_is_no_leave_to_write(tmp_path: pathlib.Path, broken: str) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        comment_calls(tmp_path, "text", [PULL], [OWN], broken=broken)
    calls = [json.loads(line) for line in (tmp_path / "calls").read_text().splitlines()]
    assert all("--input" not in call["arguments"] for call in calls)


def test_a_pull_request_that_has_gone_on_gets_none(tmp_path: pathlib.Path) -> None:
    assert len(comment_calls(tmp_path, "text", [PULL | {"head": {"sha": "newer"}}], [])) == 1
