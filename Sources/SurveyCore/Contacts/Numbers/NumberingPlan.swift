/// The numbering plan as far as it decides what a telephone can dial: lengths, and no prefix beyond a mobile's `1[3-9]`,
/// because metadata tables lag behind the carriers.
enum NumberingPlan {
    typealias Digits = ArraySlice<UInt8>

    /// The area code that digits begin with: 010 and 02x have three digits, all others four.
    static func areaLength(_ digits: Digits) -> Int? {
        guard digits.count >= 3, digits.first == UInt8(ascii: "0") else { return nil }
        switch digits[digits.startIndex + 1] {
        case UInt8(ascii: "1"): return digits[digits.startIndex + 2] == UInt8(ascii: "0") ? 3 : nil
        case UInt8(ascii: "2"): return 3
        case UInt8(ascii: "3")...UInt8(ascii: "9"): return digits.count >= 4 ? 4 : nil
        default: return nil
        }
    }

    static func isAreaCode(_ digits: Digits) -> Bool { digits.count <= 4 && areaLength(digits) == digits.count }

    /// Eight digits in the large cities, and in Henan in 0371, 0377 and 0379; seven or eight elsewhere.
    static func localLengths(_ area: Digits) -> ClosedRange<Int> {
        let eightOnly = area.count == 3 || ["0371", "0377", "0379"].contains { area.elementsEqual($0.utf8) }
        return eightOnly ? 8...8 : 7...8
    }

    /// A local number of a length that the area has.
    static func isLocal(_ digits: Digits, in area: [UInt8]) -> Bool {
        !area.isEmpty && beginsLocal(digits) && localLengths(area[...]).contains(digits.count)
    }

    static func beginsLocal(_ digits: Digits) -> Bool { digits.first.map { $0 >= UInt8(ascii: "2") } ?? false }

    static func isMobile(_ digits: Digits) -> Bool {
        digits.count == 11 && digits.first == UInt8(ascii: "1") && digits[digits.startIndex + 1] >= UInt8(ascii: "3")
    }

    static func beginsServiceLine(_ digits: Digits) -> Bool {
        digits.starts(with: "400".utf8) || digits.starts(with: "800".utf8)
    }

    static func isServiceLine(_ digits: Digits) -> Bool { digits.count == 10 && beginsServiceLine(digits) }

    /// 110, 12345, 10086, 95588, 963999.
    static func isShort(_ digits: Digits) -> Bool {
        guard let first = digits.first, digits.count >= 3 else { return false }
        let second = digits[digits.startIndex + 1]
        switch digits.count {
        case 3: return first == UInt8(ascii: "1") && (UInt8(ascii: "1")...UInt8(ascii: "2")).contains(second)
        case 5 where first == UInt8(ascii: "1"): return second <= UInt8(ascii: "2")
        case 5, 6: return first == UInt8(ascii: "9") && [UInt8(ascii: "5"), UInt8(ascii: "6")].contains(second)
        default: return false
        }
    }

    /// The length of the area code of a landline that stands in one run; its local part may be a short number.
    static func landlineArea(_ digits: Digits) -> Int? {
        guard digits.count <= 12, let length = areaLength(digits), digits.count > length else { return nil }
        let local = digits.dropFirst(length)
        return isLocal(local, in: Array(digits.prefix(length))) || (local.count >= 5 && isShort(local)) ? length : nil
    }

    /// The length of the area code, zero included, of a landline that has lost its zero and stands in one run.
    static func zerolessArea(_ digits: Digits) -> Int? {
        guard digits.count <= 11, mayLackZero(digits) else { return nil }
        let whole = withZero(digits)
        guard let length = landlineArea(whole[...]), whole.count >= length + 7 else { return nil }
        return length
    }

    /// No town has 086x: 86 is the country's code there.
    static func mayLackZero(_ digits: Digits) -> Bool { !digits.starts(with: "86".utf8) }

    static func withZero(_ digits: Digits) -> [UInt8] { [UInt8(ascii: "0")] + digits }

    /// One run, and a mobile, a service line, or a landline that has lost its zero.
    static func isWholeNumber(_ digits: [UInt8]) -> Bool {
        isMobile(digits[...]) || isServiceLine(digits[...]) || zerolessArea(digits[...]) != nil
    }
}

/// Groups of digits as people write a number: each hexadecimal digit of a form is the length of one group.
enum NumberForms {
    static let mobile: [UInt32] = [
        0xB, 0x38, 0x74, 0x56, 0x65, 0x344, 0x434, 0x443, 0x335, 0x353, 0x533, 0x3233, 0x32222,
    ]
    static let serviceLine: [UInt32] = [0xA, 0x37, 0x334, 0x343, 0x352, 0x433, 0x424, 0x46, 0x55, 0x64]
    static let local8: [UInt32] = [0x8, 0x44, 0x2222]
    static let local7: [UInt32] = [0x7, 0x34, 0x43, 0x322]
}
