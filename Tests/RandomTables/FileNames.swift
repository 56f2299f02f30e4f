import Naive

extension SplitMix64 {
    /// A file's name, and the unit that it names as a whole.
    mutating func fileName(_ units: [String]) -> (name: String, unit: String?) {
        let unit = one(of: units)
        switch number(1...8) {
        case 1...2:
            let name = one(of: [
                "\(unit)", "\(unit)报送", "2020年\(unit)联系人名单", "（\(unit)）", "9月 \(unit)（报）", "关于\(unit)的名单",
                "\(unit)_2020", "01-\(unit)",
                "\(unit)2020", "第2批\(unit)更正", "联系人名单\(unit)", "\(unit)满意度测评联系人", "\(unit)报送报送", "\(unit)a",
                "相对人—\(unit)—补报",
            ])
            return (name + extensionOfName(), unit)
        case 3:
            // A place before it is no other unit.
            guard units.contains("中原区") else { return ("x.csv", nil) }
            return (one(of: ["河南省郑州市中原区", "郑州市中原区报送", "2020年郑州市中原区名单"]) + extensionOfName(), "中原区")
        case 4:
            // Only a part of another name.
            let name = one(of: [
                "\(unit)分局", "\(unit)城管报送", "大\(unit)", "原\(unit)名单", "\(unit)场监督管理所报送", "报\(unit)送", "\(unit)局",
                "小\(unit)2020年",
            ])
            return (name + extensionOfName(), nil)
        case 5:
            guard units.contains("新郑市"), !units.contains("市场监督管理局") else { return ("x.csv", nil) }
            return (one(of: ["新郑市场监督管理所报送", "新郑市场名单", "2020年新郑市场监督管理局"]) + extensionOfName(), nil)
        case 6:
            let other = one(of: units)
            return (
                one(of: ["\(unit)、\(other)", "\(unit) \(other)名单"]) + extensionOfName(), unit == other ? unit : nil
            )
        default: return (one(of: ["x", "联系人名单", "2020年", "报送", "新建文本文档 (2)", "郑州"]) + extensionOfName(), nil)
        }
    }

    private mutating func extensionOfName() -> String { one(of: [".csv", ".csv", ".txt", ".CSV"]) }
}
