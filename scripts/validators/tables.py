"""Checks results.csv and summary.md: no cell that a spreadsheet would calculate, no markup that would be live."""

import csv
import pathlib
import sys

import cmarkgfm

problems = []
folder = pathlib.Path(sys.argv[1])
with open(folder / "results.csv", newline="", encoding="utf-8") as file:
    for number, row in enumerate(csv.reader(file), 1):
        problems += [f"results.csv, row {number}: {cell[:40]}" for cell in row if cell[:1] in tuple("=+-@\t\r")]
summary = (folder / "summary.md").read_text(encoding="utf-8")
page = cmarkgfm.github_flavored_markdown_to_html(summary, options=cmarkgfm.Options.CMARK_OPT_UNSAFE)
if "<table>" not in page:
    problems.append("summary.md: no table is read as one")
for name in ("<script", "<img", "<iframe", "onerror=", "javascript:"):
    if name in page.lower():
        problems.append(f"summary.md: {name} is live")
if len(summary.encode()) > 60 * 1024:
    problems.append("summary.md: over 60 KB")
print("\n".join(problems[:20]))
sys.exit(1 if problems else 0)
