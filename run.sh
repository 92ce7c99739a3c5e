#!/usr/bin/env bash
# The project's commands: executable documentation of how it is set up, shown, tested and run.
# Needs Python 3.11 or newer with pip, nothing else; everything is installed below this folder.
set -euo pipefail
CALLER=$PWD  # what people name on the command line is relative to where they stand
cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
VENV=$ROOT/.venv

say() { printf '%s\n' "$*" >&2; }

find_python() {  # the first Python >= 3.11 on the PATH
    local candidate
    for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
        if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    say "Konzeptmonitor needs Python 3.11 or newer with pip, and found none on the PATH. Install it, or name it: PYTHON=/path/to/python ./run.sh …"
    exit 1
}

bring_uv() {  # pip --target works where Debian refuses plain pip (PEP 668), and uv needs no ensurepip
    [ -x .tools/bin/uv ] && return
    local python; python=$(find_python)
    say "Setting up: fetching the installer (uv) …"
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
        --target .tools 'uv>=0.8,<1' >&2 || { say "Could not install uv with $python -m pip. Check that pip works and that a package index is reachable."; exit 1; }
}

# Install a lock file, and the project itself, once per content of the lock file.
install() {  # install LOCKFILE
    local lock=$1 wanted
    wanted=$(cksum "$lock" pyproject.toml)
    # Wanting less than is there is fine: the test environment also runs the product.
    if [ -x "$VENV/bin/konzeptmonitor" ] && grep -qsxF "$wanted" "$VENV/.installed-$lock"; then return; fi
    bring_uv
    [ -x "$VENV/bin/python" ] || .tools/bin/uv venv --quiet --python "$(find_python)" "$VENV"
    say "Setting up: installing the packages of $lock …"
    .tools/bin/uv pip install --quiet --python "$VENV/bin/python" --require-hashes -r "$lock"
    .tools/bin/uv pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation -e .
    printf '%s\n' "$wanted" > "$VENV/.installed-$lock"
}

have_package() { dpkg -s "$1" >/dev/null 2>&1; }

# Programs that only tests and the extra js need. Missing ones are installed where we may; else what needs them says so.
system_packages() {
    local missing=() package
    for package in "$@"; do have_package "$package" || missing+=("$package"); done
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Setting up: installing ${missing[*]} …"
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 \
            || say "Could not install ${missing[*]}: what needs them is skipped and says so."
    else
        say "Not installed (needs root and apt-get): ${missing[*]}. What needs them is skipped and says so."
    fi
}

usage() {
    cat <<'TEXT'
./run.sh demo [--no-serve]        the whole main job against bundled sample sites, then the dashboard
./run.sh test [PYTEST ARGS…]      set up, then all checks and tests
./run.sh check                    linters, types, architecture only
./run.sh start                    the real service on the real registry
./run.sh konzeptmonitor ARGS…     any command of the product
./run.sh js                       add the extra js: a browser for pages that only their scripts fill
./run.sh lock                     renew the lock files from pyproject.toml
TEXT
}

check() {
    "$VENV/bin/ruff" check .
    "$VENV/bin/ruff" format --check .
    "$VENV/bin/mypy"
    "$VENV/bin/lint-imports"
}

TEST_PACKAGES=(nginx-light chromium iproute2 debian-handbook debian-reference-de debian-reference-common debian-reference-en)

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
    demo)
        install requirements.lock
        exec "$VENV/bin/konzeptmonitor" demo "$@" ;;
    start)
        install requirements.lock
        exec "$VENV/bin/konzeptmonitor" run "$@" ;;
    konzeptmonitor)
        install requirements.lock
        cd "$CALLER"
        exec "$VENV/bin/konzeptmonitor" "$@" ;;
    install)
        install "${1:-requirements.lock}" ;;
    js)
        system_packages chromium
        install requirements-js.lock ;;
    check)
        install requirements-dev.lock
        check ;;
    test)
        system_packages "${TEST_PACKAGES[@]}"
        install requirements-dev.lock
        check
        exec "$VENV/bin/python" -m pytest "$@" ;;
    lock)
        bring_uv
        compile=(.tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes
                 --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml)
        # Without js: its 170 MB are for those who want them (./run.sh js).
        "${compile[@]}" --extra chat --extra ocr --extra postgres --group build -o requirements.lock
        "${compile[@]}" --all-extras --group build -o requirements-js.lock
        "${compile[@]}" --all-extras --group dev -o requirements-dev.lock ;;
    help|-h|--help) usage ;;
    *)
        say "Unknown command: $command"
        usage >&2
        exit 2 ;;
esac
