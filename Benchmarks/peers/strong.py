#!/usr/bin/env python3
"""What a strong programmer writes in an afternoon: one credential's repositories into SQLite, eight requests at once.

It keeps the same facts about a repository as forgeaudit does, and none of the guarantees: no proof that the listing is
complete, no evidence of the requests, no retries, no limits, any JSON taken as it comes.
"""
import argparse
import asyncio
import re
import sqlite3
import ssl

import aiohttp
import orjson

CREATE = """
CREATE TABLE repository (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, default_branch TEXT, visibility TEXT, archived INTEGER,
  disabled INTEGER, empty INTEGER, pending_deletion_on TEXT, namespace_path TEXT, in_user_namespace INTEGER,
  web_url TEXT) STRICT
"""
INSERT = "INSERT INTO repository VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
CONNECTIONS = 8


def github_row(row):
    owner = row["owner"]
    return (
        row["id"], row["full_name"], row["default_branch"], row["visibility"], row["archived"], row["disabled"], None,
        None, owner["login"], owner["type"] == "User", row["html_url"])


def gitlab_row(row):
    namespace = row["namespace"]
    return (
        row["id"], row["path_with_namespace"], row["default_branch"], row["visibility"], row["archived"], False,
        row["empty_repo"], row["marked_for_deletion_on"], namespace["full_path"], namespace["kind"] == "user",
        row["web_url"])


async def fetch(session, url):
    async with session.get(url) as answer:
        answer.raise_for_status()
        return orjson.loads(await answer.read()), answer.headers.get("Link", "")


def link(header, relation):
    found = re.search(r'<([^>]*)>; rel="%s"' % relation, header)
    return found and found[1]


async def github(session, base, store):
    """Page 1 tells how many there are; the others come side by side."""
    async with session.post(f"{base}/app/installations/70001234/access_tokens", json={}) as answer:
        token = orjson.loads(await answer.read())["token"]
    session.headers["Authorization"] = f"Bearer {token}"
    page, header = await fetch(session, f"{base}/installation/repositories?per_page=100")
    store([github_row(row) for row in page["repositories"]])
    last = link(header, "last")
    numbers = iter(range(2, int(re.search(r"[?&]page=(\d+)", last)[1]) + 1) if last else [])

    async def worker():
        for number in numbers:
            page, _ = await fetch(session, f"{base}/installation/repositories?per_page=100&page={number}")
            store([github_row(row) for row in page["repositories"]])

    await asyncio.gather(*[worker() for _ in range(CONNECTIONS)])


async def gitlab(session, base, store):
    """One keyset listing, which leads from page to page."""
    url = f"{base}/projects?membership=true&order_by=id&sort=asc&pagination=keyset&per_page=100"
    while url:
        page, header = await fetch(session, url)
        store([gitlab_row(row) for row in page])
        url = link(header, "next")


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("forge", choices=["github", "gitlab"])
    parser.add_argument("base")
    parser.add_argument("database")
    parser.add_argument("--ca-file")
    parser.add_argument("--header", required=True, help="what proves the client, as NAME: VALUE")
    options = parser.parse_args()
    database = sqlite3.connect(options.database)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(CREATE)

    def store(rows):
        with database:
            database.executemany(INSERT, rows)

    tls = ssl.create_default_context(cafile=options.ca_file) if options.ca_file else True
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, ssl=tls)
    name, _, value = options.header.partition(": ")
    async with aiohttp.ClientSession(connector=connector, headers={name: value}) as session:
        await (github if options.forge == "github" else gitlab)(session, options.base, store)
    database.close()


asyncio.run(main())
