import SurveyCore
import SurveyWords
import Testing

/// Recognition of all 22 outcomes by code, key, both labels and the synonyms (protocol.md §Dispositions).
@Suite struct OutcomeTests {
    static let table: [(Disposition, [String])] = [
        (.completed, ["50", "completed", "完成", "成功", "完访", "已完成"]),
        (.partial, ["51", "partial", "部分完成", "partly completed", "未答完"]),
        (.refused, ["61", "refused", "本人拒访", "拒访", "不配合"]),
        (.gatekeeperRefused, ["42", "gatekeeper-refused", "他人代拒", "refused by someone else", "前台拒绝"]),
        (.brokeOff, ["62", "broke-off", "broke off", "中途挂断", "挂断", "接通即挂"]),
        (.appointment, ["20", "appointment", "约定再拨", "call later", "预约", "改约"]),
        (.absent, ["41", "absent", "本人不在", "他人接听"]),
        (.left, ["43", "left", "已离职", "离职", "换人"]),
        (.unable, ["81", "unable", "不能作答", "听不懂", "方言"]),
        (.denies, ["82", "denies", "否认往来", "denies any dealings", "不认识", "没来往"]),
        (.voicemail, ["83", "voicemail", "语音助手", "语音信箱", "秘书台", "来电助手"]),
        (.busy, ["30", "busy", "占线", "忙", "正在通话"]),
        (.noAnswer, ["10", "no-answer", "no answer", "无人接听", "没人接", "未接", "无应答"]),
        (.poweredOff, ["70", "powered-off", "关机", "switched off"]),
        (.noService, ["90", "no-service", "无法接通", "no signal", "不在服务区"]),
        (.barred, ["84", "barred", "被拦截", "呼叫受限", "拦截"]),
        (.suspended, ["02", "suspended", "停机", "欠费"]),
        (.unallocated, ["01", "unallocated", "空号"]),
        (.wrongNumber, ["03", "wrong-number", "打错了", "wrong number", "号码错误", "错号"]),
        (.notVoice, ["04", "not-voice", "传真等", "not a voice line", "传真"]),
        (.undiallable, ["05", "undiallable", "拨不出", "cannot be dialled", "无法拨打"]),
        (.ourFault, ["85", "our-fault", "我方故障", "our fault"]),
    ]

    @Test(arguments: table) func everySpellingIsRecognised(_ outcome: Disposition, _ spellings: [String]) {
        for spelling in spellings {
            #expect(OutcomeWords.recognise(spelling) == .match(outcome), "\(spelling)")
            #expect(OutcomeWords.recognise(" 「\(spelling.uppercased())」\u{3000}") == .match(outcome), "\(spelling)")
        }
    }

    @Test func theDaysSummaryCountsEveryOutcome() {
        for outcome in Disposition.allCases {
            #expect(Words(.zh).consoleOutcomes([outcome: 7]).contains { $0.hasSuffix(" 7") }, "\(outcome)")
        }
    }

    @Test func theTableNamesEveryOutcome() { #expect(Set(OutcomeTests.table.map(\.0)) == Set(Disposition.allCases)) }

    @Test func noNameMeansTwoOutcomes() {
        var owners: [String: Disposition] = [:]
        for outcome in Disposition.allCases {
            for spelling in OutcomeWords.spellings(of: outcome) {
                guard case .match(let found) = OutcomeWords.recognise(spelling) else {
                    Issue.record("\(spelling) is not recognised")
                    continue
                }
                #expect(found == outcome, "\(spelling)")
                owners[spelling] = outcome
            }
        }
        #expect(owners.count >= 22 * 4 - 12)
    }

    @Test func noKeysOfTheConsoleMeanTwoThings() {
        let keys = Disposition.allCases.map(\.label.keys).filter { !$0.isEmpty }
        #expect(Set(keys).count == keys.count)
        for outcome in Disposition.allCases where outcome.label.keys.count == 2 {
            let choice = ConsoleChoice.behind(outcome.label.keys[0], incoming: false)
            #expect(choice?.result(outcome.label.keys[1]) == outcome)
        }
        for choice in [ConsoleChoice.elsewhere, .unwilling, .other, .otherIncoming, .badNumber] {
            let options = Words(.zh).options(choice).map(\.key)
            #expect(Set(options).count == options.count, "\(choice)")
        }
    }

    @Test func fullWidthCharactersAreRead() {
        #expect(OutcomeWords.recognise("５０") == .match(.completed))
        #expect(OutcomeWords.recognise("Ｂｕｓｙ") == .match(.busy))
        #expect(OutcomeWords.recognise("无 人 接 听。") == .match(.noAnswer))
    }

    @Test(
        arguments: [
            ("3", Disposition.busy), ("1", .noAnswer), ("7", .poweredOff), ("9", .noService), ("5", .completed),
            ("2", .appointment), ("4", nil), ("6", nil), ("8", nil), ("0", nil), ("３", .busy),
        ] as [(String, Disposition?)]
    )
    func aSingleDigitIsAKeyOfTheKeypad(_ text: String, _ expected: Disposition?) {
        #expect(OutcomeWords.recognise(text) == .keypad(expected))
    }

    @Test(
        arguments: [
            ("无人接", Disposition.noAnswer), ("关机了", .poweredOff), ("compleated", .completed), ("占线中", .busy),
            ("下雨", nil), ("", nil), ("99", nil), ("x", nil),
        ] as [(String, Disposition?)]
    )
    func whatIsNotRecognisedNamesTheNearest(_ text: String, _ expected: Disposition?) {
        #expect(OutcomeWords.recognise(text) == .unknown(nearest: expected))
    }

    @Test func thePrintedTableNamesEveryCode() {
        for language in Language.allCases {
            let table = OutcomeWords.table(language)
            for outcome in Disposition.allCases { #expect(table.contains("\(outcome.code) "), "\(outcome)") }
        }
    }
}
