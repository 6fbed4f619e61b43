"""The container image: a minimal Debian with the program, Git, curl, certificates, and time zones."""

import gzip
import hashlib
import os
import pathlib
import subprocess
import time

from release import Release

SUITE = "trixie"
# The latest time of a file of the system. It does not depend on the commit, so that the system can be kept.
TIME = 1735689600
# Seconds. A system that is kept for longer lacks security updates of Debian.
KEPT = 24 * 60 * 60
PACKAGES = ["ca-certificates", "curl", "git", "tzdata"]
# Files that only the installation of packages needs. Their removal makes the image smaller.
UNNEEDED = ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*", "/usr/share/info/*"]

# mmdebstrap copies these files from the machine that it runs on. Whatever runs a container adds its own.
OF_THIS_MACHINE = ["/etc/hostname", "/etc/resolv.conf"]


def recipe(release: Release) -> list[str]:
    """The command that creates the system, without the suite and the archive."""
    options = [f"--dpkgopt=path-exclude={path}" for path in UNNEEDED] + ["--dpkgopt=path-include=/usr/share/doc/*/copyright"]
    options += [f'--customize-hook=rm -f "$1"{path}' for path in OF_THIS_MACHINE]
    return ["mmdebstrap", "--quiet", "--variant=minbase", f"--architectures={release.architecture}", f"--include={','.join(PACKAGES)}", *options]


def base(release: Release, cache: pathlib.Path) -> pathlib.Path:
    """The files of the system, as a tar archive. Kept for a day, because it takes a minute or two, and used only for the recipe that created it."""
    command = recipe(release)
    digest = hashlib.sha256("\n".join([*command, str(TIME)]).encode()).hexdigest()[:16]
    archive = cache / f"{SUITE}-{release.architecture}-{digest}.tar"
    if not archive.exists() or archive.stat().st_mtime < time.time() - KEPT:
        partial = archive.with_suffix(".partial")
        subprocess.run([*command, "--format=tar", SUITE, partial], check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(TIME)})
        partial.rename(archive)
        for old in set(cache.glob(f"*-{release.architecture}*.tar")) - {archive}:
            old.unlink()
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
