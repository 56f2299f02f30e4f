import SurveyCore

@testable import SurveyStore

/// A survey of one unit with three contacts, drawn to two surveyors.
struct Fieldwork {
    let folder: Folder
    let survey: Survey

    init(assumed: Bool = false) throws {
        folder = try Folder()
        survey = try folder.create()
        try survey.take((1...3).map { HandedIn("甲局", "企业\($0)", "王\($0)", "1540000000\($0)", assumed: assumed) })
        try survey.surveyors(["王强", "孙丽"])
        _ = try survey.draw(seed: "s", act: at("2020-09-21 09:00"))
    }

    @discardableResult
    func dial(
        _ contact: String,
        _ outcome: Disposition,
        _ when: String,
        by surveyor: String = "王强",
        _ scores: [Int] = [],
        incoming: Bool = false,
        review: Bool = false,
        note: String = "",
        now: String = "2020-10-20 09:00"
    ) throws -> AttemptReceipt {
        let keys = ["understanding", "satisfaction"]
        let given = Dictionary(uniqueKeysWithValues: zip(keys, scores.map { Score(hundredths: $0 * 100)! }))
        let new = NewAttempt(
            contact: contact,
            surveyor: surveyor,
            dial: Dial(outcome, scores: given, at: time(when), incoming: incoming, review: review),
            note: note
        )
        return try survey.record(new, act: at(now, by: surveyor))
    }

    func state(_ contact: Int) throws -> String {
        try folder.rows("SELECT state FROM listed WHERE contact = \(contact)")[0][0]
    }
}
