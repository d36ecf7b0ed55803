"""Draws the picture that goes with a shared link: src/lawplain/site/theme/assets/share.png.

    python docs/pictures/share.py [browser]

It was run once; run it again after a change of the colours or of the words below. It shows no name, so that it fits
every site, and no sign of a government. It needs Playwright and Chromium, as the tests do.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "src" / "lawplain" / "site" / "theme" / "assets" / "share.png"
WIDTH, HEIGHT = 1200, 630
"""What those who show links ask for."""
PAGE = """<!doctype html><style>
  body { margin: 0; width: 1200px; height: 630px; background: #0d2f29; color: #fdf8ee; font-family: Georgia, serif; }
  h1 { margin: 0; padding: 84px 80px 0; font-size: 92px; line-height: 1.1; letter-spacing: -1px; }
  div { display: grid; grid-template-columns: 1fr 1fr; margin: 64px 80px 0; border-radius: 18px; overflow: hidden; }
  p { margin: 0; padding: 34px 38px 40px; background: #f2ebdd; color: #1e1a15; font-size: 34px; line-height: 1.4; }
  p + p { background: #fffdf9; }
  b { display: block; color: #8a2c0d; font-size: 25px; }
</style>
<h1>The law,<br>in plain words</h1>
<div><p><b>In plain words</b>What it means for you, and by when</p>
<p><b>The law</b>Its own words, beside them</p></div>"""


def draw(browser: str | None) -> None:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(PAGE)
        page.screenshot(path=str(PICTURE))
        opened.close()


if __name__ == "__main__":
    draw(sys.argv[1] if len(sys.argv) > 1 else None)
