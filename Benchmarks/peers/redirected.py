#!/usr/bin/env python3
"""Runs github-to-sqlite against another address than GitHub's, which is fixed in its source: redirected.py BASE ..."""
import sys

import requests.sessions
from github_to_sqlite.cli import cli

base = sys.argv.pop(1)
original = requests.sessions.Session.request


def redirected(self, method, url, *arguments, **options):
    return original(self, method, url.replace("https://api.github.com", base, 1), *arguments, **options)


requests.sessions.Session.request = redirected
cli()
