#!/usr/bin/env bash
# Runs a command and prints the time that it took: timed.sh NAME COMMAND…
name=$1
shift
trap 'echo "$name: $SECONDS s"' EXIT
"$@"
