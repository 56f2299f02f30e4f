/// The signs of a cell (numbers.md §Signs).
enum NumberSigns {
    typealias Text = [Unicode.Scalar]

    /// Each scalar made plain.
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Text {
        var text: Text = []
        text.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if let plain = plain(scalar) { text.append(plain) }
        }
        for index in text.indices.dropFirst().dropLast()
        where text[index] == "一" && isDigit(text[index - 1]) && isDigit(text[index + 1]) {
            text[index] = "-"
        }
        return text
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0xFE00...0xFE0F, 0xFEFF:
            nil
        case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0x00...0x1F, 0x7F...0x9F: nil
        case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63, 0x30FC, 0x2500: "-"
        case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65: "."
        case 0x3010, 0x3014, 0x300C, 0x300E, 0x3008, 0x300A: "("
        case 0x3011, 0x3015, 0x300D, 0x300F, 0x3009, 0x300B: ")"
        case 0x301C, 0x223C: "~"
        default: scalar.halfWidth
        }
    }

    static func string(_ text: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        return String(view)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: isLatin(scalar)
        case 0x4E00...0x9FFF: true
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
            default: false
            }
        }
    }

    /// A letter below U+2E80.
    static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80, 0x2E80...: false
        default: isLetter(scalar)
        }
    }
}

/// Letters that stand together.
struct NumberWord {
    /// In lower case. A word is known by its beginning and its end: of a long one only these are kept.
    private let start: String
    private let end: String
    private let length: Int
    let isLatin: Bool

    init(_ letters: ArraySlice<Unicode.Scalar>) {
        start = NumberSigns.string(letters.prefix(Self.longest)).lowercased()
        end = NumberSigns.string(letters.suffix(Self.longest)).lowercased()
        length = letters.count
        isLatin = letters.allSatisfy(NumberSigns.isLatin)
    }

    /// No word of the lists below is longer.
    private static let longest = 9
    private static let extensionEndings = ["转", "转接", "分机", "分机号", "分机号码", "内线", "内线号"]
    private static let extensionWords: Set<String> = ["ext", "extn", "extension", "x"]
    private static let knownWords = extensionWords.union([
        "or", "and", "tel", "telephone", "phone", "mobile", "mob", "fax", "t", "m", "p", "f", "qq", "email",
    ])
    private static let orWords: Set<String> = ["或", "或者", "和", "及", "与", "至", "到", "or", "and"]
    private static let labels = [
        "qq", "qq号", "qq号码", "qq群", "email", "邮箱", "邮编", "邮政编码", "身份证", "身份证号", "身份证号码", "证件号", "证件号码", "信用代码", "税号",
        "账号", "帐号", "卡号", "工号", "编号", "序号", "门牌号", "房号",
    ]
    private static let shortNumberTails = ["电话", "热线", "客服", "专线", "平台", "或", "和", "及", "与"]

    private var whole: String? { length <= Self.longest ? end : nil }
    private func isOne(of words: Set<String>) -> Bool { whole.map(words.contains) ?? false }

    var isExtension: Bool { isOne(of: Self.extensionWords) || Self.extensionEndings.contains { end.hasSuffix($0) } }
    var isOr: Bool { isOne(of: Self.orWords) }
    /// It says that the digits behind it are no telephone's.
    var isLabel: Bool { Self.labels.contains { end.hasSuffix($0) } }
    var isKnown: Bool { isOne(of: Self.knownWords) }

    /// May stand directly behind a short number: 12345热线.
    var followsShortNumber: Bool {
        Self.extensionWords.contains { start.hasPrefix($0) }
            || (Self.extensionEndings + Self.shortNumberTails).contains { start.hasPrefix($0) }
    }
}
