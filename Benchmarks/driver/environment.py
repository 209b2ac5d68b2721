"""Says on what machine, with which versions, at which commit a result came about."""
import datetime
import os
import platform
import re
import subprocess


def _first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        return (done.stdout or done.stderr).strip().splitlines()[0]
    except (OSError, IndexError, subprocess.TimeoutExpired):
        return "unknown"


def _processor():
    try:
        with open("/proc/cpuinfo") as file:
            return re.search(r"model name\s*: (.*)", file.read())[1]
    except (OSError, TypeError):
        return platform.machine()


def describe(tools, folder):
    commit = _first_line("git", "-C", str(folder), "rev-parse", "--short=10", "HEAD")
    changed = subprocess.run(
        ["git", "-C", str(folder), "status", "--porcelain", "--", "../Sources", "../Package.swift"],
        capture_output=True, text=True, check=False).stdout.strip()
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"),
        "commit": commit + ("+changes" if changed else ""),
        "forgeaudit": _first_line(str(tools.forgeaudit), "--version"),
        "swift": _first_line("swift", "--version"),
        "curl": _first_line("curl", "--version"),
        "nginx": _first_line("/usr/sbin/nginx", "-v"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
    }
