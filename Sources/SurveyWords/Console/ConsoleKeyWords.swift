import SurveyCore

/// The key region of a screen: which keys are offered (console.md §Keys). Lines are drawn as they stand at 80 columns;
/// three blanks or more part two keys, which is where 40 columns fold them.
extension Words {
    /// - Parameters:
    ///   - running: `00:14` since the start of the dial.
    ///   - call: `nil` while no dial runs.
    package func consoleKeys(
        _ prompt: ConsolePrompt,
        running: String,
        call: CallKind?,
        on today: CivilDate
    ) -> [String] {
        switch prompt {
        case .ready:
            language == .zh
                ? [
                    "   [回车] 开始拨打             [/] 话术、常见问答", "   [.] 跳过 休息 来电 收工     [*] 更正刚才的记录",
                    "   [+] 以往拨打和备注",
                ]
                : [
                    "   [Enter] start the dial             [/] script, common questions",
                    "   [.] skip, break, incoming, stop    [*] put the last record right",
                    "   [+] earlier dials and notes",
                ]
        case .dialling, .saving, .loading: call.map { consoleKeypad($0, running: running) } ?? nextPage
        case .choice(.noScore): [language("   [-] 回到问题", "   [-] back to the question")]
        case .choice(.badNumber):
            [language("   [-] 退回", "   [-] back")]
        case .choice(.menu), .choice(.menuAlone), .choice(.menuInCall): [language("   [-] 返回", "   [-] back")]
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
            if case .correcting(let record, hasScores: true, _) = call {
                scoreKeys(index, record)
            } else {
                questionKeys(index, running)
            }
        case .readBack: saveKeys(language("改分数", "change a score"))
        case .appointment:
            [language("   [-] 退回", "   [-] back")]
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
        case .help where call != nil:
            [
                language(
                    "   再按 [/]：全部结果代码     [回车] 下一页     [-] 返回",
                    "   [/] again: all results     [Enter] next page     [-] back"
                )
            ]
        case .help, .history, .day, .ended: nextPage
        case .search: [language("   输入后回车             空着按 [-]：返回", "   type, then Enter       [-] while empty: back")]
        case .found: [language("   [-] 重新输入", "   [-] search again")]
        case .putRight:
            [language("   先按行号，再按正确的结果   [-] 不改了", "   the row's digit, then the right result   [-] leave")]
        case .void:
            language == .zh
                ? ["   1 按错键   2 听错了   3 对方改口   4 其他（输入）", "   [回车] 作废             [-] 不作废"]
                : [
                    "   1 wrong key   2 misheard   3 he changed his mind   4 other (type)",
                    "   [Enter] void it         [-] leave",
                ]
        case .numbers: [language("   [回车] 下一个没拨的     [-] 退回", "   [Enter] the next one    [-] back")]
        case .skipReason:
            [language("   回车：跳过             空着按 [-]：不跳过", "   Enter: skip            [-] while empty: do not")]
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
        case .locked: [language("   [回车] 继续             [.] 来电 收工", "   [Enter] go on           [.] incoming, stop")]
        case .another: [language("   [回车] 接着问           [-] 不问", "   [Enter] ask for it      [-] no")]
        case .leave(.stop):
            [language("   [回车] 收工，不留记录   [-] 接着打", "   [Enter] stop, no record     [-] go on with the call")]
        case .leave(.notDialled):
            [language("   [回车] 没有拨打，退回   [-] 拨了", "   [Enter] not dialled     [-] it was dialled")]
        case .lostClaim: [language("   1 是，另存一条         2 没有，跳过", "   1 yes, keep mine as well    2 no, skip")]
        case .unsaved:
            [language("   [回车] 再试一次保存    [-] 退回（还没有记录）", "   [Enter] try to save again    [-] back (no record yet)")]
        case .stuck: [language("   [回车] 再试一次         [.] 收工", "   [Enter] try again      [.] stop for today")]
        }
    }

    /// What stands above the keys: how they are meant.
    package func consoleKeyHint(_ prompt: ConsolePrompt, until end: CivilDate) -> String? {
        switch prompt {
        case .choice(.badNumber):
            language(
                "   「无法接通」「不在服务区」按 [-] 后选 9；「正忙」选 3；「已关机」选 7",
                "   \"Cannot connect\": [-], then 9. \"Busy\": 3. \"Switched off\": 7"
            )
        case .appointment:
            language(
                "   外呼截止 \(monthDay(end))；节假日和时段以外也可约，按受访人方便",
                "   Fieldwork ends \(monthDay(end)); any hour that suits the respondent is allowed"
            )
        default: nil
        }
    }

    /// What a window that is too small says.
    package func consoleTooSmall(_ size: (Int, Int), least: (columns: Int, lines: Int)) -> String {
        language(
            "窗口太小（\(size.0)x\(size.1)），请放大到 \(least.columns)x\(least.lines) 以上。内容没有丢",
            "The window is too small (\(size.0)x\(size.1)): \(least.columns)x\(least.lines) at least, please. Nothing is lost"
        )
    }

    private func questionKeys(_ index: Int, _ running: String) -> [String] {
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
    }

    /// Of a record with scores that is put right.
    private func scoreKeys(_ index: Int, _ record: Int) -> [String] {
        let isLast = index + 1 == questions.count
        return language == .zh
            ? [
                isLast ? "   输入正确的分数，回车保存        这一项不错就按回车" : "   输入正确的分数，回车            这一项不错就按回车",
                index == 0
                    ? "   [-] 其他结果                    [*] 作废这一条              更正 \(record) 号"
                    : "   [-] \(padded("改第\(chineseNumber(index))问", toColumns: 8))                    [*] 作废这一条              更正 \(record) 号",
            ]
            : [
                isLast
                    ? "   the right score, Enter saves    Enter alone: this one is right"
                    : "   the right score, then Enter     Enter alone: this one is right",
                index == 0
                    ? "   [-] another result              [*] void it                 record \(record)"
                    : "   [-] change question \(index)           [*] void it                 record \(record)",
            ]
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
}
