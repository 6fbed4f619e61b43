"""The two engines that these tests compare: the real program, and Python's Jinja2."""

import dataclasses
import json
import os
import pathlib
import subprocess
from collections.abc import Mapping

import jinja2

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BROADSIDE", ROOT / ".build" / "release" / "broadside"))
# A template that takes longer hangs: the slowest of the tests takes a tenth of a second.
PATIENCE = 60
# What has been written: random cases share most templates, and writing them takes longer than rendering them.
WRITTEN: dict[pathlib.Path, str] = {}


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What an engine made of a template: its bytes, or why it made none."""

    output: bytes | None
    error: str = ""
    crashed: bool = False

    @property
    def failed(self) -> bool:
        return self.output is None

    def __str__(self) -> str:
        return (
            repr(self.output.decode())
            if self.output is not None
            else f"{'CRASH' if self.crashed else 'error'}: {self.error}"
        )


@dataclasses.dataclass(frozen=True)
class Mode:
    """How templates are read and escaped. Without escaping they are text files, for Broadside goes by the ending."""

    escapes: bool = True
    trim_blocks: bool = False
    lstrip_blocks: bool = False

    @property
    def ending(self) -> str:
        return ".html" if self.escapes else ".txt"

    def __str__(self) -> str:
        options = [
            name for name, given in [("trim_blocks", self.trim_blocks), ("lstrip_blocks", self.lstrip_blocks)] if given
        ]
        return ", ".join(["autoescape" if self.escapes else "text", *options])


def named_for(mode: Mode, templates: Mapping[str, str]) -> dict[str, str]:
    """The templates, written with names that end in `.html`, with the ending that the mode asks for."""
    return {name.replace(".html", mode.ending): text.replace(".html", mode.ending) for name, text in templates.items()}


def jinja(templates: Mapping[str, str], data: Mapping[str, object], mode: Mode) -> Outcome:
    """What Jinja2 makes of the first template."""
    templates = named_for(mode, templates)
    environment = jinja2.Environment(
        autoescape=mode.escapes,
        trim_blocks=mode.trim_blocks,
        lstrip_blocks=mode.lstrip_blocks,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.loopcontrols"],
        loader=jinja2.DictLoader(templates),
    )
    try:
        return Outcome(environment.get_template(next(iter(templates))).render(data).encode())
    except Exception as error:  # Python's own errors, too, are how Jinja2 says that a template is wrong.
        return Outcome(None, f"{type(error).__name__}: {error}")


def broadside(templates: Mapping[str, str], data: pathlib.Path, mode: Mode, folder: pathlib.Path) -> Outcome:
    """What Broadside makes of the first template, written with the others to the folder."""
    templates = named_for(mode, templates)
    for name, text in templates.items():
        if WRITTEN.get(folder / name) != text:
            (folder / name).write_text(text, encoding="utf-8", newline="")
            WRITTEN[folder / name] = text
    flags = [
        *(["--plain-escape"] if mode.escapes else []),
        *(["--trim-blocks"] if mode.trim_blocks else []),
        *(["--lstrip-blocks"] if mode.lstrip_blocks else []),
    ]
    command = [PROGRAM, "render", folder / next(iter(templates)), "--data", data, *flags]
    try:
        run = subprocess.run(command, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return Outcome(None, f"no answer in {PATIENCE} s", crashed=True)
    if run.returncode == 0:
        return Outcome(run.stdout)
    error = run.stderr.decode(errors="replace").replace(f"{folder}/", "")
    return Outcome(None, error, crashed=run.returncode != 1)


def write_data(data: Mapping[str, object], path: pathlib.Path) -> pathlib.Path:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def disagreement(expected: Outcome, actual: Outcome) -> str | None:
    """How Broadside's outcome is wrong. Where Jinja2 fails, Broadside has to fail, too, in its own words."""
    if expected.output is not None and b" object at 0x" in expected.output:
        return None  # Jinja2 prints an iterator as its address in memory.
    if actual.crashed:
        return "Broadside crashed"
    if expected.failed != actual.failed:
        return "only Jinja2 fails" if expected.failed else "only Broadside fails"
    return None if expected.output == actual.output else "the bytes differ"
