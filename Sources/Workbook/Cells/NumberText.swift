/// Numbers as text, digit by digit: no digit may change on its way through a Double.
enum NumberText {
    /// Rewrites the number that begins at `start` in `bytes` without exponent and point where it is whole, and pads it as
    /// the format asks. What is not a whole number stays as it is.
    static func settle(_ bytes: inout ByteStore, from start: Int, _ format: NumberFormat) -> Cell.Kind {
        trim(&bytes, from: start)
        let kind: Cell.Kind
        if bytes.count > start, bytes.bytes(from: start).allSatisfy(isDigit) {
            // As nearly all are. Zeros in front stay: somebody wrote them.
            kind = bytes.count - start > kept ? .longNumber : .number
        } else if let whole = Whole(bytes.bytes(from: start)) {
            bytes.cut(to: start)
            if whole.isNegative { bytes.append(0x2D) }
            bytes.append(whole.digits)
            for _ in 0..<whole.zeros { bytes.append(0x30) }
            kind = whole.digits.count + whole.zeros > kept ? .longNumber : .number
            if whole.isNegative { return kind }
        } else {
            return .fraction
        }
        if case .digits(let pattern) = format { pattern.apply(&bytes, from: start) }
        return kind
    }

    /// Digits that a spreadsheet keeps of a number.
    private static let kept = 15

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func trim(_ bytes: inout ByteStore, from start: Int) {
        while bytes.count > start, bytes.base[bytes.count - 1] <= 0x20 { bytes.cut(to: bytes.count - 1) }
        var blanks = 0
        while start + blanks < bytes.count, bytes.base[start + blanks] <= 0x20 { blanks += 1 }
        if blanks > 0 {
            let rest = Array(bytes.bytes(from: start + blanks))
            bytes.cut(to: start)
            bytes.append(rest)
        }
    }

    /// `digits` and then `zeros`: `1.54E4` is 154 and two zeros.
    private struct Whole {
        var isNegative = false
        var digits: [UInt8] = []
        var zeros = 0

        /// `nil` for what is not written as a number (ECMA-376 18.18.11 and XML Schema's double), not whole, or longer than
        /// any number of a spreadsheet.
        init?(_ text: UnsafeBufferPointer<UInt8>) {
            var rest = text[...]
            func sign(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
                guard let first = rest.first, first == 0x2D || first == 0x2B else { return false }
                rest.removeFirst()
                return first == 0x2D
            }
            isNegative = sign(&rest)
            var fraction = 0
            var hasPoint = false
            while let byte = rest.first, isDigit(byte) || (byte == 0x2E && !hasPoint) {
                if byte == 0x2E {
                    hasPoint = true
                } else {
                    digits.append(byte)
                    if hasPoint { fraction += 1 }
                }
                rest.removeFirst()
            }
            guard !digits.isEmpty else { return nil }
            var exponent = 0
            if let byte = rest.first, byte | 0x20 == 0x65 {
                rest.removeFirst()
                let isDown = sign(&rest)
                guard !rest.isEmpty else { return nil }
                while let byte = rest.first, isDigit(byte) {
                    exponent = min(exponent * 10 + Int(byte - 0x30), 1_000)
                    rest.removeFirst()
                }
                if isDown { exponent.negate() }
            }
            guard rest.isEmpty else { return nil }
            while digits.count > 1, digits.last == 0x30 {
                digits.removeLast()
                fraction -= 1
            }
            digits.trimPrefix { $0 == 0x30 }
            zeros = exponent - fraction
            if digits.isEmpty {
                digits = [0x30]
                zeros = 0
                isNegative = false
            }
            // A double ends at 1.8E308.
            guard zeros >= 0, digits.count + zeros <= 309 else { return nil }
        }
    }
}
