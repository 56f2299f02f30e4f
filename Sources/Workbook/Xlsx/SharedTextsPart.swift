/// The part `xl/sharedStrings.xml`: the texts of cells, plain or of several runs, without what says how they are read.
final class SharedTextsPart: XMLPart {
    private let texts = SharedTexts()
    /// Elements within `si` or `t`, and those that are passed over.
    private var isInItem = false
    private var isInText = false
    private var passedOver = 0

    /// Without the part there are none.
    static func read(_ entry: ZipDirectory.Entry?, of file: Bytes) throws(Fault) -> SharedTexts {
        guard let entry else { return SharedTexts() }
        let part = try SharedTextsPart(entry, of: file)
        try part.readAll()
        return part.texts
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if passedOver > 0 {
            passedOver += 1
        } else if !isInItem {
            isInItem = name == "si"
        } else if name == "t" {
            isInText = true
        } else if name != "r" {
            // Phonetic runs (rPh) hold a t, too.
            passedOver = 1
        }
    }

    override func end(_ name: XMLName) {
        if passedOver > 0 {
            passedOver -= 1
        } else if isInText {
            isInText = false
        } else if isInItem, name == "si" {
            isInItem = false
            guard texts.pool.close(isEscaped: true) else { return stop(.tooLarge(.count, place)) }
        }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) {
        guard isInText, passedOver == 0 else { return }
        texts.pool.bytes.append(bytes.baseAddress!, bytes.count)
        if texts.pool.openCount > Limits.cell { stop(.tooLarge(.cell, place)) }
    }
}
