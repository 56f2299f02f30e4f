import SurveyCore

/// The unit whose name stands in a file's name (columns.md §Units).
struct FileNameUnit {
    /// The one known unit whose name stands there as a whole; of names within each other the longest.
    static func unit(inName path: String, among known: [String]) -> String? {
        let file = FileNameUnit(path, known)
        let found = zip(known, file.names).filter { !$1.isEmpty && file.holds($1) }
        guard let longest = found.max(by: { $0.1.count < $1.1.count }) else { return nil }
        return found.allSatisfy { contains(longest.1, $0.1) } ? longest.0 : nil
    }

    private typealias Text = [Unicode.Scalar]

    private let text: Text
    /// Places of ``text`` before which a blank stood: folding takes those between Chinese characters away.
    private let blanks: Set<Int>
    private let names: [Text]

    private init(_ path: String, _ known: [String]) {
        let name = nfc(PathText.name(path))
        text = Text(UnitName.fold(name).unicodeScalars)
        var blanks: Set<Int> = []
        for index in name.unicodeScalars.indices where name.unicodeScalars[index].properties.isWhitespace {
            blanks.insert(UnitName.fold(String(name.unicodeScalars[..<index])).unicodeScalars.count)
        }
        self.blanks = blanks
        names = known.map { Text(UnitName.fold($0).unicodeScalars) }
    }

    private static func contains(_ text: Text, _ name: Text) -> Bool { !places(of: name, in: text).isEmpty }

    private static func places(of name: Text, in text: Text) -> [Int] {
        guard name.count <= text.count else { return [] }
        return (0...(text.count - name.count)).filter { text[$0..<($0 + name.count)].elementsEqual(name) }
    }

    private func holds(_ name: Text) -> Bool {
        FileNameUnit.places(of: name, in: text).contains { isEnd($0 + name.count) && isBeginning($0) }
    }

    // MARK: - Boundaries

    private static let words = [
        "报送", "报表", "上报", "填报", "提交", "联系方式", "联系人", "联系电话", "联系表", "名单", "名册", "花名册", "通讯录", "汇总", "统计", "相对人",
        "行政相对人",
        "更正", "补报", "补充", "重报", "修改", "最终", "年", "回访", "满意度", "测评", "调查", "附件", "的",
    ].map { Text($0.unicodeScalars) }
    private static let wordsBefore =
        words + ["年", "月", "日", "号", "度", "份", "次", "批", "关于", "单位"].map { Text($0.unicodeScalars) }

    /// Whether a name may end before `place`.
    private func isEnd(_ place: Int) -> Bool {
        isEdge(place, within: place - 1, beyond: place)
            || FileNameUnit.words.contains { text[place...].starts(with: $0) }
    }

    /// Whether a name may begin at `place`: places (郑州市) may stand before it.
    private func isBeginning(_ place: Int) -> Bool {
        if isEdge(place, within: place, beyond: place - 1)
            || FileNameUnit.wordsBefore.contains(where: { text[..<place].suffix($0.count).elementsEqual($0) })
        {
            return true
        }
        guard text[place - 1] == "市" || text[place - 1] == "省" else { return false }
        return (2...5).contains { length in
            let start = place - length
            guard start >= 0, text[start..<place].allSatisfy(UnitName.isHan) else { return false }
            return !names.contains(Text(text[start..<place])) && isBeginning(start)
        }
    }

    /// The end of the text, a blank, a sign beyond the name, or where a digit or letter meets a Chinese character.
    private func isEdge(_ place: Int, within: Int, beyond: Int) -> Bool {
        guard text.indices.contains(beyond), !blanks.contains(place) else { return true }
        let (name, other) = (FileNameUnit.kind(text[within]), FileNameUnit.kind(text[beyond]))
        // 郑州市公安局（交警）支队: a sign of the name's own ends nothing.
        return other == .sign || name != other && !(name == .sign && other == .han)
    }

    private enum Kind { case han, digit, letter, sign }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        if UnitName.isHan(scalar) { return .han }
        if scalar.properties.numericType != nil { return .digit }
        return scalar.properties.isAlphabetic ? .letter : .sign
    }
}
