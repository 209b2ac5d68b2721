// Lets valgrind before 3.20 run programs that use libdispatch: it writes into the signal mask of `sigsuspend`, and
// libdispatch's is constant. This one hands over a copy.
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
    sigset_t copy = *mask;
    return (int)syscall(SYS_rt_sigsuspend, &copy, _NSIG / 8);
}
