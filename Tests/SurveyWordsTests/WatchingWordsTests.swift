import SurveyCore
import SurveyWords
import Testing

/// What the office watches: waiting, board, rates, quality. Everything is said in both languages, with its values.
@Suite struct WatchingWordsTests {
    private let zh = Words(.zh, rulebook: .zhengzhou2020)
    private let en = Words(.en, rulebook: .zhengzhou2020)
    private static let day = FindingCases.date("2020-10-16")
    private static let at = FindingCases.time("2020-10-14 09:00")

    private func both(
        _ text: (Words) -> String,
        holding values: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let (chinese, english) = (text(zh), text(en))
        #expect(chinese != english, "\(chinese)", sourceLocation: sourceLocation)
        #expect(
            chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
            sourceLocation: sourceLocation
        )
        for text in [chinese, english] {
            #expect(
                !text.isEmpty && !text.contains("Optional(") && !text.contains("nil"),
                sourceLocation: sourceLocation
            )
            for value in values { #expect(text.contains(value), "\(text)", sourceLocation: sourceLocation) }
        }
    }

    @Test func whatWaitsHasItsCommand() {
        let appointment = Waiting.Appointment(contact: 17, at: Self.at, surveyor: "李强")
        let other = Waiting.Appointment(contact: 18, at: Self.at, surveyor: "王强")
        both({ $0.waiting(.fieldworkOver(until: Self.day, open: 5)) }, holding: "5", "huifang close --reason ")
        let later = Self.at.adding(minutes: 26 * 60)
        both(
            { $0.waiting(.overdue([appointment], now: later)) },
            holding: "17",
            "10-14 09:00",
            "1",
            "huifang call --surveyor 李强"
        )
        #expect(zh.waiting(.overdue([appointment], now: Self.at.adding(minutes: 45))).contains("最久的已过 45 分钟"))
        both({ $0.waiting(.dueNow([appointment])) }, holding: "17", "10-14 09:00", "huifang call --surveyor 李强")
        both({ $0.waiting(.overdue([appointment, other], now: later)) }, holding: "18", "王强", "huifang call")
        #expect(!zh.waiting(.overdue([appointment, other], now: later)).contains("--surveyor"))
        both({ $0.waiting(.appointments(Array(repeating: appointment, count: 9))) }, holding: "9", "huifang call")
        both(
            { $0.waiting(.missing(units: ["甲局", "乙局"], deadline: Self.day, today: Self.day.adding(days: -2))) },
            holding: "甲局",
            "2",
            "huifang import contacts "
        )
        #expect(zh.waiting(.missing(units: ["甲局"], deadline: Self.day, today: Self.day)).contains("就是今天"))
        let short = [Waiting.HandIn(unit: "甲局", provided: 9), .init(unit: "乙局", provided: 1)]
        both(
            { $0.waiting(.incomplete(short, quota: 10, deadline: Self.day, today: Self.day.adding(days: -2))) },
            holding: "甲局",
            "1",
            "乙局",
            "9",
            "2",
            "huifang import contacts "
        )
        let since = GradeReport.SincePublished(at: Self.at, number: 1, added: ["丙局"], withdrawn: ["丁局"])
        both({ $0.waiting(.republish(since)) }, holding: "丙局", "丁局", "huifang publish --reason ")
        both(
            { $0.waiting(.numberChecks(contacts: [5, 17])) },
            holding: "5",
            "17",
            "huifang correct-number 5 --confirm"
        )
        both({ $0.waiting(.confirming(contacts: 3)) }, holding: "3", "huifang call")
        both({ $0.waiting(.toDraw(contacts: 3)) }, holding: "3", "huifang roster", "huifang draw")
        both(
            { $0.waiting(.left([.init(surveyor: "李强", contacts: 22)], workingDays: 5, until: Self.day)) },
            holding: "李强 22",
            "5",
            "huifang status"
        )
    }

    @Test func namesInWhatWaitsStayText() {
        let line = zh.waiting(.missing(units: ["甲\u{1B}[2J局"], deadline: Self.day, today: Self.day))
        #expect(!line.contains("\u{1B}"))
        let call = zh.waiting(.dueNow([.init(contact: 1, at: Self.at, surveyor: "a; rm")]))
        #expect(call.hasSuffix("--surveyor 'a; rm'"))
    }

    @Test func aLineThatIsTooLongIsFolded() {
        let text = zh.folded("未拨完 5 个：钱芳 3、周敏 1、吴涛 1。huifang status", columns: 30)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 30) }
        #expect(text.contains("\n  "))
        #expect(zh.folded("下一步：huifang call", columns: 30) == "下一步：huifang call")
    }

    @Test func ratesAreCountsAndPercent() {
        var rates = ResponseRates(isClosed: true)
        rates.add(.interview, contacts: 486)
        rates.add(.nonContact, contacts: 72)
        #expect(zh.rate(rates[.rr1]) == "486/558 = 87.09%")
        both { $0.rate(nil) }
        both { $0.ratesCoincide }
        for rate in ResponseRates.Rate.allCases { both({ $0.rate(rate) }, holding: rate.rawValue) }
        for group in RateGroup.allCases { both({ $0.rateGroup(group) }, holding: group.rawValue) }
    }

    @Test func whatIsNoDialIsToldApart() {
        var counts = DialCounts()
        counts.add(.completed, apart: nil, dials: 7)
        #expect(zh.dialsApart(counts) == nil)
        for (place, apart) in DialCounts.Apart.allCases.enumerated() {
            counts.add(.completed, apart: apart, dials: place + 2)
        }
        both({ $0.dialsApart(counts)! }, holding: "2", "3", "4", "5")
    }

    @Test func everyPatternIsNamedWithItsThreshold() {
        for pattern in QualityReport.Pattern.allCases {
            both { $0.pattern(pattern) }
            both { $0.threshold(pattern) }
        }
        both({ $0.seen(.dials(3)) }, holding: "3")
        both(
            { $0.seen(.reasons([.notCounted(.outsideSlices): 2, .notCounted(.tooSoon(minutes: 0)): 4])) },
            holding: "2",
            "4"
        )
        for doubt in Doubt.ofGrounds { both({ $0.seen(.doubt(doubt, dials: 3)) }, holding: "3") }
        both({ $0.seen(.interviews(contact: 17, 2)) }, holding: "17", "2")
        both({ $0.seen(.confirmed(3, 4)) }, holding: "7", "3", "4")
        both(
            { $0.seen(.alike([FindingCases.score(90), FindingCases.score(95)], 28, of: 30)) },
            holding: "28",
            "30",
            "95"
        )
        both({ $0.seen(.sameAnswers([FindingCases.score(90), FindingCases.score(95)], 9)) }, holding: "9", "90", "95")
        both({ $0.seen(.shares(count: 6, of: 30, others: 1, ofOthers: 90)) }, holding: "6", "30", "90")
        let grades: [(Grade?, Grade?, String, String)] = [
            (.good, .excellent, "由良升为优", "up from good to excellent"),
            (.good, .fair, "由良降为中", "down from good to fair"),
            (nil, .fair, "由无等次变为中", "changed from no grade to fair"),
        ]
        for (from, to, chinese, english) in grades {
            let moved = QualityReport.Moved(
                unit: "甲局",
                by: "刘科长",
                at: Self.at,
                isVoided: to == .fair,
                from: from,
                to: to
            )
            #expect(zh.seen(.moved(moved)).contains(chinese) && en.seen(.moved(moved)).contains(english))
        }
        both({ $0.hearAgain([1, 2, 3]) }, holding: "1", "3")
        both({ $0.hearAgain(Array(1...40)) }, holding: "12")
        #expect(zh.share(0, 20) == "0/20 = 0.00%（0.00–16.11）")
        both { $0.qualityCount(0) }
        both({ $0.qualityCount(4) }, holding: "4", "huifang quality")
        var report = QualityReport()
        report.dials.add(.completed, apart: nil, dials: 382)
        both({ $0.qualityLooked(report) }, holding: "382", "14")
        #expect(zh.qualityLooked(report).hasSuffix("没有发现异常。"))
        report.dials.add(.completed, apart: .withdrawn, dials: 4)
        report.findings = [.init(.short, ["李强"], .dials(1), calls: [1])]
        both({ $0.qualityLooked(report) }, holding: "382", "4", "14")
        #expect(zh.qualityLooked(report).hasSuffix("发现 1 处。"))
        both { $0.qualityRule }
    }
}
