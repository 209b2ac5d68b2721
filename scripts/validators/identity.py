"""Checks JUnit files as CI servers read them, with junitparser: counts, identities, and texts that say something."""

import sys

from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

problems = []
for file in sys.argv[1:]:
    parsed = JUnitXml.fromfile(file)
    suites = [parsed] if isinstance(parsed, TestSuite) else list(parsed)
    seen = set()
    for suite in suites:
        cases = list(suite)
        results = [result for case in cases for result in case.result]
        if not cases:
            problems.append(f"{file}: {suite.name} has no test: Jenkins drops it")
        counted = {kind: sum(isinstance(result, kind) for result in results) for kind in (Failure, Error, Skipped)}
        told = {Failure: suite.failures, Error: suite.errors, Skipped: suite.skipped}
        if counted != told or suite.tests != len(cases):
            problems.append(f"{file}: {suite.name} tells other counts than it has")
        for case in cases:
            identity = (suite.name, case.classname, case.name)
            if identity in seen:
                problems.append(f"{file}: {identity} is there twice")
            seen.add(identity)
            if len(case.result) > 1:
                problems.append(f"{file}: {identity} has several results")
            if len(case.classname) + len(case.name) > 512:
                problems.append(f"{file}: {identity} is longer than Azure DevOps takes")
        for result in results:
            first = (result.text or "").strip().split("\n")[0]
            if not result.message or not first:
                problems.append(f"{file}: a result of {suite.name} says nothing")
            elif (result.type or "") in ("yaml", "symbol", "integer", "file"):
                problems.append(f"{file}: GitLab refuses the type {result.type}")
print("\n".join(problems[:20]))
sys.exit(1 if problems else 0)
