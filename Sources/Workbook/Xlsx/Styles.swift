/// What the formats of cells say about numbers, by the number of the cell's style.
struct Styles {
    let epoch1904: Bool
    private let formats: [NumberFormat]
    /// By style, of the few that add to a text.
    private let texts: [Int: TextPattern]

    /// - Parameter cells: the format's number of each style; - own: texts of formats by their number.
    init(cells: [Int], own: [Int: [UInt8]], epoch1904: Bool) {
        let numbers = own.mapValues { NumberFormat($0) }
        let patterns = own.compactMapValues { TextPattern($0) }
        formats = cells.map { numbers[$0] ?? .builtIn($0) }
        var texts: [Int: TextPattern] = [:]
        if !patterns.isEmpty {
            for (style, format) in cells.enumerated() { texts[style] = patterns[format] }
        }
        self.texts = texts
        self.epoch1904 = epoch1904
    }

    /// What a cell of this style shows beside its text.
    @inline(__always)
    func text(_ style: Int) -> TextPattern? { texts.isEmpty ? nil : texts[style] }

    /// Reads the part `xl/styles.xml`; without one all is plain.
    init(_ entry: ZipDirectory.Entry?, of file: Bytes, epoch1904: Bool) throws(Fault) {
        guard let entry else {
            self.init(cells: [], own: [:], epoch1904: epoch1904)
            return
        }
        let reader = try Reader(entry, of: file)
        try reader.readAll()
        self.init(cells: reader.cells, own: reader.own, epoch1904: epoch1904)
    }

    @inline(__always)
    subscript(_ style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .plain }

    /// Settles the number that begins at `start` as its cell shows it.
    func settle(_ bytes: inout ByteStore, from start: Int, style: Int) -> Cell.Kind {
        let format = self[style]
        if format == .date(showsDay: true) || format == .date(showsDay: false) || format == .duration,
            let serial = Double(String(decoding: bytes.bytes(from: start), as: UTF8.self))
        {
            let end = bytes.count
            if let kind = DateText.append(
                serial: serial,
                isDuration: format == .duration,
                showsDay: format == .date(showsDay: true),
                epoch1904: epoch1904,
                to: &bytes
            ) {
                let text = Array(bytes.bytes(from: end))
                bytes.cut(to: start)
                bytes.append(text)
                return kind
            }
        }
        return NumberText.settle(&bytes, from: start, format)
    }

    private final class Reader: XMLPart {
        var own: [Int: [UInt8]] = [:]
        /// The format's number of each style of `cellXfs`, which is what cells name.
        var cells: [Int] = []
        private var isInCells = false

        override func start(_ name: XMLName, _ attributes: XMLAttributes) {
            switch name {
            case "numFmt":
                guard let id = attributes.number("numFmtId"), let code = attributes.string("formatCode") else { return }
                guard own.count < Limits.formats, code.utf8.count < Limits.nameLength else {
                    return stop(.tooLarge(.count, place))
                }
                own[id] = Array(code.utf8)
            case "cellXfs":
                isInCells = true
            case "xf":
                guard isInCells else { return }
                guard cells.count < Limits.formats else { return stop(.tooLarge(.count, place)) }
                cells.append(attributes.number("numFmtId") ?? 0)
            default:
                break
            }
        }

        override func end(_ name: XMLName) {
            if name == "cellXfs" { isInCells = false }
        }
    }
}
