"""Minimal Debian systems, in which the packages are installed and used as a new user would."""

import os
import pathlib
import shlex
import shutil
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The archives take a minute or two each, so they are kept.
ARCHIVES = pathlib.Path(os.environ.get("BROADSIDE_ROOTS", ROOT / ".build" / "package" / "roots"))
# Settings of this machine for its network, which apply in the systems, too.
NETWORK = [name for name in os.environ if name.startswith(("PIP_", "UV_")) or name.lower() in ("http_proxy", "https_proxy", "no_proxy", "ssl_cert_file")]
CERTIFICATES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")


def obstacle() -> str | None:
    """Why the systems cannot be created here; `None` if they can."""
    if os.geteuid() != 0:
        return "only root can create a system to install packages in"
    if missing := [program for program in ["mmdebstrap", "unshare", "curl"] if not shutil.which(program)]:
        return f"{', '.join(missing)} not found; run Scripts/install-packages.sh --packages"
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        return "this system does not allow mounting"
    return None


def archive(suite: str) -> pathlib.Path:
    """A tar archive of the smallest system of a Debian release."""
    path = ARCHIVES / f"{suite}.tar"
    if not path.exists():
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial.tar")
        subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", suite, partial], check=True)
        partial.rename(path)
    return path


class System:
    """A system in a folder, with the network of this machine."""

    def __init__(self, folder: pathlib.Path, suite: str) -> None:
        self.folder = folder
        self.suite = suite
        self.times: dict[str, float] = {}
        folder.mkdir(parents=True)
        subprocess.run(["tar", "--extract", "--file", archive(suite), "--directory", folder, "--exclude=./dev/*"], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")

    def trust_certificates_of_this_machine(self) -> None:
        """Lets pip use the certificates that this machine uses. A system without a private network does not need them."""
        if CERTIFICATES.exists():
            target = self.folder / CERTIFICATES.relative_to("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CERTIFICATES, target)

    def command(self, script: str, **environment: str) -> list[str]:
        place = shlex.quote(str(self.folder))
        inner = ["env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
        inner += [f"{name}={os.environ[name]}" for name in NETWORK] + [f"{name}={value}" for name, value in environment.items()]
        inner += ["bash", "-euo", "pipefail", "-c", script]
        mounts = f"mount -t proc proc {place}/proc && mount --rbind /dev {place}/dev && exec chroot {place} " + shlex.join(inner)
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", mounts]

    def run(self, script: str, name: str | None = None, **environment: str) -> str:
        """Runs a script and returns its output. With a name, records how long it takes."""
        start = time.monotonic()
        result = subprocess.run(self.command(script, **environment), stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if name:
            self.times[name] = time.monotonic() - start
        assert result.returncode == 0, f"{script}\n{result.stdout}\n{result.stderr}"
        return result.stdout + result.stderr

    def add(self, *files: pathlib.Path) -> None:
        """Copies files to the folder /packages."""
        (self.folder / "packages").mkdir(exist_ok=True)
        for file in files:
            shutil.copy(file, self.folder / "packages")
