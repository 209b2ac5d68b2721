// libFuzzer's way to the target `link`.

import Fuzzing

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { FuzzEntry.run(fuzzLink, bytes, count) }
