"""Runs the contenders of a scenario in turns, so that whatever else the machine does meets all of them alike."""
import statistics
from dataclasses import asdict

import measure
from contenders import ALL, Curl, Forgeaudit


def _once(contender, server, environment=None):
    """One measured run, with what the forge saw of it."""
    contender.prepare()
    server.forget()
    run = measure.run(contender.command(), environment or contender.environment)
    seen = server.requests()
    run.requests, run.bytes = len(seen), sum(row[3] for row in seen)
    refused = [row for row in seen if row[2] >= 400 and "min_access_level=1&" not in row[1]]
    if run.status != 0:
        run.error = run.error.strip() or f"exit status {run.status}"
        return run, f"status {run.status}: {run.error.splitlines()[-1]}"
    wrong = contender.check()
    if wrong is None and refused and contender.name != "gh-audit":
        wrong = f"the forge answered {refused[0][2]} to {refused[0][1]}"
    run.error = ""
    return run, wrong


def summary(values):
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def summarise(runs):
    return {
        key: summary([getattr(run, key) for run in runs]) for key in ("wall", "cpu", "peak", "requests", "bytes")
    }


def compare(scenario, repetitions, work, server, tools):
    """Every contender once to warm up and to see that it does the work, then in turns."""
    contenders = [ALL[name](scenario, work, server, tools) for name in scenario.contenders]
    result = {"name": scenario.name, "repositories": scenario.repositories, "forge": scenario.forge,
              "latency": scenario.latency, "contenders": {}, "problems": {}}
    able = []
    for contender in contenders:
        if isinstance(contender, Curl):
            contender.addresses = _addresses(server, scenario, tools, work)
            if not contender.addresses:
                result["problems"][contender.name] = "no addresses: forgeaudit did not ask for any"
                continue
        if scenario.latency == 0:
            _, wrong = _once(contender, server)
            if wrong:
                result["problems"][contender.name] = wrong
                continue
        able.append(contender)
    runs = {contender.name: [] for contender in able}
    for _ in range(repetitions):
        for contender in able:
            run, wrong = _once(contender, server)
            if wrong:
                result["problems"].setdefault(contender.name, wrong)
            else:
                runs[contender.name].append(run)
    for name, done in runs.items():
        if done:
            result["contenders"][name] = summarise(done) | {"runs": [asdict(run) for run in done]}
    return result


_known = {}


def _addresses(server, scenario, tools, work):
    """What forgeaudit gets in this scenario, as its own run without latency shows."""
    from dataclasses import replace
    near = replace(scenario, latency=0, name=scenario.name + "-addresses")
    key = replace(near, name="")
    if key not in _known:
        contender = Forgeaudit(near, work, server, tools)
        contender.prepare()
        server.forget()
        if measure.run(contender.command()).status != 0:
            return []
        _known[key] = [row[1] for row in server.requests() if row[0] == "GET" and row[2] == 200]
    far = f"/{scenario.latency}ms/"
    return [server.origin(scenario.tls) + path.replace("/0ms/", far, 1) for path in _known[key]]
