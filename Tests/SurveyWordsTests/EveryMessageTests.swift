import SurveyCore
import SurveyWords
import Testing

/// What holds of every message: both languages say something, the values stand in it, nothing is left unfilled.
@Suite struct EveryMessageTests {
    static let t = FindingCases.time("2020-10-16 17:30")

    static let passedOver: PassedOverFiles = {
        var found = PassedOverFiles(folder: "f/")
        found.add("Thumbs.db", isFolder: false)
        found.add("old", isFolder: true)
        return found
    }()

    static let refusals: [Refusal] =
        RefusalTests.cases.map(\.refusal) + [
            .file(.notPermitted(path: "p")), .file(.cannotCreate(path: "p")), .file(.fileExists(path: "p")),
            .file(.neverOverwritten(path: "p")), .file(.otherOfficeFile(path: "p.xls")),
            .file(.nameOfASurvey(path: "s.db-journal")),
            .order(.numberAfterClosing(at: t)),
            .file(.listsAmongHandIns(file: "p")), .file(.emptyFolder(path: "p")), .file(.pathNotText(path: "p")),
            .file(.onlyPassedOver([passedOver])), .usage(.notText("x")),
            .file(.isFolder(path: "p")),
            .file(.readWriteFailed(path: "p")),
            .file(.readWriteFailed(path: nil)), .file(.folderOfAll(folder: "p")), .file(.journalOfOthers(path: "p")),
            .file(.foreignJournal(path: "p")), .file(.interrupted(path: "p")), .file(.writeAhead(path: "p")),
            .file(.otherSchema(path: "p", name: "n", isOurs: true)),
            .file(.otherSchema(path: "p", name: "n", isOurs: false)), .file(.savedNotSynced(entry: 7)),
            .file(.pipeTooLong(name: "-", limit: 200 << 20)), .file(.madeNotSynced(path: "p")),
            .file(.madeNotAnswered(path: "p", diskFull: true)), .file(.madeNotAnswered(path: "p", diskFull: false)),
            .file(.notWritten(path: "p", diskFull: true)),
            .file(.notWritten(path: "p", diskFull: false)),
            .file(.importBroken(file: "f", taken: 1, .diskFull)), .file(.importBroken(file: "f", taken: 2, .readWrite)),
            .file(.importBroken(file: "f", taken: 2, .busy)),
            .content(.entryTooLong(bytes: 70 << 20)),
            .file(.answerNotWritten(entry: 7, path: nil, diskFull: true)),
            .file(.answerNotWritten(entry: 7, path: "p", diskFull: false)), .file(.damaged(path: "p")),
            .file(.moved(path: "p")),
            .file(.surveyExists(path: "p", title: nil, contacts: nil)),
            .order(.closed(at: t)), .order(.beforeFieldwork(FindingCases.date("2020-09-22"))),
            .content(.dialBeforeFieldwork(FindingCases.date("2020-09-22"))),
            .order(.noUnits), .order(.notClosed), .order(.rosterChanged(given: "abcd", now: "ef01")),
            .order(.anothersLogin(own: "s", named: "s")),
            .order(.smallerPerUnit(given: 5, before: 10)),
            .order(.contactNotDrawn(contact: 17, key: "k")), .order(.reviewBeforeClose),
            .order(.alreadyReplaced(call: 1, by: 2)),
            .order(.alreadyVoided(call: 1042, at: t, by: "周科长")), .order(.unitNameTaken(name: "a", unit: "b")),
            .order(.notConfirmed(onTerminal: true)), .order(.notConfirmed(onTerminal: false)),
            .order(.changedWhileOpen), .usage(.unknownState("u")), .usage(.outputMissing(command: "report")),
            .name(.unknownPublication(number: 3, last: 2)), .name(.unknownPublication(number: 1, last: 0)),
            .usage(.unknownStatus("u")),
            .name(.unitWithdrawn(unit: "u", at: t, isListed: true)),
            .name(.unitWithdrawn(unit: "u", at: nil, isListed: false)),
            .order(.forgetOpen(contact: 17, key: "k", state: .open)),
            .file(.erasedNotCleaned(contact: 17, .busy)),
            .file(.erasedNotCleaned(contact: 17, .diskFull)),
            .file(.erasedNotCleaned(contact: nil, .readWrite)),
            .order(.purged),
            .name(.emptySeed), .name(.nobodyTakesOver(unit: "u")), .name(.namedMustAvoid(unit: "u", surveyors: ["s"])),
            .name(.avoidedUnitUnknown(surveyor: "s", unit: "u", nearest: ["v", "w"])),
            .name(.avoidedUnitUnknown(surveyor: "s", unit: "u", nearest: [])),
            .name(.unknownUnit(name: "u", nearest: nil)),
            .name(.unknownSurveyor(name: "s", nearest: nil, known: [])), .usage(.noSurveyorGiven(known: ["s"])),
            .name(.unknownContact(text: "99")), .name(.unknownCall(text: "9")),
            .content(.unknownOutcome(text: "下雨", nearest: nil, keypad: nil)),
            .content(.unknownOutcome(text: "关", nearest: .poweredOff, keypad: nil)),
            .content(.badScore(text: "x", fault: .notANumber)), .content(.badScore(text: "105", fault: .aboveHundred)),
            .content(.badScore(text: "1.234", fault: .tooManyDecimals)),
            .content(.scoresMissing(outcome: .completed, dimension: "满意度")),
            .content(.scoresNotExpected(outcome: .busy)), .content(.tooManyScores(given: 3, questions: 2)),
            .content(.partialWithAllScores),
            .content(.badTime(text: "2020/9/23 0:00", day: CivilDate(iso: "2020-09-23")!)),
            .content(.badTime(text: "x", day: nil)),
            .content(.badTime(text: "2020-09-23", day: CivilDate(iso: "2020-09-23")!)),
            .content(.timeInFuture(text: "2099-01-01 00:00", now: t)),
            .content(.untilBeforeAt), .content(.appointmentBeforeDial),
            .content(.appointmentNotExpected(outcome: .busy)), .content(.incomingNotReached(outcome: .busy)),
            .content(.undiallable(text: "12")),
            .content(.severalInNumber(text: "x", numbers: ["15400000001", "0371-67181201x8"], leftOver: [])),
            .content(.severalInNumber(text: "x", numbers: ["15400000001"], leftOver: ["801"])),
            .content(.sameNumber), .content(.nul(text: "a")), .content(.headMalformed(text: "xyz")),
            .content(.noHeads(path: "h.txt")), .content(.inputTooLong(name: "h.txt", limit: 1 << 20)),
            .content(.inputTooLong(name: "-", limit: 16 << 10)), .content(.inputNotText(line: "x")),
            .usage(.nothingTyped), .usage(.standardOutputNotMeant),
            .content(.unknownReading(text: "R9")),
            .name(.nothingToRule(unit: "u")), .usage(.phoneOrConfirm), .usage(.badMap("x")),
            .usage(.badDate("x")), .usage(.perUnitOutside), .usage(.pageNotPositive), .usage(.drawTriesNothing),
            .usage(.rehearsalHasRules),
            .usage(.gradeOrWithdraw),
            .usage(.dateOrWithdraw),
            .order(.nothingHandedIn(unit: "u")),
            .content(.receivedInFuture(CivilDate(iso: "2999-01-01")!, today: CivilDate(iso: "2020-09-18")!)),
            .usage(.reassignToSelf("李敏")),
            .usage(.unknownCommand("grede", path: "", nearest: "grade")),
            .usage(.unknownCommand("x", path: "import", nearest: nil)),
            .usage(.unknownCommand("delete", path: "", nearest: nil)),
            .usage(.unknownCommand("restore", path: "", nearest: nil)),
            .usage(.unknownCommand("undraw", path: "", nearest: nil)),
            .usage(.unknownCommand("unpublish", path: "", nearest: nil)),
            .usage(.unknownCommand("unvoid", path: "", nearest: nil)),
            .usage(.unknownCommand("reset", path: "", nearest: nil)),
            .usage(.unknownCommand("merge", path: "", nearest: nil)),
            .usage(.unknownCommand("unpurge", path: "", nearest: nil)),
        ] + badLines.map { .content(.badLine(line: 3, text: "?", $0)) }

    static let badLines: [Refusal.BadLine] = [
        .noOutcome(nearest: .busy, keypad: nil), .noOutcome(nearest: nil, keypad: .busy), .noContact, .notReached,
        .noScore(dimension: "满意度", fault: .aboveHundred), .scoreMissing(dimension: "满意度"), .noneDeclined, .noneAnswered,
        .noTime,
        .nothingToTakeBack, .nothingFound, .severalFound,
    ]

    @Test(arguments: refusals.indices) func everyRefusalIsSaidInBothLanguages(_ index: Int) {
        let refusal = EveryMessageTests.refusals[index]
        check(Words(.zh).refusal(refusal), Words(.en).refusal(refusal), "\(refusal)")
        #expect([64, 65, 66, 73, 74, 75, 76, 77].contains(refusal.exitCode))
        #expect(HelpTopic.exitCodes.rows(.zh).contains { $0.name == "\(refusal.exitCode)" })
    }

    static let problems: [RulebookProblem] = {
        let (low, high) = (FindingCases.score(70), FindingCases.score(85))
        let (from, until) = (TimeOfDay(hour: 9, minute: 0)!, TimeOfDay(hour: 11, minute: 30)!)
        let day = FindingCases.date("2020-10-01")
        let syntax: [YAMLSyntax] = [
            .character, .controlCharacter, .indentation, .missingColon, .unexpectedColon, .unclosedQuote,
            .unclosedBracket, .badEscape, .unknownAlias, .tooLong(limit: 1 << 20), .secondDocument, .other("odd"),
        ]
        let yaml: [RulebookProblem] =
            [.empty, .notASection(key: "office"), .notASection(key: nil), .notAList(key: "bands")]
            + [.notAValue(key: "quota"), .unprintableCharacter(key: "title", codePoint: 0x200B)]
            + syntax.map(RulebookProblem.syntax)
        let keys: [RulebookProblem] = [
            .unknownKey("qouta", section: nil, nearest: "quota"), .unknownKey("x", section: "office", nearest: nil),
            .missingKey("quota", section: nil), .missingKey("name", section: "office"),
            .duplicateKey("quota", firstLine: 3), .emptyValue(key: "quota"), .emptyList(key: "slices"),
        ]
        let values: [RulebookProblem] = [
            .notANumber(key: "quota", value: "ten"), .outOfRange(key: "quota", value: 0, allowed: 1...100),
            .badScore(key: "from", value: "x", .notANumber), .badScore(key: "from", value: "101", .aboveHundred),
            .badScore(key: "from", value: "1.234", .tooManyDecimals), .badDate(key: "deadline", value: "x"),
            .badTime(key: "from", value: "9"), .badOffset("8"), .badAreaCode("371"),
            .badIdentifier(key: "key", value: "A b"),
            .unknownValue(key: "R1", value: "x", allowed: ["inclusive", "exclusive"]),
        ]
        let bands: [RulebookProblem] = [
            .bandGap(from: low, below: high, add: nil), .bandOverlap(from: low, below: high, .good, .fair),
            .emptyBand(.good, from: high, below: low), .missingGrade(.poor), .duplicateGrade(.poor, firstLine: 3),
            .missingLabel(.poor), .duplicateLabel("优", firstLine: 3),
        ]
        let questions: [RulebookProblem] = [
            .noQuestion, .duplicateQuestionKey("k", firstLine: 3), .duplicateDimension("d", firstLine: 3),
            .reservedName(key: "dimension", value: "备注"), .negativeWeight(-1), .allWeightsZero,
            .duplicateChoice("c", firstLine: 3), .unknownPlaceholder("单位", nearest: "填报单位"),
            .unknownPlaceholder("x", nearest: nil),
        ]
        let days: [RulebookProblem] = [
            .fieldworkEndsBeforeItBegins(from: day, until: day), .duplicateDate(day, firstLine: 3),
            .holidayAndWorkday(day),
            .emptySlice("上午", from: from, until: until), .slicesOverlap("a", "b"), .slicesOutOfOrder("a", "b"),
            .duplicateSlice("a", firstLine: 3), .moreThanAttempts(key: "days", value: 6, attempts: 5),
            .moreSlicesThanThereAre(needed: 5, there: 4), .tooFewWorkingDays(key: "days", needed: 5, there: 4),
        ]
        return yaml + keys + values + bands + questions + days
    }()

    @Test(arguments: problems.indices) func everyProblemOfARulebookIsSaidInBothLanguages(_ index: Int) {
        let problem = EveryMessageTests.problems[index]
        check(Words(.zh).text(of: problem), Words(.en).text(of: problem), "\(problem)", placeholders: true)
    }

    @Test(arguments: Doubt.remarks + Doubt.ofGrounds) func everyDoubtIsSaidInBothLanguages(_ doubt: Doubt) {
        check(Words(.zh).remark(doubt), Words(.en).remark(doubt), doubt.code)
        check(Words(.zh).ground(doubt), Words(.en).ground(doubt), doubt.code)
        if case .notCounted(let reason) = doubt {
            check(Words(.zh).notCounted(reason), Words(.en).notCounted(reason), doubt.code)
        }
    }

    @Test func everyLeftoverIsSaidInBothLanguages() {
        let day = FindingCases.date("2020-10-01")
        let leftovers: [RulebookLeftover] = [
            .past(key: "deadline", date: day, today: day), .noCalendar(year: 2021, known: [2020]),
            .noCalendar(year: 2021, known: []), .otherYear(key: "title", year: 2020, years: [2021]),
        ]
        for leftover in leftovers { check(Words(.zh).leftover(leftover), Words(.en).leftover(leftover), leftover.code) }
        #expect(Words(.zh).leftovers([]) == nil)
        check(Words(.zh).leftovers(leftovers)!, Words(.en).leftovers(leftovers)!, "leftovers")
    }

    static let symptoms: [Checkup.Symptom] = [
        .noSurvey, .unreadable(.file(.notASurvey(path: "p"))), .network(type: "nfs"), .plainFileSystem(type: "vfat"),
        .inMemory(type: "tmpfs"), .synchronised(name: "OneDrive"), .othersMayWrite, .othersMayRead, .readOnly,
        .folderReadOnly, .folderOpen, .groupCannotSave, .journalLeft, .beingWritten(process: 7), .writeAheadLog,
        .almostFull,
        .littleSpace(needed: 1 << 30), .noBackup, .oldBackup(missing: 3, days: 2), .clockBehind(last: t),
        .otherZone(FindingCases.offset), .otherCharset("GBK"), .plainLocale, .dumbTerminal, .smallTerminal,
        .olderFormat(1),
        .oldSQLite,
    ]

    @Test(arguments: symptoms.indices) func everySymptomIsSaidInBothLanguages(_ index: Int) {
        let symptom = EveryMessageTests.symptoms[index]
        let machine = Checkup.Machine(
            now: Self.t,
            offset: FindingCases.offset,
            otherCharset: nil,
            locale: nil,
            term: nil,
            columns: nil,
            rows: nil,
            program: "1",
            schema: 1,
            sqlite: "3.40"
        )
        let folder = Checkup.Folder(
            path: "/f",
            mode: 0o755,
            isWritable: true,
            fileSystem: nil,
            isNetwork: false,
            free: nil
        )
        let checkup = Checkup(
            path: "p",
            file: nil,
            refusal: nil,
            survey: nil,
            folder: folder,
            backup: nil,
            machine: machine
        )
        check(Words(.zh).symptom(symptom, of: checkup), Words(.en).symptom(symptom, of: checkup), symptom.code)
    }

    @Test func everyCommandAndOptionHasHelpInBothLanguages() {
        for command in CommandName.allCases {
            check(command.abstract(.zh), command.abstract(.en), command.rawValue)
            #expect(DisplayWidth.of(command.abstract(.zh)) <= 54, "\(command)")
            #expect(command.discussion(.zh).isEmpty == command.discussion(.en).isEmpty, "\(command)")
        }
        for option in OptionHelp.allCases {
            check(option.text(.zh), option.text(.en), option.rawValue)
            #expect((option.valueName(.zh) == nil) == (option.valueName(.en) == nil), "\(option)")
        }
        for topic in HelpTopic.allCases {
            for (zh, en) in zip(topic.rows(.zh), topic.rows(.en)) {
                #expect(zh.name == en.name)
                check(zh.text, en.text, zh.name)
            }
            check(topic.text(.zh, columns: 80), topic.text(.en, columns: 80), topic.rawValue)
        }
        for command in [CommandName.roster, .draw] {
            for language in Language.allCases { #expect(command.discussion(language).contains("| sha256sum")) }
        }
    }

    private func check(_ zh: String, _ en: String, _ name: String, placeholders: Bool = false) {
        for text in [zh, en] {
            #expect(!text.isEmpty, "\(name)")
            #expect(!text.contains("Optional("), "\(name)")
            #expect(!text.contains("nil"), "\(name)")
            #expect(!text.contains("  \n"), "\(name)")
            if !placeholders { #expect(!text.contains("{") && !text.contains("}"), "\(name): \(text)") }
        }
        #expect(zh != en, "\(name)")
        #expect(zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(name): \(zh)")
        #expect(en.unicodeScalars.contains { (0x61...0x7A).contains($0.value) }, "\(name): \(en)")
    }
}
