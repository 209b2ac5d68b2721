// libFuzzer's way to the target `config`.

import Fuzzing

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { FuzzEntry.run(fuzzConfig, bytes, count) }
