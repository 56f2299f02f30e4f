import SurveyCore
import SurveyWords

extension Stage {
    /// `huifang` alone → `{"stage","next":[commands],"rulebook","deadline","units","missing":[names],"contacts","surveyors",
    /// "fewest","most","drawn","scored","open","toDraw","attention","undetermined":[names],"publishedOn","purgedOn"}`; what the stage does not
    /// know is `null`. Stages: `no-file|empty|units|contacts|drawn|calling|all-called|closed|done|published|purged`.
    /// `waiting`: [{`for`: code, `count`, `contacts`: [numbers], `units`: [names], `surveyors`: [names], `counts`: [of each unit or surveyor]}], most urgent first.
    /// `fewest` and `most` are the shortest and the longest list; `toDraw` are contacts that a draw would still take.
    package func json(waiting: [Waiting] = [], offered: Set<CommandName>) -> JSONValue {
        let known = members
        let names = [
            "rulebook", "deadline", "units", "missing", "contacts", "surveyors", "fewest", "most", "drawn", "scored",
            "open",
            "toDraw", "attention", "undetermined", "publishedOn", "purgedOn",
        ]
        let head: JSONValue = ["stage": .string(name), "next": .strings(next(offered: offered).map(\.rawValue))]
        return head.adding(names.map { ($0, known[$0] ?? .null) } + [("waiting", .array(waiting.map(\.json)))])
    }

    private var name: String {
        switch self {
        case .noFile: "no-file"
        case .empty: "empty"
        case .unitsOnly: "units"
        case .contacts: "contacts"
        case .drawn: "drawn"
        case .calling: "calling"
        case .allCalled: "all-called"
        case .closed: "closed"
        case .done: "done"
        case .published: "published"
        case .purged: "purged"
        }
    }

    private var members: [String: JSONValue] {
        switch self {
        case .noFile, .allCalled: [:]
        case .empty(let rulebook): ["rulebook": .string(rulebook)]
        case .unitsOnly(let units, let deadline, _): ["units": .int(units), "deadline": .string(deadline.description)]
        case .contacts(let units, let contacts, let surveyors, let missing):
            [
                "units": .int(units), "missing": .strings(missing), "contacts": .int(contacts),
                "surveyors": .int(surveyors),
            ]
        case .drawn(let surveyors, let fewest, let most, let due, _):
            ["surveyors": .int(surveyors), "fewest": .int(fewest), "most": .int(most), "toDraw": .int(due)]
        case .calling(let now):
            [
                "drawn": .int(now.drawn), "scored": .int(now.scored), "open": .int(now.open), "toDraw": .int(now.due),
                "attention": .int(now.attention),
            ]
        case .closed(let undetermined): ["undetermined": .strings(undetermined)]
        case .done(let units): ["units": .int(units)]
        case .published(let date, _): ["publishedOn": .string(date.description)]
        case .purged(let date): ["purgedOn": .string(date.description)]
        }
    }
}

extension Waiting {
    fileprivate var json: JSONValue {
        let (contacts, units, surveyors) = subjects
        let counts: [Int] =
            switch self {
            case .left(let left, _, _): left.map(\.contacts)
            case .incomplete(let units, _, _, _): units.map(\.provided)
            case .fieldworkOver, .overdue, .dueNow, .toReassign, .missing, .numberChecks, .appointments, .confirming,
                .toDraw,
                .republish:
                []
            }
        return [
            "for": .string(code), "count": .int(count), "contacts": .array(contacts.map(JSONValue.int)),
            "units": .strings(units), "surveyors": .strings(surveyors), "counts": .array(counts.map(JSONValue.int)),
        ]
    }

    private var subjects: (contacts: [Int], units: [String], surveyors: [String]) {
        switch self {
        case .fieldworkOver, .confirming, .toDraw: ([], [], [])
        case .overdue(let appointments, _), .dueNow(let appointments), .appointments(let appointments):
            (appointments.map(\.contact), [], appointments.map(\.surveyor))
        case .toReassign(let contacts):
            (contacts.map(\.id), contacts.map(\.unit), contacts.map { $0.surveyor ?? "" })
        case .missing(let units, _, _): ([], units, [])
        case .incomplete(let units, _, _, _): ([], units.map(\.unit), [])
        case .republish(let since): ([], since.changed.map(\.unit) + since.added + since.withdrawn, [])
        case .numberChecks(let contacts): (contacts, [], [])
        case .left(let left, _, _): ([], [], left.map(\.surveyor))
        }
    }
}
