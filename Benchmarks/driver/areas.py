"""Sums a profile's samples by what the program was about when each was taken."""
import collections
import itertools
import re
import subprocess

# The first that fits a frame of the stack counts: what is specific stands before what surrounds it.
AREAS = [(name, re.compile(pattern)) for name, pattern in (
    ("redaction of texts", r"SafeText|looksSecret"),
    ("digest over the snapshot", r"ContentDigest"),
    ("SHA-256 of bodies", r"SHA256|sha256"),
    ("JSON: keys that stand twice", r"ambiguous"),
    ("JSON: parsing", r"fa_json_parse|fa_json_free|JSONDocument|simdjson"),
    ("rules and their evidence", r"5Rules|Judge|VerdictTally"),
    ("reports: XML, HTML", r"xmlText|xmlWriter|xmlEsc|xmlBuf|htmlText|7Reports.*(HTML|JUnit|Markup)"),
    ("copies of dictionaries", r"_NativeDictionary.*copy|NativeDictionaryV4copy"),
    ("SQLite and binding to it", r"GRDB|sqlite3|9Snapshots"),
    ("checking of links", r"WebURL"),
    ("libcurl, sockets, buffers", r"CurlLoop|CurlHandle|CurlTransport|AnswerBuffer|libcurl|curl_"),
    ("from JSON to rows", r"githubPayload|gitlabPayload|ProjectListings|InstallationListing|PayloadText"),
    ("replies, links to pages, limits", r"ForgeClient|Reply|Governor|LinkHeader"),
)]
REST = "scheduling and the rest"


def _area(stack):
    return next((name for name, pattern in AREAS if pattern.search(stack)), REST)


def count(data):
    """Share of the samples in perf's file by area, greatest first."""
    script = subprocess.Popen(
        ["perf", "script", "--no-inline", "-i", str(data), "-F", "comm,ip,sym,dso"], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True)
    counts, stack = collections.Counter(), []
    for line in itertools.chain(script.stdout, [""]):
        if line.strip():
            stack.append(line)
        elif stack:
            counts[_area("".join(stack[1:]))] += 1
            stack = []
    script.wait()
    total = sum(counts.values())
    return [f"{100 * found / total:5.1f} %  {name}" for name, found in counts.most_common()]
