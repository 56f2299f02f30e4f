/// Sebastiano Vigna's SplitMix64: property tests that fail today fail tomorrow.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of the range, spread evenly enough for tests.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    package mutating func one<T>(of choices: [T]) -> T { choices[number(0...choices.count - 1)] }

    /// True in so many of a hundred cases.
    package mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    package mutating func shuffle<T>(_ values: [T]) -> [T] {
        var left = values
        var shuffled: [T] = []
        while !left.isEmpty { shuffled.append(left.remove(at: number(0...left.count - 1))) }
        return shuffled
    }
}
