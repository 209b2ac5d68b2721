"""Writes results down: JSON with every run, Markdown for people."""
import json

import targets

BEGIN, END = "<!-- measured -->\n", "<!-- end -->"
REACHED = {True: "yes", False: "**no**", None: "–"}


def scenario_lines(result):
    """The contenders of one scenario as a Markdown table."""
    rows = ["| | wall, s (min – max) | CPU, s (min – max) | peak, MiB | requests | MB | wall against curl |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    floor = result["contenders"].get("curl", {}).get("wall", {}).get("median")
    for name, of in result["contenders"].items():
        ratio = f"{of['wall']['median'] / floor:.2f} ×" if floor else "–"
        rows.append(
            f"| {name} | {_spread(of['wall'])} | {_spread(of['cpu'])} | {of['peak']['max'] / 1024:.0f} "
            f"| {of['requests']['median']:.0f} | {of['bytes']['median'] / 1e6:.1f} | {ratio} |")
    for name, problem in result["problems"].items():
        rows.append(f"| {name} | not measured: {_cell(problem)} | | | | | |")
    return "\n".join(rows)


def _spread(values, digits=2):
    median, least, most = (f"{values[key]:.{digits}f}" for key in ("median", "min", "max"))
    return f"{median} ({least} – {most})"


def _cell(text):
    return text.replace("|", "\\|").replace("\n", " ")[:200]


def target_lines(results):
    rows = ["| what | target | measured | reached |", "| --- | ---: | ---: | :---: |"]
    rows += [f"| {line.what} | {line.target} | {line.value} | {REACHED[line.reached]} |"
             for line in targets.lines(results)]
    return "\n".join(rows)


def markdown(results):
    about = results["environment"]
    parts = [
        f"# Measured on {about['date']} at {about['commit']}", "",
        f"{about['processor']}, {about['cores']} cores, {about['system']}; {about['swift']}; "
        f"{about['curl'].split(' (')[0]}; {about['nginx']}; Python {about['python']}. Medians"
        + (", a quick run" if results["quick"] else "") + ".", "", target_lines(results), ""]
    for scenario in results["scenarios"]:
        parts += [f"## {scenario['name']}", "", scenario_lines(scenario), ""]
    parts += _singles(results["singles"])
    if results["parts"]:
        parts += ["", "## Parts by themselves", "", part_lines(results["parts"])]
    return "\n".join(parts).rstrip() + "\n"


def _singles(singles):
    if not singles:
        return []
    rows = ["## forgeaudit alone", "", "| | wall, s | CPU, s | peak, MiB |", "| --- | ---: | ---: | ---: |"]
    for name in ("start", "audit", "report"):
        if name in singles:
            of = singles[name]
            rows.append(f"| {name} | {_spread(of['wall'])} | {_spread(of['cpu'])} | {of['peak']['max'] / 1024:.0f} |")
    if "report sizes" in singles:
        sizes = ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in singles["report sizes"].items())
        rows += ["", f"{singles['findings']:,} findings. Reports: {sizes}."]
    return rows


def part_lines(measured):
    """The parts as a Markdown table."""
    rows = ["| | wall, s (min – max) | CPU, s (min – max) | peak, MiB |", "| --- | ---: | ---: | ---: |"]
    rows += [f"| {name} | {_spread(of['wall'], 3)} | {_spread(of['cpu'], 3)} | {of['peak']['max'] / 1024:.0f} |"
             for name, of in measured.items()]
    return "\n".join(rows)


def write(results, folder, kind, document=None):
    """Files the results, `kind` at the end of their name; a whole run also renews the table in `document`."""
    folder.mkdir(parents=True, exist_ok=True)
    about = results["environment"]
    name = f"{about['date']}-{about['commit']}{kind}"
    (folder / f"{name}.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    (folder / f"{name}.md").write_text(markdown(results))
    if document:
        before, rest = document.read_text().split(BEGIN)
        where = f"{about['date']}, commit {about['commit']}: {about['processor']}, {about['cores']} cores."
        document.write_text(before + BEGIN + f"{where}\n\n{target_lines(results)}\n" + END + rest.split(END)[1])
    print(f"\n{target_lines(results)}\n\nwritten to {folder}/{name}.md and .json")
