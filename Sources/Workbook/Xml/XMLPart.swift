import CExpat
import Glibc

typealias XMLText = UnsafePointer<CChar>

/// Reads a part's markup piece by piece with expat. Subclasses take what they need from ``start(_:_:)``, ``end(_:)`` and
/// ``text(_:)``. Namespaces are passed over: names and attributes are known by what stands behind their prefix, so that
/// the transitional, the strict and the prefixed forms of Office's formats are one.
class XMLPart {
    let stream: PartStream
    /// Bytes of the part that a subclass took without expat.
    final var passedBy = 0
    /// Nothing says that the part is in another encoding.
    private(set) final var isUTF8 = true
    private let parser: XML_Parser
    private let budget: UnsafeMutablePointer<expat_budget>
    /// Ends the reading; handlers set it.
    private(set) final var fault: Fault? { didSet { hasFault = fault != nil } }
    private final var hasFault = false
    private var isAtEnd = false

    private static let piece = 1 << 16

    init(_ entry: ZipDirectory.Entry, of file: Bytes) throws(Fault) {
        stream = try PartStream(entry, of: file)
        budget = .allocate(capacity: 1)
        budget.initialize(to: expat_budget(used: 0, limit: Limits.markupMemory))
        guard let parser = expat_create(budget) else {
            budget.deallocate()
            throw .tooLarge(.markup, Place(part: entry.name, offset: 0))
        }
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                XMLPart.with(context) { $0.start(XMLName(name!), XMLAttributes(list: attributes!)) }
            },
            { context, name in XMLPart.with(context) { $0.end(XMLName(name!)) } }
        )
        XML_SetCharacterDataHandler(parser) { context, text, count in
            XMLPart.with(context) { $0.text(UnsafeRawBufferPointer(start: text, count: Int(count))) }
        }
        XML_SetXmlDeclHandler(parser) { context, _, encoding, _ in
            guard let encoding else { return }
            XMLPart.with(context) { $0.isUTF8 = strcasecmp(encoding, "UTF-8") == 0 }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            XMLPart.with(context) { $0.stop(.doctype($0.place)) }
        }
    }

    deinit {
        XML_ParserFree(parser)
        budget.deallocate()
    }

    /// The part of a callback, unless a fault has ended it. It is not retained: ``advance()`` holds it.
    @inline(__always)
    private static func with(_ context: UnsafeMutableRawPointer?, _ handle: (XMLPart) -> Void) {
        Unmanaged<XMLPart>.fromOpaque(context.unsafelyUnwrapped)._withUnsafeGuaranteedRef {
            if !$0.hasFault { handle($0) }
        }
    }

    /// What a subclass does with an element; names and attributes last as long as the call.
    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    /// Text comes in pieces of any length.
    func text(_ bytes: UnsafeRawBufferPointer) {}

    /// Reads a piece of the part itself where that is quicker; `false` when expat must. Once it was true it stays so until the part's
    /// bytes are all given to ``parse(_:)`` or passed by; then nothing is left for expat but the end.
    func takePlain() throws(Fault) -> Bool { false }

    final func stop(_ fault: Fault) {
        if self.fault == nil { self.fault = fault }
        XML_StopParser(parser, 0)
    }

    final var place: Place {
        Place(part: stream.entry.name, offset: max(0, XML_GetCurrentByteIndex(parser)) + passedBy)
    }

    /// Where the tag in hand ends, among the bytes that expat was given.
    final var tagEnd: Int { XML_GetCurrentByteIndex(parser) + Int(XML_GetCurrentByteCount(parser)) }

    /// Gives expat bytes that were read already.
    final func parse(_ bytes: UnsafeRawBufferPointer) throws(Fault) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        let text = base.assumingMemoryBound(to: CChar.self)
        try check(expat_parse_bytes(parser, budget, text, Int32(bytes.count)))
    }

    private func check(_ status: XML_Status) throws(Fault) {
        if let fault { throw fault }
        guard status == XML_STATUS_OK else {
            throw XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY ? .tooLarge(.markup, place) : .damaged(.xml, place)
        }
        // expat looks at an unfinished tag again with each piece: without an end to that, a long one takes for ever.
        guard stream.offset - passedBy - XML_GetCurrentByteIndex(parser) <= Limits.markup + 2 * Self.piece else {
            throw .tooLarge(.markup, place)
        }
    }

    /// Reads the next piece. `false` when the part is read.
    final func advance() throws(Fault) -> Bool {
        if let fault { throw fault }
        guard !isAtEnd else { return false }
        do throws(Fault) {
            if try takePlain() { return true }
            guard let room = expat_buffer(parser, budget, Int32(Self.piece)) else { throw .tooLarge(.markup, place) }
            let count = try stream.read(into: UnsafeMutableRawBufferPointer(start: room, count: Self.piece))
            isAtEnd = count < Self.piece
            try check(expat_parse(parser, budget, Int32(count), isAtEnd ? 1 : 0))
        } catch {
            fault = error
            throw error
        }
        return true
    }

    /// Reads all of the part.
    final func readAll() throws(Fault) {
        while try advance() {}
    }
}

/// A name without its prefix.
struct XMLName {
    let local: XMLText

    @inline(__always)
    init(_ name: XMLText) {
        var local = name
        var next = name
        while next.pointee != 0 {
            if next.pointee == 0x3A { local = next + 1 }
            next += 1
        }
        self.local = local
    }

    @inline(__always)
    static func ~= (name: StaticString, value: XMLName) -> Bool { value == name }

    static func != (value: XMLName, name: StaticString) -> Bool { !(value == name) }

    @inline(__always)
    static func == (value: XMLName, name: StaticString) -> Bool {
        value.local.pointee == CChar(bitPattern: name.utf8Start.pointee)
            && strcmp(value.local, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
}

/// The attributes of one element: names and values in turn, then null.
struct XMLAttributes {
    let list: UnsafeMutablePointer<XMLText?>

    @inline(__always)
    subscript(_ name: StaticString) -> XMLText? {
        var next = list
        while let found = next[0] {
            if XMLName(found) == name { return next[1] }
            next += 2
        }
        return nil
    }

    func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

    /// A whole number that is not negative; `nil` for anything else, and beyond nine digits.
    func number(_ name: StaticString) -> Int? { self[name].flatMap(Self.number) }

    /// `1`, `true` or `on`.
    func flag(_ name: StaticString) -> Bool {
        guard let value = self[name] else { return false }
        return strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0
    }

    @inline(__always)
    static func number(_ text: XMLText) -> Int? {
        var value = 0
        var next = text
        while next.pointee != 0 {
            let digit = Int(next.pointee) - 0x30
            guard (0...9).contains(digit), next - text < 9 else { return nil }
            value = value * 10 + digit
            next += 1
        }
        return next == text ? nil : value
    }
}
