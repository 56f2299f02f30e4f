import Glibc

/// Answers for nearly every number that nobody has it, without asking the table; the rest must be asked. A blocked Bloom
/// filter of fixed size, so that memory does not grow with the survey: with ten million numbers one in 150 is asked in vain.
final class NumberFilter {
    private static let blocks = 1 << 18
    private static let wordsPerBlock = 8
    private let words: UnsafeMutablePointer<UInt64>

    init() {
        let count = NumberFilter.blocks * NumberFilter.wordsPerBlock
        // Memory that the system gives as zeros: pages that no number falls on cost nothing.
        guard let zeros = calloc(count, MemoryLayout<UInt64>.stride) else { fatalError("no memory for \(count) words") }
        words = zeros.bindMemory(to: UInt64.self, capacity: count)
    }

    deinit { free(words) }

    /// Notes a number; `false` when it was certainly never noted before.
    func note(_ number: UnsafeBufferPointer<UInt8>) -> Bool {
        // FNV-1a, its bits spread by the finish of SplitMix64.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in number { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        // One block is one line of the processor's cache: a number costs one access to memory.
        let block = words + Int(hash & UInt64(NumberFilter.blocks - 1)) * NumberFilter.wordsPerBlock
        var known = true
        for turn in 0..<4 {
            let place = (hash >> UInt64(18 + turn * 9)) & 511
            let bit = UInt64(1) << (place & 63)
            let word = block + Int(place >> 6)
            if word.pointee & bit == 0 {
                known = false
                word.pointee |= bit
            }
        }
        return known
    }
}
