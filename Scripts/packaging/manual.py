"""The manual page, from the definitions of the program's own argument parser."""

import sys

from release import ROOT, Release

sys.path.insert(0, str(ROOT / "Scripts"))
from command_reference import COMMON, commands, exit_statuses, spelled  # noqa: E402


def roff(text: str) -> str:
    """Text in which roff interprets nothing."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def names(argument: dict) -> str:
    value = f"<{argument['valueName']}>"
    if argument["kind"] == "positional":
        return f"\\fI{roff(value)}\\fR"
    shown = ", ".join(f"\\fB{roff(spelled(name))}\\fR" for name in argument["names"])
    return shown if argument["kind"] == "flag" else f"{shown} \\fI{roff(value)}\\fR"


def described(argument: dict) -> list[str]:
    text = " ".join(filter(None, [argument.get("abstract"), argument.get("discussion")]))
    if values := argument.get("allValues"):
        text += f" (values: {', '.join(values)})"
    if default := argument.get("defaultValue"):
        text += f" (default: {default})"
    return [".TP", names(argument), roff(" ".join(text.split())) or "\\&"]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a discussion. Indented lines are exit statuses, or commands, which stay as they are."""
    lines = []
    for paragraph in text.strip("\n").split("\n\n"):
        first, *rest = paragraph.split("\n")
        if statuses := exit_statuses(rest):
            lines += [".PP", roff(first)]
            lines += [line for status, meaning in statuses for line in [".TP", status, roff(meaning)]]
        elif rest and all(line.startswith("  ") for line in rest):
            lines += [".PP", roff(first), ".PP", ".nf", *(roff(line) for line in rest), ".fi"]
        else:
            lines += [".PP", roff(" ".join(paragraph.split()))]
    return lines


def section(name: str, command: dict) -> list[str]:
    lines = [f'.SS "{roff(name)}"', roff(command["abstract"])]
    lines += paragraphs(command["discussion"]) if command.get("discussion") else []
    for argument in command.get("arguments", []):
        if argument["shouldDisplay"] and not COMMON & {each["name"] for each in argument.get("names") or []}:
            lines += described(argument)
    return lines


def manual(definitions: dict, release: Release) -> str:
    root, *others = commands(definitions["command"])
    lines = [
        f'.TH BROADSIDE 1 "{release.day}" "broadside {release.version}" "User Commands"',
        ".SH NAME",
        f"broadside \\- {roff(root[1]['abstract'].rstrip('.').replace('Build', 'build', 1))}",
        ".SH SYNOPSIS",
        ".B broadside",
        "\\fIcommand\\fR [\\fIoptions\\fR]",
        ".SH DESCRIPTION",
        *paragraphs(root[1].get("discussion", ""))[1:],
        ".SH OPTIONS",
        *[line for argument in root[1].get("arguments", []) if argument["shouldDisplay"] for line in described(argument)],
        ".SH COMMANDS",
        "Each command also accepts \\fB\\-\\-help\\fR and \\fB\\-\\-version\\fR.",
        *[line for name, command in others for line in section(name, command)],
    ]
    return "\n".join(lines) + "\n"
