import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `publish`: freezes the table of grades in the log, for the official letter.
struct Publish: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.publish) }

    @Option(parsing: .unconditional, help: Help.option(.reason)) var reason: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = session.words(of: survey)
        let (act, reason) = (try session.act, try session.officialReason(reason, of: survey))
        let isClosed = try survey.closing() != nil
        var wasAsked = false
        if !isClosed {
            let provisional = try survey.grades().units.count { $0.status == .provisional }
            wasAsked = try session.confirm(.publishBeforeClose(units: provisional), words)
        }
        let (receipt, number, grades) = try survey.publish(reason: reason, act: act)
        if !isClosed, !wasAsked {
            let provisional = grades.count { $0.status == .provisional }
            try session.note(words.notice(.publishedWhileOpen(units: provisional)))
        }
        try session.answer(
            words.done(
                .published(
                    number: number,
                    grades: grades,
                    on: act.now.date(words.offset),
                    head: receipt.hash,
                    isClosed: isClosed
                )
            ),
            json: receiptJSON(receipt, [("number", .int(number)), ("units", .int(grades.count))])
        )
    }
}
