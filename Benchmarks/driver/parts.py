"""Parts of forgeaudit by themselves, as the package `Micro` measures them with the benchmark library's own tool."""
import csv
import os
import shlex
import subprocess

PACKAGE = "Benchmarks/Micro"
# What the tool calls them, and what makes of its nanoseconds and bytes what the report shows.
METRICS = {"Time(wallclock)": ("wall", 1e-9), "Time(totalCPU)": ("cpu", 1e-9),
           "Memory(residentpeak)": ("peak", 1 / 1024)}
PERCENTILES = {"0.0": "min", "50.0": "median", "100.0": "max"}
# What a quick run leaves out; the tool compares it with the whole name.
LARGE = ".*2,000,000 cases.*"


def sources(folder):
    """What the parts are built from, `folder` being that of the benchmarks."""
    micro = folder / "Micro"
    return [folder.parent / "Sources", micro / "Package.swift", micro / "BareLoop", micro / "Benchmarks"]


def _swift(folder, *command):
    flags = shlex.split(os.environ.get("SWIFT_BUILD_FLAGS", ""))
    log = folder / "swift.log"
    with log.open("w") as output:
        done = subprocess.run(["swift", *command[:1], "--package-path", PACKAGE, *flags, *command[1:]],
                              stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise SystemExit(f"swift {' '.join(command)} failed:\n" + log.read_text()[-2000:])


def measure(work, quick):
    """By name: seconds of wall and CPU, KiB at the peak. The first time, the tool is built for some ten minutes."""
    folder = work / "parts"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    print("building the parts and what measures them", flush=True)
    _swift(folder, "build", "-c", "release", "--product", "Parts")
    _swift(folder, "package", "--allow-writing-to-directory", str(folder), "benchmark", "--format", "influx",
           "--path", str(folder), "--no-progress", *(["--skip", LARGE] if quick else []))
    found = {}
    for file in folder.glob("*.csv"):
        with file.open(newline="") as lines:
            # The first line is about types.
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                if row["metric"] in METRICS and row["percentile"] in PERCENTILES:
                    metric, scale = METRICS[row["metric"]]
                    of = found.setdefault(row["test"], {}).setdefault(metric, {})
                    of[PERCENTILES[row["percentile"]]] = int(row["value"]) * scale
    if not found:
        raise SystemExit(f"the parts left no results in {folder}")
    return dict(sorted(found.items()))
