import SurveyCore

/// The forms that nearly all cells have, read without a String; all others are left to the slow readers.
enum PlainCells {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    enum Number {
        /// The cell is its own normal form.
        case same
        /// A mobile, written out in the eleven digits.
        case mobile(UInt64)
        case other
    }

    /// Mobiles in one run or as `154 0000 0123`, perhaps behind +86, and landlines as `0371-67181234`. What numbers.md allows
    /// beside these is left to the slow reader.
    static func number(_ cell: Bytes) -> Number {
        guard cell.count >= 11, cell.count <= 17 else { return .other }
        var digits: UInt64 = 0
        var index = 0
        if cell[0] == 0x2B {
            guard cell[1] == 0x38, cell[2] == 0x36 else { return .other }
            index = isSign(cell[3]) ? 4 : 3
        }
        let begin = index
        // As in NumberForms: 0x344.
        var form = 0
        var length = 0
        while index < cell.count {
            let byte = cell[index]
            let digit = byte &- 0x30
            if digit <= 9 {
                digits = digits &* 10 &+ UInt64(digit)
                length += 1
            } else {
                guard isSign(byte), length > 0 else { return .other }
                form = form << 4 | length
                length = 0
            }
            index += 1
        }
        form = form << 4 | length
        if form == 0xB || form == 0x344, digits / 1_000_000_000 >= 13, digits / 1_000_000_000 <= 19 {
            return cell.count == 11 ? .same : .mobile(digits)
        }
        guard begin == 0, cell[0] == 0x30, form == 0x38 || form == 0x48, isLandline(cell, area: form >> 4) else {
            return .other
        }
        return .same
    }

    private static func isSign(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D }

    private static func isLandline(_ cell: Bytes, area: Int) -> Bool {
        guard cell[area] == 0x2D, cell[area + 1] >= 0x32 else { return false }
        // Seven digits are left to the slow reader: where they suffice depends on the town.
        return area == 3 ? (cell[1] == 0x31 && cell[2] == 0x30) || cell[1] == 0x32 : cell[1] >= 0x33
    }

    /// `2020-09-05`, `2020/9/5`, `2020.9.5`: those of ``WrittenTime`` that have one sign between their numbers.
    static func date(_ cell: Bytes) -> CivilDate? {
        guard cell.count >= 8, cell.count <= 10 else { return nil }
        var numbers = (0, 0, 0)
        var part = 0
        var length = 0
        var value = 0
        let mark = cell[4]
        guard mark == 0x2D || mark == 0x2F || mark == 0x2E else { return nil }
        for byte in cell {
            let digit = byte &- 0x30
            if digit <= 9 {
                value = value * 10 + Int(digit)
                length += 1
            } else if byte == mark, length > 0, part < 2 {
                guard part == 0 || length <= 2 else { return nil }
                if part == 0 { numbers.0 = value } else { numbers.1 = value }
                part += 1
                value = 0
                length = 0
            } else {
                return nil
            }
        }
        guard part == 2, length > 0, length <= 2, numbers.0 >= 1000 else { return nil }
        numbers.2 = value
        return CivilDate(year: numbers.0, month: numbers.1, day: numbers.2)
    }
}
