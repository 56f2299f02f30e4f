import SurveyCore

/// What the ten keys tell of.
package enum CallKind: Hashable, Sendable {
    case outgoing
    /// The contact is on the line: it rang back, or was asked for a colleague's contact just before.
    case onTheLine
    /// A record being put right; whether it has scores, and whether somebody must have been reached.
    case correcting(Int, hasScores: Bool, onTheLine: Bool)

    var isOnTheLine: Bool {
        switch self {
        case .outgoing: false
        case .onTheLine: true
        case .correcting(_, _, let onTheLine): onTheLine
        }
    }
}

/// The ten keys while a dial runs, as they lie on the keypad (console.md §Keys).
extension Words {
    /// - Parameter running: `00:14` since the start of the dial.
    func consoleKeypad(_ call: CallKind, running: String) -> [String] {
        let beside: [String] =
            switch call {
            case .outgoing:
                [
                    language("拨打中 \(running)", "dialling \(running)"), "",
                    language("[-] 没拨，退回", "[-] not dialled"), consoleHelpKey,
                ]
            case .onTheLine:
                [
                    language("通话中 \(running)", "talking \(running)"), "", language("[-] 退回", "[-] back"),
                    consoleHelpKey,
                ]
            case .correcting(let record, _, _):
                [
                    language("更正 \(record) 号", "record \(record)"), language("[*] 作废这一条", "[*] void it"),
                    language("[-] 不改了", "[-] leave"), consoleHelpKey,
                ]
            }
        return zip(call.isOnTheLine ? keysOnTheLine : keysOfADial, beside).map { keys, told in
            told.isEmpty ? keys : padded(keys, toColumns: 63) + told
        }
    }

    private var consoleHelpKey: String { language("[/] 问答、代码", "[/] help, codes") }

    private var keysOfADial: [String] {
        language == .zh
            ? [
                "   7 关机            8 其他...            9 无法接通", "   4 他人接听...     5 本人接听，提问     6 不愿受访...",
                "   1 无人接听        2 约定再拨...        3 占线", "   0 号码有问题...（空号 停机 打错了）",
            ]
            : [
                "   7 switched off    8 other...           9 no signal",
                "   4 someone else... 5 the person: ask    6 unwilling...",
                "   1 no answer       2 call later...      3 busy",
                "   0 bad number...  (unallocated, suspended, wrong)",
            ]
    }

    private var keysOnTheLine: [String] {
        language == .zh
            ? [
                "                     8 其他...", "   4 他人打来...     5 本人，提问         6 不愿受访...",
                "                     2 约定再拨...", "",
            ]
            : [
                "                     8 other...", "   4 someone else... 5 the person: ask    6 unwilling...",
                "                     2 call later...", "",
            ]
    }

    /// The same for 40 columns.
    package func consoleNarrowKeypad(_ call: CallKind, running: String) -> [String] {
        let beside =
            switch call {
            case .outgoing: language("拨打中 \(running)", "dialling \(running)")
            case .onTheLine: language("通话中 \(running)", "talking \(running)")
            case .correcting: language("[*] 作废  [-] 不改", "[*] void [-] leave")
            }
        var lines = call.isOnTheLine ? narrowKeysOnTheLine : narrowKeysOfADial
        let last = lines.removeLast()
        return lines + [padded(last, toColumns: 39 - DisplayWidth.of(beside)) + beside]
    }

    private var narrowKeysOfADial: [String] {
        language == .zh
            ? [" 7关机      8其他..    9无法接通", " 4他人接..  5本人,提问 6不愿受访..", " 1无人接听  2约定..    3占线", " 0号码有问题.."]
            : [
                " 7 off      8 other..  9 no signal", " 4 someone..5 ask him  6 unwilling..",
                " 1 no answ. 2 later..  3 busy",
                " 0 bad number..",
            ]
    }

    private var narrowKeysOnTheLine: [String] {
        language == .zh
            ? ["            8其他..", " 4他人打来  5本人,提问 6不愿受访..", "            2约定..", ""]
            : ["            8 other..", " 4 someone..5 ask him  6 unwilling..", "            2 later..", ""]
    }

    package func chineseNumber(_ number: Int) -> String {
        let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        return digits.indices.contains(number) ? digits[number] : String(number)
    }
}
