// Tells ThreadSanitizer of Swift's Mutex: `scripts/test-sanitized thread` has programs load this before its library.
// A lock that is held elsewhere is waited for, and handed on, within libswiftSynchronization and the kernel, where
// ThreadSanitizer doesn't look. It would take what two threads do under the lock, or hand on by it, for a race.
#define _GNU_SOURCE
#include <dlfcn.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// The lock's word is Swift's `self`.
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

// Programs without ThreadSanitizer don't have these.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

SWIFT void lock_slow(unsigned thread, SELF word) __asm__(LOCK_SLOW);
SWIFT void unlock_slow(SELF word) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(unsigned thread, SELF word) {
    ((SWIFT void (*)(unsigned, SELF))dlsym(RTLD_NEXT, LOCK_SLOW))(thread, word);
    if (__tsan_acquire) __tsan_acquire(word);
}

SWIFT void unlock_slow(SELF word) {
    if (__tsan_release) __tsan_release(word);
    ((SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK_SLOW))(word);
}
