"""Guarantees of the code: nothing terminates the program on purpose, and pointers stay in their modules.

`make lint` checks that there is no forced unwrapping and no `try!`.
"""

import re

from test_site import ROOT

POINTER_FOLDERS = ("YAML/", "Importing/XML/", "Markdown/", "Files/")
# These files pass the bytes of a string or an array to one call.
BYTE_ACCESS = {
    "Archive/ArchiveReader", "Archive/ArchiveWriter", "Content/FrontMatter/PersonalData",
    "Diagnostics/SourceText/InvisibleCharacter", "HTML/Bytes/ArraySlice+Search",
    "HTML/CharacterReferences/NamedReferences", "HTML/HTMLEscaping", "Templates/Escaping/Escaping", "Templates/Functions/Workspace+Functions",
    "Templates/Rendering/JSONText", "Values/Fingerprint", "Values/Tables/ValueTable", "Values/Tables/Workspace", "Values/Text/ExactText", "broadside/Terminal/Terminal",
}
# These files let the system free the memory of a site, because the process is about to end.
UNFREED_MEMORY = {"Build/SiteBuilder", "Checking/SiteChecker"}
TERMINATION = re.compile(r"\b(fatalError|preconditionFailure|assertionFailure|precondition|assert|abort)\(|\bas!|\btry!|unowned\(unsafe\)|unsafeBitCast")
POINTERS = re.compile(r"\bUnsafe(Mutable|Raw|Buffer|Pointer)|\bOpaquePointer|\bUnmanaged\b|withUnsafe|\bunsafeLoad|\bloadUnaligned|withUTF8|unsafeUninitialized")


def sources() -> dict[str, str]:
    """The code of each file, without comments."""
    files = {str(path.relative_to(ROOT / "Sources").with_suffix("")): path.read_text() for path in (ROOT / "Sources").rglob("*.swift")}
    assert len(files) > 300
    return {name: re.sub(r"//.*", "", text) for name, text in files.items()}


def test_no_code_terminates_the_program():
    assert {name: found[0] for name, text in sources().items() if (found := TERMINATION.search(text))} == {}


def test_pointers_stay_in_their_folders():
    users = {name for name, text in sources().items() if POINTERS.search(text)}
    assert {name for name in users if not name.startswith(POINTER_FOLDERS)} == BYTE_ACCESS | UNFREED_MEMORY
