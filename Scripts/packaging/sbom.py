"""The software bill of materials, in SPDX 2.3."""

import datetime
import json
import pathlib
import re

from components import parts, versions
from release import Release
from tree import digest


def identifier(name: str) -> str:
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def package(name: str, version: str, license: str, supplier: str) -> dict:
    return {
        "SPDXID": identifier(name), "name": name, "versionInfo": version, "supplier": f"Organization: {supplier}", "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseConcluded": license, "licenseDeclared": license, "copyrightText": "NOASSERTION",
    }


def make(program: pathlib.Path, release: Release, files: list[pathlib.Path], output: pathlib.Path) -> pathlib.Path:
    """Writes the parts of the program, and the digests of the packages that contain it."""
    found = versions(program)
    broadside = package("broadside", release.version, "Apache-2.0", "the developers of Broadside")
    artifacts = [
        package(file.name, release.version, "Apache-2.0", "the developers of Broadside")
        | {"packageFileName": file.name, "checksums": [{"algorithm": "SHA256", "checksumValue": digest(file)}]}
        for file in files
    ]
    included = [package(part.name, found[part.name], part.license, part.supplier) for part in parts()]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": each["SPDXID"]} for each in [broadside, *artifacts]]
    relations += [{"spdxElementId": each["SPDXID"], "relationshipType": "CONTAINS", "relatedSpdxElement": broadside["SPDXID"]} for each in artifacts]
    relations += [{"spdxElementId": broadside["SPDXID"], "relationshipType": "CONTAINS", "relatedSpdxElement": each["SPDXID"]} for each in included]
    name = f"broadside_{release.version}_{release.architecture}"
    document = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": name,
        # A unique name, not the URL of a page.
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{digest(program)}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(release.time, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: broadside-packaging"],
        },
        "packages": [broadside, *artifacts, *included], "relationships": relations,
    }
    path = output / f"{name}.spdx.json"
    path.write_text(json.dumps(document, indent=2) + "\n")
    return path
