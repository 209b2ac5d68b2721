"""The targets, and what was measured beside each."""
from dataclasses import dataclass


@dataclass
class Line:
    """One target. `value` is nil where it wasn't measured, `reached` where there is nothing to compare."""
    what: str
    target: str
    value: str
    reached: object


def _median(scenario, contender, key):
    return scenario["contenders"][contender][key]["median"]


def _ratio(results, name, contender, other, key, other_name=None):
    """Of medians; None where one of the two is missing."""
    scenarios = {each["name"]: each for each in results["scenarios"]}
    try:
        below = _median(scenarios[other_name or name], other, key)
        return _median(scenarios[name], contender, key) / below if below else None
    except KeyError:
        return None


def _line(what, value, most, unit=" ×", form="{:.2f}"):
    shown = "not measured" if value is None else form.format(value) + unit
    return Line(what, f"≤ {most:g}{unit}", shown, None if value is None else value <= most)


def _scenario(results, name):
    return next((each for each in results["scenarios"] if each["name"] == name), None)


def _highest_memory(results, size):
    peaks = [each["contenders"]["forgeaudit"]["peak"]["max"] for each in results["scenarios"]
             if each["repositories"] == size and "forgeaudit" in each["contenders"]]
    return max(peaks) / 1024 if peaks else None


def lines(results):
    """All lines of the table of targets, in its order."""
    large, hooked = (10_000, 1_000) if results["quick"] else (100_000, 10_000)
    small = large // 10
    github = f"github-{large}"
    found = []
    for what, name, most in (
        ("plain HTTP, latency 0", github, 2.5), ("TLS, HTTP/2, gzip", f"{github}-tls-gzip", 2),
        ("latency 100 ms", f"{github}-100ms", 1.1),
    ):
        ratio = _ratio(results, name, "forgeaudit", "curl", "wall")
        found.append(_line(f"import {large:,} GitHub repositories, {what}: wall, against curl", ratio, most))
        if name == github:
            ratio = _ratio(results, name, "forgeaudit", "strong", "cpu")
            found.append(_line("the same: CPU, against the strong script", ratio, 0.25))
    ratio = _ratio(results, f"gitlab-{large}-100ms", "forgeaudit", "strong", "wall")
    found.append(_line(
        f"list {large:,} GitLab projects, both listings, 100 ms: wall, against the strong script's one", ratio, 0.3))
    for latency, most in (("", 2), ("-100ms", 1.1)):
        ratio = _ratio(results, f"gitlab-hooks-{hooked}{latency}", "forgeaudit", "curl", "wall")
        what = "100 ms" if latency else "latency 0"
        what = f"{hooked:,} GitLab projects with a hook read each, {what}: wall, against curl"
        found.append(_line(what, ratio, most))
    found += _alone(results, large, small, github)
    return found


def _alone(results, large, small, github):
    singles, found = results["singles"], []
    for what, peak in (("import", _highest_memory(results, large)),
                       ("audit", _peak(singles, "audit")), ("reports", _peak(singles, "report"))):
        found.append(_line(f"peak memory, {what}, {large:,} repositories", peak, 64, " MiB", "{:.0f}"))
    high, low = _highest_memory(results, large), _highest_memory(results, small)
    grown = high / low if high and low else None
    found.append(_line(f"peak memory of an import, {large:,} against {small:,} repositories", grown, 1.2))
    cpu = singles["audit+report"]["cpu"]["median"] if "audit+report" in singles else None
    findings = singles.get("findings", 0)
    found.append(_line(
        f"audit and reports, {large:,} repositories, {findings:,} findings: CPU", cpu,
        5 if not results["quick"] else 0.5, " s"))
    for forge, most in (("github", 10.5), ("gitlab", 10.5)):
        ratio = _ratio(results, f"{forge}-{large}", "forgeaudit", "forgeaudit", "cpu", f"{forge}-{small}")
        found.append(_line(f"growth from {small:,} to {large:,} repositories, {forge}: CPU", ratio, most))
    for forge, most in (("github", 14), ("gitlab", 24)):
        scenario = _scenario(results, f"{forge}-1000")
        count = _median(scenario, "forgeaudit", "requests") if scenario and scenario["contenders"] else None
        found.append(_line(f"requests for a fleet of 1,000 repositories, {forge}", count, most, "", "{:.0f}"))
        if small == 1000:
            continue
        scenario = _scenario(results, f"{forge}-{small}")
        count = _median(scenario, "forgeaudit", "requests") if scenario and scenario["contenders"] else None
        share = count * 1000 / small if count else None
        found.append(_line(f"requests per 1,000 of {small:,} repositories, {forge}", share, most, "", "{:.1f}"))
    start = singles["start"]["wall"]["median"] * 1000 if "start" in singles else None
    found.append(_line("start (`forgeaudit --version`): wall", start, 20, " ms", "{:.1f}"))
    found += _writer(results["parts"], 200_000 if results["quick"] else 2_000_000)
    again = singles.get("again")
    if again:
        share = again["second"]["bytes"]["median"] / again["first"]["bytes"]["median"]
        found.append(Line("bytes of a second run on an unchanged fleet", "< 1 ×", f"{share:.2f} ×", share < 0.999))
    return found


def _writer(parts, cases):
    """JUnit's writer beside libxml2's own; its memory, and how that grows with the cases."""
    ours, bare = "JUnit writer", "xmlTextWriter in a bare loop of C"

    def of(name, number, key, which):
        return parts.get(f"{name}: {number:,} cases that pass", {}).get(key, {}).get(which)

    walls = of(bare, cases, "wall", "median"), of(ours, cases, "wall", "median")
    peak, less = of(ours, cases, "peak", "max"), of(ours, cases // 10, "peak", "max")
    rate = walls[0] / walls[1] if all(walls) else None
    return [
        Line(f"JUnit writer, {cases:,} cases: rate, against a bare loop of xmlTextWriter", "≥ 0.5 ×",
             *(("not measured", None) if rate is None else (f"{rate:.2f} ×", rate >= 0.5))),
        _line("the same: peak memory", peak / 1024 if peak else None, 64, " MiB", "{:.0f}"),
        _line(f"the same: peak memory, against {cases // 10:,} cases", peak / less if peak and less else None, 1.2)]


def _peak(singles, name):
    return singles[name]["peak"]["max"] / 1024 if name in singles else None
