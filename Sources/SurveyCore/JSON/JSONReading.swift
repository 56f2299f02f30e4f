/// Why a text is no document that an entry of the log may be: where, in bytes from its beginning.
package struct JSONFault: Error, Hashable, Sendable {
    package let offset: Int
}

extension JSONValue {
    /// Reads what ``text(pretty:)`` writes: RFC 8259 without numbers that are not integers, and without keys that stand
    /// twice in an object, which two readers could take differently.
    package init(parsing text: String) throws(JSONFault) {
        var text = text
        let result = text.withUTF8 { bytes -> Result<JSONValue, JSONFault> in
            var reader = JSONReader(bytes)
            do throws(JSONFault) { return .success(try reader.document()) } catch { return .failure(error) }
        }
        self = try result.get()
    }

    /// The value of a member; `nil` where there is none.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

private struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0
    /// So many values may still come: a short text must not become many times its length in memory.
    private var left: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // What is written of a contact or a unit is longer.
        left = (4 << 20) + bytes.count / 16
    }

    mutating func document() throws(JSONFault) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard index == bytes.count else { throw fault }
        return value
    }

    private var fault: JSONFault { JSONFault(offset: index) }
    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipBlanks()
        left -= 1
        guard left >= 0 else { throw fault }
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .int(try integer())
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard bytes.count - index >= count else { throw fault }
        for place in 0..<count where bytes[index + place] != word.utf8Start[place] { throw fault }
        index += count
        return value
    }

    private mutating func integer() throws(JSONFault) -> Int {
        let isNegative = take(UInt8(ascii: "-"))
        let start = index
        var number = 0
        while let byte = next, (0x30...0x39).contains(byte) {
            let (ten, over) = number.multipliedReportingOverflow(by: 10)
            let (sum, beyond) = ten.addingReportingOverflow(Int(byte - 0x30))
            guard !over, !beyond else { throw fault }
            number = sum
            index += 1
        }
        guard index > start, index == start + 1 || bytes[start] != 0x30 else { throw fault }
        return isNegative ? -number : number
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        if !closes(UInt8(ascii: "]")) {
            repeat { elements.append(try value()) } while try goesOn(until: UInt8(ascii: "]"))
        }
        depth -= 1
        return .array(elements)
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        try enter()
        var members: [JSONValue.Member] = []
        if !closes(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                let key = try string()
                skipBlanks()
                guard take(UInt8(ascii: ":")) else { throw fault }
                members.append(JSONValue.Member(key: key, value: try value()))
            } while try goesOn(until: UInt8(ascii: "}"))
        }
        guard JSONReader.areUnique(members) else { throw fault }
        depth -= 1
        return .object(members)
    }

    private static func areUnique(_ members: [JSONValue.Member]) -> Bool {
        // Entries have some twenty members; only the published table has one a unit.
        guard members.count > 24 else {
            for (place, member) in members.enumerated()
            where members[..<place].contains(where: { $0.key == member.key }) {
                return false
            }
            return true
        }
        return Set(members.map(\.key)).count == members.count
    }

    private mutating func enter() throws(JSONFault) {
        index += 1
        depth += 1
        // Nothing of ours is deeper than five; a hostile text must not exhaust the stack.
        guard depth <= 32 else { throw fault }
    }

    private mutating func closes(_ bracket: UInt8) -> Bool {
        skipBlanks()
        return take(bracket)
    }

    private mutating func goesOn(until bracket: UInt8) throws(JSONFault) -> Bool {
        skipBlanks()
        if take(UInt8(ascii: ",")) { return true }
        guard take(bracket) else { throw fault }
        return false
    }

    private mutating func string() throws(JSONFault) -> String {
        guard take(UInt8(ascii: "\"")) else { throw fault }
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        guard next != UInt8(ascii: "\"") else {
            defer { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        var plain = Array(bytes[start..<index])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: plain, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                plain.append(contentsOf: try escape())
            case 0..<0x20: throw fault
            default:
                plain.append(byte)
                index += 1
            }
        }
        throw fault
    }

    /// What stands behind a backslash, as UTF-8.
    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard let mark = next else { throw fault }
        index += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw fault }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fault }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault }
            return Array(String(Character(scalar)).utf8)
        default: throw fault
        }
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault }
            code = code << 4 | UInt32(digit)
            index += 1
        }
        return code
    }
}
