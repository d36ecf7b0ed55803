#!/bin/sh
# Finds or gets what the browser tests use: a Chromium, and the HTML checker (where there are npm and java to have it).
# Ends with 1 where no browser could be had: then the tests that need one are skipped and say so,
# and the next `make test` tries again. Without the checker, its one test is skipped.

# No function here has the name of a command: `command -v` finds functions first.
browser_is_here() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

get_browser() {
  if command -v apt-get >/dev/null 2>&1; then
    as=""
    [ "$(id -u)" = 0 ] || as="sudo -n"
    echo "Getting a browser for the tests (the package chromium) …"
    $as apt-get update -qq >/dev/null 2>&1 &&
      $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1 &&
      browser_is_here && return 0
  fi
  echo "Getting a browser for the tests (Playwright's Chromium) …"
  .venv/bin/playwright install chromium >/dev/null 2>&1
}

checker_is_here() {
  [ -f .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar ]
}

get_checker() {
  command -v npm >/dev/null 2>&1 && command -v java >/dev/null 2>&1 || return 1
  echo "Getting the HTML checker for the tests (vnu-jar) …"
  npm install --silent --no-save --no-audit --no-fund --prefix .cache/vnu vnu-jar@26.9.27 >/dev/null 2>&1
}

checker_is_here || get_checker ||
  echo "No HTML checker could be had (it needs npm and java): its test will be skipped."
browser_is_here || get_browser || {
  echo "No browser could be had: browser tests will be skipped."
  exit 1
}
