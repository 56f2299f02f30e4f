import Naive

/// Records of cells that mean nothing together: nobody knows what they should be read as, but each must be accounted for.
package struct ArbitraryRecords: Sendable, CustomStringConvertible {
    package var bytes: [UInt8]
    package var records: [[String]]

    package var description: String {
        records.enumerated().map { "\($0.offset + 1) \($0.element)\n" }.joined()
    }

    private static let headers = [
        "填报单位", "单位", "单位名称", "行政相对人单位", "企业名称", "姓名", "联系人", "职务", "联系方式", "联系电话", "手机", "座机", "办公电话", "家里", "区号",
        "序号",
        "执法人员",
        "备注", "报送日期", "性别", "地址", "电话：", "联系 方式", "phone", "unit", "行政相对人", "联系", "方式",
    ]
    private static let values = [
        "郑州市水利局", "中原区", "甲公司", "合计（郑州）财税咨询有限公司", "备注册公司", "王伟", "经理", "15400000001", "154 0000 0002", "0371-67181234",
        "67181235", "0371", "15400000003/15400000004", "无", "3", "10", "2020-09-18", "2020-02-30", "李四",
    ]
    private static let others = [
        "合计", "小计", "总计：10人", "共10人", "备注：无", "注：以上", "填表人：张三", "审核人", "联系人：张三", "负责人（签字）：", "填报单位：郑州市公安局", "填报单位：",
        "2020年度联系人名单", "附件1", "（一）企业", "sep=;", " ", "\u{3000}", "-", "*", "a\nb", "\"", "a\"b", "\0", "\u{200B}", "，",
        "|",
    ]

    package static func random(_ random: inout SplitMix64) -> ArbitraryRecords {
        var records: [[String]] = []
        // A header that fits is rare by chance alone.
        let usual = random.shuffle(["填报单位", "行政相对人单位", "姓名", "职务", "联系方式", "手机", "座机", "备注"])
        let columns = random.number(1...6)
        for _ in 0..<random.number(0...24) {
            switch random.number(1...10) {
            case 1: records.append([])
            case 2: records.append((0..<random.number(1...columns)).map { _ in "" })
            case 3: records.append(Array(usual.prefix(columns)))
            case 4: records.append((0..<columns).map { _ in random.one(of: headers) })
            case 5: records.append([random.one(of: others)])
            case 6:
                records.append(
                    [random.one(of: others)] + (1..<max(columns, 2)).map { _ in random.one(of: ["", values[0], "3"]) }
                )
            default:
                records.append(
                    (0..<random.number(1...columns + 1)).map { _ in
                        switch random.number(1...12) {
                        case 1: ""
                        case 2: random.one(of: others)
                        case 3: random.one(of: headers)
                        default: random.one(of: values)
                        }
                    }
                )
            }
        }
        var form = FileForm()
        form.delimiter = random.one(of: [",", ",", "\t", ";"])
        form.ends = [random.one(of: ["\r\n", "\n"])]
        // By chance another sign would do as well.
        records.insert(["sep=" + String(form.delimiter)], at: 0)
        form.isDelimiterSaid = true
        var table = records.map { TableRecord($0, .blank) }
        let bytes = form.bytes(&table, &random)
        return ArbitraryRecords(bytes: bytes, records: records)
    }
}
