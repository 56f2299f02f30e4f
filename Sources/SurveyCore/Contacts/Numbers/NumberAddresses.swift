/// Digits that are no run: those of an address, or of a part that a spreadsheet damaged. In the text `@` stands for it.
struct SetAside {
    var at: Int
    var leftOver: PhoneNumber.LeftOver
}

/// Sets the addresses of a segment aside (numbers.md §Signs).
struct NumberAddresses {
    typealias Signs = NumberSigns

    private(set) var text: [Unicode.Scalar] = []
    private(set) var aside: [SetAside] = []
    private let source: ArraySlice<Unicode.Scalar>

    init(_ segment: ArraySlice<Unicode.Scalar>) {
        source = segment
        guard segment.contains(where: { $0 == "@" || $0 == "w" || $0 == "W" || $0 == "/" }) else {
            text = Array(segment)
            return
        }
        text.reserveCapacity(segment.count)
        var index = segment.startIndex
        // No e-mail address begins before.
        var noEmailBefore = index
        while index < source.endIndex {
            var end: Int?
            if index >= noEmailBefore, Self.isOfEmail(source[index]) {
                let signs = source[index...].prefix(while: Self.isOfEmail)
                noEmailBefore = signs.endIndex
                if signs.dropFirst().dropLast().contains("@") { end = signs.endIndex }
            }
            if let end = end ?? webAddressEnd(index) {
                setAside(index..<end)
                index = end
            } else {
                text.append(source[index])
                index += 1
            }
        }
    }

    private static func isOfEmail(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "%", "+", "@", "-": true
        default: false
        }
    }

    /// Where the web address ends that begins at `start`.
    private func webAddressEnd(_ start: Int) -> Int? {
        guard Signs.isLatin(source[start]), start == source.startIndex || !Signs.isLatin(source[start - 1]) else {
            return nil
        }
        let word = source[start...].prefix(while: Signs.isLatin)
        let behind = source[word.endIndex...].prefix(3)
        let isWww = word.count == 3 && word.allSatisfy { $0 == "w" || $0 == "W" }
        guard isWww && behind.first == "." || behind.elementsEqual("://".unicodeScalars) else { return nil }
        return source[start...].firstIndex { !$0.isASCII || [" ", "\n", ",", ";"].contains($0) } ?? source.endIndex
    }

    private mutating func setAside(_ range: Range<Int>) {
        for digits in source[range].split(whereSeparator: { !Signs.isDigit($0) }) {
            aside.append(SetAside(at: text.count, leftOver: .init(text: Signs.string(digits), reason: .noTelephone)))
        }
        text.append("@")
    }
}
