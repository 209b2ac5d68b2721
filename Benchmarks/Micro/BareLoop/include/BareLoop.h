// The least that libxml2 takes for a file of test cases: what the JUnit writer is measured against.
#pragma once

/// Writes `cases` test cases to `path`, of which each `failing`-th (0: none) holds a failure of `text`. Returns 0, or -1.
int bare_loop_junit(const char *path, long cases, long failing, const char *classname, const char *text);
