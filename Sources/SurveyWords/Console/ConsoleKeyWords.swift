import SurveyCore

/// The key region of a screen: which keys are offered (console.md §Keys). Lines are drawn as they stand at 80 columns;
/// three blanks or more part two keys, which is where 40 columns fold them.
package enum ConsoleKeys: Hashable, Sendable {
    case ready
    /// The ten keys while a dial runs; `running` is `00:14`.
    case keypad(running: String)
    /// A contact that rang back: somebody is there.
    case incoming(running: String)
    case choice
    case badNumber
    case question(number: Int, running: String)
    case noScore
    case confirm
    case readBack
    case compare
    case appointment(until: CivilDate)
    case appointmentSet
    case surely
    case note
    case results
    case help
    case menu
    case search
    case found
    case putRight
    case reason
    case nothing(until: Timestamp?, on: CivilDate, DeskForecast.Helping?)
    case waiting(until: Timestamp, on: CivilDate)
    case locked
    case lostClaim
    case unsaved
    case stuck
}

extension Words {
    package func console(_ keys: ConsoleKeys) -> [String] {
        language == .zh ? chinese(keys) : english(keys)
    }

    private func chinese(_ keys: ConsoleKeys) -> [String] {
        switch keys {
        case .ready:
            [
                "", "   [回车] 开始拨打             [/] 话术、常见问答",
                "   [.] 跳过 休息 来电 收工     [*] 更正刚才的记录",
            ]
        case .keypad(let running):
            [
                "   7 关机            8 其他...            9 无法接通           拨打中 \(running)",
                "   4 他人接听...     5 本人接听，提问     6 不愿受访...",
                "   1 无人接听        2 约定再拨...        3 占线               [-] 没拨，退回",
                "   0 号码有问题...（空号 停机 打错了）                         [/] 全部结果",
            ]
        case .incoming(let running):
            [
                "                     8 其他...                                 通话中 \(running)",
                "   4 他人打来...     5 本人，提问         6 不愿受访...",
                "                     2 约定再拨...                             [-] 退回",
                "                                                               [/] 全部结果",
            ]
        case .choice: ["   [-] 退回"]
        case .badNumber:
            ["   「无法接通」「不在服务区」按 [-] 后选 9；「正忙」选 3；「已关机」选 7", "   [-] 退回"]
        case .question(let number, let running):
            [
                "   输入 0 到 100，回车             空回车：没打分、挂断或改约",
                number == 1
                    ? "   [-] 退回                        [/] 常见问答                通话中 \(running)"
                    : "   [-] \(padded("改第\(chineseNumber(number - 1))问", toColumns: 8))                    [/] 常见问答                通话中 \(running)",
            ]
        case .noScore: ["   [-] 回到问题"]
        case .confirm: ["   [回车] 保存            [+] 写备注再保存            [-] 退回"]
        case .readBack: ["   [回车] 保存            [+] 写备注再保存            [-] 改分数"]
        case .compare: ["   [回车] 核对无误，保存       [-] 拨错了，重拨（不留记录）", "   [+] 写备注再保存"]
        case .appointment(let until):
            ["   外呼截止 \(monthDay(until))；节假日和时段以外也可约，按受访人方便", "   [-] 退回"]
        case .appointmentSet: ["   [回车] 保存            [+] 写备注再保存            [-] 改时间"]
        case .surely: ["   [回车] 是              [-] 不是"]
        case .note: ["   回车：写好，保存       空着按 [-]：退回"]
        case .results: ["   输入两位代码，回车     再按 [/]：话术、常见问答     [-] 返回"]
        case .help: ["   [/] 或回车：下一页     [-] 返回"]
        case .menu: ["   [-] 返回"]
        case .search: ["   输入后回车             空着按 [-]：返回"]
        case .found: ["   [-] 重新输入"]
        case .putRight:
            ["   1 按错键     2 听错了     3 对方改口     4 其他（输入）", "   [+] 换下一条            [-] 不改了"]
        case .reason: ["   回车：作废这一条       空着按 [-]：退回"]
        case .nothing(let until, let today, let helping):
            [
                until.map { "   [回车] 等到 \(consoleClock($0, on: today))，到时响铃" } ?? "",
                "   [.] 休息 来电 收工          [*] 更正刚才的记录",
                helping.map { "   [+] 帮其他人拨：\($0.surveyor.label) 还有 \($0.contacts) 个现在可拨" } ?? "",
            ]
        case .waiting(let until, let today):
            ["   等到 \(consoleClock(until, on: today))，到时响铃", "   [-] 不等了                  [.] 休息 来电 收工"]
        case .locked: ["   [回车] 继续"]
        case .lostClaim: ["   1 是，另存一条         2 没有，跳过"]
        case .stuck: ["   [回车] 再试一次         [.] 收工"]
        case .unsaved: ["   [回车] 再试一次保存    [-] 退回（还没有记录）"]
        }
    }

    private func english(_ keys: ConsoleKeys) -> [String] {
        switch keys {
        case .ready:
            [
                "", "   [Enter] start the dial             [/] script, common questions",
                "   [.] skip, break, incoming, stop    [*] put the last record right",
            ]
        case .keypad(let running):
            [
                "   7 switched off    8 other...           9 no signal          dialling \(running)",
                "   4 someone else... 5 the person: ask    6 unwilling...",
                "   1 no answer       2 call later...      3 busy               [-] not dialled",
                "   0 bad number...  (unallocated, suspended, wrong)            [/] all results",
            ]
        case .incoming(let running):
            [
                "                     8 other...                                talking \(running)",
                "   4 someone else... 5 the person: ask    6 unwilling...",
                "                     2 call later...                           [-] back",
                "                                                               [/] all results",
            ]
        case .choice: ["   [-] back"]
        case .badNumber:
            ["   \"Cannot connect\": [-], then 9. \"Busy\": 3. \"Switched off\": 7", "   [-] back"]
        case .question(let number, let running):
            [
                "   0 to 100, then Enter            empty Enter: no score, hung up, or later",
                number == 1
                    ? "   [-] back                        [/] common questions        talking \(running)"
                    : "   [-] change question \(number - 1)           [/] common questions        talking \(running)",
            ]
        case .noScore: ["   [-] back to the question"]
        case .confirm: ["   [Enter] save           [+] add a note, then save    [-] back"]
        case .readBack: ["   [Enter] save           [+] add a note, then save    [-] change a score"]
        case .compare:
            [
                "   [Enter] compared, save      [-] misdialled, dial again (keeps no record)",
                "   [+] add a note, then save",
            ]
        case .appointment(let until):
            ["   Fieldwork ends \(monthDay(until)); any hour that suits the respondent is allowed", "   [-] back"]
        case .appointmentSet: ["   [Enter] save           [+] add a note, then save    [-] change the time"]
        case .surely: ["   [Enter] yes            [-] no"]
        case .note: ["   Enter: done, save      [-] while empty: back"]
        case .results: ["   two digits, Enter      [/] again: script, common questions     [-] back"]
        case .help: ["   [/] or Enter: next page    [-] back"]
        case .menu: ["   [-] back"]
        case .search: ["   type, then Enter       [-] while empty: back"]
        case .found: ["   [-] search again"]
        case .putRight:
            [
                "   1 wrong key     2 misheard     3 he changed his mind     4 other (type)",
                "   [+] next record         [-] leave",
            ]
        case .reason: ["   Enter: void this one   [-] while empty: back"]
        case .nothing(let until, let today, let helping):
            [
                until.map { "   [Enter] wait until \(consoleClock($0, on: today)), the bell will ring" } ?? "",
                "   [.] break, incoming, stop          [*] put the last record right",
                helping.map {
                    "   [+] help out: \($0.surveyor.label) has \($0.contacts) that can be called now"
                } ?? "",
            ]
        case .waiting(let until, let today):
            [
                "   waiting until \(consoleClock(until, on: today)), the bell will ring",
                "   [-] do not wait             [.] break, incoming, stop",
            ]
        case .locked: ["   [Enter] go on"]
        case .lostClaim: ["   1 yes, keep mine as well    2 no, skip"]
        case .stuck: ["   [Enter] try again      [.] stop for today"]
        case .unsaved: ["   [Enter] try to save again    [-] back (no record yet)"]
        }
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
