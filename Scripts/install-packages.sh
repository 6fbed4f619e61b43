#!/usr/bin/env bash
# Installs the packages that building Broadside requires and, with --tests, also those that its tests require. With --packages, also installs what
# is needed to build the Debian package, the Python package, and the container image.
# Prints what it installs and never prompts. Does nothing if everything is already installed.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libmd-dev libexpat1-dev pkg-config python3-venv tzdata)
requirements=(Scripts/requirements.txt)
tests=
for option in "$@"; do
  case $option in
    --tests)
      tests=yes
      packages+=(chromium curl default-jre-headless fonts-noto-core jq pandoc)
      requirements+=(Tests/requirements.txt)
      ;;
    --packages) packages+=(buildah debian-archive-keyring dpkg-dev lintian mmdebstrap) ;;
  esac
done

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
    missing+=("$package")
  fi
done

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get. Install the equivalents of these Debian packages, then try again: ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Installing packages requires root or sudo. Ask an administrator to install: ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# Installs the Python packages in a requirements file into .venv, unless that was already done.
install_python() {
  local list=.venv/$(echo "$1" | tr / -)
  cmp -s "$1" "$list" && return
  echo "Installing $(tr '\n' ' ' <"$1")into .venv"
  [ -x .venv/bin/python ] || /usr/bin/python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$1"
  cp "$1" "$list"
}

for list in "${requirements[@]}"; do
  # The first list is only for search. A build without it still works and reports that the site has no search.
  install_python "$list" || [ "$list" = Scripts/requirements.txt ]
done
if [ ! -x .venv/bin/pagefind ]; then
  binary=$(.venv/bin/python -c 'import pagefind_bin, pathlib; print(pathlib.Path(pagefind_bin.__file__).parent / "pagefind")') &&
    ln -sf "$binary" .venv/bin/pagefind || echo "Pagefind is not installed; the site will have no search."
fi

if [ -n "$tests" ]; then Scripts/fetch-gfm-spec.sh; fi
