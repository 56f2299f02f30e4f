/// The 32 bytes of a text's digest in four words: of a million contacts each has one.
package struct TextDigest: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter hex: 64 lower-case hexadecimal digits.
    package init?(hex text: String) {
        var text = text
        let words = text.withUTF8 { digits -> [UInt64]? in
            guard digits.count == 64 else { return nil }
            var words: [UInt64] = [0, 0, 0, 0]
            for (place, digit) in digits.enumerated() {
                let nibble: UInt8
                switch digit {
                case 0x30...0x39: nibble = digit - 0x30
                case 0x61...0x66: nibble = digit - 0x57
                default: return nil
                }
                words[place / 16] = words[place / 16] << 4 | UInt64(nibble)
            }
            return words
        }
        guard let words else { return nil }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// - Parameter bytes: 32.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        func word(_ place: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    package var hex: String {
        [words.0, words.1, words.2, words.3].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    package static func == (a: TextDigest, b: TextDigest) -> Bool { a.words == b.words }
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Replay {
    /// What the log says of one contact, besides its attempts; small, since there may be a million.
    package struct Contact {
        package let unit: Int32
        package let ordinal: Int32
        /// Days since 1970-01-01.
        package let receivedOn: Int32
        package let completed: Bool
        /// The entries that took it and withdrew it; 0 is never.
        package let taken: Int32
        package var withdrawn: Int32 = 0
        /// Index of its draw; -1 is not drawn.
        package var draw: Int32 = -1
        /// Index of the surveyor who has it.
        package var surveyor: Int32 = -1
        /// On his list, from 1.
        package var place: Int32 = 0
        /// Only one surveyor of its draw might call its unit.
        package var single = false
        package let digest: TextDigest

        init(unit: Int32, ordinal: Int32, receivedOn: Int32, completed: Bool, taken: Int32, digest: TextDigest) {
            self.unit = unit
            self.ordinal = ordinal
            self.receivedOn = receivedOn
            self.completed = completed
            self.taken = taken
            self.digest = digest
        }

        /// Whether its line stood in the roster at this entry.
        package func isProvided(at sequence: Int) -> Bool {
            Int(taken) < sequence && (withdrawn == 0 || Int(withdrawn) > sequence)
        }
    }
}
