import SurveyCore

/// What a surveyor reads out, as far as a call sheet can hold it: what belongs to one contact alone stands in brackets, 〔姓名〕.
package struct SheetScript: Sendable {
    package let opening: [String]
    /// With their numbers of order.
    package let questions: [String]
    /// The common answers: what is said, and what to say to it.
    package let answers: [(said: String, answer: String)]

    /// - Parameter surveyor: 工号; `nil` is anybody's.
    package init(_ rulebook: Rulebook, surveyor: Int?, _ words: Words) {
        var filled: [Rulebook.Script.Placeholder: String] = [
            .office: rulebook.office.name, .officePhone: rulebook.office.phone,
        ]
        filled[.surveyorNumber] = surveyor.map { padded($0, 2) }
        func spoken(_ text: String) -> String {
            Rulebook.Script.Placeholder.allCases.reduce(oneLine(text)) { text, name in
                text.replacing("{\(name.rawValue)}", with: filled[name] ?? "〔\(name.rawValue)〕")
            }
        }
        let script = rulebook.script
        opening = [script[.opening], script[.openingWithoutName]].map(spoken).filter { !$0.isEmpty }
        questions = rulebook.questions.map { spoken($0.wording) }
        let labels = words.consoleFollowUp
        let followUps: [(String, Rulebook.Script.Step)] = [
            (labels.words, .followUpWords), (labels.range, .followUpRange), (labels.unheard, .followUpUnheard),
            (labels.unsure, .followUpUnsure),
        ]
        answers =
            followUps.map { (words.answered($0.0.trimmingColon), spoken(script[$0.1])) }
            + script.answers.map { (words("\(oneLine($0.question))", "“\(oneLine($0.question))”"), spoken($0.answer)) }
    }
}

extension String {
    fileprivate var trimmingColon: String { hasSuffix("：") || hasSuffix(":") ? String(dropLast()) : self }
}

extension Words {
    package var openingTitle: String { self("开场", "Opening") }
    package var questionsTitle: String { self("两问照读，一问一记", "Questions, to be read as they stand") }
    package var answersTitle: String { self("常见问答", "Common answers") }
    /// How an answer is that is no number: in English told apart from what is said in Chinese.
    func answered(_ how: String) -> String { self(how, "Answer: " + how.prefix(1).lowercased() + how.dropFirst()) }

    package var fillingTitle: String { self("填写和录入", "How to fill it in and copy it out") }

    /// How the sheet is filled in, and what is copied from it where.
    package var fillingRules: [String] {
        let names = list(questions.map { question($0.key) })
        return [
            self(
                "结果代码照代码表写两位数，如 01、30、50；单个数字不收。",
                "Code: the two digits of the table of codes, such as 01, 30, 50; a single digit is refused."
            ),
            self(
                "\(names)写受访人报的数，0 至 100，最多两位小数；没有打分的空着，结果写 51。",
                "\(capitalised(names)): what the respondent said, 0 to 100, two decimals at most; left empty where declined (51)."
            ),
            self(
                "拨打时间写几点几分，如 9:25；不是领表当天的，写月日。约定时间只在结果为 20 时写。",
                "Time: hour and minute, 9:25; with the date where it is not that of the sheet. Agreed time: with outcome 20 only."
            ),
            self(
                "录入只抄编号和手写的各栏，印好的不抄。逐条：huifang record 编号 --outcome 代码 --scores 得分,得分 --at 时间；"
                    + "整表：抄入 huifang sheet --format csv 的同名各栏，再 huifang import results。",
                "Copy the number and what was written by hand, nothing printed. One by one: huifang record NUMBER --outcome CODE "
                    + "--scores N,N --at TIME; a whole sheet: into the columns of huifang sheet --format csv, then huifang import results."
            ),
        ]
    }

    /// To be filled in by hand on each page.
    package var signatureLine: String {
        self(
            "姓名：______________　日期：______年____月____日　签名：______________",
            "Name: ______________   Date: ______________   Signature: ______________"
        )
    }

    /// A page for calls that came in and dials that found no place.
    package var furtherRecords: String { self("补记（来电，写不下的）", "More (incoming calls, what found no room)") }

    /// 李敏　第 1 页，共 3 页
    package func page(_ number: Int, of pages: Int) -> String {
        self("第 \(number) 页，共 \(pages) 页", "page \(number) of \(pages)")
    }

    /// `50 完成　了解情况 90，满意度 95　09-23 14:52　李敏`: of a finished contact, on a sheet that lists all.
    package func result(_ record: CallRecord) -> String {
        let dial = record.attempt
        return [
            "\(dial.outcome.code) \(outcome(dial.outcome))", scores(dial.scores), stamp(dial.at), dial.surveyor,
            record.note ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
