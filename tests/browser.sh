#!/bin/sh
# Finds or gets a Chromium for the tests. Never fails: tests that need a browser say so when they are skipped.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
  as=""
  [ "$(id -u)" = 0 ] || as="sudo -n"
  echo "Getting a browser for the tests (the package chromium) …"
  if $as apt-get update -qq >/dev/null 2>&1 &&
    $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1; then
    exit 0
  fi
fi
echo "Getting a browser for the tests (Playwright's Chromium) …"
.venv/bin/playwright install chromium >/dev/null 2>&1 || echo "No browser could be had: browser tests will be skipped."
exit 0
