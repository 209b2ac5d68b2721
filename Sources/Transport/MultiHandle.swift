// libcurl's multi handle as a value that may cross to other threads for one purpose.

import CCurl

/// The handle that the transport's thread owns; every other thread may only wake it.
struct MultiHandle {
    let pointer: UnsafeMutableRawPointer

    /// libcurl allows this one call from any thread.
    func wakeUp() { curl_multi_wakeup(pointer) }
}

// The transport's thread alone uses `pointer` for anything but `curl_multi_wakeup`, which libcurl documents as
// callable from any thread; `Shared` takes the handle back under its lock before the thread frees it.
extension MultiHandle: @unchecked Sendable {}
