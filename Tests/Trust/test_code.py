"""What the code itself promises: nothing in it ends the program on purpose, and pointers stay in their rooms.

`make lint` holds that no value is unwrapped by force and no error ignored by `try!`.
"""

import re

from test_site import ROOT

ROOMS = {"YAML", "XML", "Markdown", "Files"}
# They lend the bytes of a text or an array to one call.
LENDERS = {
    "Archive/ArchiveReader", "Archive/ArchiveWriter", "Content/PersonalData", "Templates/Escaping/Escaping", "Templates/Functions/Workspace+Functions",
    "Templates/Rendering/JSONText", "Values/ExactText", "Values/Fingerprint", "Values/ValueTable", "Values/Workspace", "broadside/Terminal",
}
# They leave the memory of a site to the system, when the process is about to end.
LEAVERS = {"Build/SiteBuilder", "Build/Checking/SiteChecker"}
ENDS = re.compile(r"\b(fatalError|preconditionFailure|assertionFailure|precondition|assert|abort)\(|\bas!|\btry!|unowned\(unsafe\)|unsafeBitCast")
POINTERS = re.compile(r"\bUnsafe(Mutable|Raw|Buffer|Pointer)|\bOpaquePointer|\bUnmanaged\b|withUnsafe|\bunsafeLoad|\bloadUnaligned|withUTF8|unsafeUninitialized")


def sources() -> dict[str, str]:
    """The code of each file, without its comments."""
    files = {str(path.relative_to(ROOT / "Sources").with_suffix("")): path.read_text() for path in (ROOT / "Sources").rglob("*.swift")}
    assert len(files) > 300
    return {name: re.sub(r"//.*", "", text) for name, text in files.items()}


def test_nothing_ends_the_program_on_purpose():
    assert {name: found[0] for name, text in sources().items() if (found := ENDS.search(text))} == {}


def test_pointers_stay_in_their_rooms():
    holders = {name for name, text in sources().items() if POINTERS.search(text)}
    assert {name for name in holders if name.split("/")[0] not in ROOMS} == LENDERS | LEAVERS
