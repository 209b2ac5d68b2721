"""Runs a program and tells what it took."""
import os
import pathlib
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One run of a program. Seconds, KiB, bytes; requests and bytes as the forge's log has them."""
    wall: float
    cpu: float
    peak: int
    status: int
    requests: int = 0
    bytes: int = 0
    error: str = ""


def run(command, environment=None, folder=None) -> Run:
    """CPU is user and system time of the program and what it started.

    `time` stands in between for the peak memory alone: a process starts with its parent's, and Python's is large.
    """
    with tempfile.TemporaryDirectory() as scratch:
        peak, errors = pathlib.Path(scratch, "peak"), pathlib.Path(scratch, "errors")
        with errors.open("w") as stderr:
            started = time.monotonic()
            process = subprocess.Popen(
                ["/usr/bin/time", "--quiet", "-f", "%M", "-o", str(peak), *command], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=stderr, env={**os.environ, **(environment or {})}, cwd=folder)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(
            wall, usage.ru_utime + usage.ru_stime, int(peak.read_text().split()[-1]), process.returncode,
            error=errors.read_text()[-2000:])
