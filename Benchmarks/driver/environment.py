"""Says on what machine, with which versions, at which commit a result came about."""
import datetime
import hashlib
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
        "program": digest(tools.forgeaudit),
        "swift": _first_line("swift", "--version"),
        "curl": _first_line("curl", "--version"),
        "nginx": _first_line("/usr/sbin/nginx", "-v"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def key(about, folder):
    """What two runs must have in common for the one to continue the other."""
    same = ("processor", "cores", "system", "swift", "curl", "nginx", "python", "program")
    return {name: about[name] for name in same} | {"forge and peers": digest(folder / "forge", folder / "peers")}


def digest(*paths):
    """SHA-256 over files, and over the names and files of folders."""
    found = hashlib.sha256()
    for path in paths:
        files = sorted(each for each in path.rglob("*") if each.is_file() and each.parent.name != "__pycache__")
        for file in files if path.is_dir() else [path]:
            if path.is_dir():
                found.update(f"{file.relative_to(path)}\0{file.stat().st_size}\0".encode())
            with file.open("rb") as data:
                found.update(hashlib.file_digest(data, "sha256").digest())
    return found.hexdigest()
