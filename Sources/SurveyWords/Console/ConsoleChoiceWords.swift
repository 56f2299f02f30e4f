import SurveyCore

/// The second keys behind 4, 6, 8, 0, an empty Enter and the menu: heading, options and prompt (console.md §Keys).
package enum ConsoleChoice: Hashable, Sendable {
    case elsewhere, unwilling, other, badNumber, noScore, menu
    /// The menu while no contact is held.
    case menuAlone
    /// Somebody else rang back, or the person cannot answer: without what only an unanswered dial can be.
    case otherIncoming
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
        case .menu, .menuAlone: language("要做什么？", "What next?")
        }
    }

    package func prompt(_ choice: ConsoleChoice) -> String {
        switch choice {
        case .elsewhere: language("他人接听，是哪一种：", "Someone else, which: ")
        case .unwilling: language("不愿受访，是哪一种：", "Unwilling, which: ")
        case .other, .otherIncoming: language("其他，是哪一种：", "Other, which: ")
        case .badNumber: language("号码有问题，是哪一种：", "Bad number, which: ")
        case .noScore: language("没打分，是哪一种：", "No score, which: ")
        case .menu, .menuAlone: language("菜单：", "Menu: ")
        }
    }

    package func options(_ choice: ConsoleChoice) -> [ConsoleOption] {
        switch choice {
        case .elsewhere:
            [
                option("1", ("本人不在", "另找时间再拨"), ("absent", "called again later")),
                option("2", ("他人代拒", "前台、同事、家人不转接"), ("refused for him", "will not put you through")),
                option("3", ("已离职", "已不在这家企业或岗位"), ("left", "no longer there")),
                option("4", ("告知新号码", "按本人不在保存，号码写入备注"), ("new number told", "saved as absent, number noted")),
            ]
        case .unwilling:
            [
                option("1", ("本人拒访", "仍不愿：好的，打扰您了，再见"), ("refused", "still no: sorry to have troubled you")),
                option("2", ("中途挂断", "说明来意前后都算"), ("broke off", "hung up, early or late")),
                option("5", ("愿意了", "回到第一问"), ("he agrees", "go to question 1")),
            ]
        case .other:
            options(.otherIncoming) + [
                option("3", ("语音助手", "留言箱、来电助手；不留言，挂断"), ("voicemail", "assistant; leave no message")),
                option("4", ("被拦截", "「呼叫受限」、拦截音"), ("barred", "blocked")),
                option("5", ("我方故障", "我方线路或系统，不算一次拨打"), ("our fault", "our line or system; does not count")),
            ]
        case .otherIncoming:
            [
                option("1", ("不能作答", "语言、听力、健康"), ("unable", "language, ear, health")),
                option("2", ("否认往来", "没和填报单位打过交道"), ("denies", "no dealings with the unit")),
            ]
        case .badNumber:
            [
                option("1", ("空号", "「您拨打的号码是空号」「号码不存在」"), ("unallocated", "\"number does not exist\"")),
                option("2", ("停机", "「您拨打的电话已停机」「已暂停服务」"), ("suspended", "\"service stopped\"")),
                option(
                    "3",
                    ("打错了", "接听人不是这家企业的，也不是本人（先照读核对话术）"),
                    ("wrong number", "neither the business nor the person (read out below)")
                ),
                option("4", ("传真等", "传真音、数据音，不是语音线路"), ("not voice", "fax or data tone")),
                option("5", ("拨不出", "号码缺位、有字母，电话机无法拨出"), ("undiallable", "digits missing, letters")),
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
            ]
        case .menuAlone:
            [
                option("2", ("休息", "屏幕锁定"), ("break", "locks the screen")),
                option("3", ("来电", "有人打回来"), ("incoming", "somebody calls back")),
                option("4", ("收工", "显示今日小结"), ("stop for today", "shows the day's summary")),
            ]
        }
    }

    private func option(_ key: String, _ zh: (String, String), _ en: (String, String)) -> ConsoleOption {
        ConsoleOption(key: key, label: language(zh.0, en.0), meaning: language(zh.1, en.1))
    }
}
