/// The numbering plan as far as it decides what a telephone can dial: lengths, and no prefix beyond a mobile's `1[3-9]`,
/// because metadata tables lag behind the carriers.
struct NumberingPlan {
    /// `0371`: what a local number without an area code is completed with; may be empty (nothing is completed then).
    var areaCode: [UInt8]

    struct Match {
        var digits: [UInt8]
        /// How many of the digits are the area code.
        var areaDigits = 0
        var kind: PhoneNumber.Kind
        var suffix: [UInt8] = []
        var zeroRestored = false
        var areaAssumed = false

        var number: PhoneNumber {
            var text = kind == .abroad ? [UInt8(ascii: "+")] : []
            text += digits[..<areaDigits]
            if areaDigits > 0 { text.append(UInt8(ascii: "-")) }
            text += digits[areaDigits...]
            if !suffix.isEmpty { text += [UInt8(ascii: "x")] + suffix }
            return PhoneNumber(normal: String(decoding: text, as: UTF8.self), kind: kind)
        }
    }

    /// The number that `digits` make as a whole; `nil` when no telephone can dial them.
    func match(_ digits: [UInt8], international: Bool) -> Match? {
        var digits = digits[...]
        var international = international
        if !international, digits.starts(with: "00".utf8), digits.count > 9 {
            digits = digits.dropFirst(2)
            international = true
        }
        guard international else { return domestic(digits, afterCountryCode: false) }
        guard digits.starts(with: "86".utf8) else {
            return (7...15).contains(digits.count) ? Match(digits: Array(digits), kind: .abroad) : nil
        }
        return domestic(digits.dropFirst(2), afterCountryCode: true)
    }

    private func domestic(_ digits: ArraySlice<UInt8>, afterCountryCode: Bool) -> Match? {
        if Self.isMobile(digits) { return Match(digits: Array(digits), kind: .mobile) }
        // The trunk zero that old switchboards wanted before a mobile from elsewhere.
        if digits.first == UInt8(ascii: "0"), Self.isMobile(digits.dropFirst()) {
            return Match(digits: Array(digits.dropFirst()), kind: .mobile)
        }
        if digits.count == 10, digits.starts(with: "400".utf8) || digits.starts(with: "800".utf8) {
            return Match(digits: Array(digits), kind: .serviceLine)
        }
        if let landline = Self.landline(Array(digits)) { return landline }
        if Self.isShort(digits) { return Match(digits: Array(digits), kind: .shortNumber) }
        // After +86 the zero is left out by rule; elsewhere a spreadsheet has eaten it.
        if digits.count >= 10, var landline = Self.landline([UInt8(ascii: "0")] + digits), landline.kind == .landline {
            landline.zeroRestored = !afterCountryCode
            return landline
        }
        if !afterCountryCode, digits.count > 10, digits.starts(with: "86".utf8) {
            let rest = digits.dropFirst(2)
            if Self.isMobile(rest) { return Match(digits: Array(rest), kind: .mobile) }
            if let landline = Self.landline(Array(rest)) { return landline }
            if var landline = Self.landline([UInt8(ascii: "0")] + rest), landline.kind == .landline {
                landline.zeroRestored = true
                return landline
            }
        }
        return local(digits)
    }

    /// A local number, completed with the area code.
    private func local(_ digits: ArraySlice<UInt8>) -> Match? {
        guard !areaCode.isEmpty, let first = digits.first, first > UInt8(ascii: "1"),
            Self.localLengths(areaCode[...]).contains(digits.count)
        else { return nil }
        return Match(
            digits: areaCode + digits,
            areaDigits: areaCode.count,
            kind: .landline,
            areaAssumed: true
        )
    }

    private static func landline(_ digits: [UInt8]) -> Match? {
        guard let length = areaLength(digits[...]), digits.count > length else { return nil }
        let local = digits[length...]
        if localLengths(digits[..<length]).contains(local.count) {
            return Match(digits: digits, areaDigits: length, kind: .landline)
        }
        // 0371-12345: a town's own service number, dialled from elsewhere.
        return local.count >= 5 && isShort(local) ? Match(digits: digits, areaDigits: length, kind: .shortNumber) : nil
    }

    /// 010 and 02x have three digits, all others four.
    static func areaLength(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count >= 3, digits.first == UInt8(ascii: "0") else { return nil }
        switch digits[digits.startIndex + 1] {
        case UInt8(ascii: "1"): return digits[digits.startIndex + 2] == UInt8(ascii: "0") ? 3 : nil
        case UInt8(ascii: "2"): return 3
        case UInt8(ascii: "3")...UInt8(ascii: "9"): return digits.count >= 4 ? 4 : nil
        default: return nil
        }
    }

    /// Eight digits in the large cities, and in Henan in 0371, 0377 and 0379; seven or eight elsewhere.
    static func localLengths(_ area: ArraySlice<UInt8>) -> ClosedRange<Int> {
        let eightOnly = area.count == 3 || ["0371", "0377", "0379"].contains { area.elementsEqual($0.utf8) }
        return eightOnly ? 8...8 : 7...8
    }

    static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 11 && digits.first == UInt8(ascii: "1") && digits[digits.startIndex + 1] >= UInt8(ascii: "3")
    }

    /// 110, 12345, 10086, 95588, 963999.
    static func isShort(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let first = digits.first, digits.count >= 3 else { return false }
        let second = digits[digits.startIndex + 1]
        switch digits.count {
        case 3: return first == UInt8(ascii: "1") && (UInt8(ascii: "1")...UInt8(ascii: "2")).contains(second)
        case 5 where first == UInt8(ascii: "1"): return second <= UInt8(ascii: "2")
        case 5, 6: return first == UInt8(ascii: "9") && [UInt8(ascii: "5"), UInt8(ascii: "6")].contains(second)
        default: return false
        }
    }

    /// What is wrong with digits that match nothing.
    func fault(_ digits: [UInt8], international: Bool) -> PhoneNumber.Fault {
        var digits = digits[...]
        if international || digits.starts(with: "00".utf8) {
            if digits.starts(with: "00".utf8) { digits = digits.dropFirst(2) }
            guard digits.starts(with: "86".utf8) else {
                return digits.count < 7 ? .short(by: 7 - digits.count) : .long(by: max(1, digits.count - 15))
            }
            digits = digits.dropFirst(2)
        }
        func against(_ lengths: ClosedRange<Int>) -> PhoneNumber.Fault {
            digits.count < lengths.lowerBound
                ? .short(by: lengths.lowerBound - digits.count)
                : digits.count > lengths.upperBound ? .long(by: digits.count - lengths.upperBound) : .notANumber
        }
        guard digits.count >= 4, Set(digits).count > 1 || digits.count >= 7 else { return .notANumber }
        if digits.first == UInt8(ascii: "1") { return against(11...11) }
        if let length = Self.areaLength(digits) {
            let local = Self.localLengths(digits.prefix(length))
            return against((length + local.lowerBound)...(length + local.upperBound))
        }
        if digits.starts(with: "400".utf8) || digits.starts(with: "800".utf8), digits.count > 8 {
            return against(10...10)
        }
        return against(areaCode.isEmpty ? 7...8 : Self.localLengths(areaCode[...]))
    }
}
