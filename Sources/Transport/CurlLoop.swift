// The transport's thread: drives all transfers until the transport goes.

import CCurl

/// Owns the multi handle from its creation to its end; nothing of it leaves the thread but the right to wake it.
final class CurlLoop {
    private let shared: CurlTransport.Shared
    private let multi: UnsafeMutableRawPointer
    private var active: [UnsafeMutableRawPointer: CurlHandle] = [:]
    /// Handles that wait for the next request to their destination.
    private var idle: [ObjectIdentifier: [CurlHandle]] = [:]
    /// Transfers under way by host. libcurl would limit connections, over each of which HTTP/2 sends many requests.
    private var underWay: [Host: Int] = [:]
    private var waiting: [Transfer] = []

    /// Nil when libcurl is out of memory.
    init?(_ shared: CurlTransport.Shared) {
        guard let multi = curl_multi_init() else { return nil }
        self.shared = shared
        self.multi = multi
        fa_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, shared.limits.connections * 4)
    }

    func run() {
        shared.announce(MultiHandle(pointer: multi))
        while step() {}
        shared.announce(nil)
        for handle in active.values {
            curl_multi_remove_handle(multi, handle.easy)
            handle.transfer?.resume(.failure(TransportError(.shutDown, "")))
        }
        active.removeAll()
        idle.removeAll()
        curl_multi_cleanup(multi)
        for transfer in waiting { transfer.resume(.failure(TransportError(.shutDown, ""))) }
        shared.refuseEverything()
    }

    /// One turn: take in, drive, hand out. False when it's time to end.
    private func step() -> Bool {
        let (submitted, cancelled, ended) = shared.take()
        if ended {
            waiting += submitted
            return false
        }
        waiting += submitted
        for transfer in cancelled { stop(transfer) }
        startWaiting()
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        finishTransfers()
        // A transfer that just ended may have made room.
        if startWaiting() { return true }
        if shared.mayRest() { curl_multi_poll(multi, nil, 0, 60_000, nil) }
        return true
    }

    /// Starts, in their order, those whose host has room. Says whether it started any.
    @discardableResult
    private func startWaiting() -> Bool {
        var started = false
        var left: [Transfer] = []
        for transfer in waiting {
            if transfer.isWithdrawn {
                transfer.resume(.failure(TransportError(.cancelled, "")))
            } else if underWay[transfer.destination.host, default: 0] < shared.limits.connections {
                if transfer.request.isStillWanted?() ?? true {
                    start(transfer)
                    started = true
                } else {
                    transfer.resume(.failure(TransportError(.withdrawn, "")))
                }
            } else {
                left.append(transfer)
            }
        }
        waiting = left
        return started
    }

    private func start(_ transfer: Transfer) {
        let destination = transfer.destination
        let known = idle[ObjectIdentifier(destination)]?.popLast()
        guard let handle = known ?? CurlHandle(to: destination, shared) else { return refuse(transfer) }
        handle.begin(transfer)
        guard curl_multi_add_handle(multi, handle.easy) == CURLM_OK else { return refuse(transfer) }
        active[handle.easy] = handle
        underWay[destination.host, default: 0] += 1
    }

    private func refuse(_ transfer: Transfer) {
        transfer.resume(.failure(TransportError(.connect, "libcurl takes no more transfers")))
    }

    private func stop(_ transfer: Transfer) {
        if let handle = active.values.first(where: { $0.transfer === transfer }) { remove(handle) }
        transfer.resume(.failure(TransportError(.cancelled, "")))
    }

    private func remove(_ handle: CurlHandle) {
        curl_multi_remove_handle(multi, handle.easy)
        active[handle.easy] = nil
        underWay[handle.destination.host, default: 1] -= 1
    }

    private func finishTransfers() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let handle = active[easy], let transfer = handle.transfer
            else { continue }
            let result = handle.result(fa_curl_message_result(message))
            remove(handle)
            handle.end()
            // What failed, or sent something, leaves nothing to the next request.
            if case .success = result, transfer.request.method == .get {
                idle[ObjectIdentifier(handle.destination), default: []].append(handle)
            }
            transfer.resume(result)
        }
    }
}
