// What glibc declares only for GNU programs, or with variable arguments: Swift sees neither.
#pragma once

#include <sys/types.h>

/// A pipe whose ends no child inherits; 0, or -1 with errno.
int process_pipe(int ends[2]);

/// A file in memory that no child inherits: its descriptor, or -1 with errno.
int process_memory_file(void);

/// Starts the program at `path` in `directory` as the leader of a session of its own: standard input is `input` and
/// standard error `errors` (/dev/null where they are negative), standard output is `output`, no other descriptor is
/// inherited, no signal is ignored or blocked.
/// 0 with the process id in `child`, else an error number.
int process_start(pid_t *child, const char *path, char *const arguments[], char *const environment[],
                  const char *directory, int input, int output, int errors);

/// Memory for a block of 200 KiB or more, such as a page of a listing, goes back to the system when the block is freed.
void process_return_large_blocks(void);

/// No core file and no debugger of another process may show this process's memory; 0, or -1 with errno.
int process_hide_memory(void);
