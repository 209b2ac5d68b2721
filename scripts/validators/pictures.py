"""Takes pictures of a page: wide in light and dark, narrow, and as it is printed."""

import subprocess
import sys
import tempfile

from browser import address, browser, page

file, folder = sys.argv[1:]
with browser() as started:
    for name, scheme, width in (("", "light", 1280), ("-dark", "dark", 1280), ("-narrow", "light", 320)):
        with page(started, address(file), scheme, width, height=860) as opened:
            opened.screenshot(path=f"{folder}/report{name}.png")
    with page(started, address(file)) as opened, tempfile.TemporaryDirectory() as work:
        opened.pdf(path=f"{work}/report.pdf", prefer_css_page_size=True, print_background=True)
        command = ["pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", "-singlefile", f"{work}/report.pdf"]
        subprocess.run([*command, f"{folder}/report-print"], check=True)
