#!/usr/bin/env bash
# Installs the packages that Broadside is built with, and with --tests what its tests need too.
# Says what it installs, asks nothing, and does nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev pkg-config)
if [ "${1:-}" = --tests ]; then packages+=(python3-venv); fi

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
    missing+=("$package")
  fi
done

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get. Install what these Debian packages hold, then try again: ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Installing packages needs root or sudo. Ask for: ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ "${1:-}" = --tests ]; then
  if ! cmp -s Tests/requirements.txt .venv/requirements.txt; then
    echo "Installing $(tr '\n' ' ' <Tests/requirements.txt)into .venv"
    /usr/bin/python3 -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
    cp Tests/requirements.txt .venv/requirements.txt
  fi
  Scripts/fetch-gfm-spec.sh
fi
