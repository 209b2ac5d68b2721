"""Opens pages of reports in Debian's chromium, without a network: what the checks and the pictures have in common."""

import contextlib
import pathlib
import sys

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


@contextlib.contextmanager
def browser():
    with sync_playwright() as playwright:
        # Without the sandbox: the checks run as root in containers, and open nothing but files of this project.
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield started
        finally:
            started.close()


@contextlib.contextmanager
def page(started, address, scheme="light", width=1280, height=900, scripts=True, offline=True, heard=None):
    """Yields the opened page; what it asks for and complains of is appended to `heard`."""
    context = started.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": height},
        java_script_enabled=scripts,
        offline=offline,
    )
    try:
        opened = context.new_page()
        if heard is not None:
            opened.on("request", lambda request: heard.append(("asks for", request.url)))
            opened.on("console", lambda message: heard.append(("console", message.text)))
            opened.on("pageerror", lambda error: heard.append(("error", str(error))))
        opened.goto(address)
        yield opened
    finally:
        context.close()


def address(file):
    return pathlib.Path(file).resolve().as_uri()


def finish(problems):
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
