#!/usr/bin/env bash
# Fuzzes every target for a while, and fails when one fails.
#
#   bench/torture/fuzz.sh TIME [PACKAGE...]
#
# Before Go 1.27, a run that ends when its time is over may fail with "context deadline
# exceeded" although no input failed (go.dev/issue/75804): that alone is no failure.
set -euo pipefail
time=$1
shift
said=$(mktemp)
trap 'rm -f "$said"' EXIT
for package in $(go list "${@:-./...}"); do
  for name in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "$package $name"
    if go test "$package" -run '^$' -fuzz "^$name\$" -fuzztime "$time" -fuzzminimizetime 20x 2>&1 | tee "$said"; then continue; fi
    if ! grep -qx '    context deadline exceeded' "$said" || grep -q 'Failing input written\|panic:' "$said"; then exit 1; fi
    echo "no input failed"
  done
done
