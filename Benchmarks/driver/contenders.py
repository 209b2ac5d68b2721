"""The programs that are compared, each told to do the same work."""
import json
import pathlib
import shutil
import sqlite3

import objects
from scenarios import Scenario

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers"


class Contender:
    """One program in one scenario. `prepare` is not measured, `command` is; `check` says what is wrong in the end."""

    def __init__(self, scenario: Scenario, work: pathlib.Path, server, tools):
        self.scenario, self.work, self.server, self.tools = scenario, work, server, tools
        self.folder = work / "runs" / scenario.name / self.name
        self.base = scenario.api(server.origin(scenario.tls))
        self.ca = server.secrets / "ca.pem" if scenario.tls else None

    def prepare(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def check(self):
        return None

    environment = None

    def header(self):
        if self.scenario.forge == "github":
            return "Authorization: Bearer ghs_fleet"
        return "PRIVATE-TOKEN: " + (self.server.secrets / "token").read_text()


def count(database: pathlib.Path, table: str) -> int:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        connection.close()


class Forgeaudit(Contender):
    name = "forgeaudit"

    def prepare(self):
        super().prepare()
        self.config = self.folder / "forgeaudit.yaml"
        self.config.write_text(self.text())

    def text(self):
        ca = f"\n    ca_file: {self.ca}" if self.ca else ""
        head = (
            "version: 1\nsnapshots: { directory: snapshots, keep: 2 }\nreports: { directory: reports, formats: [html, junit, json, jsonl, csv, markdown, sarif] }\n"
            "transport: { connections: 8 }\n"
            "platform: { organizations: { fleet: { members: { robin: owner } } } }\n")
        owner = "  - id: fleet\n    owner: { organization: fleet }\n    added_by: robin\n"
        if self.scenario.forge == "github":
            return head + (
                f"github_apps:\n  hub:\n    app_id: 9001\n    api_url: {self.base}{ca}\n"
                f"    private_key: {{ file: {self.server.secrets}/app.pem }}\n"
                "    requires: { permissions: { metadata: read, contents: read }, events: [push] }\n"
                f"integrations:\n{owner}"
                "    github: { app: hub, installation_id: 70001234, account: fleet, installed_by: robin }\n")
        hook = f"      rebuild_hook: {{ url: {objects.REBUILD_HOOK} }}\n" if self.scenario.hooks else ""
        url = self.base.removesuffix("/api/v4")
        return head + (
            f"integrations:\n{owner}    gitlab:\n      url: {url}\n{ca and ca[1:].replace('    ', '      ') + chr(10)}"
            f"      token: {{ file: {self.server.secrets}/token }}\n{hook}")

    def command(self):
        return [str(self.tools.forgeaudit), "import", "--quiet", "--config", str(self.config)]

    @property
    def snapshot(self):
        return self.folder / "snapshots" / "latest.sqlite"

    def check(self):
        found = count(self.snapshot, "repository")
        return None if found == self.scenario.repositories else f"{found} repositories in the snapshot"


class Curl(Contender):
    """The wire's floor: what forgeaudit asked for, fetched and thrown away."""
    name = "curl"
    addresses = ()

    def prepare(self):
        super().prepare()
        self.config = self.folder / "curl.conf"
        lines = ["silent", "show-error", f'header = "{self.header()}"']
        if self.scenario.compressed:
            lines.append("compressed")
        if self.ca:
            lines.append(f'cacert = "{self.ca}"')
        for address in self.addresses:
            lines += [f'url = "{address}"', "output = /dev/null"]
        self.config.write_text("\n".join(lines) + "\n")
        self.config.chmod(0o600)

    def command(self):
        return [
            "curl", "--no-progress-meter", "--parallel", "--parallel-immediate", "--parallel-max", "8",
            "--config", str(self.config)]


class Strong(Contender):
    name = "strong"

    def command(self):
        ca = ["--ca-file", str(self.ca)] if self.ca else []
        return [
            str(self.tools.python), str(PEERS / "strong.py"), self.scenario.forge, self.base,
            str(self.folder / "db.sqlite"), "--header", self.header(), *ca]

    def check(self):
        found = count(self.folder / "db.sqlite", "repository")
        return None if found == self.scenario.repositories else f"{found} repositories in the database"


class GitHubToSQLite(Contender):
    name = "github-to-sqlite"

    def prepare(self):
        super().prepare()
        (self.folder / "auth.json").write_text('{"github_personal_token": "ghp_fleet"}')

    def command(self):
        return [
            str(self.tools.python), str(PEERS / "redirected.py"), self.base, "repos", str(self.folder / "db.sqlite"),
            "--auth", str(self.folder / "auth.json")]

    def check(self):
        found = count(self.folder / "db.sqlite", "repos")
        return None if found == self.scenario.repositories else f"{found} repositories in the database"


class GHAudit(Contender):
    """It reads more of each repository than the others do, and takes no other way: three requests for each."""
    name = "gh-audit"
    environment = {"GH_AUDIT_TELEMETRY_DISABLED": "true"}

    def command(self):
        program = self.tools.python.parent / "gh-audit"
        return [
            str(program), "discover", "--organization", "fleet", "--token", "ghp_fleet", "--api-url", self.base,
            "--output-dir", str(self.folder), "--no-report", "--no-excel", "--no-telemetry"]

    def check(self):
        inventory = json.loads((self.folder / "fleet-inventory.json").read_text())
        found = len(inventory.get("repositories", []))
        return None if found == self.scenario.repositories else f"{found} repositories in the inventory"


ALL = {each.name: each for each in (Forgeaudit, Curl, Strong, GitHubToSQLite, GHAudit)}
