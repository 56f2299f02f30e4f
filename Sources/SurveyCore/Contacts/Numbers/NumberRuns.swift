/// As many digits as stand together, with the gap before them (numbers.md §Runs, gaps, chunks, pieces).
struct NumberRun {
    enum Gap: Equatable {
        case plus, extensionMark
        case join
        case bracket, comma
        /// `nil`: a word.
        case or(Unicode.Scalar?)
        case broken
        case breaks
    }

    /// How a list marker is joined to what it numbers.
    enum MarkerSign { case none, dot, dotAlone, bracket }

    enum Damage { case none, letter, star }

    var digits: ArraySlice<UInt8>
    /// Where it stands in the text.
    var place: Range<Int>
    var gap: Gap
    /// A join with `-` or `_`.
    var hasHyphen = false
    /// A tight join to the run before it.
    var isTight = false
    /// Only `:` stands before it.
    var isBehindColon = false
    var markerSign = MarkerSign.none
    /// What its number would be is broken off: by the gap before it, or the one behind it.
    var broken = Damage.none
    var touched = Damage.none
    var isLabelled = false
    var isCounted = false
    /// A closing bracket behind it.
    var isClosed = false
    /// A word directly behind it with which no short number ends.
    var hasWordBehind = false
    /// The runs of its chunk.
    var chunk = 0..<0

    var isInternational: Bool { gap == .plus }
    var isTouched: Bool { touched != .none }
    var isBroken: Bool { broken != .none }
    /// Neither labelled, touched nor broken.
    var isClean: Bool { !isLabelled && !isTouched && !isBroken }
    var isAreaCode: Bool { NumberingPlan.isAreaCode(digits) }

    func reads(_ text: String) -> Bool { digits.elementsEqual(text.utf8) }
    func begins(_ text: String) -> Bool { digits.starts(with: text.utf8) }

    /// `00` and then no `0`: what a plus says, too.
    var hasDoubleZero: Bool { begins("00") && digits.count > 2 && !begins("000") }

    /// Three or more digits with a zero first are no extension.
    var isLikeAreaCode: Bool { digits.count >= 3 && begins("0") }

    var isCountryPrefix: Bool {
        gap != .join && digits.count <= 5 && (reads("86") || isInternational || hasDoubleZero)
    }

    /// One or two digits as a list has them.
    var isListNumber: Bool { digits.count <= 2 && !begins("0") }
}

/// Finds the runs of a segment.
struct RunScanner {
    typealias Text = ArraySlice<Unicode.Scalar>
    typealias Signs = NumberSigns

    private let text: [Unicode.Scalar]
    private(set) var runs: [NumberRun] = []

    init(_ text: [Unicode.Scalar]) {
        self.text = text
        var start = 0
        while let first = text[start...].firstIndex(where: Signs.isDigit) {
            let scalars = text[first...].prefix(while: Signs.isDigit)
            append(scalars, gap: text[start..<first])
            start = scalars.endIndex
        }
        markChunks()
    }

    private mutating func append(_ scalars: Text, gap text: Text) {
        var run = NumberRun(
            digits: ArraySlice(scalars.map { UInt8($0.value) }),
            place: scalars.startIndex..<scalars.endIndex,
            gap: .breaks
        )
        let word = lastWord(text)
        run.gap = gap(text, word)
        if let word, word.name.isLabel { run.isLabelled = consists(text[word.end...], of: " .:=-#([") }
        if run.gap == .join { join(&run, text) }
        run.isBehindColon = consists(text, of: ":") && text.count == 1
        if run.gap == .broken {
            run.broken = text.first == "*" ? .star : .letter
            runs[runs.count - 1].broken = run.broken
        }
        touch(&run)
        lookBehind(&run)
        runs.append(run)
    }

    // MARK: - Gaps

    private func consists(_ gap: Text, of signs: String) -> Bool { gap.allSatisfy(signs.unicodeScalars.contains) }

    private func lastWord(_ gap: Text) -> (name: NumberWord, end: Int)? {
        guard let last = gap.lastIndex(where: Signs.isLetter) else { return nil }
        let start = gap[..<last].lastIndex { !Signs.isLetter($0) }.map { $0 + 1 } ?? gap.startIndex
        return (NumberWord(gap[start...last]), last + 1)
    }

    private func gap(_ text: Text, _ word: (name: NumberWord, end: Int)?) -> NumberRun.Gap {
        let isFirst = runs.isEmpty
        if let plus = text.lastIndex(of: "+"), consists(text[(plus + 1)...], of: " ([{"),
            plus > text.startIndex || isFirst
        {
            return .plus
        }
        if text.contains("@") { return .breaks }
        if let word {
            if word.name.isExtension, consists(text[word.end...], of: " .:=-#([") { return .extensionMark }
        } else if text.count(where: { $0 == "#" }) == 1, consists(text, of: "# -.:()[]") {
            return .extensionMark
        }
        guard let before = runs.last else { return .breaks }
        if consists(text, of: before.isCountryPrefix ? " -_.)]}([{" : " -_.)]}") { return .join }
        if consists(text, of: " -_.()[]{}") { return .bracket }
        if consists(text, of: " ,") { return .comma }
        let core = text.drop { $0 == " " }.prefix { $0 != " " }
        if consists(text[core.endIndex...], of: " "), let sign = core.first {
            if core.count == 1, "/\\、~&".unicodeScalars.contains(sign) { return .or(sign) }
            if let word, core.allSatisfy(Signs.isLetter), word.name.isOr { return .or(nil) }
        }
        if consists(text, of: "*") { return .broken }
        if let word, text.allSatisfy(Signs.isLatin), !word.name.isKnown { return .broken }
        return .breaks
    }

    private func join(_ run: inout NumberRun, _ text: Text) {
        run.hasHyphen = text.contains { $0 == "-" || $0 == "_" }
        run.isTight = run.hasHyphen || !text.contains(" ") || runs[runs.count - 1].isCountryPrefix
        let signs = text.filter { $0 != " " }
        if signs.elementsEqual([Unicode.Scalar(".")]) {
            run.markerSign = text.count == 1 ? .dotAlone : .dot
        } else if !signs.isEmpty, signs.allSatisfy({ $0 == ")" || $0 == "]" || $0 == "}" }) {
            run.markerSign = .bracket
        }
    }

    // MARK: - What stands beside a run

    private func touch(_ run: inout NumberRun) {
        for (beside, isBehind) in [(run.place.lowerBound - 1, false), (run.place.upperBound, true)]
        where text.indices.contains(beside) {
            if text[beside] == "*", run.touched == .none { run.touched = .star }
            guard Signs.isLatin(text[beside]) else { continue }
            let word =
                isBehind
                ? text[beside...].prefix(while: Signs.isLetter)
                : text[(text[..<beside].lastIndex { !Signs.isLetter($0) }.map { $0 + 1 } ?? 0)...beside]
            let name = NumberWord(word)
            if !name.isKnown, !name.isLabel { run.touched = .letter }
        }
    }

    private func lookBehind(_ run: inout NumberRun) {
        let behind = text[run.place.upperBound...]
        guard let next = behind.first else { return }
        run.isCounted = "号楼室层房栋幢座元年月日时点人个岁路街组队排门".unicodeScalars.contains(next)
        run.isClosed = behind.first { $0 != " " }.map { $0 == ")" || $0 == "]" || $0 == "}" } ?? false
        if Signs.isLetter(next) {
            run.hasWordBehind = !NumberWord(behind.prefix(while: Signs.isLetter)).followsShortNumber
        }
    }

    private mutating func markChunks() {
        var start = 0
        for index in runs.indices where index + 1 == runs.count || runs[index + 1].gap != .join {
            for member in start...index { runs[member].chunk = start..<(index + 1) }
            start = index + 1
        }
    }
}
