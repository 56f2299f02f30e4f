import Naive

extension TableFile {
    /// A file of which nothing can be taken, for one reason.
    static func givenUp(_ random: inout SplitMix64) -> TableFile {
        var form = random.form()
        form.ends = [random.one(of: ["\r\n", "\n"])]
        form.isLastEnded = true
        let header = ["填报单位", "行政相对人单位", "职务", "联系方式"]
        let rows = (0..<random.number(1...5)).map { ["郑州市水利局", "甲公司", "经理", "1540000000\($0)"] }
        let code: String
        var lines: [[String]] = []
        switch random.number(1...7) {
        case 1: code = "empty-file"
        case 2:
            code = "empty-file"
            lines = [header]
            // Two zero bytes at least tell UTF-16 without a mark, and here a single one may stand, in the line end.
            form.isMarked = form.encoding != .gb18030
        case 3:
            code = "no-header"
            lines = (0..<random.number(20...24)).map { _ in [random.one(of: Words.titles)] } + [header] + rows
        case 4:
            code = "no-header"
            lines = rows
        case 5:
            code = "missing-column"
            lines = [header.dropLast() + ["传呼"]] + rows
        case 6:
            code = "unclosed-quote"
            lines = [header] + rows
            form.tail = "郑州市水利局" + String(form.delimiter) + "\"甲公司"
        default:
            code = "unknown-delimiter"
            form.delimiter = "、"
            form.quotesAll = false
            lines = [header] + rows
        }
        var records = lines.map { TableRecord($0, .refused(code: nil)) }
        let bytes = form.bytes(&records, &random)
        return TableFile(
            name: "x.csv",
            bytes: bytes,
            knownUnits: [],
            unit: nil,
            form: form,
            records: records,
            givenUp: code
        )
    }
}
