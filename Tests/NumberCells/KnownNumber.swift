import Naive

/// A number that is about to be written into a cell.
struct KnownNumber {
    enum Kind { case mobile, landline, local, zeroless, service, townShort, short, near, far }

    var kind: Kind
    /// `0371`; what a local number is completed with.
    var area = ""
    /// Without the area code; abroad with the country code.
    var digits: String
    var ext = ""
    var assumed = false
    var findings: [String] = []

    var isLandline: Bool { kind == .landline || kind == .local || kind == .zeroless }
    var isAbroad: Bool { kind == .near || kind == .far }
    /// Certain by its own digits; a local number is only as certain as what stands before it.
    var standsAlone: Bool { kind != .local && kind != .zeroless }

    var known: NumberCell.Number {
        let main = isAbroad ? "+" + digits : area.isEmpty ? digits : area + "-" + digits
        return .init(normal: main + (ext.isEmpty ? "" : "x" + ext), assumed: assumed, findings: findings)
    }
}

/// The area code that a local number has where it stands.
struct AreaInForce {
    var code: String
    var assumed: Bool
    var findings: [String]
}

extension SplitMix64 {
    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(number(0...9)) }.joined() }

    mutating func area() -> String {
        if chance(60) { return "0371" }
        return one(of: ["010", "021", "029", "0375", "0377", "0379", "0391", "0755", "0931", "0898"])
    }

    /// 8 or 7 digits as the area has them; invented ones stand in the block that the documents use.
    mutating func local(_ area: String) -> String {
        let eightOnly = area.count == 3 || ["0371", "0377", "0379"].contains(area)
        return eightOnly || chance(40)
            ? one(of: ["6718", "2718", "9564", "8001"]) + digits(4) : one(of: ["671", "385"]) + digits(4)
    }

    mutating func mobile() -> String { "154" + digits(8) }

    mutating func shortNumber() -> String {
        switch number(1...5) {
        case 1: one(of: ["110", "119", "120", "114", "122"])
        case 2: "1" + one(of: ["0", "1", "2"]) + digits(3)
        case 3: one(of: ["955", "965"]) + digits(2)
        case 4: one(of: ["95", "96"]) + digits(4)
        default: "12345"
        }
    }

    /// 3 or 4 digits that can be nothing but an extension.
    mutating func plainExtension() -> String {
        one(of: ["80", "81", "62", "35"]) + String(number(1...9)) + digits(number(0...1))
    }

    mutating func anyExtension() -> String {
        switch number(1...6) {
        case 1: String(number(0...9))
        // 86 before a number would be its prefix.
        case 2: one(of: ["0", "1", "2", "5"]) + digits(1)
        case 3: one(of: ["5", "7"]) + digits(number(4...5))
        default: plainExtension()
        }
    }

    mutating func known(_ kind: KnownNumber.Kind, _ area: AreaInForce?) -> KnownNumber {
        switch kind {
        case .mobile: return KnownNumber(kind: kind, digits: mobile())
        case .landline:
            let code = self.area()
            return KnownNumber(kind: kind, area: code, digits: local(code))
        case .local:
            let area = area!
            return KnownNumber(
                kind: kind,
                area: area.code,
                digits: local(area.code),
                assumed: area.assumed,
                findings: area.findings
            )
        case .zeroless:
            let code = self.area()
            return KnownNumber(
                kind: kind,
                area: code,
                digits: local(code),
                assumed: true,
                findings: ["leading-zero-restored"]
            )
        case .service: return KnownNumber(kind: kind, digits: one(of: ["400", "800"]) + digits(7))
        case .townShort:
            return KnownNumber(
                kind: kind,
                area: self.area(),
                digits: one(of: ["12345", "96" + digits(4), "955" + digits(2)])
            )
        case .short: return KnownNumber(kind: kind, digits: shortNumber())
        case .near:
            switch number(1...3) {
            case 1: return KnownNumber(kind: kind, digits: one(of: ["852", "853"]) + String(number(2...9)) + digits(7))
            case 2: return KnownNumber(kind: kind, digits: "8862" + digits(8))
            default: return KnownNumber(kind: kind, digits: "8863" + digits(7))
            }
        case .far:
            if chance(40) {
                let area = String(number(2...9)) + digits(2)
                return KnownNumber(kind: kind, digits: "1" + area + String(number(2...9)) + digits(6))
            }
            return KnownNumber(kind: kind, digits: one(of: ["44", "81", "49", "65", "7"]) + digits(number(8...11)))
        }
    }
}
