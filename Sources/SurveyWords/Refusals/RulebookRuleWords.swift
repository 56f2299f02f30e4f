import SurveyCore

extension Words {
    /// Bands and their labels (C6).
    func bandText(_ problem: RulebookProblem) -> String {
        switch problem {
        case .bandGap(let from, let below, let add):
            self(
                "\(below) 分以下、\(from) 分以上没有等次（\(from)–\(below) 之间断开）。\(add.map { "请补上「\(label($0))」。" } ?? "请把相邻等次的界限接上。")",
                "no grade between \(from) and \(below). \(add.map { "Add \(label($0))." } ?? "Let the neighbouring grades meet.")"
            )
        case .bandOverlap(let from, let below, let one, let other):
            self(
                "\(from) 分以上、\(below) 分以下既是「\(label(one))」又是「\(label(other))」。请改其中一个的界限。",
                "from \(from) to below \(below) is both \(label(one)) and \(label(other)). Change one of the limits."
            )
        case .emptyBand(let grade, let from, let below):
            self(
                "「\(label(grade))」从 \(from) 分起、到 \(below) 分以下，一分也没有。请改界限。",
                "\(label(grade)) runs from \(from) to below \(below) and holds nothing. Change its limits."
            )
        case .missingGrade(let grade):
            self(
                "缺少等次「\(label(grade))」（\(grade.rawValue)）。请补上。",
                "the grade \(grade.rawValue) is missing. Add \(label(grade))."
            )
        case .duplicateGrade(let grade, let line):
            self(
                "等次「\(label(grade))」第 \(line) 行已有。请删去一处。",
                "\(label(grade)) stands on line \(line) already. Remove one."
            )
        case .missingLabel(let grade):
            self(
                "等次 \(grade.rawValue) 没有名称。请补上，例如 label: \(label(grade))。",
                "\(grade.rawValue) has no label. Add one, such as label: \(label(grade))."
            )
        case .duplicateLabel(let text, let line):
            self(
                "名称「\(shown(text))」第 \(line) 行已用。请换一个。",
                "the label \(shown(text)) stands on line \(line) already. Choose another."
            )
        default: ""
        }
    }

    /// In both languages the label, since that is what stands in the file.
    private func label(_ grade: Grade) -> String { grades[grade] ?? grade.rawValue }

    /// Questions, weights and the script's placeholders.
    func questionText(_ problem: RulebookProblem) -> String {
        switch problem {
        case .noQuestion: self("一个问题也没有。请至少写一个。", "there is no question. Give at least one.")
        case .duplicateQuestionKey(let key, let line):
            self(
                "问题的 key「\(shown(key))」第 \(line) 行已用。请换一个。",
                "the question key \(shown(key)) stands on line \(line) already. Choose another."
            )
        case .duplicateDimension(let text, let line):
            self(
                "「\(shown(text))」第 \(line) 行已用。请换一个名称。",
                "the dimension \(shown(text)) stands on line \(line) already. Choose another."
            )
        case .reservedName(let key, let value):
            self(
                "「\(key)」不能叫「\(shown(value))」：登记表上另有此列。请换一个名称。",
                "\(key) cannot be \(shown(value)): call sheets have a column of that name. Choose another."
            )
        case .negativeWeight(let weight):
            self("权重是 \(weight)，不能为负。请写 0 或更大的整数。", "the weight is \(weight). Give 0 or a greater whole number.")
        case .allWeightsZero:
            self("各问权重都是 0，算不出平均分。请至少一问大于 0。", "all weights are 0, so there is no average. Give at least one more.")
        case .duplicateChoice(let text, let line):
            self(
                "选项「\(shown(text))」第 \(line) 行已有。请删去一处。",
                "the choice \(shown(text)) stands on line \(line) already. Remove one."
            )
        case .unknownPlaceholder(let name, let nearest):
            self(
                "{\(shown(name))} 没有可填的内容。\(nearest.map { "是否 {\($0)}？" } ?? "请删去，或参照 huifang rulebook。")",
                "nothing is put in for {\(shown(name))}. \(nearest.map { "Did you mean {\($0)}?" } ?? "Remove it, or see huifang rulebook.")"
            )
        default: ""
        }
    }

    /// Days, slices, and a protocol that could never end.
    func protocolText(_ problem: RulebookProblem) -> String {
        switch problem {
        case .fieldworkEndsBeforeItBegins(let from, let until):
            self(
                "外呼截止（\(date(until))）早于开始（\(date(from))）。请改正。",
                "fieldwork ends (\(date(until))) before it begins (\(date(from))). Put it right."
            )
        case .duplicateDate(let day, let line):
            self("\(date(day))第 \(line) 行已有。请删去一处。", "\(date(day)) stands on line \(line) already. Remove one.")
        case .holidayAndWorkday(let day):
            self("\(date(day))既是假日又是上班日。请删去一处。", "\(date(day)) is both a holiday and a working day. Remove one.")
        case .emptySlice(let label, let from, let until):
            self(
                "时段「\(shown(label))」从 \(from) 到 \(until)，没有时间。请改正。",
                "the slice \(shown(label)) runs from \(from) to \(until) and holds no time. Put it right."
            )
        case .slicesOverlap(let one, let other):
            self(
                "时段「\(shown(one))」与「\(shown(other))」重叠。请改其中一个。",
                "the slices \(shown(one)) and \(shown(other)) overlap. Change one."
            )
        case .slicesOutOfOrder(let one, let other):
            self(
                "时段「\(shown(one))」应排在「\(shown(other))」后面。请按时间先后排列。",
                "the slice \(shown(one)) belongs after \(shown(other)). Put them in order."
            )
        case .duplicateSlice(let label, let line):
            self(
                "时段「\(shown(label))」第 \(line) 行已有。请换一个名称。",
                "the slice \(shown(label)) stands on line \(line) already. Choose another name."
            )
        case .moreThanAttempts(let key, let value, let attempts):
            self(
                "「\(key)」是 \(value)，多于拨打次数 \(attempts)，永远做不到。请改小，或增加 attempts。",
                "\(key) is \(value), more than the \(attempts) attempts: it could never be met. Make it smaller, or attempts greater."
            )
        case .moreSlicesThanThereAre(let needed, let there):
            self(
                "要求 \(needed) 个时段，只列了 \(there) 个，永远做不到。请增加时段，或改小。",
                "\(needed) slices are required and \(there) listed: it could never be met. Add slices, or require fewer."
            )
        case .tooFewWorkingDays(let key, let needed, let there):
            self(
                "「\(key)」要求 \(needed) 个工作日，外呼期间只有 \(there) 个，永远做不到。请延长外呼，或改小。",
                "\(key) needs \(count(needed, "working day")), fieldwork has \(there): it could never be met. Lengthen fieldwork, or require fewer."
            )
        default: ""
        }
    }
}
