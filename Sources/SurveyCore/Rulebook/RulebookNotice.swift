extension Rulebook {
    /// The notice that a survey carries out, in its own words (notice.md): what pages quote. Nothing is computed from it.
    package struct Notice: Hashable, Sendable {
        /// The clauses that pages and JSON cite; the raw values are the rulebook's keys.
        package enum Role: String, CaseIterable, Hashable, Sendable { case quota, deadline, bands, downgrade, poor }

        package struct Clause: Hashable, Sendable {
            /// `C7`
            package var name: String
            /// 评分细则2 / rule 2
            package var place: Text
            package var text: String
        }

        package struct Text: Hashable, Sendable {
            package var zh: String
            package var en: String
        }

        /// 郑法政办〔2020〕5号
        package var number: String
        package var title: String
        /// The row of its table that is judged, the survey that judges it, and the rules by which it does.
        package var item: Text
        package var survey: Text
        package var scoring: Text
        /// What a number is called at which the contact cannot be reached.
        package var unreachable: String
        package var clauses: [Role: Clause]
        /// The half of ``Role/poor`` that speaks of numbers.
        package var allUnreachable: String
        /// How ``Role/downgrade`` joins its causes, where several cost one grade (R2).
        package var joined: Text
        /// To which grade the limits of the bands belong.
        package var limits: Text

        /// A notice that was read has every clause.
        package subscript(role: Role) -> Clause { clauses[role]! }

        /// Whether its sentence on the bands names all their limits in figures. Else it is not the one that these bands follow.
        package func names(limitsOf bands: [GradingRules.Band]) -> Bool {
            let figures = Set(self[.bands].text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }.map(String.init))
            return bands.allSatisfy { $0.from.hundredths == 0 || figures.contains($0.from.description) }
        }
    }
}

extension RulebookReader {
    static func notice(_ file: RulebookSection) -> Rulebook.Notice? {
        let texts = ["number", "title", "unreachable", "all-unreachable"]
        let inBoth = ["item", "survey", "scoring", "joined", "limits"]
        guard let section = file.section("notice", required: texts + inBoth + ["clauses"]) else { return nil }
        // All are read before any is missed.
        let text = texts.map { section.text($0) }
        let both = inBoth.map { inBothLanguages(section, $0) }
        let roles = Rulebook.Notice.Role.allCases
        let clauses = section.section("clauses", required: roles.map(\.rawValue)).map { section in
            roles.map { ($0, clause(section, $0.rawValue)) }
        }
        var read: [Rulebook.Notice.Role: Rulebook.Notice.Clause] = [:]
        for (role, clause) in clauses ?? [] { read[role] = clause }
        guard let number = text[0], let title = text[1], let unreachable = text[2], let allUnreachable = text[3],
            let item = both[0], let survey = both[1], let scoring = both[2], let joined = both[3], let limits = both[4],
            read.count == roles.count
        else { return nil }
        return Rulebook.Notice(
            number: number,
            title: title,
            item: item,
            survey: survey,
            scoring: scoring,
            unreachable: unreachable,
            clauses: read,
            allUnreachable: allUnreachable,
            joined: joined,
            limits: limits
        )
    }

    private static func clause(_ section: RulebookSection, _ key: String) -> Rulebook.Notice.Clause? {
        guard let section = section.section(key, required: ["name", "place", "text"]) else { return nil }
        let name = section.text("name")
        let place = inBothLanguages(section, "place")
        let text = section.text("text")
        guard let name, let place, let text else { return nil }
        return Rulebook.Notice.Clause(name: name, place: place, text: text)
    }

    private static func inBothLanguages(_ section: RulebookSection, _ key: String) -> Rulebook.Notice.Text? {
        guard let section = section.section(key, required: ["zh", "en"]) else { return nil }
        let zh = section.text("zh")
        let en = section.text("en")
        guard let zh, let en else { return nil }
        return Rulebook.Notice.Text(zh: zh, en: en)
    }
}
