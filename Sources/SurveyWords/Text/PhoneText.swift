import SurveyCore

extension Words {
    /// As the console shows a number to be dialled: `154 0000 0123`, `0371 6718 1234 转 801`.
    package func grouped(phone: String) -> String {
        guard phone.utf8.allSatisfy({ $0 < 0x80 }), !phone.hasPrefix("+") else { return phone }
        let parts = phone.split(separator: "x", maxSplits: 1)
        guard let main = parts.first else { return phone }
        let tail = parts.count == 2 ? language(" 转 ", " ext. ") + parts[1] : ""
        guard let dash = main.firstIndex(of: "-") else { return groupedPhone(String(main)) + tail }
        let local = main[main.index(after: dash)...]
        return "\(main[..<dash]) \(local.dropLast(4)) \(local.suffix(4))" + tail
    }
}

/// A number in groups as people read it aloud, which no spreadsheet takes for a number: `154 0000 0123`, `400 123 4567`;
/// landlines and short numbers stand as they are.
package func groupedPhone(_ normal: String) -> String {
    let bytes = normal.utf8
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    func grouped(_ first: Int, _ second: Int) -> String {
        let one = bytes.index(bytes.startIndex, offsetBy: first)
        let two = bytes.index(one, offsetBy: second)
        return "\(normal[..<one]) \(normal[one..<two]) \(normal[two...])"
    }
    if digits.count == 11, digits.first == UInt8(ascii: "1") { return grouped(3, 4) }
    if digits.count == 10, normal.hasPrefix("400") || normal.hasPrefix("800") { return grouped(3, 3) }
    return normal
}

/// `154****0123`: the first three and the last four characters; shorter numbers keep the last four only.
/// What holds too few digits to be anybody's number (`1.54E+10`) is shown as it is: masked it would say nothing.
package func maskedPhone(_ phone: String) -> String {
    guard phone.count(where: \.isNumber) > 5 || phone.allSatisfy(\.isNumber) else { return phone }
    guard phone.count > 4 else { return String(repeating: "*", count: phone.count) }
    return (phone.count >= 11 ? phone.prefix(3) : "") + "****" + phone.suffix(4)
}

/// The number on a sheet: the one to dial, else what was handed in, marked.
package func dialled(_ contact: ContactListing, _ undiallable: String) -> String {
    contact.phone.map(groupedPhone) ?? undiallable
}
