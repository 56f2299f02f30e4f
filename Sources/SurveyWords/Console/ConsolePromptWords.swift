import SurveyCore

/// Prompts of line 22.
extension Words {
    /// What is asked; what is typed follows.
    /// - Parameters:
    ///   - contact: the one on the screen.
    ///   - answered: what its answers so far amount to.
    package func prompt(_ prompt: ConsolePrompt, contact: Int, _ answered: Disposition, _ scores: [String: Score])
        -> String
    {
        switch prompt {
        case .ready, .nothing: ">"
        case .loading, .ended: ""
        case .day: language("今日小结：", "The day so far: ")
        case .dialling, .surely: language("结果：", "Result: ")
        case .choice(let choice): self.prompt(choice)
        case .question(let index):
            language("\(question(questions[index].key))：", "\(capitalised(question(questions[index].key))): ")
        case .readBack:
            language(
                "\(contact) 号 \(answered.label.zh)  \(answers(scores, parted: "  "))    回车保存：",
                "No. \(contact) \(answered.label.en)  \(answers(scores, parted: "  "))  Enter saves: "
            )
        case .compare(let outcome), .confirm(let outcome):
            language("\(contact) 号 \(outcome.label.zh)    回车保存：", "No. \(contact) \(outcome.label.en)    Enter saves: ")
        case .appointment, .appointmentSet: language("什么时间：", "When: ")
        case .note: language("备注：", "Note: ")
        case .newNumber: language("新号码：", "New number: ")
        case .results: language("代码：", "Code: ")
        case .search:
            language("来电：请输入对方号码后四位（或姓名、单位中的字）：", "Incoming: last four digits of the number (or part of a name): ")
        case .found(let found):
            ConsolePrompt.together(found).count > 1
                ? language("选哪一个（回车 = 同号的都问）：", "Which one (Enter = all of this number): ")
                : language("选哪一个：", "Which one: ")
        case .putRight: language("更正哪一条：", "Which one: ")
        case .void(let record, let reason):
            language(
                "作废 \(record.call) 号记录（\(consoleReasons[reason])）    回车作废：",
                "Void record \(record.call) (\(consoleReasons[reason]))    Enter voids: "
            )
        case .numbers: language("拨哪一个号码：", "Which number: ")
        case .reason, .skipReason: language("原因：", "Why: ")
        case .saving: language("正在保存...", "Saving...")
        case .history: language("以往拨打：", "Earlier dials: ")
        case .help: language("话术、常见问答：", "Script, common questions: ")
        case .locked: language("休息中：", "On a break: ")
        case .another(let share): language("接着问 \(share.contact) 号：", "No. \(share.contact), too: ")
        case .leave(.stop): language("收工：", "Stop: ")
        case .leave(.notDialled): language("没有拨打：", "Not dialled: ")
        case .waiting: language("等候中：", "Waiting: ")
        case .lostClaim: language("您这次也拨通了吗：", "Did you reach him too: ")
        case .unsaved, .stuck: language("没有保存：", "NOT saved: ")
        }
    }

    /// Every question, a declined one with the word 本人未打分.
    package func answers(_ scores: [String: Score], parted mark: String) -> String {
        questions
            .map { "\(question($0.key)) \(scores[$0.key]?.description ?? language("本人未打分", "declined"))" }
            .joined(separator: mark)
    }

    package func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// Headings of the script region.
package enum ConsoleHeading: Hashable, Sendable {
    case opening
    case confirming
    case question(number: Int, key: String)
    case closing
    case compare(Disposition)
    case appointment
    case incoming
    case confirm(Disposition)
    case note
    case putRight
    case void
    case correcting
    case numbers
    case help(page: Int, of: Int)
    case history(page: Int, of: Int)
    case locked(since: Timestamp, minutes: Int)
    case another
    case skipping(contact: Int)
    case newNumber
    case unsaved
    case lost
}

extension Words {
    package func heading(_ heading: ConsoleHeading) -> String {
        switch heading {
        case .opening: language("开场白", "Opening")
        case .confirming: language("请这样做", "Please")
        case .question(let number, let key):
            language("第\(chineseNumber(number))问：\(question(key))", "Question \(number): \(question(key))")
        case .closing: language("结束语", "Closing")
        case .compare(let outcome):
            outcome == .unallocated
                ? language(
                    "请核对号码（空号常常是拨错了一位）",
                    "Please compare (an \"unallocated\" number is often a misdialled digit)"
                )
                : language("请核对号码（常常是拨错了一位）", "Please compare (often a digit was misdialled)")
        case .appointment: language("约定再拨", "Call later")
        case .incoming: language("来电", "Incoming call")
        case .confirm(let outcome): language(outcome.label.zh, capitalised(outcome.label.en))
        case .note: language("备注（给经办人看，可以用中文）", "Note (for the officer)")
        case .putRight:
            language("更正记录（您今天的最近 5 条；原记录保留，另记一条）", "Put a record right (your last five today; the old one is kept)")
        case .correcting: language("更正这一条：按正确的结果，时间不变，不再拨打", "This record: press the right result; its time stays")
        case .void: language("作废这一条（联系人回到屏幕，重新拨打）", "Void this record (the contact is called again)")
        case .numbers: language("这个联系人有几个号码", "This contact has several numbers")
        case .help(let page, let pages):
            page == 1
                ? language("常见问答（按数字看回答；第 1 页，共 \(pages) 页）", "Common questions (a digit answers; page 1 of \(pages))")
                : language("话术（第 \(page) 页，共 \(pages) 页）", "Script (page \(page) of \(pages))")
        case .history(let page, let pages):
            language("以往拨打和备注（第 \(page) 页，共 \(pages) 页）", "Earlier dials and notes (page \(page) of \(pages))")
        case .locked(let since, let minutes):
            language(
                "休息中，\(since.time(offset)) 起，已 \(minutes) 分钟。没有占着联系人",
                "On a break since \(since.time(offset)), \(minutes) min; no contact is held"
            )
        case .skipping(let contact):
            language(
                "\(contact) 号已跳过 2 次。再跳过请写原因，会列入今日小结",
                "No. \(contact) was skipped twice. Why again? The day's summary says it"
            )
        case .another: language("同一号码、同一个电话，不必再问候", "The same number, on the line: no second greeting")
        case .newNumber: language("告知新号码", "A new number")
        case .unsaved: language("没有保存成功", "NOT saved")
        case .lost: language("这个联系人已由别人拨打", "Somebody else has called this contact")
        }
    }

    /// `第一问 了解情况：90 分`: the answers given so far, at the right of a question's heading.
    package func consoleAnswer(number: Int, key: String, _ score: Score?) -> String {
        guard let score else {
            return language("第\(chineseNumber(number))问 \(question(key))：本人未打分", "Question \(number): declined")
        }
        return language("第\(chineseNumber(number))问 \(question(key))：\(score) 分", "Question \(number): \(score) points")
    }

    /// `了解情况 90 分，满意度 95 分`: what the read-back says.
    package func consoleReadBack(_ scores: [String: Score]) -> String {
        // Spoken, therefore in the rulebook's words in either language.
        questions.compactMap { question in scores[question.key].map { "\(question.label) \($0) 分" } }.joined(
            separator: "，"
        )
    }
}
