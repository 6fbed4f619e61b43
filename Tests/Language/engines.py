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
# A template that takes longer than this hangs. The slowest test takes a tenth of a second.
PATIENCE = 60
# The text of each file that was written. Random cases share most templates, and writing takes longer than rendering.
WRITTEN: dict[pathlib.Path, str] = {}


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The result of rendering a template: the output in bytes, or the error."""

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
    """How templates are read and escaped. Without escaping, they are text files: Broadside decides by the extension."""

    escapes: bool = True
    trim_blocks: bool = False
    lstrip_blocks: bool = False

    @property
    def ending(self) -> str:
        return ".html" if self.escapes else ".txt"

    def __str__(self) -> str:
        options = [
            name for name, is_on in [("trim_blocks", self.trim_blocks), ("lstrip_blocks", self.lstrip_blocks)] if is_on
        ]
        return ", ".join(["autoescape" if self.escapes else "text", *options])


def named_for(mode: Mode, templates: Mapping[str, str]) -> dict[str, str]:
    """Replaces `.html` in the names of templates with the extension of the mode."""
    return {name.replace(".html", mode.ending): text.replace(".html", mode.ending) for name, text in templates.items()}


def jinja(templates: Mapping[str, str], data: Mapping[str, object], mode: Mode) -> Outcome:
    """Renders the first template with Jinja2."""
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
    except Exception as error:  # Jinja2 also reports template errors as Python's own exceptions.
        return Outcome(None, f"{type(error).__name__}: {error}")


def broadside(templates: Mapping[str, str], data: pathlib.Path, mode: Mode, folder: pathlib.Path) -> Outcome:
    """Writes the templates to the folder and renders the first one with Broadside."""
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
    """Returns how the outcomes differ, if they do. If Jinja2 fails, Broadside must fail, too, with any message."""
    if expected.output is not None and b" object at 0x" in expected.output:
        return None  # Jinja2 prints an iterator as its memory address.
    if actual.crashed:
        return "Broadside crashed"
    if expected.failed != actual.failed:
        return "only Jinja2 fails" if expected.failed else "only Broadside fails"
    return None if expected.output == actual.output else "the bytes differ"
