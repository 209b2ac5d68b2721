"""Checks pages with axe-core: light and dark, wide and 320 pixels narrow; and that they ask for nothing elsewhere."""

import sys

from axe_playwright_python.sync_playwright import Axe

from browser import address, browser, finish, page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# With `preload` axe would fetch the style by itself, which the page's policy forbids.
OPTIONS = {"preload": False, "runOnly": {"type": "tag", "values": TAGS}}

problems = []
axe = Axe()
with browser() as started:
    for file in sys.argv[1:]:
        for scheme in ("light", "dark"):
            for width in (1280, 320):
                heard = []
                with page(started, address(file), scheme, width, heard=heard) as opened:
                    where = f"{file} ({scheme}, {width} px)"
                    for found in axe.run(opened, options=OPTIONS).response["violations"]:
                        node = found["nodes"][0]["html"][:160]
                        problems.append(f"{where}: {found['id']}, {len(found['nodes'])} times: {node}")
                    if opened.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                        problems.append(f"{where}: it scrolls sideways")
                for kind, what in heard:
                    if kind != "asks for" or not what.startswith(("file:", "data:", "blob:")):
                        problems.append(f"{where}: {kind} {what}")
finish(problems)
