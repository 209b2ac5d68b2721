"""Checks the files in docs/ci.md against the schemas that the CI servers publish for them."""

import re
import subprocess
import sys
import tempfile

SCHEMAS = {
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    ".github/workflows/audit.yml": "vendor.github-workflows",
    "azure-pipelines.yml": "vendor.azure-pipelines",
}
# The schema of Azure DevOps has patterns that aren't Unicode's.
OPTIONS = ["--regex-variant", "nonunicode"]

validator, document = sys.argv[1:]
blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", open(document, encoding="utf-8").read(), re.M | re.S)
if {name for name, _ in blocks} != set(SCHEMAS):
    sys.exit(f"{document}: expected {sorted(SCHEMAS)}, found {[name for name, _ in blocks]}")
failed = False
for name, text in blocks:
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(text)
        file.flush()
        failed |= subprocess.run([validator, *OPTIONS, "--builtin-schema", SCHEMAS[name], file.name]).returncode != 0
sys.exit(failed)
