import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// Against the examples of contract.md §JSON, member by member and in their order.
@Suite struct JSONShapeTests {
    @Test func gradesHaveTheShapeOfTheContract() {
        let report = GradeReport(
            rulebook: "zhengzhou-2020",
            closed: false,
            logHead: "9f2c",
            units: [Sample.unit("郑州市公安局")]
        )
        #expect(
            report.json(Sample.en).text() == """
                {"rulebook":"zhengzhou-2020","closed":false,"logHead":"9f2c","units":[{\
                "unit":"郑州市公安局","status":"final","grade":"good","label":"良",\
                "band":"excellent","average":{"numerator":1827,"denominator":20,"text":"91.35"},\
                "provided":10,"drawn":10,"scored":9,"reached":0,"unreachable":1,"open":0,"notFinished":0,"corrected":0,\
                "receivedOn":"2020-09-18","firstReceivedOn":"2020-09-18","receivedCorrected":false,"late":false,"shortfall":0,\
                "downgrades":[{"clause":"C7","causes":["unreachable"],"steps":1}],\
                "possible":{"best":"good","worst":"good"},"conflicts":[],"replacedAfterDraw":false,\
                "ruling":null,"published":null}],"withdrawn":[]}
                """
        )
    }

    @Test func stagesHaveTheShapeOfTheContract() {
        let offered: Set<CommandName> = [.roster, .draw, .sheet, .record, .publish]
        let calling = Stage.calling(.init(drawn: 558, scored: 301, open: 9, due: 2, attention: 3))
        #expect(
            calling.json(offered: offered).text() == """
                {"stage":"calling","next":["roster","draw","sheet","record"],"rulebook":null,"deadline":null,"units":null,\
                "missing":null,"contacts":null,"surveyors":null,"fewest":null,"most":null,"drawn":558,"scored":301,"open":9,\
                "toDraw":2,"attention":3,"undetermined":null,"publishedOn":null,"purgedOn":null,"waiting":[]}
                """
        )
        let empty = Stage.empty(rulebook: "zhengzhou-2020").json(offered: offered).text()
        #expect(empty.hasPrefix(#"{"stage":"empty","next":["import units"],"rulebook":"zhengzhou-2020","#))
        let names: [(Stage, String)] = [
            (.noFile, "no-file"), (.allCalled, "all-called"), (.done(units: 1), "done"),
            (.closed(undetermined: ["u"]), "closed"),
        ]
        for (stage, name) in names {
            #expect(stage.json(offered: offered).text().hasPrefix(#"{"stage":"\#(name)","next":["#))
        }
        #expect(Stage.done(units: 1).json(offered: offered).text().contains(#""next":["publish"]"#))
    }

    @Test func aRulingIsShownBesideAnUndeterminedGrade() {
        var tally = UnitTally(perUnit: 10)
        tally.provided = 10
        tally.drawn = 10
        tally.reached = 10
        let verdict = Sample.rulebook.grading.verdict(of: tally, calendar: Sample.rulebook.calendar, totalWeight: 2)
        let open = UnitGrade(unit: "惠济区", verdict: verdict).json(Sample.zh).text()
        #expect(open.contains(#""status":"undetermined","grade":null,"label":null,"band":null,"average":null"#))
        #expect(open.contains(#""downgrades":[],"possible":null"#))
        let ruling = Ruling(
            grade: .fair,
            reason: "会议",
            by: "周科长",
            at: Sample.time("2020-10-19 10:00"),
            computed: nil,
            sequence: 2071
        )
        let published = PublishedGrade(grade: nil, at: Sample.time("2020-10-18 10:00"), number: 2)
        let unit = UnitGrade(unit: "惠济区", verdict: verdict, ruling: ruling, published: published)
        let ruled = unit.json(Sample.zh).text()
        #expect(ruled.contains(#""status":"final","grade":"fair","label":"中""#))
        #expect(
            ruled.contains(
                #""ruling":{"grade":"fair","reason":"会议","by":"周科长","at":"2020-10-19T10:00:00+08:00","computed":null}"#
            )
        )
        #expect(ruled.contains(#""published":{"grade":null,"at":"2020-10-18T10:00:00+08:00","number":2}"#))
    }

    @Test func aContactHasItsCalls() {
        let attempt = Attempt(
            call: 1042,
            surveyor: "李敏",
            dial: Dial(
                .completed,
                scores: ["satisfaction": Sample.score(9550), "understanding": Sample.score(9000)],
                at: Sample.time("2020-09-23 14:52")
            )
        )
        let call = CallRecord(attempt: attempt, note: nil, replaces: 7, replacedBy: nil, voided: false)
        #expect(
            ContactFile(contact: Sample.contact(17), calls: [call]).json(Sample.en).text() == """
                {"id":17,"key":"郑州市公安局-01","unit":"郑州市公安局","organisation":"郑州绿源餐饮管理有限公司",\
                "person":"王建国","position":"经理","phone":"15400000123","otherPhones":["0371-67181234"],\
                "phoneAsGiven":"154 0000 0123、0371-67181234","surveyor":"李敏","state":"open","attempts":1,\
                "notBefore":"2020-09-23T15:28:00+08:00","appointment":null,\
                "calls":[{"call":1042,"at":"2020-09-23T14:52:00+08:00","until":null,"surveyor":"李敏",\
                "outcome":"completed","scores":{"understanding":90,"satisfaction":95.5},"appointment":null,\
                "incoming":false,"review":false,"note":null,"replaces":7,"voided":false,"notCounted":null}]}
                """
        )
    }

    @Test func receiptsNameTheirEntry() {
        let entry = EntryReceipt(sequence: 2077, hash: "ab")
        #expect(
            callReceiptJSON(call: 1042, contact: 17, state: .scored, remarks: [.secondInterview], entry: entry).text()
                == #"{"call":1042,"contact":17,"state":"scored","remarks":["second-interview"],"entry":{"sequence":2077,"hash":"ab"}}"#
        )
        #expect(
            receiptJSON(entry, [("unit", "惠济区")]).text() == #"{"entry":{"sequence":2077,"hash":"ab"},"unit":"惠济区"}"#
        )
    }

    @Test func drawRosterAndSheetsHaveTheShapeOfTheContract() {
        let draw = DrawResult(
            seed: "7",
            rosterDigest: "d",
            rosterGiven: true,
            perUnit: 10,
            lists: [
                .init(
                    surveyor: "张三",
                    contacts: [
                        .init(
                            id: 17,
                            unit: "郑州市公安局",
                            ordinal: 1,
                            ticket: Ticket(seed: "7", key: "郑州市公安局-01")
                        )
                    ]
                )
            ]
        )
        #expect(
            draw.json(entry: EntryReceipt(sequence: 3, hash: "h")).text() == """
                {"seed":"7","rosterDigest":"d","rosterGiven":true,"perUnit":10,\
                "lists":[{"surveyor":"张三","contacts":[{"id":17,"key":"郑州市公安局-01",\
                "ticket":"495849e4c6bcef32057aaa422f061ffa7bcbe9523186d89d975d9c83f75d14f9"}]}],\
                "entry":{"sequence":3,"hash":"h"}}
                """
        )
        #expect(rosterJSON(digest: "d", contacts: 600).text() == #"{"rosterDigest":"d","contacts":600}"#)
        let sheet = CallSheet(surveyor: "张三", number: 1, appointments: [], confirming: [], list: [], whole: [])
        #expect(sheet.json(Sample.offset).text() == #"{"surveyor":"张三","contacts":[]}"#)
        #expect(sheetsJSON([sheet], Sample.offset).text() == #"{"sheets":[{"surveyor":"张三","contacts":[]}]}"#)
    }

    @Test func importReportsHaveTheShapeOfTheContract() {
        var file = FileReport(file: "a.csv")
        file.encoding = "GB18030"
        file.delimiter = ","
        file.headerRecord = 3
        file.records = 14
        file.header = 1
        file.blank = 1
        file.passedOver = 2
        file.taken = 9
        file.refused = 1
        file.findings = [
            Finding(
                .duplicateInUnit(record: 4, key: "中原区-01"),
                record: 12,
                line: 12,
                column: "联系电话",
                value: "1",
                unit: "中原区"
            )
        ]
        let units: UnitReports = [
            UnitReport(
                unit: "中原区",
                provided: 9,
                receivedOn: CivilDate(iso: "2020-09-18"),
                firstReceivedOn: CivilDate(iso: "2020-09-17"),
                late: false
            )
        ]
        #expect(
            importJSON(files: [file], units: units, Sample.en).text() == """
                {"files":[{"file":"a.csv","encoding":"GB18030","delimiter":",","headerRecord":3,"records":14,\
                "header":1,"blank":1,"passedOver":2,"taken":9,"refused":1,"unchanged":0,\
                "findings":[{"code":"duplicate-in-unit","severity":"error","record":12,"line":12,"sheet":null,"cell":null,\
                "column":"联系电话","value":"1","unit":"中原区",\
                "message":"Same number as record 4 (中原区-01); the row was not taken. Please name another contact."}],"omitted":[]}],"passedOver":[],\
                "units":[{"unit":"中原区","provided":9,"receivedOn":"2020-09-18","firstReceivedOn":"2020-09-17","late":false}]}
                """
        )
        #expect(!importJSON(files: [file], Sample.en).text().contains("units"))
    }

    @Test func verificationsHaveTheShapeOfTheContract() {
        let result = Verification(
            entries: 2077,
            head: "h",
            publication: .init(number: 2, isItself: true),
            checks: [.init(.chain, ok: true), .init(.head, ok: false, detail: .headNotFound(given: "ab"))],
            contacts: 1,
            units: 1
        )
        let json = result.json(Sample.en).text()
        #expect(
            json.hasPrefix(
                #"{"ok":false,"entries":2077,"head":"h","publications":2,"checks":[{"check":"chain","ok":true,"detail":null},"#
            )
        )
        #expect(json.contains(#"{"check":"head","ok":false,"detail":"This digest is not in the log"#))
        #expect(!json.contains("printed"))
        var proven = result
        proven.proof = .init(
            heads: [.init(line: 2, sequence: 2070), .init(line: nil, sequence: nil)],
            upTo: 2070,
            unseenSince: Timestamp(seconds: 1_600_000_000)
        )
        #expect(
            proven.json(Sample.en).text().hasSuffix(
                #""printed":{"heads":[{"line":2,"entry":2070},{"line":null,"entry":null}],"upTo":2070,"unseen":7,"#
                    + #""unseenSince":"2020-09-13T20:26:40+08:00"}}"#
            )
        )
    }

    @Test func aReassignmentThatMovedNobodyHasNoEntry() {
        let json = ReassignResult(from: "李敏", lists: [], entry: nil).json.text()
        #expect(json == #"{"entry":null,"from":"李敏","to":[]}"#)
    }

    /// What tells which contact it is reaches programs whole: a field that lists show stands in the JSON, too.
    @Test func everyFieldOfAContactsIdentityIsInItsJSON() {
        let contact = Sample.contact(17)
        guard case .object(let members) = contact.json(Sample.offset) else { return #expect(Bool(false), "no object") }
        for field in Mirror(reflecting: contact.identity).children.compactMap(\.label) {
            #expect(members.contains { $0.key == (field == "contact" ? "id" : field) }, "\(field)")
        }
    }
}
