"""Checks a page as it is printed: every block of evidence is there, and the sign-off stands on one page."""

import re
import subprocess
import sys
import tempfile

from browser import address, browser, finish, page


def words(text):
    return re.sub(r"\s+", "", text)


problems = []
with browser() as started, tempfile.TemporaryDirectory() as folder:
    for file in sys.argv[1:]:
        for scripts in (True, False):
            where = f"{file} ({'with' if scripts else 'without'} scripts)"
            pdf = f"{folder}/printed.pdf"
            with page(started, address(file), scripts=scripts) as opened:
                hidden = opened.locator("details > :not(summary)").all_text_contents()
                opened.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
            pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True)
            pages = [words(text) for text in pages.stdout.split("\f")]
            printed = "".join(pages)
            # A block may go on over a page's end, where the page's own marks stand: its beginning is what counts.
            missing = [text for text in hidden if words(text)[:24] not in printed]
            if not hidden or missing:
                problems.append(f"{where}: of {len(hidden)} blocks that fold out {len(missing)} aren't printed")
            signed = [text for text in pages if "Signatures" in text]
            if len(signed) != 1 or "Preparedby" not in signed[0] or "Policy,SHA-256" not in signed[0]:
                problems.append(f"{where}: the sign-off isn't on one page")
finish(problems)
