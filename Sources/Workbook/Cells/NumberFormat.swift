/// What a cell's number format makes of its value, as far as that matters here.
enum NumberFormat: Equatable {
    case plain
    /// A date, a time of day, or both: the value decides. `showsDay`: a day, a month or a year is shown.
    case date(showsDay: Bool)
    /// Hours, minutes or seconds that count on beyond a day, `[h]:mm`.
    case duration
    case digits(DigitPattern)
    /// `0%`: people see, and mean, the hundredfold.
    case percent

    /// Formats that have a number and no text in the file (ECMA-376 18.8.30, with those of zh-CN).
    static func builtIn(_ id: Int) -> NumberFormat {
        switch id {
        case 18...21, 32...35, 45, 47, 55, 56: .date(showsDay: false)
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date(showsDay: true)
        case 46: .duration
        case 9, 10: .percent
        default: .plain
        }
    }

    /// Reads the section for positive numbers of a format's text, as UTF-8.
    init(_ code: some Sequence<UInt8>) {
        var tokens = Tokens()
        tokens.read(Array(code))
        if tokens.isDuration {
            self = .duration
        } else if tokens.isDate {
            self = .date(showsDay: tokens.showsDay)
        } else if tokens.isPercent {
            self = .percent
        } else if let pattern = tokens.pattern {
            self = .digits(pattern)
        } else {
            self = .plain
        }
    }

    private struct Tokens {
        var isDate: Bool { showsTime || hasDay || hasM }
        /// `m` is the minute beside hours or seconds, and else the month.
        var showsDay: Bool { hasDay || hasM && !showsTime }
        private var showsTime = false
        private var hasDay = false
        private var hasM = false
        var isDuration = false
        var isPercent = false
        private var pieces: [UInt8] = []
        private var isPattern = true

        var pattern: DigitPattern? {
            guard isPattern else { return nil }
            let pattern = DigitPattern(pieces)
            return pattern.slots > 1 || (pattern.slots == 1 && pieces.count > 1) ? pattern : nil
        }

        /// Words for "as it comes", which hold letters of dates.
        private static let general: [[UInt8]] = ["general", "g/通用格式", "g/標準", "g/標準格式", "standard"].map {
            Array($0.utf8)
        }

        mutating func read(_ code: [UInt8]) {
            var at = 0
            while at < code.count, code[at] != 0x3B {
                let byte = code[at]
                let rest = code[at...]
                at += 1
                switch byte {
                case 0x22:  // "…"
                    let end = rest.dropFirst().firstIndex(of: 0x22) ?? code.endIndex
                    add(literal: code[at..<end])
                    at = min(end + 1, code.count)
                case 0x5C, 0x21:  // \x, and !x in Chinese versions
                    let end = min(at + NumberFormat.length(code[at...].first ?? 0), code.count)
                    add(literal: code[at..<end])
                    at = end
                case 0x5F, 0x2A:  // _x, a blank of the width of x; *x, x repeated
                    at = min(at + NumberFormat.length(code[at...].first ?? 0), code.count)
                case 0x5B:  // […]
                    let end = rest.firstIndex(of: 0x5D) ?? code.endIndex
                    readBrackets(code[at..<end])
                    at = min(end + 1, code.count)
                case 0x30:  // 0
                    pieces.append(DigitPattern.slot)
                case 0x23, 0x3F:  // # ?
                    pieces.append(DigitPattern.optional)
                case 0x25: isPercent = true  // %
                case 0x20, 0x28, 0x29, 0x2B, 0x2D:  // blank ( ) + - stand for themselves
                    pieces.append(byte)
                default:
                    if let word = Self.general.first(where: { rest.prefix($0.count).map(Self.lower) == $0 }) {
                        at += word.count - 1
                        pieces.append(DigitPattern.optional)
                    } else {
                        isPattern = false
                        readLetter(Self.lower(byte), rest)
                    }
                }
            }
        }

        private mutating func readLetter(_ letter: UInt8, _ rest: ArraySlice<UInt8>) {
            switch letter {
            case 0x68, 0x73: showsTime = true  // h s
            case 0x6D: hasM = true  // m
            case 0x79, 0x64: hasDay = true  // y d
            case 0x61: if rest.prefix(3).map(Self.lower) == [0x61, 0x61, 0x61] { hasDay = true }  // aaa, a weekday
            case 0x65:  // e, a year, but not the exponent of 0E+00
                if let next = rest.dropFirst().first, next == 0x2B || next == 0x2D { break }
                hasDay = true
            default: break
            }
        }

        private mutating func readBrackets(_ text: ArraySlice<UInt8>) {
            let letters = text.map(Self.lower)
            if let first = letters.first, first == 0x68 || first == 0x6D || first == 0x73,
                letters.allSatisfy({ $0 == first })
            {
                isDuration = true
            } else if let first = letters.first, first == 0x3C || first == 0x3D || first == 0x3E {
                // A condition: another section may be the one that is shown.
                isPattern = false
            }
        }

        /// Beside the digits only what belongs to a number: `"0371-"` and `"转801"`, not `"号"`.
        private mutating func add(literal: ArraySlice<UInt8>) {
            if NumberFormat.isPartOfNumber(literal) { pieces += literal }
        }

        private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    }

    /// Bytes of the character that this one begins.
    fileprivate static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// Blanks, brackets, plus signs and hyphens, or a text with a digit in it.
    fileprivate static func isPartOfNumber(_ literal: ArraySlice<UInt8>) -> Bool {
        // 0 and 1 as pieces are places for digits.
        guard literal.allSatisfy({ $0 >= 0x20 }) else { return false }
        return literal.contains(where: isDigit) || literal.allSatisfy(isPartOfNumber)
    }

    fileprivate static func isPartOfNumber(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == 0x20 || byte == 0x28 || byte == 0x29 || byte == 0x2B || byte == 0x2D
    }

    fileprivate static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// `"0371-"@`: what a cell shows before and behind its text, where that is part of a number.
struct TextPattern: Equatable {
    let before: [UInt8]
    let after: [UInt8]

    /// Of the section for texts, which is the last one and has an `@`; `nil` where it adds no digit.
    init?(_ code: some Sequence<UInt8>) {
        let code = Array(code)
        var pieces: [UInt8] = []
        var place: Int?
        var isNumber = true
        var at = 0
        func literal(to end: Int) {
            let text = code[at..<min(end, code.count)]
            if NumberFormat.isPartOfNumber(text) { pieces += text } else { isNumber = false }
        }
        while at < code.count {
            let byte = code[at]
            at += 1
            switch byte {
            case 0x3B: (pieces, place, isNumber) = ([], nil, true)
            case 0x22:
                let end = code[at...].firstIndex(of: 0x22) ?? code.count
                literal(to: end)
                at = end + 1
            case 0x5C, 0x21:
                let end = at + NumberFormat.length(code[at...].first ?? 0)
                literal(to: end)
                at = end
            case 0x5F, 0x2A: at += NumberFormat.length(code[at...].first ?? 0)
            case 0x5B: at = (code[at...].firstIndex(of: 0x5D) ?? code.count) + 1
            case 0x40 where place == nil: place = pieces.count
            case _ where NumberFormat.isPartOfNumber(byte): pieces.append(byte)
            default: isNumber = false
            }
            at = min(at, code.count)
        }
        guard isNumber, let place, pieces.contains(where: NumberFormat.isDigit) else { return nil }
        before = Array(pieces[..<place])
        after = Array(pieces[place...])
    }
}

/// `00000000000`, `000-0000-0000` or `"0371-"#`: places to be filled with digits from the right, and what stands between them.
struct DigitPattern: Equatable {
    /// `0`, and `#` or `General`, which show nothing where there is no digit.
    static let slot: UInt8 = 0
    static let optional: UInt8 = 1
    private let pieces: [UInt8]
    let slots: Int

    init(_ pieces: [UInt8]) {
        // Blanks at either end align columns.
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 }
        let start = pieces.firstIndex { !isBlank($0) } ?? pieces.endIndex
        let end = pieces.lastIndex { !isBlank($0) } ?? start - 1
        self.pieces = start <= end ? Array(pieces[start...end]) : []
        slots = pieces.count { $0 <= Self.optional }
    }

    /// Fills the digits from `start` on into the pattern; those that are too many stand in front.
    func apply(_ bytes: inout ByteStore, from start: Int) {
        let digits = Array(bytes.bytes(from: start))
        bytes.cut(to: start)
        var next = digits.count - slots
        for piece in pieces {
            guard piece <= Self.optional else {
                bytes.append(piece)
                continue
            }
            if next > 0, next == digits.count - slots { bytes.append(digits[..<next]) }
            if next >= 0 { bytes.append(digits[next]) } else if piece == Self.slot { bytes.append(0x30) }
            next += 1
        }
    }
}
