// Starting programs and hiding memory, in the few calls that Swift can't make itself.
#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

int process_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int process_memory_file(void) { return memfd_create("input", MFD_CLOEXEC); }

static int set_actions(posix_spawn_file_actions_t *actions, const char *directory, int input, int output,
                       int errors) {
    int code = input < 0 ? posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
                         : posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
    if (code == 0) code = posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
    if (code == 0) {
        code = errors < 0 ? posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
                          : posix_spawn_file_actions_adddup2(actions, errors, STDERR_FILENO);
    }
    if (code == 0) code = posix_spawn_file_actions_addchdir_np(actions, directory);
    // In the child itself: a list made here would miss what another thread opens meanwhile.
    if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    return code;
}

static int set_attributes(posix_spawnattr_t *attributes) {
    // What this process ignores or holds back, the program must not.
    sigset_t signals;
    sigfillset(&signals);
    int code = posix_spawnattr_setsigdefault(attributes, &signals);
    sigemptyset(&signals);
    if (code == 0) code = posix_spawnattr_setsigmask(attributes, &signals);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID;
    if (code == 0) code = posix_spawnattr_setflags(attributes, flags);
    return code;
}

int process_start(pid_t *child, const char *path, char *const arguments[], char *const environment[],
                  const char *directory, int input, int output, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0) return code;
    code = posix_spawnattr_init(&attributes);
    if (code == 0) {
        code = set_actions(&actions, directory, input, output, errors);
        if (code == 0) code = set_attributes(&attributes);
        if (code == 0) code = posix_spawn(child, path, &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

// glibc raises the limit with every large block that is freed, and keeps the next ones in the arena of their thread. What
// an arena has free at its end it may keep: giving back and asking anew costs more than it saves.
void process_return_large_blocks(void) {
    mallopt(M_MMAP_THRESHOLD, 200 << 10);
    mallopt(M_TRIM_THRESHOLD, 2 << 20);
}

int process_hide_memory(void) {
    struct rlimit none = {0, 0};
    int limited = setrlimit(RLIMIT_CORE, &none);
    int hidden = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return limited == 0 && hidden == 0 ? 0 : -1;
}
