import Naive
import SurveyCore
import Testing

@testable import SurveyStore

/// A random survey carried out in a real file, beside the naive one.
struct ProvedSurvey {
    let folder: Folder
    let survey: Survey
    let random: RandomSurvey
    private(set) var naive: NaiveSurvey
    private var acted = 0
    /// Contacts of which nothing was written since their texts were erased.
    private var textless: Set<String> = []

    static let offset = UTCOffset("+08:00")!
    /// Later than all that happens.
    static let end = time("2021-12-01 08:00")

    init(_ random: RandomSurvey) throws {
        self.random = random
        folder = try Folder()
        let text = random.rules.rulebook(from: Rulebook.zhengzhou2020.text)
        survey = try folder.create(RulebookReader.read(text).get())
        naive = NaiveSurvey(rules: random.rules)
    }

    /// What the naive survey's time is to the program.
    static func timestamp(_ time: Int) -> Timestamp { Timestamp(seconds: time - offset.seconds) }
    static func local(_ time: Timestamp) -> Int { time.seconds + offset.seconds }

    mutating func carryOut(_ act: NaiveAct) throws {
        let hand = random.hands[acted]
        acted += 1
        let how = Act(by: hand.by, login: hand.login, now: ProvedSurvey.timestamp(hand.written))
        let remarks = try carryOut(act, how)
        let before = naive.calls.count
        naive.take(act, hand)
        noteTexts(act)
        if let remarks, naive.calls.count > before {
            let own = naive.calls.last!.remarks
            #expect(remarks == own, "seed \(random.seed), act \(acted - 1) \(act): said \(remarks), naively \(own)")
        }
    }

    private mutating func noteTexts(_ act: NaiveAct) {
        switch act {
        case .forget(let contact): textless.insert(contact)
        case .amend(let call, _) where !naive.calls[call - 1].replaced: break
        case .amend(let call, _), .void(let call): textless.remove(naive.calls[call - 1].dial.contact)
        case .correctNumber(let contact, _, _), .confirmNumber(let contact): textless.remove(contact)
        default: break
        }
    }

    /// - Returns: what the recording of a dial says of it.
    private func carryOut(_ act: NaiveAct, _ how: Act) throws -> [String]? {
        switch act {
        case .units(let names, let aliases):
            let rows = names.enumerated().map { place, name in
                var row = UnitRow(record: place + 2, line: place + 2, name: name)
                row.aliases = aliases[name].map { [$0] } ?? []
                return row
            }
            _ = try survey.takeUnits(rows, act: how)
        case .surveyors(let rows):
            let rows = rows.map { SurveyorRow(record: 2, line: 2, name: $0.name, avoids: $0.avoids) }
            _ = try survey.takeSurveyors(rows, act: how)
        case .handIn(let handIn): try take(handIn, how)
        case .release(let name, let unit):
            _ = try survey.releaseSurveyor(name, from: named(unit), reason: "调离", act: how)
        case .received(let unit, let date):
            let date = date.map(CivilDate.init(daysSinceEpoch:))
            _ = try survey.receive(named(unit), on: date, reason: "收文登记簿", act: how)
        case .draw(let seed, let surveyors, let perUnit, let rosterGiven):
            let roster = rosterGiven ? try survey.roster().digest : nil
            _ = try survey.draw(seed: seed, roster: roster, surveyors: surveyors, perUnit: perUnit, act: how)
        case .reassign(let from, let unit, let to):
            _ = try survey.reassign(from: from, unit: unit.map(named), to: to, reason: "调整", act: how)
        case .record(let dial):
            let receipt = try survey.record(attempt(dial), act: how)
            #expect(receipt.call == naive.calls.count + 1)
            return receipt.remarks.map(\.code)
        case .results(let dials):
            let taken = try survey.takeResults(dials.enumerated().map(row), ResultOptions(), act: how) { text in
                (Disposition.allCases.first { $0.code == text }, nil, nil)
            }
            #expect(taken.taken == dials.count && taken.refused == 0, "\(taken.findings)")
        case .amend(let call, let change): return try amend(call, change, how).remarks.map(\.code)
        case .void(let call): _ = try survey.void(call, reason: "误记", act: how)
        case .correctNumber(let contact, let at, let back):
            let normal = back ? try numberHandedIn(contact) : "155" + padded(acted, 8)
            let phone = PhoneNumber(normal: normal, kind: .mobile)
            let at = ProvedSurvey.timestamp(at)
            _ = try survey.correctNumber(of: contact, to: phone, at: at, reason: "更正", act: how)
        case .confirmNumber(let contact): _ = try survey.confirmNumber(of: contact, reason: "核实", act: how)
        case .withdrawUnit(let unit): _ = try survey.withdrawUnit(named(unit), reason: "撤并", act: how)
        case .rule(let unit, let grade): try survey.rule(named(unit), Grade(rawValue: grade)!, reason: "裁定", act: how)
        case .withdrawRuling(let unit): try survey.withdrawRuling(named(unit), reason: "撤回", act: how)
        case .rename(let unit, let name): try survey.renameUnit(named(unit), to: name, reason: "更名", act: how)
        case .forget(let contact):
            let erased = try survey.forget(contact: contact, reason: "本人要求", act: how)
            #expect((erased.entry == nil) == textless.contains(contact), "\(contact)")
        case .publish: try survey.publish(reason: "公布", act: how)
        case .close: _ = try survey.close(reason: "期满", act: how)
        case .reopen: try survey.reopen(reason: "延长", act: how)
        }
        return nil
    }

    /// A unit by any of its names.
    private func named(_ unit: String) -> String { naive.name(unit, acted) }

    private func take(_ handIn: NaiveHandIn, _ how: Act) throws {
        let rows = try handIn.rows.enumerated().map { place, row in
            HandedIn(
                naive.units.contains(handIn.unit) ? named(handIn.unit) : handIn.unit,
                "企业\(acted)-\(place)",
                "王经理",
                try row.shares.map(numberHandedIn) ?? "154" + padded(acted * 100 + place, 8),
                on: row.received.map { CivilDate(daysSinceEpoch: $0).description },
                assumed: row.completed,
                refused: row.refused
            )
        }
        var options = HandInOptions()
        options.received = handIn.received.map(CivilDate.init(daysSinceEpoch:))
        options.replace = handIn.replace
        options.keepDate = handIn.keepDate
        _ = try survey.handIn(options, act: how) { call in _ = try call.take(rows) }
    }

    private func numberHandedIn(_ key: String) throws -> String {
        try survey.contact(key, now: ProvedSurvey.end).contact.phoneAsGiven
    }

    private func attempt(_ dial: NaiveDial) -> NewAttempt {
        var new = NewAttempt(
            contact: dial.contact,
            surveyor: dial.surveyor,
            dial: Dial(outcome(dial.code), scores: scores(dial.scores), at: ProvedSurvey.timestamp(dial.at))
        )
        new.dial.appointment = dial.appointment.map(ProvedSurvey.timestamp)
        new.dial.incoming = dial.incoming
        new.dial.review = dial.review
        return new
    }

    private func row(_ place: Int, _ dial: NaiveDial) -> ResultRow {
        func written(_ time: Int) -> String { ProvedSurvey.timestamp(time).iso8601(ProvedSurvey.offset) }
        return ResultRow(
            record: place + 2,
            line: place + 2,
            contact: dial.contact,
            outcome: dial.code,
            scores: scores(dial.scores).mapValues(\.description),
            at: String(written(dial.at).prefix(19)),
            appointment: dial.appointment.map { String(written($0).prefix(19)) } ?? "",
            surveyor: dial.surveyor
        )
    }

    private func amend(_ call: Int, _ change: NaiveChange, _ how: Act) throws -> AttemptReceipt {
        let new = AttemptChange(
            outcome: change.code.map(outcome),
            scores: change.scores.map(scores),
            surveyor: change.surveyor,
            at: change.at.map(ProvedSurvey.timestamp)
        )
        return try survey.amend(call, new, reason: "听错", act: how)
    }

    private func outcome(_ code: String) -> Disposition { Disposition.allCases.first { $0.code == code }! }

    private func scores(_ hundredths: [Int]) -> [String: Score] {
        let keys = ["understanding", "satisfaction"]
        return Dictionary(uniqueKeysWithValues: zip(keys, hundredths.map { Score(hundredths: $0)! }))
    }
}
