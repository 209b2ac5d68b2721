// The transport's thread: drives all transfers until the transport goes.

import CCurl

/// Owns the multi handle from its creation to its end; nothing of it leaves the thread but the right to wake it.
struct CurlLoop {
    private let shared: CurlTransport.Shared

    init(_ shared: CurlTransport.Shared) { self.shared = shared }

    func run() {
        guard let multi = curl_multi_init() else {
            failEverything(TransportError(.shutDown, "libcurl is out of memory"))
            return
        }
        fa_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, shared.limits.connections)
        fa_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, shared.limits.connections)
        shared.announce(MultiHandle(pointer: multi))
        var active: [UnsafeMutableRawPointer: CurlHandle] = [:]
        while step(multi, &active) {}
        shared.announce(nil)
        for handle in active.values {
            curl_multi_remove_handle(multi, handle.easy)
            handle.transfer.resume(.failure(TransportError(.shutDown, "")))
        }
        active.removeAll()
        curl_multi_cleanup(multi)
        failEverything(TransportError(.shutDown, ""))
    }

    /// One turn: take in, drive, hand out. False when it's time to end.
    private func step(_ multi: UnsafeMutableRawPointer, _ active: inout [UnsafeMutableRawPointer: CurlHandle]) -> Bool {
        let (submitted, cancelled, ended) = shared.take()
        if ended { return false }
        for transfer in submitted { start(transfer, multi, &active) }
        for transfer in cancelled { stop(transfer, multi, &active) }
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        finishTransfers(multi, &active)
        curl_multi_poll(multi, nil, 0, 60_000, nil)
        return true
    }

    private func start(
        _ transfer: Transfer, _ multi: UnsafeMutableRawPointer, _ active: inout [UnsafeMutableRawPointer: CurlHandle]
    ) {
        guard !transfer.isWithdrawn else {
            transfer.resume(.failure(TransportError(.cancelled, "")))
            return
        }
        guard let handle = CurlHandle(transfer, shared), curl_multi_add_handle(multi, handle.easy) == CURLM_OK else {
            transfer.resume(.failure(TransportError(.connect, "libcurl takes no more transfers")))
            return
        }
        active[handle.easy] = handle
    }

    private func stop(
        _ transfer: Transfer, _ multi: UnsafeMutableRawPointer, _ active: inout [UnsafeMutableRawPointer: CurlHandle]
    ) {
        if let handle = active.values.first(where: { $0.transfer === transfer }) {
            curl_multi_remove_handle(multi, handle.easy)
            active[handle.easy] = nil
        }
        transfer.resume(.failure(TransportError(.cancelled, "")))
    }

    private func finishTransfers(
        _ multi: UnsafeMutableRawPointer, _ active: inout [UnsafeMutableRawPointer: CurlHandle]
    ) {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let handle = active[easy]
            else { continue }
            let result = handle.result(fa_curl_message_result(message))
            curl_multi_remove_handle(multi, easy)
            active[easy] = nil
            handle.transfer.resume(result)
        }
    }

    private func failEverything(_ error: TransportError) {
        for transfer in shared.take().submitted { transfer.resume(.failure(error)) }
        shared.shutDown()
        for transfer in shared.take().submitted { transfer.resume(.failure(error)) }
    }
}
