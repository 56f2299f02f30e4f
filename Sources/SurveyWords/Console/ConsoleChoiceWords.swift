import SurveyCore

/// The second keys behind 4, 6, 8, 0, an empty Enter and the menu: heading, options and prompt (console.md §Keys).
package enum ConsoleChoice: Hashable, Sendable {
    case elsewhere, unwilling, other, badNumber, noScore, menu
    /// No question was answered: that is no interview.
    case noneGiven
    /// The menu while no contact is held.
    case menuAlone
    /// The menu while a call runs, or is not saved yet.
    case menuInCall
    /// Somebody else rang back, or the person cannot answer: without what only an unanswered dial can be.
    case otherIncoming

    /// The key that leads to it while a dial runs.
    private var key: Int? {
        switch self {
        case .elsewhere: 4
        case .unwilling: 6
        case .other, .otherIncoming: 8
        case .badNumber: 0
        case .noScore, .noneGiven, .menu, .menuAlone, .menuInCall: nil
        }
    }

    /// The choice behind a key while a dial runs.
    package static func behind(_ key: Int, incoming: Bool) -> ConsoleChoice? {
        [.elsewhere, .unwilling, incoming ? .otherIncoming : .other, .badNumber].first { $0.key == key }
    }

    /// The results among its options, in the order of their keys.
    fileprivate var results: [Disposition] {
        Disposition.allCases.filter {
            $0.label.keys.count == 2 && $0.label.keys[0] == key && (self != .otherIncoming || $0.mayBeIncoming)
        }
        .sorted { $0.label.keys[1] < $1.label.keys[1] }
    }

    package func result(_ key: Int) -> Disposition? { results.first { $0.label.keys[1] == key } }
}

/// A key with its label and what it means.
package struct ConsoleOption: Hashable, Sendable {
    package var key: String
    package var label: String
    package var meaning: String
}

extension Words {
    package func heading(_ choice: ConsoleChoice) -> String {
        switch choice {
        case .elsewhere: language("他人接听：", "Someone else answered:")
        case .unwilling: language("不愿受访（挽回一次）：", "Unwilling (try once to win him back):")
        case .other, .otherIncoming: language("其他：听到或遇到的是", "Other: what you hear or meet")
        case .badNumber: language("号码有问题：听到的是", "Bad number: what you hear")
        case .noScore: language("对方没有打分？", "No score?")
        case .noneGiven: language("一问都没有打分，不是部分完成：", "No question was answered; that is no interview:")
        case .menu, .menuAlone, .menuInCall: language("要做什么？", "What next?")
        }
    }

    package func prompt(_ choice: ConsoleChoice) -> String {
        switch choice {
        case .elsewhere: language("他人接听，是哪一种：", "Someone else, which: ")
        case .unwilling: language("不愿受访，是哪一种：", "Unwilling, which: ")
        case .other, .otherIncoming: language("其他，是哪一种：", "Other, which: ")
        case .badNumber: language("号码有问题，是哪一种：", "Bad number, which: ")
        case .noScore: language("没打分，是哪一种：", "No score, which: ")
        case .noneGiven: language("没有打分，是哪一种：", "No answers, which: ")
        case .menu, .menuAlone, .menuInCall: language("菜单：", "Menu: ")
        }
    }

    package func options(_ choice: ConsoleChoice) -> [ConsoleOption] {
        let results = choice.results.map {
            option(
                String($0.label.keys[1]),
                ($0.label.zh, $0.label.optionZh),
                ($0.label.shortEn, $0.label.optionEn)
            )
        }
        return switch choice {
        case .elsewhere:
            results + [
                option("4", ("告知新号码", "按本人不在保存，号码写入备注"), ("new number told", "saved as absent, number noted"))
            ]
        case .unwilling: results + [option("5", ("愿意了", "回到第一问"), ("he agrees", "go to question 1"))]
        case .other, .otherIncoming, .badNumber: results
        case .noneGiven:
            [
                option("1", ("不愿打分", "记本人拒访"), ("would not answer", "refused")),
                option("2", ("不能作答", "语言、听力、健康或确实不了解"), ("could not answer", "unable")),
            ]
        case .noScore:
            [
                option("1", ("说不清、不愿打这一项", ""), ("cannot or will not say", "")),
                option("2", ("挂断了", ""), ("hung up", "")),
                option("3", ("改约时间", ""), ("call later", "")),
            ]
        case .menu:
            [
                option("1", ("跳过这一个", "稍后再出现"), ("skip", "it comes again later")),
                option("2", ("休息", "交回这一个，屏幕锁定"), ("break", "gives the contact back, locks")),
                option("3", ("来电", "有人打回来"), ("incoming", "somebody calls back")),
                option("4", ("收工", "交回这一个，显示今日小结"), ("stop for today", "gives it back, shows the day's summary")),
                option("5", ("今日情况", "拨打、约定、还没完的"), ("the day so far", "dials, appointments, what is open")),
            ]
        case .menuInCall:
            [
                option(
                    "3",
                    ("来电", "有人打回来；这次拨打不留记录，接完回到这一个"),
                    ("incoming", "somebody calls back; this dial keeps no record")
                ),
                option("4", ("收工", "这次拨打不留记录"), ("stop for today", "this dial keeps no record")),
            ]
        case .menuAlone:
            [
                option("2", ("休息", "屏幕锁定"), ("break", "locks the screen")),
                option("3", ("来电", "有人打回来"), ("incoming", "somebody calls back")),
                option("4", ("收工", "显示今日小结"), ("stop for today", "shows the day's summary")),
                option("5", ("今日情况", "拨打、约定、还没完的"), ("the day so far", "dials, appointments, what is open")),
            ]
        }
    }

    private func option(_ key: String, _ zh: (String, String), _ en: (String, String)) -> ConsoleOption {
        ConsoleOption(key: key, label: language(zh.0, en.0), meaning: language(zh.1, en.1))
    }
}
