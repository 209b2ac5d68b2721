"""Measures forgeaudit beside the wire's floor, a strong script and its peers, and writes the result down.

Run by `make bench`; `bench.py --help` tells how to measure less.
"""
import argparse
import fnmatch
import os
import pathlib
import sys
from types import SimpleNamespace

import environment
import fleet
import parts
import report
import trials
from progress import Progress
from scenarios import scenarios
from server import Server
from singles import Singles

HERE = pathlib.Path(__file__).resolve().parent.parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 repositories at most, 3 repetitions")
    parser.add_argument("--forgeaudit", type=pathlib.Path, required=True, help="the program to measure")
    parser.add_argument("--python", type=pathlib.Path, default=sys.executable, help="the Python that has the peers")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="a folder for fleets and runs, some 2 GB")
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "results")
    parser.add_argument("--repetitions", type=int, help="5, or 3 with --quick")
    parser.add_argument(
        "--only", action="append", default=[],
        help="only these scenarios (`github-*`), `singles` or `parts`; repeatable")
    parser.add_argument(
        "--continue", dest="resume", action="store_true", help="take up a run that was ended: measure what it lacks")
    return parser.parse_args()


def make_fleets(work, chosen, singles):
    """The fleets of the chosen scenarios, made outside all measuring."""
    print("making the fleets", flush=True)
    wanted = [*chosen, *(singles.fleets if singles else [])]
    for scenario in wanted:
        if scenario.forge == "github":
            fleet.github(work / "fleet", scenario.repositories)
        else:
            fleet.gitlab(work / "fleet", scenario.repositories, scenario.tenths)


def against_the_forge(chosen, singles, repetitions, work, tools, progress):
    """What needs the forge: the scenarios one after the other, and forgeaudit alone."""
    make_fleets(work, chosen, singles)
    found = {"scenarios": [], "singles": {}}
    with Server(work, workers=os.cpu_count() or 1) as server:
        for scenario in chosen:
            print(f"{scenario.name}, {repetitions} times", flush=True)
            found["scenarios"].append(progress.piece(
                scenario.name, lambda: trials.compare(scenario, repetitions, work, server, tools)))
            print(report.scenario_lines(found["scenarios"][-1]), flush=True)
        if singles:
            found["singles"] = singles.measure(work, server, tools, progress)
    return found


def main():
    options = arguments()
    repetitions = options.repetitions or (3 if options.quick else 5)
    chosen = [each for each in scenarios(options.quick)
              if not options.only or any(fnmatch.fnmatch(each.name, part) for part in options.only)]
    singles = Singles(options.quick, repetitions) if not options.only or "singles" in options.only else None
    with_parts = not options.only or "parts" in options.only
    if not chosen and not singles and not with_parts:
        raise SystemExit(f"nothing is called {' or '.join(options.only)}")
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    tools = SimpleNamespace(forgeaudit=options.forgeaudit.resolve(), python=options.python.absolute())
    # A first look or a part must not stand in the place of a whole run, neither ended nor whole.
    kind = ("-quick" if options.quick else "") + ("-part" if options.only else "")
    about = environment.describe(tools, HERE)
    key = environment.key(about, HERE) | {"quick": options.quick, "repetitions": repetitions}
    progress = Progress(work / f"progress{kind}.json", key, options.resume)
    results = {"environment": about, "quick": options.quick, "scenarios": [], "singles": {}, "parts": {}}
    if chosen or singles:
        results |= against_the_forge(chosen, singles, repetitions, work, tools, progress)
    if with_parts:
        # Parts are built from what lies here now, whatever program is measured.
        name = f"parts of {environment.digest(*parts.sources(HERE))[:12]}"
        results["parts"] = progress.piece(name, lambda: parts.measure(work, options.quick))
        print(report.part_lines(results["parts"]), flush=True)
    report.write(results, options.results, kind, None if kind else HERE.parent / "docs" / "performance.md")
    progress.end()


main()
