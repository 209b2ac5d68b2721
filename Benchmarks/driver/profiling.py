"""Profiles one import with perf, or where that can't be had with callgrind on a small fleet."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
from types import SimpleNamespace

import areas
import fleet
from contenders import Forgeaudit
from scenarios import Scenario
from server import Server

FUNCTIONS = 25


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forgeaudit", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--forge", choices=["github", "gitlab"], default="github")
    parser.add_argument("--repositories", type=int, default=100_000, help="1000 with callgrind")
    parser.add_argument("--latency", type=int, default=0)
    parser.add_argument("--hooks", action="store_true")
    parser.add_argument("--frequency", type=int, default=997, help="samples per second")
    parser.add_argument("--callgrind", action="store_true", help="count instructions instead of sampling")
    parser.add_argument("command", nargs="?", default="import", choices=["import", "audit", "report"])
    return parser.parse_args()


def works(perf):
    done = subprocess.run([perf, "stat", "-e", "task-clock", "true"], capture_output=True, check=False)
    return done.returncode == 0


def demangled(lines):
    text = "\n".join(lines)
    if shutil.which("swift"):
        text = subprocess.run(
            ["swift", "demangle", "--simplified"], input=text, capture_output=True, text=True, check=True).stdout
    return [" ".join(line.split())[:160] for line in text.splitlines()]


def show(title, lines, count=FUNCTIONS):
    print(f"\n{title}")
    # What only passes on says nothing.
    passing = re.compile(
        r"thunk|partial apply|\(inlined\)|dispatch|Dispatch|closure|0x[0-9a-f]{8}|start_thread|clone3"
        r"|swift_job_run|runJob|witness|SerializedDatabase|DatabaseWriter|DatabaseQueue|inTransaction|withBindings"
        r"|ProcessOutOfLine|Thread|SYSCALL|do_syscall")
    kept = [line for line in demangled(lines) if not passing.search(line)]
    print("\n".join(kept[:count]))


def sampled(command, folder, frequency):
    data = folder / "perf.data"
    subprocess.run(
        ["perf", "record", "--quiet", "-F", str(frequency), "--call-graph", "dwarf,16384", "-o", str(data), *command],
        check=False)

    def report(*options):
        done = subprocess.run(
            ["perf", "report", "-i", str(data), "--stdio", "--no-inline", "-g", "none", "--percent-limit", "0.3",
             *options],
            capture_output=True, text=True, check=True)
        return [line for line in done.stdout.splitlines() if line.strip() and not line.startswith("#")]

    print("\nby area\n" + "\n".join(areas.count(data)))
    show("by library", report("--no-children", "--sort", "dso"))
    show("by function, itself", report("--no-children", "--sort", "dso,symbol"))
    show("by function, with what it calls", report("--children", "--sort", "dso,symbol"), 60)


def counted(command, folder):
    data, bare, shim = folder / "callgrind.out", folder / "forgeaudit", folder / "sigsuspend.so"
    # Older valgrinds give up on Swift's debug information; names of functions are enough.
    subprocess.run(["objcopy", "--strip-debug", command[0], str(bare)], check=True)
    source = pathlib.Path(__file__).with_name("sigsuspend.c")
    subprocess.run([shutil.which("cc") or "clang", "-shared", "-fPIC", "-o", str(shim), str(source)], check=True)
    subprocess.run(
        ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={data}", str(bare), *command[1:]],
        env={**os.environ, "LD_PRELOAD": str(shim)}, check=False)
    # What functions call in turn says little here: the tail calls of asynchronous code belong to nobody.
    done = subprocess.run(
        ["callgrind_annotate", "--inclusive=no", str(data)], capture_output=True, text=True, check=True)
    show("instructions, itself", [line for line in done.stdout.splitlines() if re.match(r"\s*[\d,]+ \(", line)])


def main():
    options = arguments()
    use_perf = not options.callgrind and shutil.which("perf") and works("perf")
    total = options.repositories if use_perf else min(options.repositories, 1_000)
    work = options.work.resolve()
    tenths = 10 if options.command == "import" else 6
    scenario = Scenario("profile", options.forge, total, options.latency, hooks=options.hooks, tenths=tenths)
    if options.forge == "github":
        fleet.github(work / "fleet", total)
    else:
        fleet.gitlab(work / "fleet", total, tenths)
    with Server(work, workers=1) as server:
        contender = Forgeaudit(scenario, work, server, SimpleNamespace(forgeaudit=options.forgeaudit.resolve()))
        contender.prepare()
        for command in {"report": ["import", "audit"], "audit": ["import"], "import": []}[options.command]:
            subprocess.run([command if part == "import" else part for part in contender.command()], check=False)
        command = [options.command if part == "import" else part for part in contender.command()]
        if use_perf:
            sampled(command, contender.folder, options.frequency)
        else:
            counted(command, contender.folder)


main()
