import Yams

extension RulebookReader {
    /// Columns that call sheets and their import have (columns.md §Columns); a question's key or dimension must be another.
    private static let columns: Set<String> = [
        "contact", "outcome", "at", "until", "appointment", "surveyor", "note", "unit", "phone", "编号", "填报单位",
        "行政相对人单位", "姓名", "职务", "电话", "其他电话", "已拨次数", "结果", "拨打结果", "拨打时间", "结束时间", "约定时间",
        "调查员", "访问员", "备注",
    ]

    static func questions(_ file: RulebookSection) -> [Rulebook.Question]? {
        guard
            let sections = file.sections(
                "questions",
                required: ["key", "dimension", "weight", "wording"],
                optional: ["choices"]
            )
        else { return nil }
        let notes = file.notes
        let before = notes.faults.count
        guard !sections.isEmpty else {
            // Elements that are no sections were noted already.
            if file.list("questions")?.isEmpty == true { notes.add(.noQuestion, at: file.mark(of: "questions")) }
            return nil
        }
        var keys: [String: Int] = [:]
        var dimensions: [String: Int] = [:]
        let questions = sections.compactMap { section -> Rulebook.Question? in
            let key = section.identifier("key")
            let dimension = section.text("dimension")
            let weight = weight(section)
            let wording = script(section, "wording")
            let choices = section.has("choices") ? choices(section) : []
            for (name, value) in [("key", key), ("dimension", dimension)] {
                if let value, columns.contains(value) {
                    notes.add(.reservedName(key: name, value: value), at: section.mark(of: name))
                }
            }
            if let key {
                if let first = keys[key] {
                    notes.add(.duplicateQuestionKey(key, firstLine: first), at: section.mark(of: "key"))
                }
                keys[key] = keys[key] ?? section.mark(of: "key").line
            }
            if let dimension {
                if let first = dimensions[dimension] {
                    notes.add(.duplicateDimension(dimension, firstLine: first), at: section.mark(of: "dimension"))
                }
                dimensions[dimension] = dimensions[dimension] ?? section.mark(of: "dimension").line
            }
            guard let key, let dimension, let weight, let wording, let choices else { return nil }
            return Rulebook.Question(key: key, dimension: dimension, wording: wording, weight: weight, choices: choices)
        }
        if questions.count == sections.count, questions.allSatisfy({ $0.weight == 0 }) {
            notes.add(.allWeightsZero, at: sections[0].mark(of: "weight"))
        }
        return notes.faults.count == before ? questions : nil
    }

    /// A whole number from 0 to 1000 (R4); a question of weight 0 is asked and not counted.
    private static func weight(_ section: RulebookSection) -> Int? {
        if let text = section.has("weight") ? section.plain("weight") : nil, let number = Int(text), number < 0 {
            section.notes.add(.negativeWeight(number), at: section.mark(of: "weight"))
            return nil
        }
        return section.whole("weight", in: 0...1000)
    }

    private static func choices(_ section: RulebookSection) -> [Rulebook.Question.Choice]? {
        guard let sections = section.sections("choices", required: ["label", "score"]) else { return nil }
        var labels: [String: Int] = [:]
        let choices = sections.compactMap { choice -> Rulebook.Question.Choice? in
            let label = choice.text("label")
            let score = choice.score("score")
            guard let label, let score else { return nil }
            if let first = labels[label] {
                choice.notes.add(.duplicateChoice(label, firstLine: first), at: choice.mark(of: "label"))
                return nil
            }
            labels[label] = choice.mark(of: "label").line
            return Rulebook.Question.Choice(label: label, score: score)
        }
        return choices.count == sections.count ? choices : nil
    }

    static func script(_ file: RulebookSection) -> Rulebook.Script? {
        let steps = Rulebook.Script.Step.allCases
        guard let section = file.section("script", required: steps.map(\.rawValue) + ["answers"]) else { return nil }
        var texts: [Rulebook.Script.Step: String] = [:]
        for step in steps { texts[step] = script(section, step.rawValue) }
        let answers = section.sections("answers", required: ["question", "answer"])?.compactMap { element in
            let question = element.text("question")
            let answer = script(element, "answer")
            return question.flatMap { question in answer.map { Rulebook.Script.Answer(question: question, answer: $0) }
            }
        }
        guard let answers, texts.count == steps.count else { return nil }
        return Rulebook.Script(steps: texts, answers: answers)
    }

    /// A text to be read out; what it names in braces must be something that can be put in.
    private static func script(_ section: RulebookSection, _ key: String) -> String? {
        guard let text = section.text(key) else { return nil }
        let known = Rulebook.Script.Placeholder.allCases.map(\.rawValue)
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: open)...]
            let name = String(rest.prefix { $0 != "}" && $0 != "{" })
            guard known.contains(name), rest.dropFirst(name.count).first == "}" else {
                section.notes.add(
                    .unknownPlaceholder(name, nearest: nearest(to: name, among: known)),
                    at: section.mark(of: key)
                )
                return nil
            }
        }
        return text
    }
}
