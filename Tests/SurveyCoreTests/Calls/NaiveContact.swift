import Naive
import SurveyCore

/// One contact's history as the naive survey tells it: the second implementation of protocol.md §State.
enum NaiveContact {
    private static let key = "水利局-01"

    /// A survey of one contact, drawn and never dialled; by whether it was completed, and drawn for one surveyor alone.
    private static let untouched: [[NaiveSurvey]] = [false, true].map { completed in
        [["甲", "乙"], ["甲"]].map { names in
            var rules = NaiveRules()
            rules.holidays = Set((1...8).map { NaiveRules.day("2020-10-0\($0)") })
            rules.workdays = [NaiveRules.day("2020-09-27"), NaiveRules.day("2020-10-10")]
            var survey = NaiveSurvey(rules: rules)
            survey.take(.surveyors(names.map { NaiveSurveyor(name: $0) }))
            survey.take(.handIn(NaiveHandIn(unit: "水利局", rows: [.init(completed: completed)], received: 0)))
            survey.take(.draw(seed: "s", surveyors: [], perUnit: nil))
            return survey
        }
    }

    private static func survey(_ history: ContactHistory) -> NaiveSurvey {
        var survey = untouched[history.numberAssumed ? 1 : 0][history.singleSurveyor ? 1 : 0]
        var numbers: [String] = []
        for correction in history.corrections.sorted(by: { $0.sequence < $1.sequence }) {
            if let number = correction.number {
                numbers.append(number)
                survey.take(.correctNumber(contact: key, at: local(correction.at), back: false))
            } else {
                survey.take(.confirmNumber(contact: key))
            }
        }
        for attempt in history.attempts {
            var dial = NaiveDial(
                contact: key,
                surveyor: attempt.surveyor,
                code: attempt.outcome.code,
                at: local(attempt.at)
            )
            dial.appointment = attempt.appointment.map(local)
            dial.incoming = attempt.incoming
            dial.review = attempt.review
            let number = attempt.number.map { number in numbers.firstIndex(of: number).map { $0 + 1 } ?? -1 }
            survey.record(dial, number: number ?? 0, recused: attempt.recused)
        }
        return survey
    }

    private static func local(_ time: Timestamp) -> Int { time.seconds + TestRules.offset.seconds }

    static func of(_ history: ContactHistory, closed: Bool) -> ContactState {
        var survey = survey(history)
        survey.closed = closed
        return ContactState(rawValue: survey.state(of: survey.contact(key)))!
    }

    static func notBefore(_ history: ContactHistory) -> Timestamp? {
        let survey = survey(history)
        return survey.notBefore(survey.contact(key)).map { Timestamp(seconds: $0 - TestRules.offset.seconds) }
    }
}
