import Testing

@testable import SurveyCore

/// The embedded rulebook against the notice (notice.md §Clauses) and log.md §Rules.
@Suite struct RulebookTests {
    let rulebook = Rulebook.zhengzhou2020

    func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    /// C2, C4 and R1–R3.
    @Test func tenContactsAreDueBy20SeptemberUnderTheDefaultReadings() throws {
        #expect(rulebook.id == "zhengzhou-2020")
        #expect(rulebook.grading.quota == 10)
        #expect(rulebook.grading.deadline == (try date("2020-09-20")))
        #expect(rulebook.grading.readings == Readings(deadline: .inclusive, causes: .once, shortfall: .report))
    }

    @Test func theNoticesOwnWordsStandByClause() {
        let notice = rulebook.notice
        #expect([notice.number, notice.item.zh] == ["郑法政办〔2020〕5号", "附件「改进提升」第6项"])
        #expect(notice.title == "关于做好2020年度全市服务型行政执法建设工作的通知")
        #expect(Rulebook.Notice.Role.allCases.map { notice[$0].name } == ["C2", "C4", "C6", "C7", "C8"])
        #expect(notice[.downgrade].text == "超期提供或提供的号码有联系不上的降低一个等次")
        #expect(notice[.poor].text == "未提供或\(notice.allUnreachable)")
        #expect(notice[.downgrade].text.contains(notice.unreachable))
        #expect(rulebook.grading.fewScores == 5)
        #expect(rulebook.lastDayToObject(publishedOn: CivilDate(iso: "2020-09-30")!) == CivilDate(iso: "2020-10-14"))
    }

    @Test func theSentenceOnTheBandsIsQuotedWhereItNamesTheirLimits() throws {
        #expect(rulebook.notice.names(limitsOf: rulebook.grading.bands))
        var bands = rulebook.grading.bands
        bands[1].from = Score(hundredths: 8550)!
        #expect(!rulebook.notice.names(limitsOf: bands))
        let luoyang = try RulebookReader.read(RulebookSamples.luoyang).get()
        #expect(!luoyang.notice.names(limitsOf: luoyang.grading.bands))
    }

    /// C6, C9: 90 以上优, 85-90 良, 70-85 中, 70 以下差.
    @Test func theBandsAreThoseOfTheNotice() {
        #expect(rulebook.grading.bands.map(\.grade) == [.excellent, .good, .fair, .poor])
        #expect(rulebook.grading.bands.map(\.label) == ["优", "良", "中", "差"])
        #expect(rulebook.grading.bands.map(\.from.hundredths) == [9000, 8500, 7000, 0])
    }

    /// C7.
    @Test func lateOrUnreachableCostsOneGradeEach() {
        #expect(rulebook.grading.lateSteps == 1)
        #expect(rulebook.grading.unreachableSteps == 1)
    }

    /// C6, R4: 了解情况 and 满意度, one to one.
    @Test func bothQuestionsWeighTheSame() {
        #expect(rulebook.questions.map(\.key) == ["understanding", "satisfaction"])
        #expect(rulebook.questions.map(\.dimension) == ["了解情况", "满意度"])
        #expect(rulebook.questions.map(\.weight) == [1, 1])
        #expect(rulebook.questions.allSatisfy { $0.wording.contains("{填报单位}") && $0.choices.isEmpty })
    }

    /// protocol.md.
    @Test func theProtocolHasItsFigures() {
        let calls = rulebook.calls
        #expect(
            calls.slices.map { "\($0.label) \($0.from)–\($0.until)" } == [
                "上午 09:00–11:30", "午后 14:30–16:00", "傍晚前 16:00–17:30", "晚间 18:00–20:00",
            ]
        )
        #expect([calls.silentAttempts, calls.silentDays, calls.silentSlices, calls.silentSurveyors] == [5, 3, 3, 2])
        #expect([calls.deadConfirmations, calls.reachedAttempts, calls.refusals] == [2, 5, 2])
        #expect([calls.busyMinutes, calls.silentMinutes, calls.attemptsPerDay] == [30, 180, 2])
    }

    /// 2020-10-01 to 10-08 off, 09-27 and 10-10 worked.
    @Test func theCalendarIsThatOfTheStateCouncil() throws {
        #expect(rulebook.calendar.isWorkingDay(try date("2020-09-27")))
        #expect(rulebook.calendar.isWorkingDay(try date("2020-10-10")))
        #expect(rulebook.calendar.workingDay(after: try date("2020-09-30")) == (try date("2020-10-09")))
        #expect(rulebook.fieldwork == Rulebook.Fieldwork(from: try date("2020-09-22"), until: try date("2020-10-16")))
    }

    /// console.md §Script.
    @Test func everyStepIsSpokenWithWhatIsPutIn() {
        #expect(Rulebook.Script.Step.allCases.allSatisfy { !rulebook.script[$0].isEmpty })
        #expect(rulebook.script[.opening].hasPrefix("您好！请问是{相对人单位}的{姓名}{称呼}吗？"))
        #expect(rulebook.script[.readBack].contains("{评分}"))
        #expect(rulebook.script.answers.count == 6)
        #expect(rulebook.script.answers.first?.answer.contains("{核实电话}") == true)
        // The surveyor never says 行政相对人 and never names a band's limit.
        let spoken = Array(rulebook.script.steps.values) + rulebook.questions.map(\.wording)
        #expect(spoken.allSatisfy { text in !["行政相对人", "90", "85", "70"].contains { text.contains($0) } })
    }

    @Test func officeAreaCodeAndOffsetAreKeptAsWritten() {
        #expect(rulebook.office.name == "郑州市法治政府建设领导小组办公室")
        #expect(rulebook.office.phone.hasPrefix("0371-6718"))
        #expect(rulebook.areaCode == "0371")
        #expect(rulebook.offset.seconds == 28_800)
    }

    /// The object of log.md §Rules, keys in its order.
    @Test func theRulesAreTheObjectOfTheLogWithItsKeysInOrder() {
        #expect(
            rulebook.rules.text() == """
                {"offset":"+08:00","quota":10,"deadline":"2020-09-20","R1":"inclusive","R2":"once","R3":"report","R8":"complete",\
                "fieldwork":["2020-09-22","2020-10-16"],"steps":{"late":1,"unreachable":1},\
                "bands":[["excellent",9000],["good",8500],["fair",7000],["poor",0]],\
                "weights":{"understanding":1,"satisfaction":1},\
                "slices":[["09:00","11:30"],["14:30","16:00"],["16:00","17:30"],["18:00","20:00"]],\
                "silent":{"attempts":5,"days":3,"slices":3,"surveyors":2,"minutes":180,"busyMinutes":30,"perDay":2},\
                "dead":2,"reachedAttempts":5,"refusals":2,\
                "holidays":["2020-10-01","2020-10-02","2020-10-03","2020-10-04","2020-10-05","2020-10-06","2020-10-07",\
                "2020-10-08"],"workdays":["2020-09-27","2020-10-10"]}
                """
        )
    }

    @Test func theTextIsKeptToTheLetterAndReadsToTheSameRulebook() throws {
        #expect(Array(rulebook.text.utf8) == PackageResources.zhengzhou_2020_yaml)
        #expect(try RulebookReader.read(rulebook.text).get() == rulebook)
    }

    @Test func anotherCitysRulebookReads() throws {
        let other = try RulebookReader.read(RulebookSamples.luoyang).get()
        #expect(other.id == "luoyang-2023")
        #expect(
            other.grading.readings
                == Readings(deadline: .nextWorkingDay, causes: .each, shortfall: .downgrade, completion: .first)
        )
        #expect(other.grading.bands.map(\.from.hundredths) == [9250, 8000, 6000, 0])
        #expect(other.grading.label(.poor) == "不合格")
        #expect(other.questions.map(\.weight) == [2, 1, 0])
        #expect(other.totalWeight == 3)
        #expect(other.questions[0].choices.map(\.score.hundredths) == [10_000, 8000, 5050, 0])
        #expect(other.calls.slices.map(\.until.minutes) == [720, 1440])
        #expect(other.calls.deadConfirmations == 3)
        #expect(other.areaCode == "0379")
        #expect(other.notice[.downgrade].place.en == "paragraph 2" && other.notice.unreachable == "打不通")
        #expect(other.grading.fewScores == 0 && other.objectionDays == 10)
        #expect(other.calendar == WorkCalendar())
        #expect(other.script[.closing] == "谢谢！\n再见！")
    }
}
