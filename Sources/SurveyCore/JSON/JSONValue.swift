/// A JSON document as a value: keys keep their order, absent values are written as `null` (contract.md §JSON), numbers
/// are integers.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number with at most two decimals, held exactly: 8550 is written `85.5`. Never negative.
    case hundredths(Int)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    package static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.int) ?? .null }

    /// The document without blanks, as log entries are stored.
    package func text(pretty: Bool = false) -> String {
        var writer = JSONWriter(pretty: pretty)
        writer.write(self)
        return writer.text
    }

    /// For somebody's terminal as well: what it would obey, or turn round, is escaped. The same value.
    package func answer(pretty: Bool = true) -> String {
        let text = text(pretty: pretty)
        // C1 begins with C2, marks of direction with E2.
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x80..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
                safe.append(contentsOf: "\\u\(hex4(UInt16(scalar.value)))".unicodeScalars)
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }
}

/// Four digits, as behind `\u`.
package func hex4(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }
}

/// Appends JSON to a buffer of bytes. The import writes its log entries through it without building a ``JSONValue``.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var depth = 0

    package init(pretty: Bool = false) { self.pretty = pretty }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Punctuation and literals, written as they are.
    package mutating func raw(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// JSON that was made before.
    package mutating func raw(utf8 made: some Collection<UInt8>) { bytes.append(contentsOf: made) }

    package mutating func write(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let flag): flag ? raw("true") : raw("false")
        case .int(let number): int(number)
        case .hundredths(let number): hundredths(number)
        case .string(let text): string(text)
        case .array(let elements):
            enclosed(elements, "[", "]") { $0.write($1) }
        case .object(let members):
            enclosed(members, "{", "}") { writer, member in
                writer.string(member.key)
                writer.pretty ? writer.raw(": ") : writer.raw(":")
                writer.write(member.value)
            }
        }
    }

    package mutating func int(_ number: Int) {
        guard !(0..<10).contains(number) else { return bytes.append(0x30 + UInt8(number)) }
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Bytes as lower-case hexadecimal digits, without quotes.
    package mutating func hex(_ source: UnsafeRawBufferPointer) {
        for byte in source {
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
    }

    /// Text in quotes that is known to need no escapes (a digest, a date).
    package mutating func plain(_ text: String) {
        bytes.append(0x22)
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x22)
    }

    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: $0) }
    }

    private mutating func hundredths(_ number: Int) {
        int(number / 100)
        let rest = number % 100
        guard rest > 0 else { return }
        raw(".")
        rest % 10 == 0 ? int(rest / 10) : bytes.append(contentsOf: padded(rest, 2).utf8)
    }

    /// Valid UTF-8 as a JSON string. Control characters are escaped, everything else stands as it is (RFC 8259, 7).
    package mutating func string(utf8 source: some Sequence<UInt8>) {
        bytes.append(0x22)
        for byte in source {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            case 0..<0x20, 0x7F:
                raw("\\u00")
                for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    private mutating func enclosed<Element>(
        _ elements: [Element],
        _ open: StaticString,
        _ close: StaticString,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        raw(open)
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { raw(",") }
            newLine()
            body(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { newLine() }
        raw(close)
    }

    private mutating func newLine() {
        guard pretty else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }
}
