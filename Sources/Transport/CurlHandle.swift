// One libcurl easy handle, set up for the requests to one destination.

import CCurl

/// An easy handle with everything it points at. Created, used and freed on the transport's thread. It serves one request
/// after the other: setting one up costs as much as a small request.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    let destination: Destination
    /// The request under way; nil between two.
    private(set) var transfer: Transfer?
    private var answer: AnswerBuffer
    private var gate: SocketGate
    private let loopback: SocketGate.Loopback
    private let limits: TransportLimits
    private let bodies: BodyPool
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var connectTo: UnsafeMutablePointer<curl_slist>?

    /// Nil when libcurl is out of memory.
    init?(to destination: Destination, _ shared: CurlTransport.Shared) {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.destination = destination
        limits = shared.limits
        bodies = shared.bodies
        let route = destination.route
        // A proxy may well be on this machine. What it connects to is its own affair.
        let proxy = shared.connectTo == nil && !destination.isLoopback ? route.proxy : nil
        let toItself = destination.isLoopback && shared.connectTo == nil
        loopback = toItself ? .required : proxy != nil || shared.connectTo != nil ? .allowed : .refused
        answer = AnswerBuffer(limits, bodies)
        gate = SocketGate(loopback)
        set(shared)
        setTrust(route)
        setProxy(proxy)
        setCallbacks()
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headers)
        curl_slist_free_all(connectTo)
    }

    /// Takes a request to its destination on. Only GET may follow another one.
    func begin(_ transfer: Transfer) {
        self.transfer = transfer
        answer = AnswerBuffer(limits, bodies)
        gate = SocketGate(loopback)
        let context = Unmanaged.passUnretained(answer).toOpaque()
        fa_curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
        fa_curl_set_pointer(easy, CURLOPT_HEADERDATA, context)
        fa_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(gate).toOpaque())
        setRequest(transfer.request)
    }

    /// Forgets the request, and the credential in its header fields.
    func end() {
        transfer = nil
        fa_curl_set_list(easy, CURLOPT_HTTPHEADER, nil)
        curl_slist_free_all(headers)
        headers = nil
    }

    private func set(_ shared: CurlTransport.Shared) {
        fa_curl_set_string(easy, CURLOPT_USERAGENT, shared.userAgent)
        fa_curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        fa_curl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
        fa_curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        // A page has half a megabyte: fewer and larger pieces.
        fa_curl_set_long(easy, CURLOPT_BUFFERSIZE, 128 << 10)
        fa_curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        // What is sent is what was asked for and is recorded.
        fa_curl_set_long(easy, CURLOPT_PATH_AS_IS, 1)
        fa_curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        fa_curl_set_long(easy, CURLOPT_TIMEOUT, limits.timeoutSeconds)
        fa_curl_set_long(easy, CURLOPT_CONNECTTIMEOUT, limits.connectSeconds)
        fa_curl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
        fa_curl_set_long(easy, CURLOPT_LOW_SPEED_TIME, limits.stallSeconds)
        if let address = shared.connectTo {
            connectTo = setList(CURLOPT_CONNECT_TO, ["::127.0.0.1:\(address.port)"])
        }
        // What libcurl does anyway, said aloud: no credential from elsewhere, none in a URL.
        fa_curl_set_long(easy, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        fa_curl_set_long(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    }

    private func setTrust(_ route: ForgeRoute) {
        fa_curl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        fa_curl_set_long(easy, CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let certificates = route.certificates {
            _ = certificates.withUnsafeBytes {
                fa_curl_set_blob(easy, CURLOPT_CAINFO_BLOB, $0.baseAddress, $0.count)
            }
            // Else the system's would be trusted beside them.
            fa_curl_set_string(easy, CURLOPT_CAPATH, nil)
        }
        if let pins = route.pinList { fa_curl_set_string(easy, CURLOPT_PINNEDPUBLICKEY, pins) }
    }

    /// Both options are always set: where one isn't, libcurl looks into the environment.
    private func setProxy(_ proxy: ProxyServer?) {
        fa_curl_set_string(easy, CURLOPT_PROXY, proxy?.origin.description ?? "")
        fa_curl_set_string(easy, CURLOPT_NOPROXY, "")
        fa_curl_set_long(easy, CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        fa_curl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        guard let proxy, let user = proxy.user else { return }
        fa_curl_set_string(easy, CURLOPT_PROXYUSERNAME, user)
        fa_curl_set_string(easy, CURLOPT_PROXYPASSWORD, proxy.password ?? "")
    }

    private func setRequest(_ request: HTTPRequest) {
        fa_curl_set_string(easy, CURLOPT_URL, request.url)
        headers = setList(CURLOPT_HTTPHEADER, request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"])
        guard request.method == .post else { return }
        let body = request.body ?? []
        fa_curl_set_long(easy, CURLOPT_POST, 1)
        fa_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        body.withUnsafeBytes { bytes in
            _ = fa_curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
        }
    }

    /// The list, which libcurl reads as long as the option is set.
    private func setList(_ option: CURLoption, _ values: [String]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = curl_slist_append(list, value) ?? list }
        fa_curl_set_list(easy, option, list)
        return list
    }

    private func setCallbacks() {
        fa_curl_set_write(easy, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let answer = Unmanaged<AnswerBuffer>.fromOpaque(context).takeUnretainedValue()
            return answer.append(UnsafeRawBufferPointer(start: data, count: size * count)) ? size * count : 0
        }
        fa_curl_set_write(easy, CURLOPT_HEADERFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let answer = Unmanaged<AnswerBuffer>.fromOpaque(context).takeUnretainedValue()
            return answer.appendHeader(UnsafeRawBufferPointer(start: data, count: size * count)) ? size * count : 0
        }
        fa_curl_set_open_socket(easy) { context, _, address in
            guard let context, let address else { return -1 }
            return Unmanaged<SocketGate>.fromOpaque(context).takeUnretainedValue().open(address)
        }
    }

    /// The answer, or what kept it away.
    func result(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        guard code == CURLE_OK else { return .failure(failure(code)) }
        guard answer.headersEnded else { return .failure(TransportError(.truncated, "within the headers")) }
        var status = 0
        fa_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: answer.headers, content: answer.takeBody()))
    }

    private func failure(_ code: CURLcode) -> TransportError {
        let text = String(cString: curl_easy_strerror(code))
        if let refusal = proxyRefusal { return refusal }
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION:
            return TransportError(
                .tls,
                "the certificate isn't for this host, isn't valid now, or is from an authority that isn't trusted;"
                    + " `ca_file` names the authorities of your own")
        case CURLE_URL_MALFORMAT: return TransportError(.invalidURL, text)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return TransportError(.resolve, text)
        case CURLE_COULDNT_CONNECT:
            return gate.refusal.map { TransportError(.addressRefused, $0) } ?? TransportError(.connect, text)
        case CURLE_OPERATION_TIMEDOUT: return TransportError(isStalled ? .stalled : .timeout, text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return TransportError(.tls, text)
        case CURLE_WRITE_ERROR:
            return TransportError(answer.exceeded ?? .truncated, "after \(answer.body.count) bytes")
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            return TransportError(.truncated, text)
        // Other schemes than http and https don't come this far: an "unsupported protocol" is what the server spoke.
        default: return TransportError(.protocolViolation, text)
        }
    }

    /// What the proxy answered to the wish for a tunnel, where that wasn't a yes.
    private var proxyRefusal: TransportError? {
        var status = 0
        fa_curl_get_long(easy, CURLINFO_HTTP_CONNECTCODE, &status)
        switch status {
        case 300..<500: return TransportError(.proxyRefused, "it answered \(status)")
        case 500...: return TransportError(.connect, "the proxy answered \(status)")
        default: return nil
        }
    }

    /// Whether a transfer that ran out of time did so on its way, long before its time was up.
    private var isStalled: Bool {
        var sent: curl_off_t = 0
        var total: curl_off_t = 0
        fa_curl_get_size(easy, CURLINFO_PRETRANSFER_TIME_T, &sent)
        fa_curl_get_size(easy, CURLINFO_TOTAL_TIME_T, &total)
        return sent > 0 && total < curl_off_t(limits.timeoutSeconds) * 1_000_000
    }
}
