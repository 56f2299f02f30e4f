import SurveyCore

extension Words {
    /// A number in normal form as people write it, in groups that no spreadsheet takes for a number: `154 0000 0123`,
    /// `400 123 4567`, `0371-67188321 转 8015`. It reads back as the same number (numbers.md).
    package func phone(_ normal: String) -> String {
        let (main, suffix) = parts(normal)
        return PhoneText.grouped(main) + suffix
    }

    /// `154****0123`: the first three and the last four characters, and the extension; shorter numbers keep the last four only.
    package func maskedPhone(_ normal: String) -> String {
        let (main, suffix) = parts(normal)
        return PhoneText.masked(main) + suffix
    }

    /// Of what was handed in and cannot be dialled. What holds too few digits to be anybody's number (`1.54E+10`) is shown as it
    /// is: masked it would say nothing.
    package func maskedPhone(asGiven phone: String) -> String {
        guard phone.count(where: \.isNumber) > 5 || phone.allSatisfy(\.isNumber) else { return phone }
        return PhoneText.masked(phone)
    }

    /// The number of a contact to dial, else what is said instead.
    package func phone(of contact: ContactListing, else undiallable: String) -> String {
        contact.phone.map(phone) ?? undiallable
    }

    /// Its further numbers.
    package func otherPhones(of contact: ContactListing) -> [String] { contact.otherPhones.map(phone) }

    /// Anything but a number in normal form is left as it is.
    private func parts(_ normal: String) -> (main: String, suffix: String) {
        let parts = normal.split(separator: "x", maxSplits: 1)
        guard parts.count == 2, normal.allSatisfy({ "0123456789+-x".contains($0) }) else { return (normal, "") }
        return (
            String(parts[0]), language(PhoneText.extensionMarks.chinese, PhoneText.extensionMarks.english) + parts[1]
        )
    }
}

enum PhoneText {
    static let extensionMarks = (chinese: " 转 ", english: " ext. ")

    fileprivate static func grouped(_ normal: String) -> String {
        let bytes = normal.utf8
        guard let form = forms(of: bytes.first), bytes.count == form.reduce(0, +), bytes.allSatisfy(isDigit) else {
            return normal
        }
        let one = bytes.index(bytes.startIndex, offsetBy: form[0])
        let two = bytes.index(one, offsetBy: form[1])
        return "\(normal[..<one]) \(normal[one..<two]) \(normal[two...])"
    }

    fileprivate static func masked(_ phone: String) -> String {
        guard phone.count > 4 else { return String(repeating: "*", count: phone.count) }
        return (phone.count >= 11 ? phone.prefix(3) : "") + "****" + phone.suffix(4)
    }

    /// The groups in which a number that begins with this digit is shown: mobiles, service lines.
    private static func forms(of first: UInt8?) -> [Int]? {
        switch first {
        case UInt8(ascii: "1"): [3, 4, 4]
        case UInt8(ascii: "4"), UInt8(ascii: "8"): [3, 3, 4]
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Where numbers stand in a line as ``Words/phone(_:)`` shows them, with blanks within: a line never ends there.
    static func unbroken(in line: Substring) -> [Range<Int>] {
        let bytes = Array(line.utf8)
        let marks = [extensionMarks.chinese, extensionMarks.english].map { Array($0.utf8) }
        func digits(from start: Int) -> Int { bytes[start...].prefix(while: isDigit).count }
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            let count = digits(from: index)
            guard count > 0 else {
                index += 1
                continue
            }
            var end = index + count
            if let form = forms(of: bytes[index]), count == form[0] {
                var next = end
                for length in form.dropFirst() where next < bytes.count && bytes[next] == UInt8(ascii: " ") {
                    guard digits(from: next + 1) == length else { break }
                    next += 1 + length
                }
                if next == index + form.reduce(2, +) { end = next }
            }
            for mark in marks where bytes[end...].starts(with: mark) {
                let suffix = digits(from: end + mark.count)
                if suffix > 0 { end += mark.count + suffix }
            }
            if end > index + count { found.append(index..<end) }
            index = end
        }
        return found
    }
}
