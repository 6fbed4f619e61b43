"""Checks the advice for invalid command lines, and that the exit status has the same meaning for all commands."""

import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))

# Every command, with valid arguments.
COMMANDS = {
    "build": [], "check": [], "serve": [], "new": ["report", "Minutes"], "init": ["other"], "format": [], "import csv": ["people.csv", "--type", "report"],
    "import wordpress": ["export.xml"], "schema": [], "diff": ["output", "output"], "explain": ["/"], "upcoming": [], "render": ["a.html"],
    "theme check": [], "doctor": [],
}
# The commands that work without a site.
SITELESS = {"init", "diff", "render", "explain", "doctor"}


def run(folder: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def write(folder: pathlib.Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    write(tmp_path, {
        "content/site.yml": "title: Test\nbase-url: https://example.org\ntheme: base\n",
        "content/index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
        "content/reports/_type.yml": "name: report\nfields:\n  kind: { type: choice, of: [plan, minutes] }\n",
    })
    (tmp_path / "themes").symlink_to(ROOT / "themes")
    return tmp_path


def test_the_table_has_every_command():
    help_text = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
    named = re.findall(r"^  ([a-z]+) ", help_text.split("SUBCOMMANDS:")[1], re.MULTILINE)
    assert set(named) - {"help"} == {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_misspelled_command_is_a_usage_error_that_names_the_right_one(site, command):
    *above, name = command.split()
    misspelled = [*above, name[:2] + name[1:]]
    result = run(site, *misspelled, *COMMANDS[command])
    subject = f'"{above[0]}" has no command' if above else "there is no command"
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f'Error: {subject} "{misspelled[-1]}"; did you mean "{name}"?\n'), result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_misspelled_option_is_a_usage_error_that_names_the_right_one(site, command):
    options = re.findall(r"--[a-z-]{4,}", run(site, "help", *command.split()).stdout)
    longest = max((option for option in options if option not in {"--version", "--help"}), key=len)
    misspelled = longest[:4] + longest[5:]
    result = run(site, *command.split(), *COMMANDS[command], misspelled)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f'Error: "{command}" has no option "{misspelled}"; did you mean "{longest}"?'), result.stderr


@pytest.mark.parametrize(("arguments", "message"), [
    ("bild", 'there is no command "bild"; did you mean "build"?'),
    ("csv people.csv", 'there is no command "csv"; did you mean "import csv"?'),
    ("theme chekc", '"theme" has no command "chekc"; did you mean "check"?'),
    ("import excel", '"import" has no command "excel"; use csv or wordpress'),
    ("help bild", 'there is no command "bild"; did you mean "build"?'),
    ("build --ouput x", '"build" has no option "--ouput"; did you mean "--output"?'),
    ("build --ouput=x", '"build" has no option "--ouput"; did you mean "--output"?'),
    ("build -output x", '"build" has no option "-output"; did you mean "--output"?'),
    ("build output", '"build" takes no argument "output"; did you mean "--output"?'),
    ("--output x build", 'there is no option "--output"; write it after the command: broadside build --output'),
    ("build --external", '"build" has no option "--external"; only "check" has it'),
    ("check --format jsn", '--format takes text, json, github, or sarif, not "jsn"; did you mean "json"?'),
    ("check --format=yml", '--format takes text, json, github, or sarif, not "yml"'),
    ("diff a b --fail-on lost", '--fail-on takes nothing, differences, or lost-urls, not "lost"; did you mean "lost-urls"?'),
    ("build --search yes", '--search takes auto, on, or off, not "yes"'),
])
def test_an_invalid_command_line_gets_advice(site, arguments, message):
    result = run(site, *arguments.split(" "))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.split("\n")[0] == f"Error: {message}"
    assert "broadside" in result.stderr.split("\n", 1)[1]


@pytest.mark.parametrize("arguments", [
    ["build", "--jobs", "0"], ["build", "--quiet", "--verbose"], ["build", "--output"], ["check", "--date", "soon"], ["serve", "--port", "0"],
    ["new"], ["init", "a", "--base-url", "example.org"], ["format", "--chek"], ["import", "csv"], ["import", "csv", "a.csv", "--type"],
    ["schema", "--repo", "a/b"], ["diff", "a"], ["explain"], ["explain", "a", "b"], ["upcoming", "x"], ["render"], ["doctor", "--format", "yml"],
])
def test_other_invalid_command_lines_have_the_same_status(site, arguments):
    result = run(site, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - SITELESS - {"serve", "import csv", "import wordpress"}))
def test_a_missing_site_is_a_failure(tmp_path, command):
    result = run(tmp_path, *command.split(), *COMMANDS[command])
    assert result.returncode == 1
    assert "error" in result.stderr + result.stdout and "content" in result.stderr + result.stdout


@pytest.mark.parametrize("arguments", [
    ["import", "csv", "none.csv", "--type", "report"], ["import", "wordpress", "none.xml"], ["diff", "none", "none"], ["render", "none.html"],
    ["explain", "/", "--output", "none"], ["format", "content/none.md"], ["serve", "--host", "203.0.113.1"],
])
def test_a_missing_file_or_address_is_a_failure(site, arguments):
    result = run(site, *arguments)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr


@pytest.mark.parametrize(("command", "status"), {
    "build": 1, "check": 1, "schema": 0, "upcoming": 1, "theme check": 1, "new": 0, "doctor": 1, "render": 0, "init": 0,
}.items())
def test_an_error_in_the_settings_is_a_failure_of_the_commands_that_read_them(site, command, status):
    write(site, {"content/site.yml": "title: Test\nbase-url: example\ntheme: base\n", "a.html": "<p>"})
    result = run(site, *command.split(), *COMMANDS[command])
    assert result.returncode == status
    assert ("content/site.yml:2:11" in result.stderr + result.stdout) == (status == 1)


@pytest.mark.parametrize(("arguments", "status"), [
    (["build"], 1), (["check"], 1), (["format", "--check"], 1), (["format"], 1), (["schema"], 0), (["upcoming"], 1), (["theme", "check"], 0), (["doctor"], 0),
])
def test_an_error_in_a_document_is_a_failure_of_the_commands_that_read_documents(site, arguments, status):
    write(site, {"content/index.md": "---\ntitle: [Home\n---\n"})
    result = run(site, *arguments)
    assert result.returncode == status, result.stderr
    assert ("content/index.md:2:8  error" in result.stderr + result.stdout) == (status == 1)


def test_warnings_are_a_failure_only_with_strict(site):
    write(site, {"content/index.md": "---\ntitle: Home\n---\n\n# One\n\n# Two\n\n[here](/)\n\n![](/x.png)\n"})
    write(site, {"content/reports/a.md": "---\ntitle: A\n---\n\n#### Deep\n"})
    (site / "content/x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    result = run(site, "check")
    assert " warning " in result.stdout and " error " not in result.stdout, result.stdout
    assert result.returncode == 0
    assert run(site, "check", "--strict").returncode == 1


def test_the_help_and_the_reference_state_the_statuses_once():
    statuses = ["0", "1", "2", "130"]
    help_text = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^ +(\d+) +The command ", help_text, re.MULTILINE) == statuses
    reference = (ROOT / "docs" / "commands.md").read_text()
    assert re.findall(r"^\| (\d+) \| The command ", reference, re.MULTILINE) == statuses
    assert reference.count("xit status ") == 1 + reference.count("| Exit status |")
    for command in COMMANDS:
        assert "xit status:" not in subprocess.run([PROGRAM, "help", *command.split()], capture_output=True, text=True, check=True).stdout
