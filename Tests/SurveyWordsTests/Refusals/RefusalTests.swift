import SurveyCore
import SurveyWords
import Testing

@Suite struct RefusalTests {
    struct Case: Sendable {
        let refusal: Refusal
        let exit: Int32
        let zh: String
        let en: String
    }

    static let closing = FindingCases.time("2020-10-16 17:30")

    /// What stops a command, with the exit codes of contract.md §Exit codes.
    static let cases: [Case] = [
        Case(
            refusal: .file(.noSurvey(path: "huifang.db")),
            exit: 66,
            zh: "这里没有调查文件 huifang.db。请先 huifang init 建立，或用 --survey 指明位置。",
            en: "No survey file huifang.db here. Make one with huifang init, or say where it is with --survey."
        ),
        Case(
            refusal: .file(.surveyExists(path: "huifang.db", title: "2020年度电话回访", contacts: 558)),
            exit: 73,
            zh: "huifang.db 已有（2020年度电话回访，联系人 558 个），未改动。要另做一次调查，请换目录或用 --survey 另起名。",
            en: "huifang.db exists (2020年度电话回访, 558 contacts) and was not touched. "
                + "For another survey use another folder or --survey."
        ),
        Case(
            refusal: .file(.notASurvey(path: "a.txt")),
            exit: 65,
            zh: "a.txt 不是调查文件，未改动。",
            en: "a.txt is not a survey file; it was not touched."
        ),
        Case(
            refusal: .file(.newerFormat(path: "a.db", found: 3, known: 2)),
            exit: 65,
            zh: "这个调查文件由更新的程序建立（格式 3，本程序到 2）。请升级程序；文件未改动。",
            en: "Made by a newer program (format 3, this one knows 2). Please upgrade; the file was not touched."
        ),
        Case(
            refusal: .file(.networkDrive(path: "/mnt/a.db")),
            exit: 77,
            zh: "/mnt/a.db 在网络盘上，多人同写会损坏文件，未打开。请放到本机磁盘；确要使用请加 --allow-network-file。",
            en: "/mnt/a.db is on a network drive, where writing together can damage it; not opened. "
                + "Keep it on a local disk, or add --allow-network-file."
        ),
        Case(
            refusal: .file(.othersMayWrite(path: "a.db")),
            exit: 77,
            zh: "其他用户也能改写这个文件，未打开：chmod 600（或 660）a.db。",
            en: "Others can write the file; not opened. chmod 600 (or 660) a.db."
        ),
        Case(
            refusal: .order(.noContacts),
            exit: 77,
            zh: "还没有联系人，不能抽取。请先 huifang import contacts。",
            en: "No contacts yet. First: huifang import contacts."
        ),
        Case(
            refusal: .order(.noSurveyors),
            exit: 77,
            zh: "还没有调查员。请先 huifang import surveyors。",
            en: "No surveyors yet. First: huifang import surveyors."
        ),
        Case(
            refusal: .order(.notDrawn),
            exit: 77,
            zh: "还没有抽取名单。请先 huifang draw。",
            en: "No call lists yet. First: huifang draw."
        ),
        Case(
            refusal: .name(.seedUsed(seed: "7")),
            exit: 65,
            zh: "种子「7」已用过。补充抽取须另定种子。未抽取。",
            en: "Seed 7 was used before; a later draw needs its own. Nothing was drawn."
        ),
        Case(
            refusal: .name(.nobodyEligible(unit: "登封市")),
            exit: 65,
            zh: "登封市：全部调查员都须回避，无法分派。请增加调查员或核对回避单位。未改动。",
            en: "登封市: every surveyor must avoid it. Add one, or check 回避单位. Nothing was changed."
        ),
        Case(
            refusal: .name(.namedMustAvoid(unit: "登封市", surveyors: ["李敏", "王强"])),
            exit: 65,
            zh: "登封市：李敏、王强须回避，不能接手。请用 --to 另指调查员，或核对回避单位。未改派。",
            en:
                "登封市: 李敏, 王强 must avoid it and cannot take it over. Name another with --to, or check 回避单位. Nothing was reassigned."
        ),
        Case(
            refusal: .name(.nobodyTakesOver(unit: "登封市")),
            exit: 65,
            zh: "登封市：同一次抽取的其他调查员都须回避，或没有其他调查员，无人可接手。请用 --to 指明能接手的调查员，或核对回避单位。未改派。",
            en:
                "登封市: no other surveyor of the same draw may take its contacts over. Name one with --to, or check 回避单位. "
                + "Nothing was reassigned."
        ),
        Case(
            refusal: .name(.unknownSurveyor(name: "李闽", nearest: "李敏", known: ["王强", "孙丽", "李敏"])),
            exit: 65,
            zh: "没有调查员「李闽」，是否「李敏（03）」？现有：01 王强、02 孙丽、03 李敏。",
            en: "No surveyor 李闽; did you mean 李敏 (03)? There are: 01 王强, 02 孙丽, 03 李敏."
        ),
        Case(
            refusal: .name(.unknownUnit(name: "城管局", nearest: "郑州市城市管理局")),
            exit: 65,
            zh: "没有单位「城管局」。最接近：郑州市城市管理局。",
            en: "No unit 城管局. Nearest: 郑州市城市管理局."
        ),
        Case(
            refusal: .usage(.byEmpty),
            exit: 64,
            zh: "--by 不能为空，请写经办人姓名。",
            en: "--by must not be empty: give the name of who acts."
        ),
        Case(
            refusal: .usage(.reasonMissing),
            exit: 64,
            zh: "请写明原因：--reason …（写入日志，不能更改）。",
            en: "Give the reason: --reason … (it is logged, for good)."
        ),
        Case(
            refusal: .order(.afterClosing(at: closing)),
            exit: 77,
            zh: "外呼已于 10月16日 17:30 结束，不再接收拨打记录。复核中的拨打请用 record --review，或 huifang reopen。",
            en: "Fieldwork was closed on 16 October 17:30. For a review use record --review, or huifang reopen."
        ),
        Case(
            refusal: .order(.replaceAfterDraw(unit: "登封市")),
            exit: 77,
            zh: "登封市已抽取，不能整体替换。更正号码用 correct-number；补报的直接导入，再 huifang draw（补充抽取）。",
            en: "登封市 is drawn and cannot be replaced as a whole. Use correct-number; "
                + "import additions and draw again (supplementary)."
        ),
        Case(
            refusal: .name(.recordNotContact(number: 1042, contact: 17)),
            exit: 65,
            zh: "没有 1042 号联系人。1042 是拨打记录号（17 号联系人）。",
            en: "No contact 1042; 1042 is a record (contact 17)."
        ),
        Case(
            refusal: .order(.beforePurge(isClosed: false)),
            exit: 77,
            zh: "外呼还没有结束；清除后不能再拨打，也不能再受理复核。请先 huifang close 并定稿。",
            en:
                "Fieldwork is not closed; after a purge nobody can be called and no review handled. First close and publish."
        ),
        Case(
            refusal: .file(.busy(seconds: 30)),
            exit: 75,
            zh: "有别的程序正在写入，等了 30 秒。没有保存任何内容，请稍后再试。",
            en: "Another program is writing; waited 30 s. Nothing was saved; try again."
        ),
        Case(
            refusal: .file(.diskFull),
            exit: 74,
            zh: "磁盘已满，没有保存。请清出空间后重试；原有内容完好。",
            en: "The disk is full; nothing was saved. Free some space and try again; what was there is intact."
        ),
        Case(
            refusal: .file(.noFile(path: "a.csv", folder: "/work")),
            exit: 66,
            zh: "没有文件 a.csv。当前目录：/work。",
            en: "No file a.csv. Current folder: /work."
        ),
        Case(
            refusal: .content(.unknownOutcome(text: "3", nearest: nil, keypad: .busy)),
            exit: 65,
            zh: "「3」不是结果代码。屏上的 3 是占线，请写 30 或「占线」。",
            en: "3 is no code. Key 3 is busy: write 30 or busy."
        ),
        Case(
            refusal: .file(
                .rulebook(
                    path: "/tmp/rules.yaml",
                    faults: [
                        RulebookFault(
                            line: 14,
                            column: 3,
                            problem: .bandGap(from: FindingCases.score(70), below: FindingCases.score(85), add: .fair)
                        )
                    ]
                )
            ),
            exit: 65,
            zh: "rules.yaml 第 14 行：85 分以下、70 分以上没有等次（70–85 之间断开）。请补上「中」。\n未改动。",
            en: "rules.yaml line 14: no grade between 70 and 85. Add 中.\nNothing changed."
        ),
    ]

    @Test(arguments: cases.indices) func everyRefusalReadsToTheLetterWithItsExitCode(_ index: Int) {
        let one = RefusalTests.cases[index]
        #expect(Words(.zh).refusal(one.refusal) == one.zh)
        #expect(Words(.en).refusal(one.refusal) == one.en)
        #expect(one.refusal.exitCode == one.exit)
    }
}
