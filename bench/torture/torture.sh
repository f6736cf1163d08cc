#!/usr/bin/env bash
# Breaks builds in every way that a machine can, and looks at what is left: the
# portal is the old one or the new one, somebody else's file in it is there, the
# next build succeeds, and nothing lies beside it.
#
#   bench/torture/torture.sh LAUNCHBOOK [ROUNDS]
#
# Linux only. Full and read-only disks need root, as they are mounted in a
# namespace of their own. What cannot be done is skipped, and said. Single system
# calls are broken by bench/torture/calls.
set -uo pipefail
launchbook=$(realpath "$1")
rounds=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
out="$work/at/public"
failed=0
mkdir -p "$work/at"

"$launchbook" init "$work/a" >/dev/null
cp -r "$work/a" "$work/b"
for f in "$work"/b/content/*.md; do echo "One more sentence." >>"$f"; done
rm "$work/b/content/faq.md"

build() { "$launchbook" build --allow-findings -o "$out" "$@"; }
sum() { (cd "$out" 2>/dev/null && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum) || echo none; }
fail() { echo "FAILED     $*"; failed=$((failed + 1)); }

build "$work/a" >/dev/null 2>&1 || { echo "the first build fails"; exit 1; }
echo "somebody's" >"$out/somebody.txt"
a=$(sum)
build "$work/b" >/dev/null 2>&1
b=$(sum)
[ "$a" != "$b" ] || { echo "the two sites are the same"; exit 1; }

# look NAME: after something was broken.
look() {
  local now
  now=$(sum)
  [ "$now" = "$a" ] || [ "$now" = "$b" ] || fail "$1: a mix of two portals"
  build "$work/a" >"$work/log" 2>&1 || fail "$1: the next build fails: $(tail -1 "$work/log")"
  [ "$(sum)" = "$a" ] || fail "$1: the next portal is another"
  local rest
  rest=$(ls -A "$work/at")
  [ "$rest" = public ] || fail "$1: left behind: $rest"
}

killed() {
  local i pid
  for ((i = 0; i < rounds; i++)); do
    (exec "$launchbook" build --allow-findings -o "$out" "$work/b" >/dev/null 2>&1) &
    pid=$!
    sleep "0.$(printf %03d $((RANDOM % 300)))"
    { kill -9 $pid && wait $pid; } 2>/dev/null
    look "kill -9, round $i"
  done
  echo "done       kill -9 at $rounds moments"
}

together() {
  local i one two
  for ((i = 0; i < rounds / 10 + 1; i++)); do
    build "$work/a" >/dev/null 2>&1 &
    one=$!
    build "$work/b" >/dev/null 2>&1 &
    two=$!
    wait $one || fail "two at once, round $i: the first failed"
    wait $two || fail "two at once, round $i: the second failed"
    look "two at once, round $i"
  done
  echo "done       two builds at once"
}

# changing: files come, go, grow and turn into folders while a build reads them.
changing() {
  local i pid
  for ((i = 0; i < rounds / 10 + 1; i++)); do
    cp -r "$work/b" "$work/c"
    "$launchbook" build --allow-findings -o "$out" "$work/c" >"$work/log" 2>&1 &
    pid=$!
    while kill -0 $pid 2>/dev/null; do
      echo "More." >>"$work/c/content/index.md"
      rm -rf "$work/c/content/onboarding.md" && mkdir -p "$work/c/content/onboarding.md"
      rm -rf "$work/c/content/onboarding.md" && echo "# Onboarding" >"$work/c/content/onboarding.md"
      mv "$work/c/content/runbooks" "$work/c/content/moved" && mv "$work/c/content/moved" "$work/c/content/runbooks"
    done
    wait $pid
    [ $? -le 3 ] && ! grep -q "internal error" "$work/log" || fail "files that change, round $i: $(tail -1 "$work/log")"
    build "$work/c" >"$work/log" 2>&1 || fail "files that change, round $i: the next build fails: $(tail -1 "$work/log")"
    local changed
    changed=$(sum)
    rm -rf "$work/clean"
    LAUNCHBOOK_NO_CACHE=1 "$launchbook" build --allow-findings -o "$work/clean" "$work/c" >/dev/null 2>&1
    echo "somebody's" >"$work/clean/somebody.txt"
    [ "$changed" = "$(cd "$work/clean" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)" ] ||
      fail "files that change, round $i: the next portal is not that of a clean build"
    rm -rf "$work/c"
    build "$work/a" >/dev/null 2>&1
    look "files that change, round $i"
  done
  echo "done       files that change during $((rounds / 10 + 1)) builds"
}

# mounted NAME MOUNT-OPTIONS COMMAND: COMMAND runs with $out on a disk of its own.
mounted() {
  if ! unshare -m true 2>/dev/null; then echo "skipped    $1 (needs root)"; return; fi
  unshare -m bash -c "
    mkdir -p $work/disk && mount -t tmpfs -o size=$2 none $work/disk || exit 1
    $launchbook build --allow-findings -o $work/disk/public $work/a >/dev/null 2>&1
    before=\$(cd $work/disk/public 2>/dev/null && find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum)
    $3
    $launchbook build --allow-findings -o $work/disk/public $work/b >$work/log 2>&1 && exit 2
    after=\$(cd $work/disk/public 2>/dev/null && find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum)
    [ \"\$before\" = \"\$after\" ] && [ \"\$(ls -A $work/disk | grep launchbook)\" = '' ]"
  case $? in
  0) echo "done       $1: $(tail -1 "$work/log")" ;;
  2) fail "$1: the build says that it succeeded" ;;
  *) fail "$1: not what was there: $(tail -1 "$work/log")" ;;
  esac
}

quiet() {
  strace -f -qq -e trace=socket,connect,execve -o "$work/trace" "$launchbook" lint "$work/a" >/dev/null 2>&1
  strace -f -qq -e trace=socket,connect,execve -o "$work/trace2" "$launchbook" build --allow-findings -o "$out" "$work/a" >/dev/null 2>&1
  if cat "$work/trace" "$work/trace2" | grep -v "execve(\"$launchbook\"" | grep -E 'socket|connect|execve' >"$work/log"; then
    fail "lint or build talks to somebody: $(head -1 "$work/log")"
  else
    echo "done       lint and build open no socket and run no program"
  fi
}

killed
together
changing
if command -v strace >/dev/null; then quiet; else echo "skipped    what lint and build talk to (needs strace)"; fi
mounted "a full disk" 8m "head -c 7900k /dev/zero >$work/disk/full 2>/dev/null"
mounted "a disk that turns read-only" 64m "mount -o remount,ro $work/disk"
[ $failed = 0 ] && echo "all held" || { echo "$failed failures"; exit 1; }
