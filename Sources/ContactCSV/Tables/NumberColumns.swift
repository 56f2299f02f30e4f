import SurveyCore

/// Names of a hand-in's columns with something beside them that makes them no other name (columns.md §Columns).
enum FieldName {
    static let owners = ["联系人", "行政相对人", "相对人", "企业", "公司", "本人"]
    private static let numerals: Set<Character> = ["一", "二", "三", "四", "五"]

    /// `电话1`, `联系人电话` and `电话/手机` are 电话; what is a name already, or none, stays.
    static func plain(_ name: String, _ known: Set<String>, _ columns: TableColumns) -> String {
        guard columns.isMappable, !name.isEmpty, name.utf8.count <= 60, !known.contains(name) else { return name }
        if let plain = simple(name, columns) { return plain }
        let parts = name.split { "/\\、或和及&".contains($0) }.map(String.init)
        guard parts.count > 1 else { return name }
        let plain = parts.compactMap { names("phone", columns).contains($0) ? $0 : simple($0, columns) }
        let areNumbers = plain.count == parts.count && plain.allSatisfy(names("phone", columns).contains)
        return areNumbers ? plain[0] : name
    }

    private static func names(_ key: String, _ columns: TableColumns) -> [String] {
        columns.fields[columns.index(key)].names
    }

    /// Without which of several it is: `结果2` is 结果.
    static func unnumbered(_ name: String) -> String {
        var rest = name[...]
        if let last = rest.last, numerals.contains(last) {
            rest.removeLast()
        } else {
            while let last = rest.last, ("0"..."9").contains(last), name.count - rest.count < 2 { rest.removeLast() }
        }
        return String(rest)
    }

    /// Without whose it is and which of several.
    private static func simple(_ name: String, _ columns: TableColumns) -> String? {
        let rest = unnumbered(name)[...]
        func isName(_ text: Substring, _ keys: [String]) -> Bool {
            keys.contains { names($0, columns).contains(String(text)) }
        }
        if rest.count < name.count, isName(rest, ["phone", "person", "position", "organisation"]) {
            return String(rest)
        }
        for owner in owners where rest.hasPrefix(owner) {
            let behind = rest.dropFirst(owner.count)
            if isName(behind, ["phone", "person", "position"]) { return String(behind) }
        }
        return nil
    }
}

/// The columns of a header that hold numbers to call, and whose they are.
enum NumberColumns {
    /// The first column of numbers, and those that hold further ones (手机, 座机). A number right behind 执法人员 is the officer's own
    /// and nobody's to survey, unless there is no other.
    static func phones(_ matching: [Int], _ comparable: [String], _ columns: TableColumns) -> (Int, further: [Int]) {
        let officers = Set(columns.fields.first { $0.key == "officer" }?.names ?? [])
        let others = matching.filter { $0 == 0 || !officers.contains(comparable[$0 - 1]) }
        guard let first = others.min() else { return (matching.min()!, []) }
        return (first, others.filter { $0 != first }.sorted())
    }

    /// The columns of a second contact: those names of a contact's that stand again, and the numbers that go with them. They
    /// are taken out of `further`. An officer with a position is no contact: his columns nobody reads.
    static func beside(_ comparable: [String], _ found: [Int?], _ further: inout [Int], _ columns: TableColumns)
        -> [Int]
    {
        guard columns.isMappable, let phone = found[columns.key], !further.isEmpty else { return [] }
        let again = ["organisation", "person", "position"].compactMap { found[columns.index($0)] }.flatMap { column in
            comparable.indices.filter { $0 > column && comparable[$0] == comparable[column] }
        }.sorted()
        guard let start = again.first else { return [] }
        let numbers = ([phone] + further).sorted()
        var theirs = numbers.filter { $0 > start }
        if theirs.count == numbers.count {
            // 联系人1,联系人2,电话1,电话2
            var names: Set<String> = []
            theirs = numbers.filter { !names.insert(comparable[$0]).inserted }
        }
        theirs.removeAll { $0 == phone }
        guard !theirs.isEmpty else { return [] }
        further.removeAll(where: Set(theirs).contains)
        if let officer = found[columns.index("officer")], officer < start, officer > phone { return [] }
        return again + theirs
    }
}
