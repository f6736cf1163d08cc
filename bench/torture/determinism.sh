#!/usr/bin/env bash
# Builds one site in many surroundings. All portals must have the same bytes.
#
#   bench/torture/determinism.sh LAUNCHBOOK
set -euo pipefail
launchbook=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache" LAUNCHBOOK_NO_CACHE=1

"$launchbook" init "$work/site" >/dev/null
failed=0
first=""

sum() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum); }

# check NAME COMMAND...: COMMAND builds into $work/out.
check() {
  local name=$1 got
  shift
  rm -rf "$work/out"
  "$@" >/dev/null 2>&1
  got=$(sum "$work/out")
  first=${first:-$got}
  if [ "$got" = "$first" ]; then echo "same       $name"; else echo "DIFFERENT  $name"; failed=1; fi
}

build=("$launchbook" build --allow-findings -o "$work/out")
in_folder() { cd "$1" && "${build[@]}" "$work/site"; }
with_umask() { umask "$1" && "${build[@]}" "$work/site"; }
moved() {
  mkdir -p "$work/else where/ö" && cp -r "$work/site" "$work/else where/ö/copy"
  "${build[@]}" "$work/else where/ö/copy"
}
touched() { find "$work/site" -type f -exec touch -d "2001-02-03" {} + && "${build[@]}" "$work/site"; }
shuffled() {
  mkdir -p "$work/shuffled"
  (cd "$work/site" && find . -type f | LC_ALL=C sort -r | while read -r f; do mkdir -p "$work/shuffled/$(dirname "$f")" && cp "$f" "$work/shuffled/$f"; done)
  "${build[@]}" "$work/shuffled"
}
incremental() {
  cp -r "$work/site" "$work/edited" && echo "One more sentence." >>"$work/edited/content/faq.md"
  env -u LAUNCHBOOK_NO_CACHE "${build[@]}" "$work/edited"
  cp "$work/site/content/faq.md" "$work/edited/content/faq.md"
  env -u LAUNCHBOOK_NO_CACHE "${build[@]}" "$work/edited"
}

check "first" "${build[@]}" "$work/site"
check "again" "${build[@]}" "$work/site"
for n in 1 2 16; do check "GOMAXPROCS=$n" env GOMAXPROCS=$n "${build[@]}" "$work/site"; done
check "another working folder" in_folder /
check "another path of the site" moved
check "TZ=Pacific/Kiritimati" env TZ=Pacific/Kiritimati "${build[@]}" "$work/site"
check "TZ=America/St_Johns" env TZ=America/St_Johns "${build[@]}" "$work/site"
check "LANG=tr_TR.UTF-8" env LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 "${build[@]}" "$work/site"
check "no HOME" env -u HOME "${build[@]}" "$work/site"
check "umask 077" with_umask 077
check "old times of files" touched
check "files made in reverse" shuffled
if command -v qemu-aarch64-static >/dev/null && command -v go >/dev/null; then
  (cd "$here" && GOARCH=arm64 CGO_ENABLED=0 go build -trimpath -o "$work/arm64" ../../cmd/launchbook)
  check "arm64, by qemu" qemu-aarch64-static "$work/arm64" build --allow-findings -o "$work/out" "$work/site"
else
  echo "left out   arm64: needs qemu-aarch64-static and go"
fi
check "incremental, with an edit taken back" incremental
exit $failed
