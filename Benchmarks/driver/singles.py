"""What isn't a race: the audit and the reports, a second run on an unchanged fleet, the start."""
import shutil
import sqlite3

import measure
import trials
from contenders import Forgeaudit
from scenarios import Scenario


class Singles:
    """Measurements of forgeaudit alone."""

    def __init__(self, quick, repetitions):
        self.repetitions = repetitions
        large = 10_000 if quick else 100_000
        # Four of every ten projects lack Maintainer access: 40,000 findings among 100,000 projects.
        self.audited = Scenario(f"audit-{large}", "gitlab", large, tenths=6)
        self.repeated = Scenario("again", "github", 10_000)
        self.fleets = [self.audited, self.repeated]

    def measure(self, work, server, tools, progress):
        found = {"start": progress.piece("start", lambda: self._start(tools))}
        print(f"start: {found['start']['wall']['median'] * 1000:.1f} ms", flush=True)
        found |= progress.piece("audit", lambda: self._audit(work, server, tools))
        found["again"] = progress.piece("again", lambda: self._again(work, server, tools))
        return found

    def _start(self, tools):
        return trials.summarise([measure.run([str(tools.forgeaudit), "--version"]) for _ in range(30)])

    def _import(self, contender, server):
        server.forget()
        run = measure.run(contender.command())
        if run.status != 0:
            raise SystemExit(f"the import for {contender.scenario.name} failed: {run.error}")
        seen = server.requests()
        run.requests, run.bytes = len(seen), sum(row[3] for row in seen)
        return run

    def _audit(self, work, server, tools):
        contender = Forgeaudit(self.audited, work, server, tools)
        contender.prepare()
        self._import(contender, server)
        fresh = contender.folder / "fresh.sqlite"
        shutil.copy(contender.snapshot, fresh)
        runs = {"audit": [], "report": []}
        for _ in range(self.repetitions):
            shutil.copy(fresh, contender.snapshot.resolve())
            for command in runs:
                run = measure.run([str(tools.forgeaudit), command, "--quiet", "--config", str(contender.config)])
                # 1 is what findings end with.
                if run.status not in (0, 1):
                    raise SystemExit(f"forgeaudit {command} ended with {run.status}: {run.error}")
                runs[command].append(run)
        database = sqlite3.connect(f"file:{contender.snapshot}?mode=ro", uri=True)
        findings = database.execute("SELECT count(*) FROM finding").fetchone()[0]
        database.close()
        sizes = {file.name: file.stat().st_size for file in sorted((contender.folder / "reports").iterdir())
                 if file.is_file()}
        found = {name: trials.summarise(done) for name, done in runs.items()}
        both = [one.cpu + other.cpu for one, other in zip(*runs.values())]
        found["audit+report"] = {"cpu": trials.summary(both)}
        found["findings"], found["report sizes"] = findings, sizes
        print(f"audit and reports, {findings} findings: {found['audit+report']['cpu']['median']:.2f} s CPU", flush=True)
        return found

    def _again(self, work, server, tools):
        """The same import twice into one folder: what the second one moves, against the first."""
        contender = Forgeaudit(self.repeated, work, server, tools)
        contender.prepare()
        first = self._import(contender, server)
        second = self._import(contender, server)
        return {"first": trials.summarise([first]), "second": trials.summarise([second])}
