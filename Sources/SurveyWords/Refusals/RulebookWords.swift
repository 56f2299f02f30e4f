import SurveyCore

extension Words {
    /// A mistake in a rulebook and what to do about it; the place stands before it.
    package func text(of problem: RulebookProblem) -> String {
        switch problem {
        // The YAML
        case .empty:
            self(
                "文件是空的。可用 huifang rulebook 打印默认规则，在其上修改。",
                "the file is empty. Print the default with huifang rulebook and change that."
            )
        case .syntax(let syntax): text(of: syntax)
        case .notASection(let key?):
            self(
                "「\(shown(key))」下面应是若干项（键: 值）。请换行缩进写出。",
                "\(shown(key)) needs keys with values below it. Indent them on lines of their own."
            )
        case .notASection(nil):
            self(
                "这里应是「键: 值」。请参照 huifang rulebook 的格式。",
                "a key with a value was expected here. See the form of huifang rulebook."
            )
        case .notAList(let key):
            self("「\(shown(key))」应是一个列表。请每行以「- 」开头。", "\(shown(key)) needs a list. Begin each line with \"- \".")
        case .notAValue(let key):
            self("「\(shown(key))」应只有一个值。请写在冒号后面。", "\(shown(key)) needs one value. Write it behind the colon.")
        case .unprintableCharacter(let key, let codePoint):
            self(
                "「\(shown(key))」里有看不见的字符（U+\(hex(codePoint))）。请删去。",
                "\(shown(key)) contains an invisible character (U+\(hex(codePoint))). Remove it."
            )

        // Keys
        case .unknownKey(let key, let section, let nearest):
            self(
                "\(within(section))没有「\(shown(key))」这一项。\(nearest.map { "是否「\($0)」？" } ?? "请删去，或参照 huifang rulebook。")",
                "unknown key \(shown(key))\(within(section)). \(nearest.map { "Did you mean \($0)?" } ?? "Remove it, or see huifang rulebook.")"
            )
        case .missingKey(let key, let section):
            self("\(within(section))缺少「\(key)」。请补上。", "\(key) is missing\(within(section)). Add it.")
        case .duplicateKey(let key, let line):
            self(
                "「\(shown(key))」写了两次，前一处在第 \(line) 行。请留一处。",
                "\(shown(key)) stands on line \(line) already. Keep one of them."
            )
        case .emptyValue(let key): self("「\(key)」后面没有值。请填写。", "\(key) has no value. Fill it in.")
        case .emptyList(let key): self("「\(key)」一项也没有。请至少写一项。", "\(key) is empty. Give at least one.")

        // Values
        case .notANumber(let key, let value):
            self(
                "「\(key)」应是整数，不是「\(shown(value))」。请改正。",
                "\(key) needs a whole number, not \(shown(value)). Put it right."
            )
        case .outOfRange(let key, let value, let allowed):
            self(
                "「\(key)」是 \(value)，应在 \(allowed.lowerBound) 到 \(allowed.upperBound) 之间。请改正。",
                "\(key) is \(value); it must lie between \(allowed.lowerBound) and \(allowed.upperBound). Put it right."
            )
        case .badScore(let key, let value, let fault):
            switch fault {
            case .notANumber:
                self(
                    "「\(key)」应是 0 到 100 的数，不是「\(shown(value))」。请改正。",
                    "\(key) needs a number from 0 to 100, not \(shown(value)). Put it right."
                )
            case .aboveHundred:
                self("「\(key)」是 \(shown(value))，超过 100。请改正。", "\(key) is \(shown(value)), above 100. Put it right.")
            case .tooManyDecimals:
                self(
                    "「\(key)」是 \(shown(value))，最多两位小数。请改正。",
                    "\(key) is \(shown(value)); two decimals at most. Put it right."
                )
            }
        case .badDate(let key, let value):
            self(
                "「\(key)」的「\(shown(value))」不是日期。请写成 2020-09-20。",
                "\(shown(value)) (\(key)) is not a date. Write 2020-09-20."
            )
        case .badTime(let key, let value):
            self(
                "「\(key)」的「\(shown(value))」不是时间。请写成 09:00。",
                "\(shown(value)) (\(key)) is not a time of day. Write 09:00."
            )
        case .badOffset(let value):
            self("「\(shown(value))」不是时差。请写成 \"+08:00\"。", "\(shown(value)) is not a UTC offset. Write \"+08:00\".")
        case .badAreaCode(let value):
            self(
                "「\(shown(value))」不是区号。请写成 \"0371\"，加引号。",
                "\(shown(value)) is not an area code. Write \"0371\", in quotes."
            )
        case .badIdentifier(let key, let value):
            self(
                "「\(key)」的「\(shown(value))」不合格：以小写字母开头，只用字母、数字和连字符。请改正。",
                "\(shown(value)) cannot be a \(key): a small letter, then letters, digits and hyphens. Put it right."
            )
        case .unknownValue(let key, let value, let allowed):
            self(
                "「\(key)」不能是「\(shown(value))」。可写：\(list(allowed))。",
                "\(key) cannot be \(shown(value)). Write \(alternatives(allowed))."
            )

        // Bands and their labels (C6)
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

        // Questions, weights and the script's placeholders
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

        // Days, slices, and a protocol that could never end
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
        }
    }

    private func text(of syntax: YAMLSyntax) -> String {
        switch syntax {
        case .character:
            self("这个字符不能用在这里（例如制表符）。缩进请用空格。", "this character cannot stand here (a tab, perhaps). Indent with blanks.")
        case .controlCharacter: self("含控制字符。请删去。", "contains a control character. Remove it.")
        case .indentation: self("缩进与上下行不一致。请对齐。", "indented unlike its neighbours. Line it up.")
        case .missingColon:
            self("键后面缺少冒号和空格。请写成「键: 值」。", "a colon and a blank are missing behind the key. Write key: value.")
        case .unexpectedColon:
            self("这一行有两个冒号。请给值加上双引号。", "a second colon on the line. Put the value in double quotes.")
        case .unclosedQuote: self("引号没有结束。请补上。", "a quote is never closed. Close it.")
        case .unclosedBracket: self("括号没有结束。请补上。", "a bracket is never closed. Close it.")
        case .badEscape:
            self("双引号内的反斜杠写法无效。请改用单引号。", "unknown escape in double quotes. Use single quotes.")
        case .unknownAlias: self("用 * 引用了别处的值。请写出值本身。", "refers (*) to a value elsewhere. Write the value itself.")
        case .tooLong(let limit):
            self(
                "超过 \(limit >> 20) MB，不会是规则文件。请检查文件名。",
                "more than \(limit >> 20) MB is no rulebook. Is it the right file?"
            )
        case .secondDocument:
            self("「---」之后又是一份文件。一个文件只放一份规则。", "a second document begins after ---. Keep one rulebook a file.")
        case .other(let message):
            self("不是有效的 YAML（\(shown(message))）。请改正。", "not valid YAML (\(shown(message))). Put it right.")
        }
    }

    /// In both languages the label, since that is what stands in the file.
    private func label(_ grade: Grade) -> String { grades[grade] ?? grade.rawValue }

    /// 在「bands」中 / in bands
    private func within(_ section: String?) -> String {
        guard let section else { return "" }
        return self("「\(shown(section))」下面", " in \(shown(section))")
    }

    private func hex(_ codePoint: UInt32) -> String {
        let digits = String(codePoint, radix: 16).uppercased()
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
