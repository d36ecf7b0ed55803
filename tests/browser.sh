#!/bin/sh
# Finds or gets what the browser tests use: a Chromium, and the HTML checker (where there are npm and java to have it).
# Never fails: tests that lack one say so when they are skipped.
chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return
  done
  if command -v apt-get >/dev/null 2>&1; then
    as=""
    [ "$(id -u)" = 0 ] || as="sudo -n"
    echo "Getting a browser for the tests (the package chromium) …"
    if $as apt-get update -qq >/dev/null 2>&1 &&
      $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1; then
      return
    fi
  fi
  echo "Getting a browser for the tests (Playwright's Chromium) …"
  .venv/bin/playwright install chromium >/dev/null 2>&1 || echo "No browser could be had: browser tests will be skipped."
}

checker() {
  [ -f .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar ] && return
  if command -v npm >/dev/null 2>&1 && command -v java >/dev/null 2>&1; then
    echo "Getting the HTML checker for the tests (vnu-jar) …"
    npm install --silent --no-save --no-audit --no-fund --prefix .cache/vnu vnu-jar@26.9.27 >/dev/null 2>&1 && return
  fi
  echo "No HTML checker could be had (it needs npm and java): its test will be skipped."
}

chromium
checker
exit 0
