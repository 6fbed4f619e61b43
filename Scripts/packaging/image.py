"""The container image: a minimal Debian with the program, Git, curl, certificates, and time zones."""

import gzip
import os
import pathlib
import subprocess

from release import Release

SUITE = "trixie"
# The latest time of a file of the system. It does not depend on the commit, so that the system can be kept.
TIME = 1735689600
PACKAGES = ["ca-certificates", "curl", "git", "tzdata"]
# Files that only the installation of packages needs. Their removal makes the image smaller.
UNNEEDED = ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*", "/usr/share/info/*"]


def base(release: Release, cache: pathlib.Path) -> pathlib.Path:
    """The files of the system, as a tar archive. Kept, because it takes a minute or two."""
    archive = cache / f"{SUITE}-{release.architecture}.tar"
    if not archive.exists():
        options = [f"--dpkgopt=path-exclude={path}" for path in UNNEEDED] + ["--dpkgopt=path-include=/usr/share/doc/*/copyright"]
        command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--architectures={release.architecture}", f"--include={','.join(PACKAGES)}", *options]
        partial = archive.with_suffix(".partial.tar")
        subprocess.run([*command, SUITE, partial], check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(TIME)})
        partial.rename(archive)
    return archive


def make(root: pathlib.Path, release: Release, cache: pathlib.Path, output: pathlib.Path) -> pathlib.Path:
    """Builds the image from the staged files of the Debian package."""
    system = base(release, cache)
    environment = {**os.environ, "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs"}

    def buildah(*arguments: str | pathlib.Path) -> str:
        return subprocess.run(["buildah", *arguments], check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout.strip()

    container = buildah("from", "scratch")
    name = f"localhost/broadside:{release.version}"
    try:
        buildah("add", "--quiet", container, system, "/")
        buildah("add", "--quiet", container, root, "/")
        # Git refuses to read a repository of another user, and the files of the site belong to the user outside the container.
        gitconfig = root.parent / "gitconfig"
        gitconfig.write_text("[safe]\n\tdirectory = *\n")
        buildah("add", "--quiet", "--chmod", "0644", "--chown", "0:0", container, gitconfig, "/etc/gitconfig")
        labels = {"org.opencontainers.image.title": "Broadside", "org.opencontainers.image.version": release.version, "org.opencontainers.image.licenses": "Apache-2.0"}
        settings = [option for key, value in labels.items() for option in ("--label", f"{key}={value}")]
        buildah(
            "config", *settings, "--arch", release.architecture, "--os", "linux", "--workingdir", "/site", "--env", "LANG=C.UTF-8", "--env", "HOME=/tmp",
            "--port", "1618", "--entrypoint", '["/usr/bin/broadside"]', "--cmd", "", container)
        image = buildah("commit", "--quiet", "--timestamp", str(release.time), container, name)
        archive = root.parent / "image.tar"
        archive.unlink(missing_ok=True)
        buildah("push", "--quiet", image, f"docker-archive:{archive}:broadside:{release.version}")
        compressed = output / f"broadside_{release.version}_{release.architecture}.image.tar.gz"
        compressed.write_bytes(gzip.compress(archive.read_bytes(), 6, mtime=0))
        archive.unlink()
        return compressed
    finally:
        buildah("rm", container)
        subprocess.run(["buildah", "rmi", name], capture_output=True, env=environment)
