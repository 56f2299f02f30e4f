import Glibc

/// Answers for nearly every number that nobody has it, without asking the table; the rest must be asked. Two filters of fixed
/// size, so that memory does not grow with the survey: a small one for the first numbers, and one for all that come behind
/// them; with ten million numbers one in 150 is asked in vain.
final class NumberFilter {
    /// So many numbers go into the small one.
    private static let fewest = 1 << 18
    private let few = BlockedFilter(blocks: 1 << 15)
    private let many = BlockedFilter(blocks: 1 << 18)
    private var count = 0

    /// Notes a number; `false` when it was certainly never noted before.
    func note(_ number: UnsafeBufferPointer<UInt8>) -> Bool {
        // FNV-1a, its bits spread by the finish of SplitMix64.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in number { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        guard count < NumberFilter.fewest else { return few.holds(hash) || many.note(hash) }
        let isKnown = few.note(hash)
        if !isKnown { count += 1 }
        return isKnown
    }
}

/// A Bloom filter in blocks.
private final class BlockedFilter {
    private static let wordsPerBlock = 8
    private let words: UnsafeMutablePointer<UInt64>
    private let mask: UInt64

    /// - Parameter blocks: a power of two, at most 2^18: the bits of a hash above choose the places in its block.
    init(blocks: Int) {
        let count = blocks * BlockedFilter.wordsPerBlock
        mask = UInt64(blocks - 1)
        // Memory that the system gives as zeros: pages that no number falls on cost nothing.
        guard let zeros = calloc(count, MemoryLayout<UInt64>.stride) else { fatalError("no memory for \(count) words") }
        words = zeros.bindMemory(to: UInt64.self, capacity: count)
    }

    deinit { free(words) }

    func holds(_ hash: UInt64) -> Bool {
        let block = block(hash)
        return (0..<4).allSatisfy { turn in
            let (word, bit) = place(hash, turn)
            return block[word] & bit != 0
        }
    }

    func note(_ hash: UInt64) -> Bool {
        let block = block(hash)
        var isKnown = true
        for turn in 0..<4 {
            let (word, bit) = place(hash, turn)
            if block[word] & bit == 0 {
                isKnown = false
                block[word] |= bit
            }
        }
        return isKnown
    }

    /// One block is one line of the processor's cache: a number costs one access to memory.
    @inline(__always)
    private func block(_ hash: UInt64) -> UnsafeMutablePointer<UInt64> {
        words + Int(hash & mask) * BlockedFilter.wordsPerBlock
    }

    @inline(__always)
    private func place(_ hash: UInt64, _ turn: Int) -> (word: Int, bit: UInt64) {
        let place = (hash >> UInt64(18 + turn * 9)) & 511
        return (Int(place >> 6), 1 << (place & 63))
    }
}
