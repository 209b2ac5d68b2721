// The parsers of untrusted input, each as a function of bytes that a fuzzer or a test can call.

/// One parser with what it promises. Crashing, hanging and reading out of bounds are for the sanitizers to see.
package struct FuzzTarget: Sendable {
    /// Names the target's corpus in `Fuzz/corpus`, its dictionary and its executable.
    package let name: String
    /// Throws where the parser broke a promise on these bytes; bytes that it refuses are fine.
    package let run: @Sendable (UnsafeRawBufferPointer) throws(BrokenInvariant) -> Void

    /// All of them.
    package static let all = [
        FuzzTarget(name: "json", run: fuzzJSON), FuzzTarget(name: "config", run: fuzzConfig),
        FuzzTarget(name: "link", run: fuzzLink), FuzzTarget(name: "limits", run: fuzzLimits),
        FuzzTarget(name: "sealed", run: fuzzSealed), FuzzTarget(name: "redaction", run: fuzzRedaction),
    ]
}
