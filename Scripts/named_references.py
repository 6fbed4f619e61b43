"""Writes the table of HTML's named character references from Python's copy of it (html.entities.html5)."""

import html.entities
import pathlib
import textwrap

TARGET = pathlib.Path(__file__).resolve().parents[1] / "Sources/HTML/CharacterReferences/NamedReferences+Table.swift"


def main() -> None:
    names = html.entities.html5
    entries = []
    for name in sorted(name[:-1] for name in names if name.endswith(";")):
        characters = "+".join(f"{ord(character):X}" for character in names[name + ";"])
        entries.append(f"{name}={characters}{'!' if name in names else ''}")
    lines = textwrap.wrap(" ".join(entries), 112, break_long_words=False, break_on_hyphens=False)
    text = " \\\n".join(f"    {line}" for line in lines)
    TARGET.write_text(f'''\
extension NamedReferences {{
  /// The names, each with its code points in hexadecimal. `!` marks a name that needs no semicolon. Written by
  /// `Scripts/named_references.py`.
  static let table: StaticString = """
{text}
    """
}}
''')


if __name__ == "__main__":
    main()
