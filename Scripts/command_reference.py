"""Writes docs/commands.md from the definitions of the program's own argument parser.

The argument parser prints its definitions as JSON with `--experimental-dump-help`; `--help` shows the same text.
"""

import html
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
PAGE = ROOT / "docs" / "commands.md"

INTRODUCTION = """\
# Command reference

This page lists every `broadside` command, with its arguments and options. To show the same text in a terminal, use `broadside help`: for example,
`broadside help build` describes the `build` command.

This page is generated from the program. To change it, edit the text in `Sources/broadside`, and then run `make command-reference`.
"""

RELATED = """\
## Related

- [Installing and upgrading](install.md)
- [Writing tools](writing.md): how to use `new`, `schema`, and `diff`
- [Rules](rules.md): what each finding of `build` and `check` means
- [Hosting](hosting.md): how to run `build` and `check` in CI
"""

# Every command has these two, so they are listed once.
COMMON = {"help", "version"}


def commands(command: dict, parents: tuple[str, ...] = ()) -> list[tuple[str, dict]]:
    """The command and its subcommands, each with its full name, without the ones that the library adds."""
    name = (*parents, command["commandName"])
    found = [(" ".join(name), command)]
    for subcommand in command.get("subcommands", []):
        if subcommand["commandName"] != "help":
            found += commands(subcommand, name)
    return found


def spelled(name: dict) -> str:
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def code(text: str) -> str:
    return f"`{text}`"


def cell(text: str) -> str:
    """Text of the help as one cell of a Markdown table."""
    return html.escape(" ".join(text.split()), quote=False).replace("|", "\\|")


def argument_name(argument: dict) -> str:
    value = f"<{argument['valueName']}>"
    if argument["kind"] == "positional":
        return code(value + ("..." if argument["isRepeating"] else ""))
    names = ", ".join(code(spelled(name)) for name in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} {code(value)}"


def argument_meaning(argument: dict) -> str:
    text = " ".join(filter(None, [argument.get("abstract"), argument.get("discussion")]))
    # A default that is not a fixed value is written in the help as "(default: today)".
    meaning = cell(re.sub(r"\s*\(default: (.*?)\)$", r" Default: \1.", text))
    if values := argument.get("allValues"):
        meaning += f" One of: {', '.join(code(value) for value in values)}."
    if default := argument.get("defaultValue"):
        meaning += f" Default: {code(default)}."
    if argument["kind"] != "flag" and argument["kind"] != "positional" and not argument["isOptional"] and not default:
        meaning += " Required."
    return meaning.strip()


def usage(name: str, shown: list[dict]) -> str:
    words = [name]
    if any(argument["kind"] != "positional" for argument in shown):
        words.append("[options]")
    for argument in shown:
        if argument["kind"] == "positional":
            word = f"<{argument['valueName']}>" + ("..." if argument["isRepeating"] else "")
            words.append(f"[{word}]" if argument["isOptional"] else word)
    return " ".join(words)


def exit_statuses(lines: list[str]) -> list[tuple[str, str]]:
    """The exit statuses with their meanings, if `lines` list them."""
    found = [re.fullmatch(r"  (\d+)  (.*)", line) for line in lines]
    return [(match[1], match[2]) for match in found] if all(found) else []


def paragraph(text: str) -> str:
    """A paragraph of the help. Indented lines after the first are commands, or exit statuses with their meanings."""
    first, *rest = text.split("\n")
    if statuses := exit_statuses(rest):
        table = [f"| {status} | {cell(meaning)} |" for status, meaning in statuses]
        return "\n".join([html.escape(first, quote=False), "", "| Exit status | Meaning |", "| --- | --- |", *table])
    if rest and all(line.startswith("  ") for line in rest):
        return "\n".join([html.escape(first, quote=False), "", "```sh", *(line.strip() for line in rest), "```"])
    return html.escape(" ".join(text.split()), quote=False)


def section(name: str, command: dict) -> str:
    shown = [
        argument
        for argument in command.get("arguments", [])
        if argument["shouldDisplay"] and not COMMON & {each["name"] for each in argument.get("names") or []}
    ]
    parts = [f"## {name}", command["abstract"]]
    subcommands = [each for each in command.get("subcommands", []) if each["commandName"] != "help"]
    if not subcommands:
        parts.append(f"```sh\n{usage(name, shown)}\n```")
    if discussion := command.get("discussion"):
        parts += [paragraph(each) for each in discussion.strip("\n").split("\n\n")]
    if subcommands:
        names = [each["commandName"] for each in subcommands]
        rows = [f"| [`{each}`](#{anchor(name + ' ' + each)}) |" for each in names]
        rows = [f"{row} {cell(each['abstract'])} |" for row, each in zip(rows, subcommands)]
        parts.append("\n".join(["| Command | Purpose |", "| --- | --- |", *rows]))
    if shown:
        rows = [f"| {argument_name(argument)} | {argument_meaning(argument)} |" for argument in shown]
        parts.append("\n".join(["| Argument | Meaning |", "| --- | --- |", *rows]))
    return "\n\n".join(parts)


def anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", heading.lower().replace(" ", "-"))


def command_reference() -> str:
    dump = subprocess.run([PROGRAM, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout
    root = json.loads(dump)["command"]
    common = "Each command also accepts `--help` (or `-h`) and `--version`."
    sections = [section(name, command) for name, command in commands(root)]
    return "\n\n".join([INTRODUCTION.rstrip(), common, *sections, RELATED])


if __name__ == "__main__":
    PAGE.write_text(command_reference())
