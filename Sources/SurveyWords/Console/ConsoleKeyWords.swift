import SurveyCore

/// The key region of a screen: which keys are offered (console.md §Keys). Lines are drawn as they stand at 80 columns;
/// three blanks or more part two keys, which is where 40 columns fold them.
extension Words {
    /// - Parameters:
    ///   - running: `00:14` since the start of the dial.
    ///   - incoming: whether the contact rang back, and somebody is there; `nil` while no dial runs.
    ///   - end: the last day of fieldwork.
    package func consoleKeys(
        _ prompt: ConsolePrompt,
        running: String,
        incoming: Bool?,
        until end: CivilDate,
        on today: CivilDate
    ) -> [String] {
        switch prompt {
        case .ready:
            language == .zh
                ? [
                    "", "   [回车] 开始拨打             [/] 话术、常见问答",
                    "   [.] 跳过 休息 来电 收工     [*] 更正刚才的记录",
                ]
                : [
                    "", "   [Enter] start the dial             [/] script, common questions",
                    "   [.] skip, break, incoming, stop    [*] put the last record right",
                ]
        case .dialling, .saving, .loading: incoming.map { keypad(running: running, incoming: $0) } ?? nextPage
        case .choice(.noScore): [language("   [-] 回到问题", "   [-] back to the question")]
        case .choice(.badNumber):
            language == .zh
                ? ["   「无法接通」「不在服务区」按 [-] 后选 9；「正忙」选 3；「已关机」选 7", "   [-] 退回"]
                : ["   \"Cannot connect\": [-], then 9. \"Busy\": 3. \"Switched off\": 7", "   [-] back"]
        case .choice(.menu), .choice(.menuAlone): [language("   [-] 返回", "   [-] back")]
        case .choice: [language("   [-] 退回", "   [-] back")]
        case .newNumber, .note:
            [language("   回车：写好，保存       空着按 [-]：退回", "   Enter: done, save      [-] while empty: back")]
        case .compare:
            language == .zh
                ? ["   [回车] 核对无误，保存       [-] 拨错了，重拨（不留记录）", "   [+] 写备注再保存"]
                : [
                    "   [Enter] compared, save      [-] misdialled, dial again (keeps no record)",
                    "   [+] add a note, then save",
                ]
        case .question(let index):
            language == .zh
                ? [
                    "   输入 0 到 100，回车             空回车：没打分、挂断或改约",
                    index == 0
                        ? "   [-] 退回                        [/] 常见问答                通话中 \(running)"
                        : "   [-] \(padded("改第\(chineseNumber(index))问", toColumns: 8))                    [/] 常见问答                通话中 \(running)",
                ]
                : [
                    "   0 to 100, then Enter            empty Enter: no score, hung up, or later",
                    index == 0
                        ? "   [-] back                        [/] common questions        talking \(running)"
                        : "   [-] change question \(index)           [/] common questions        talking \(running)",
                ]
        case .readBack: saveKeys(language("改分数", "change a score"))
        case .appointment:
            language == .zh
                ? ["   外呼截止 \(monthDay(end))；节假日和时段以外也可约，按受访人方便", "   [-] 退回"]
                : ["   Fieldwork ends \(monthDay(end)); any hour that suits the respondent is allowed", "   [-] back"]
        case .appointmentSet: saveKeys(language("改时间", "change the time"))
        case .confirm: saveKeys(language("退回", "back"))
        case .surely: [language("   [回车] 是              [-] 不是", "   [Enter] yes            [-] no")]
        case .results:
            [
                language(
                    "   输入两位代码，回车     再按 [/]：话术、常见问答     [-] 返回",
                    "   two digits, Enter      [/] again: script, common questions     [-] back"
                )
            ]
        case .help, .ended: nextPage
        case .search: [language("   输入后回车             空着按 [-]：返回", "   type, then Enter       [-] while empty: back")]
        case .found: [language("   [-] 重新输入", "   [-] search again")]
        case .putRight:
            language == .zh
                ? ["   1 按错键     2 听错了     3 对方改口     4 其他（输入）", "   [+] 换下一条            [-] 不改了"]
                : [
                    "   1 wrong key     2 misheard     3 he changed his mind     4 other (type)",
                    "   [+] next record         [-] leave",
                ]
        case .reason: [language("   回车：作废这一条       空着按 [-]：退回", "   Enter: void this one   [-] while empty: back")]
        case .nothing(let forecast):
            language == .zh
                ? [
                    forecast.next.map { "   [回车] 等到 \(consoleClock($0, on: today))，到时响铃" } ?? "",
                    "   [.] 休息 来电 收工          [*] 更正刚才的记录",
                    forecast.helping.map { "   [+] 帮其他人拨：\($0.surveyor.label) 还有 \($0.contacts) 个现在可拨" } ?? "",
                ]
                : [
                    forecast.next.map { "   [Enter] wait until \(consoleClock($0, on: today)), the bell will ring" }
                        ?? "",
                    "   [.] break, incoming, stop          [*] put the last record right",
                    forecast.helping.map {
                        "   [+] help out: \($0.surveyor.label) has \($0.contacts) that can be called now"
                    } ?? "",
                ]
        case .waiting(let until, _):
            language == .zh
                ? ["   等到 \(consoleClock(until, on: today))，到时响铃", "   [-] 不等了                  [.] 休息 来电 收工"]
                : [
                    "   waiting until \(consoleClock(until, on: today)), the bell will ring",
                    "   [-] do not wait             [.] break, incoming, stop",
                ]
        case .locked: [language("   [回车] 继续", "   [Enter] go on")]
        case .lostClaim: [language("   1 是，另存一条         2 没有，跳过", "   1 yes, keep mine as well    2 no, skip")]
        case .unsaved:
            [language("   [回车] 再试一次保存    [-] 退回（还没有记录）", "   [Enter] try to save again    [-] back (no record yet)")]
        case .stuck: [language("   [回车] 再试一次         [.] 收工", "   [Enter] try again      [.] stop for today")]
        }
    }

    /// - Parameter back: what `[-]` does here.
    private func saveKeys(_ back: String) -> [String] {
        [
            language(
                "   [回车] 保存            [+] 写备注再保存            [-] \(back)",
                "   [Enter] save           [+] add a note, then save    [-] \(back)"
            )
        ]
    }

    private var nextPage: [String] { [language("   [/] 或回车：下一页     [-] 返回", "   [/] or Enter: next page    [-] back")] }

    /// The ten keys while a dial runs.
    private func keypad(running: String, incoming: Bool) -> [String] {
        if incoming {
            return language == .zh
                ? [
                    "                     8 其他...                                 通话中 \(running)",
                    "   4 他人打来...     5 本人，提问         6 不愿受访...",
                    "                     2 约定再拨...                             [-] 退回",
                    "                                                               [/] 全部结果",
                ]
                : [
                    "                     8 other...                                talking \(running)",
                    "   4 someone else... 5 the person: ask    6 unwilling...",
                    "                     2 call later...                           [-] back",
                    "                                                               [/] all results",
                ]
        }
        return language == .zh
            ? [
                "   7 关机            8 其他...            9 无法接通           拨打中 \(running)",
                "   4 他人接听...     5 本人接听，提问     6 不愿受访...",
                "   1 无人接听        2 约定再拨...        3 占线               [-] 没拨，退回",
                "   0 号码有问题...（空号 停机 打错了）                         [/] 全部结果",
            ]
            : [
                "   7 switched off    8 other...           9 no signal          dialling \(running)",
                "   4 someone else... 5 the person: ask    6 unwilling...",
                "   1 no answer       2 call later...      3 busy               [-] not dialled",
                "   0 bad number...  (unallocated, suspended, wrong)            [/] all results",
            ]
    }

    package func chineseNumber(_ number: Int) -> String {
        let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        return digits.indices.contains(number) ? digits[number] : String(number)
    }

    /// The ten keys for 40 columns, in the keypad's shape.
    package func consoleNarrowKeypad(running: String, incoming: Bool) -> [String] {
        if incoming {
            return language == .zh
                ? [
                    "            8其他..", " 4他人打来  5本人,提问 6不愿受访..", "            2约定..",
                    "                        通话中 \(running)",
                ]
                : [
                    "            8 other..", " 4 someone..5 ask him  6 unwilling..", "            2 later..",
                    "                          talking \(running)",
                ]
        }
        return language == .zh
            ? [
                " 7关机      8其他..    9无法接通", " 4他人接..  5本人,提问 6不愿受访..", " 1无人接听  2约定..    3占线",
                " 0号码有问题..              拨打中 \(running)",
            ]
            : [
                " 7 off      8 other..  9 no signal", " 4 someone..5 ask him  6 unwilling..",
                " 1 no answ. 2 later..  3 busy", " 0 bad number..           dialling \(running)",
            ]
    }
}
