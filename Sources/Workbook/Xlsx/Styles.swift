/// What the formats of cells say about numbers, by the number of the cell's style.
struct Styles {
    let epoch1904: Bool
    private let formats: [NumberFormat]

    init(formats: [NumberFormat], epoch1904: Bool) {
        self.formats = formats
        self.epoch1904 = epoch1904
    }

    /// Reads the part `xl/styles.xml`; without one all is plain.
    init(_ entry: ZipDirectory.Entry?, of file: Bytes, epoch1904: Bool) throws(Fault) {
        guard let entry else {
            self.init(formats: [], epoch1904: epoch1904)
            return
        }
        let reader = try Reader(entry, of: file)
        try reader.readAll()
        self.init(formats: reader.cells.map { reader.own[$0] ?? .builtIn($0) }, epoch1904: epoch1904)
    }

    @inline(__always)
    subscript(_ style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .plain }

    /// Settles the number that begins at `start` as its cell shows it.
    func settle(_ bytes: inout ByteStore, from start: Int, style: Int) -> Cell.Kind {
        let format = self[style]
        if format == .date || format == .duration,
            let serial = Double(String(decoding: bytes.bytes(from: start), as: UTF8.self))
        {
            let end = bytes.count
            if let kind = DateText.append(
                serial: serial,
                isDuration: format == .duration,
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
        var own: [Int: NumberFormat] = [:]
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
                own[id] = NumberFormat(code.utf8)
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
