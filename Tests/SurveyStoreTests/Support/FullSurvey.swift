import SurveyCore
import Testing

@testable import SurveyStore

/// A survey in which everything happened: later hand-ins and draws, a reassignment, amendments, voided calls, corrected
/// and confirmed numbers, withdrawals, a new name, rulings, the end of fieldwork undone and done again, a publication.
struct FullSurvey {
    let folder: Folder
    let survey: Survey
    static let units = ["公安局", "水利局", "教育局", "税务局", "林业局", "民政局", "卫健委", "财政局", "审计局"]

    /// Made once; every test gets a file of its own with the same bytes.
    private static let prototype = Result { try FullSurvey(making: ()).folder.bytes() }

    init() throws {
        folder = try Folder()
        try folder.write(FullSurvey.prototype.get())
        survey = try folder.open()
    }

    private init(making: Void) throws {
        folder = try Folder()
        survey = try folder.create()
        try handIn()
        try call()
        try decide()
    }

    private func handIn() throws {
        let rows = FullSurvey.units.enumerated().map {
            UnitRow(record: $0.offset + 2, line: $0.offset + 2, name: $0.element)
        }
        _ = try survey.takeUnits(rows, act: at("2020-09-10 10:00"))
        try survey.surveyors(["王强", "孙丽", "李敏"], avoids: ["李敏": ["公安局"], "王强": ["林业局"], "孙丽": ["林业局"]])
        try survey.take("公安局", 10)
        try survey.take("水利局", 10)
        try survey.take("水利局", 1, from: 11, received: "2020-09-19")
        try survey.take("教育局", 4, received: "2020-09-25")
        // Handed in once more: the first contacts are withdrawn.
        try survey.take((1...5).map { HandedIn("税务局", "旧\($0)", "赵", "1540700000\($0)") }, on: "2020-09-18 11:00")
        try survey.take((1...3).map { HandedIn("税务局", "新\($0)", "赵", "1540700001\($0)") }, replace: true)
        try survey.take((1...2).map { HandedIn("林业局", "林场\($0)", "周", "1540800000\($0)", assumed: true) })
        try survey.take((1...3).map { HandedIn("民政局", "院\($0)", "吴", "1540900000\($0)") })
        try survey.take([HandedIn("卫健委", "院", "吴", "x", refused: true)])
        try survey.take("审计局", 2)
        _ = try survey.draw(seed: "一", perUnit: 4, act: at("2020-09-21 08:30"))
        try survey.take("教育局", 2, from: 5, received: "2020-09-26")
        _ = try survey.draw(seed: "二", surveyors: ["孙丽", "李敏"], perUnit: 5, act: at("2020-09-21 08:40"))
        try survey.surveyors(["李敏"], avoids: ["李敏": ["民政局"]], on: "2020-09-21 08:45")
        _ = try survey.releaseSurveyor("李敏", from: "民政局", reason: "误填", act: at("2020-09-21 08:50"))
    }

    @discardableResult
    private func dial(
        _ contact: String,
        _ outcome: Disposition,
        _ when: String,
        by surveyor: String = "王强",
        _ scores: [Int] = [],
        incoming: Bool = false,
        review: Bool = false,
        note: String = ""
    ) throws -> Int {
        let keys = ["understanding", "satisfaction"]
        var new = NewAttempt(contact: contact, surveyor: surveyor, dial: Dial(outcome, at: time(when)), note: note)
        new.dial.scores = Dictionary(uniqueKeysWithValues: zip(keys, scores.map { Score(hundredths: $0)! }))
        new.dial.incoming = incoming
        new.dial.review = review
        if outcome == .appointment { new.dial.appointment = time("2020-09-24 10:00") }
        return try survey.record(new, act: at("2020-10-20 09:00", by: surveyor)).call
    }

    private func drawn(_ unit: String) throws -> [String] {
        try folder.rows(
            """
            SELECT u.key || '-' || printf('%02d', c.ordinal) FROM listed l JOIN contact c ON c.id = l.contact
            JOIN unit u ON u.id = c.unit WHERE u.key = '\(unit)' ORDER BY c.ordinal
            """
        ).map { $0[0] }
    }

    private func call() throws {
        let police = try drawn("公安局")
        for (place, key) in police.prefix(4).enumerated() {
            try dial(key, .completed, "2020-09-22 09:0\(place)", by: "孙丽", [9000 + place, 9550], note: "很满意\(place)")
        }
        try dial(police[4], .unallocated, "2020-09-22 09:30")
        try dial(police[4], .unallocated, "2020-09-22 10:30", by: "孙丽")
        let water = try drawn("水利局")
        let wrong = try dial(water[0], .completed, "2020-09-22 14:30", [8000, 8000], note: "按错")
        let amended = try survey.amend(
            wrong,
            AttemptChange(scores: ["understanding": Score(hundredths: 8825)!, "satisfaction": Score(hundredths: 9000)!]
            ),
            reason: "听错",
            act: at("2020-10-20 09:01")
        )
        _ = try survey.amend(
            amended.call,
            AttemptChange(at: time("2020-09-22 14:35")),
            reason: "时间",
            act: at("2020-10-20 09:02")
        )
        let voided = try dial(water[1], .refused, "2020-09-22 15:00")
        _ = try survey.void(voided, reason: "拨错了人", act: at("2020-10-20 09:03"))
        try dial(water[1], .appointment, "2020-09-22 15:10", by: "李敏")
        try dial(water[2], .brokeOff, "2020-09-22 15:20", incoming: true)
        try dial(water[3], .suspended, "2020-09-22 15:30")
        let phone = PhoneNumber(normal: "15400000077", kind: .mobile)
        _ = try survey.correctNumber(
            of: water[3],
            to: phone,
            at: time("2020-09-23 09:00"),
            reason: "更正",
            act: at("2020-10-20 09:04")
        )
        try dial(water[3], .noAnswer, "2020-09-23 09:30")
        try dial(water[3], .suspended, "2020-09-22 16:30", by: "孙丽")
        for (day, hour) in [("22", "09:10"), ("22", "15:10"), ("23", "16:10"), ("24", "18:10"), ("25", "09:10")] {
            try dial(water[4], .noAnswer, "2020-09-\(day) \(hour)", by: day == "25" ? "孙丽" : "李敏")
        }
        // One surveyor alone may call this unit, and its numbers were completed.
        for key in try drawn("林业局") {
            try dial(key, .unallocated, "2020-09-22 11:00", by: "李敏")
            try dial(key, .wrongNumber, "2020-09-23 11:00", by: "李敏")
        }
        _ = try survey.confirmNumber(of: try drawn("林业局")[0], reason: "单位确认", act: at("2020-10-20 09:05"))
        _ = try survey.reassign(from: "孙丽", reason: "请假", act: at("2020-10-20 09:06"))
        _ = try survey.reassign(from: "李敏", unit: "教育局", to: ["王强"], reason: "均衡", act: at("2020-10-20 09:07"))
        let later = at("2020-10-20 09:08")
        let desk = try Desk(survey, surveyor: "李敏", holder: "desk", act: later)
        try desk.skip(survey.contact(water[1], now: later.now).contact.id, reason: "等对方回话", now: later.now)
        for key in try drawn("教育局").prefix(2) { try dial(key, .completed, "2020-09-23 15:00", [9500, 9500]) }
        try dial(try drawn("民政局")[0], .ourFault, "2020-09-23 15:00")
        try dial(try drawn("民政局")[1], .partial, "2020-09-23 15:00", [9500])
    }

    private func decide() throws {
        try survey.renameUnit("民政局", to: "民政和社会工作局", reason: "机构改革", act: at("2020-10-20 10:00"))
        _ = try survey.receive("公安局", on: day("2020-09-19"), reason: "收文登记", act: at("2020-10-20 10:00"))
        try survey.rule("卫健委", .fair, reason: "文件损坏", act: at("2020-10-20 10:01"))
        try survey.rule("水利局", .good, reason: "核准", act: at("2020-10-20 10:02"))
        try survey.withdrawRuling("水利局", reason: "撤回", act: at("2020-10-20 10:03"))
        try survey.withdrawUnit("审计局", reason: "并入", act: at("2020-10-20 10:04"))
        _ = try survey.close(reason: "期满", act: at("2020-10-20 10:05"))
        try survey.reopen(reason: "延长", act: at("2020-10-20 10:06"))
        try dial(try drawn("税务局")[0], .completed, "2020-09-24 09:00", [7000, 7000])
        _ = try survey.close(reason: "再次期满", act: at("2020-10-20 10:07"))
        try dial(try drawn("公安局")[4], .completed, "2020-10-20 08:00", [9000, 9000], review: true)
        try survey.publish(reason: "公布", act: at("2020-10-20 10:08"))
        // Records changed after the end of fieldwork, which the pages of their units name.
        _ = try survey.amend(
            try dial(try drawn("税务局")[0], .completed, "2020-09-24 09:00", [7100, 7000]),
            AttemptChange(scores: ["understanding": Score(hundredths: 7200)!, "satisfaction": Score(hundredths: 7000)!]
            ),
            reason: "申诉",
            act: at("2020-10-20 10:09")
        )
    }
}
