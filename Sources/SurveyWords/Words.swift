import SurveyCore

/// Who speaks: the language, and of the survey's rulebook what texts need (its clock, its labels).
package struct Words: Hashable, Sendable {
    package private(set) var language: Language
    package let offset: UTCOffset
    /// That of the first day of fieldwork: dates of another are shown with theirs. `nil` without a survey at hand.
    let year: Int?
    /// Labels of the questions by key, in the rulebook's order.
    package let questions: [Label]
    package let grades: [Grade: String]
    /// How many contacts a unit must hand in.
    package let quota: Int
    /// How long after a busy signal a contact rests.
    let busyMinutes: Int
    /// A grade that rests on fewer scores is marked.
    package let fewScores: Int
    /// `nil` without a survey at hand.
    package let notice: Rulebook.Notice?
    /// Everything is marked as an exercise.
    package private(set) var isRehearsal = false
    /// Speaks of an import that only looks (`--check`): nothing it tells of was taken.
    package var isChecked = false

    package struct Label: Hashable, Sendable {
        package let key: String
        package let label: String
    }

    /// Without a survey at hand: China's clock and the notice's labels.
    package init(_ language: Language) {
        self.language = language
        offset = UTCOffset(seconds: 8 * 3600)
        year = nil
        questions = [
            Label(key: "understanding", label: "了解情况"), Label(key: "satisfaction", label: "满意度"),
        ]
        grades = [.excellent: "优", .good: "良", .fair: "中", .poor: "差"]
        quota = 10
        busyMinutes = 30
        fewScores = 5
        notice = nil
    }

    package init(_ language: Language, rulebook: Rulebook) {
        self.language = language
        offset = rulebook.offset
        year = rulebook.fieldwork.from.year
        questions = rulebook.questions.map { Label(key: $0.key, label: $0.dimension) }
        grades = Dictionary(rulebook.grading.bands.map { ($0.grade, $0.label) }) { first, _ in first }
        quota = rulebook.grading.quota
        busyMinutes = rulebook.calls.busyMinutes
        fewScores = rulebook.grading.fewScores
        notice = rulebook.notice
        isRehearsal = rulebook.isRehearsal
    }

    /// What stands on every page and screen of an exercise; `nil` in earnest.
    package var rehearsalMark: String? { isRehearsal ? self("【演练】", "REHEARSAL") : nil }

    /// A heading with that mark before it, where there is one.
    package func marked(_ heading: String) -> String { rehearsalMark.map { "\($0) \(heading)" } ?? heading }

    package func callAsFunction(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        language(zh(), en())
    }

    /// The same survey's words in a language.
    package func speaking(_ language: Language) -> Words {
        var words = self
        words.language = language
        return words
    }
}

extension Words {
    /// What the notice says, in the language of the page.
    func callAsFunction(_ text: Rulebook.Notice.Text) -> String { language(text.zh, text.en) }

    /// What the notice calls a number at which the contact cannot be reached; Chinese only.
    var unreachable: String { notice?.unreachable ?? "联系不上" }

    /// `five working days`, in figures from eleven on.
    func spelled(_ number: Int, _ one: String) -> String {
        let names = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return "\(names.indices.contains(number) ? names[number] : count(number)) \(number == 1 ? one : one + "s")"
    }

    /// `1042` in Chinese, `1,042` in English.
    package func count(_ number: Int) -> String {
        guard language == .en, number >= 1000 else { return String(number) }
        return "\(count(number / 1000)),\(padded(number % 1000, 3))"
    }

    /// `1 contact`, `2 contacts`: English alone has plurals.
    package func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// `甲、乙` / `a, b`
    package func list(_ parts: [String]) -> String { parts.joined(separator: language("、", ", ")) }

    /// `甲、乙 或 丙` in the sense of "one of": `excellent, good or fair`.
    package func alternatives(_ parts: [String]) -> String {
        joined(parts, last: " or ")
    }

    /// `甲、乙` / `a and b`
    package func together(_ parts: [String]) -> String {
        joined(parts, last: " and ")
    }

    private func joined(_ parts: [String], last: String) -> String {
        guard language == .en, parts.count > 1 else { return list(parts) }
        return list(parts.dropLast()) + last + parts[parts.count - 1]
    }

    /// Sentences one after another; only English puts a blank between them.
    package func sentences(_ parts: String...) -> String { sentences(parts) }

    package func sentences(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: language("", " "))
    }

    /// A digest as it is printed for reading aloud: groups of four, `groups` of them, `...` when there is more.
    package func digest(_ hex: String, groups: Int = 16) -> String {
        var text = ""
        var shown = 0
        // Whoever pastes a digest pastes the blanks of its groups.
        for scalar in hex.unicodeScalars where !scalar.properties.isWhitespace {
            if shown == 4 * groups { return text + " ..." }
            if shown > 0, shown % 4 == 0 { text += " " }
            text.unicodeScalars.append(scalar)
            shown += 1
        }
        return text
    }
}
