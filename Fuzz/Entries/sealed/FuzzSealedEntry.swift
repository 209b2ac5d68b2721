// libFuzzer's way to the target `sealed`.

import Fuzzing

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { FuzzEntry.run(fuzzSealed, bytes, count) }
