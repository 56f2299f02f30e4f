import Foundation
import Naive

/// The log to which the acts of a naive survey must lead: log.md says what an outsider can grade from. Digests are made up.
struct NaiveLog {
    typealias Fields = [String: Any]

    private(set) var survey: NaiveSurvey
    private(set) var entries: [Fields] = []
    private var hand: NaiveHand

    init(_ random: RandomSurvey) {
        survey = NaiveSurvey(rules: random.rules)
        hand = random.hands[0]
        add("created", ["title": "试", "rulebook": "", "rules": NaiveLog.fields(of: random.rules)])
        for (act, hand) in zip(random.acts, random.hands) { take(act, hand) }
    }

    private static func time(_ time: Int) -> String { NaiveRules.written(time) + "+08:00" }

    static func orNull(_ value: Any?) -> Any { value ?? NSNull() }

    /// Sixty-four hexadecimal digits that differ wherever the texts do.
    private static func digest(_ text: String) -> String {
        let digits = text.utf8.map { String($0, radix: 16) }.joined()
        return String(repeating: "0", count: max(0, 64 - digits.count)) + digits
    }

    static func fields(of rules: NaiveRules) -> Fields {
        let minutes = { (minute: Int) in String(NaiveRules.written(minute * 60).dropFirst(11).prefix(5)) }
        return [
            "offset": "+08:00", "quota": rules.quota, "deadline": NaiveRules.date(rules.deadline),
            "R1": rules.deadlineReading, "R2": rules.causesReading, "R3": rules.shortfallReading,
            "R8": rules.completionReading,
            "fieldwork": [NaiveRules.date(rules.firstDay), NaiveRules.date(rules.lastDay)],
            "steps": ["late": rules.lateSteps, "unreachable": rules.unreachableSteps],
            "bands": rules.bands.map { [$0.grade, $0.from * 100] as [Any] },
            "weights": ["understanding": rules.weights[0], "satisfaction": rules.weights[1]],
            "slices": rules.slices.map { [minutes($0.0), minutes($0.1)] },
            "silent": [
                "attempts": rules.silentAttempts, "days": rules.silentDays, "slices": rules.silentSlices,
                "surveyors": rules.silentSurveyors, "minutes": rules.silentMinutes, "busyMinutes": rules.busyMinutes,
                "perDay": rules.attemptsPerDay,
            ],
            "dead": rules.dead, "reachedAttempts": rules.reachedAttempts, "refusals": rules.refusals,
            "holidays": rules.holidays.sorted().map(NaiveRules.date),
            "workdays": rules.workdays.sorted().map(NaiveRules.date),
        ]
    }

    private mutating func add(_ act: String, _ fields: Fields) {
        let common: Fields = [
            "act": act, "written": NaiveLog.time(hand.written), "by": hand.by, "login": hand.login, "reason": "r",
        ]
        entries.append(common.merging(fields) { $1 })
    }

    private mutating func take(_ act: NaiveAct, _ hand: NaiveHand) {
        self.hand = hand
        let before = survey
        survey.take(act, hand)
        switch act {
        case .units(let names, let aliases):
            add("units", ["units": names.map { [$0, aliases[$0].map { [$0] } ?? []] as [Any] }])
        case .surveyors(let rows):
            let named = rows.map { (before.surveyor($0.name), $0.avoids.map(before.unit)) }
            add("surveyors", ["surveyors": Dictionary(uniqueKeysWithValues: named)])
        case .release(let name, let unit): add("released", ["surveyor": name, "unit": unit])
        case .handIn(let handIn): take(handIn, before)
        case .received(let unit, let date):
            add("received", ["unit": unit, "receivedOn": NaiveLog.orNull(date.map(NaiveRules.date))])
        case .draw: if survey.drawings.count > before.drawings.count { draw(survey.drawings.last!) }
        case .reassign(let from, let unit, let to):
            let moved = before.receivers(from: from, unit: unit, to: to)!
            let given = Dictionary(grouping: moved, by: \.name).mapValues { $0.map(\.key) }
            add("reassigned", ["from": from, "to": given])
        case .record, .results: for call in survey.calls[before.calls.count...] { add("called", fields(of: call)) }
        case .amend(let call, _):
            guard survey.calls.count > before.calls.count else { return }
            add("amended", fields(of: survey.calls.last!).merging(["replaces": call]) { $1 })
        case .void(let call): add("voided", ["call": call])
        case .correctNumber(let key, let at, _):
            let contact = survey.contact(key)
            let number = number(contact, contact.corrections.count)
            add("numberCorrected", ["contact": key, "at": NaiveLog.time(at), "number": number])
        case .confirmNumber(let key):
            add("numberCorrected", ["contact": key, "at": NaiveLog.time(hand.written), "number": NSNull()])
        case .withdrawUnit(let unit): withdrawn(unit, before.provided(unit).map(\.key), whole: true)
        case .rename(let unit, let name): add("renamed", ["unit": unit, "name": name])
        case .forget(let key):
            if !before.contact(key).forgotten { add("forgotten", ["contact": key, "reason": NaiveLog.digest("r")]) }
        case .rule(let unit, let grade):
            let computed = NaiveLog.orNull(before.verdict(of: unit).computed)
            add("ruled", ["unit": unit, "grade": grade, "computed": computed])
        case .withdrawRuling(let unit): add("rulingWithdrawn", ["unit": unit])
        case .publish: add("published", ["grades": survey.publications.last!.mapValues { NaiveLog.orNull($0) }])
        case .close: add("closed", [:])
        case .reopen: add("reopened", [:])
        }
    }

    private mutating func withdrawn(_ unit: String, _ keys: [String], whole: Bool) {
        add("withdrawn", ["unit": unit, "contacts": keys, "whole": whole])
    }

    private mutating func take(_ handIn: NaiveHandIn, _ before: NaiveSurvey) {
        let gone = before.contacts.filter { !$0.withdrawn && survey.contacts[$0.place].withdrawn }
        if !gone.isEmpty { withdrawn(handIn.unit, gone.map(\.key), whole: false) }
        let rows = survey.contacts[before.contacts.count...].map { contact -> [Any] in
            [
                Int(contact.key.split(separator: "-").last!)!, NaiveRules.date(contact.received),
                NaiveLog.digest(contact.key), contact.completed,
            ]
        }
        let refused = handIn.rows.filter(\.refused).count
        add("contacts", ["unit": handIn.unit, "name": "", "file": "", "refused": refused, "contacts": rows])
    }

    private mutating func draw(_ drawing: NaiveSurvey.Drawing) {
        let keys = survey.contacts.filter { !$0.withdrawn }.map(\.key)
        let sorted = keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let roster = sorted.map { "\($0)\t\(NaiveLog.digest($0))\n" }.joined()
        let drawn = survey.contacts.filter { $0.draw == survey.drawings.count - 1 }.count
        add(
            "drawn",
            [
                "seed": drawing.seed, "perUnit": drawing.perUnit, "rosterDigest": NaiveDraw.digest(roster),
                "rosterGiven": drawing.rosterGiven, "surveyors": drawing.surveyors, "drawn": drawn,
            ]
        )
    }

    private func number(_ contact: NaiveSurvey.Contact, _ number: Int) -> Any {
        number == 0 ? NSNull() : NaiveLog.digest("\(contact.key) \(number)")
    }

    private func fields(of call: NaiveSurvey.Call) -> Fields {
        let dial = call.dial
        let scores = zip(["understanding", "satisfaction"], dial.scores).map { ($0, $1) }
        return [
            "call": call.id, "contact": dial.contact, "number": number(survey.contacts[call.contact], call.number),
            "surveyor": dial.surveyor, "outcome": NaiveLog.outcomes[dial.code]!,
            "scores": Dictionary(uniqueKeysWithValues: scores), "at": NaiveLog.time(dial.at), "until": NSNull(),
            "appointment": NaiveLog.orNull(dial.appointment.map(NaiveLog.time)), "incoming": dial.incoming,
            "review": dial.review, "note": NSNull(), "source": call.sheet == nil ? "record" : "sheet",
            "sheet": NaiveLog.orNull(call.sheet.map { NaiveLog.digest("\($0)") }),
        ]
    }

    private static let outcomes = [
        "50": "completed", "51": "partial", "61": "refused", "42": "gatekeeper-refused", "62": "broke-off",
        "20": "appointment", "41": "absent", "43": "left", "81": "unable", "82": "denies", "83": "voicemail",
        "30": "busy", "10": "no-answer", "70": "powered-off", "90": "no-service", "84": "barred", "02": "suspended",
        "01": "unallocated", "03": "wrong-number", "04": "not-voice", "05": "undiallable", "85": "our-fault",
    ]
}
