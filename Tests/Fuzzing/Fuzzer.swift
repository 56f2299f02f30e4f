import Glibc

/// libFuzzer's door. `HUIFANG_FUZZ` names the harness.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
        try chosen.run(Array(UnsafeBufferPointer(start: data, count: count)))
    } catch {
        fatalError("\(error)")
    }
    return 0
}

private let chosen: Harness = {
    guard let name = getenv("HUIFANG_FUZZ"), let harness = Harness(rawValue: String(cString: name)) else {
        fatalError("HUIFANG_FUZZ is one of \(Harness.allCases.map(\.rawValue))")
    }
    return harness
}()
