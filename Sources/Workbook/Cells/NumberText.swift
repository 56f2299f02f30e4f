/// Numbers as text, digit by digit: no digit may change on its way through a Double.
enum NumberText {
    /// Rewrites the number that begins at `start` in `bytes` without exponent and point where it is whole, and pads it as
    /// the format asks. Of a fraction the digits that no spreadsheet shows are rounded away; what is no number stays as it is.
    static func settle(_ bytes: inout ByteStore, from start: Int, _ format: NumberFormat) -> Cell.Kind {
        trim(&bytes, from: start)
        if format == .percent, let percent = Decimal(bytes.bytes(from: start))?.shown(shift: 2) {
            bytes.cut(to: start)
            bytes.append(percent + [0x25])
            return .fraction
        }
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
            // 99.9 is stored as 99.900000000000006. Where nothing but zeros is left behind the point, it is a fraction still.
            if let value = Decimal(bytes.bytes(from: start)), value.digits.count + value.exponent <= kept,
                let shown = value.shown(shift: 0)
            {
                bytes.cut(to: start)
                bytes.append(shown)
            }
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
        let isNegative: Bool
        let digits: [UInt8]
        let zeros: Int

        /// `nil` for what is no number, not whole, or longer than any number of a spreadsheet.
        init?(_ text: UnsafeBufferPointer<UInt8>) {
            // A double ends at 1.8E308.
            guard let value = Decimal(text), value.exponent >= 0, value.digits.count + value.exponent <= 309 else {
                return nil
            }
            (isNegative, digits, zeros) = (value.isNegative, value.digits, value.exponent)
        }
    }

    /// `1.5` is 15 with the exponent -1. No zeros at the end of `digits`, nor at its beginning; 0 is `0`.
    private struct Decimal {
        var isNegative = false
        var digits: [UInt8] = []
        var exponent = 0

        /// `nil` for what is not written as a number (ECMA-376 18.18.11 and XML Schema's double).
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
            exponent -= fraction
            if digits.isEmpty {
                digits = [0x30]
                exponent = 0
                isNegative = false
            }
        }

        /// Written out, its digits rounded to the fifteen that spreadsheets show; `nil` for what would be too long.
        /// - Parameter shift: by how many places the point moves: 0.9 with 2 is 90.
        func shown(shift: Int) -> [UInt8]? {
            guard exponent > -40, exponent < 40 else { return nil }
            var digits = digits
            var zeros = exponent + shift
            if digits.count > kept {
                zeros += digits.count - kept
                let isUp = digits[kept] >= 0x35
                digits.removeSubrange(kept...)
                var place = kept - 1
                while isUp, place >= 0 {
                    digits[place] = digits[place] == 0x39 ? 0x30 : digits[place] + 1
                    if digits[place] != 0x30 { break }
                    place -= 1
                }
                if isUp, place < 0 { digits.insert(0x31, at: 0) }
            }
            while zeros < 0, digits.count > 1, digits.last == 0x30 {
                digits.removeLast()
                zeros += 1
            }
            if zeros < 0 {
                digits.insert(contentsOf: repeatElement(0x30, count: max(0, 1 - zeros - digits.count)), at: 0)
                digits.insert(0x2E, at: digits.count + zeros)
            } else if digits != [0x30] {
                digits += repeatElement(0x30, count: zeros)
            }
            return (isNegative ? [0x2D] : []) + digits
        }
    }
}
