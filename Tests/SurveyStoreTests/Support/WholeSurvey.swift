import SurveyCore

@testable import SurveyStore

/// A survey with every act in its log.
struct WholeSurvey {
    let folder: Folder
    let survey: Survey

    init() throws {
        folder = try Folder()
        survey = try folder.create()
        let units = ["甲局", "乙局", "丙局", "丁局"].map { UnitRow(record: 1, line: 1, name: $0) }
        _ = try survey.takeUnits(units, act: at("2020-09-14 09:00"))
        try survey.take("甲局", 3)
        try survey.take("乙局", 2, received: "2020-09-25")
        try survey.take("丙局", 1)
        try survey.take([HandedIn("丙局", "新厂", "钱", "67181234", assumed: true)], replace: true)
        try survey.surveyors(["王强", "孙丽", "李敏"], avoids: ["李敏": ["乙局"]])
        _ = try survey.draw(seed: "s", surveyors: ["王强", "李敏"], act: at("2020-09-21 09:00"))
        try survey.take("甲局", 2, from: 4, received: "2020-09-22")
        _ = try survey.draw(seed: "t", act: at("2020-09-22 09:00"))
        _ = try survey.reassign(from: "李敏", reason: "请假", act: at("2020-09-22 09:30"))
        func dial(
            _ key: String,
            _ outcome: Disposition,
            _ when: String,
            _ by: String,
            _ points: Int? = nil,
            note: String = ""
        ) throws -> Int {
            let score = points.map { Score(hundredths: $0)! }
            let scores = score.map { ["understanding": $0, "satisfaction": $0] } ?? [:]
            let new = NewAttempt(
                contact: key,
                surveyor: by,
                dial: Dial(outcome, scores: scores, at: time(when)),
                note: note
            )
            return try survey.record(new, act: at("2020-10-10 09:00", by: by)).call
        }
        _ = try dial("甲局-01", .completed, "2020-09-23 09:00", "王强", 9_250, note: "满意")
        let wrong = try dial("甲局-02", .refused, "2020-09-23 09:05", "王强")
        let change = AttemptChange(
            outcome: .completed,
            scores: ["understanding": Score(hundredths: 8_000)!, "satisfaction": Score(hundredths: 9_000)!]
        )
        _ = try survey.amend(wrong, change, reason: "按错键", act: at("2020-10-10 09:00"))
        let other = try dial("甲局-03", .noAnswer, "2020-09-23 09:10", "孙丽")
        _ = try survey.void(other, reason: "拨错", act: at("2020-10-10 09:00"))
        _ = try dial("乙局-01", .unallocated, "2020-09-23 09:10", "孙丽")
        _ = try dial("乙局-01", .unallocated, "2020-09-24 09:10", "王强")
        let phone = PhoneNumber(normal: "15400000077", kind: .mobile)
        _ = try survey.correctNumber(of: "乙局-02", to: phone, reason: "单位更正", act: at("2020-09-24 10:00"))
        _ = try dial("乙局-02", .completed, "2020-09-25 09:10", "孙丽", 7_000)
        _ = try survey.confirmNumber(of: "丙局-02", reason: "单位确认", act: at("2020-09-24 10:00"))
        _ = try survey.close(reason: "外呼期满", act: at("2020-10-16 17:30"))
        try survey.rule("丙局", .fair, reason: "办公会决定", act: at("2020-10-17 10:00"))
        try survey.renameUnit("乙局", to: "乙委", reason: "更名", act: at("2020-10-18 10:00"))
        try survey.publish(reason: "定稿", act: at("2020-10-20 10:00"))
    }
}
