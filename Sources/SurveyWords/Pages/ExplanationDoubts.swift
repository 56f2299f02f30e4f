import SurveyCore

extension ExplanationWords {
    // MARK: Dials on which a downgrade rests

    /// What the office should look at before it sends a downgrade out: dials typed by hand record by record, those of
    /// sheets together.
    var doubts: [Block] {
        guard edition == .office else { return [] }
        let told = ofHand + ofSheets + [oneLogin].filter { !$0.isEmpty }
        let check =
            told.isEmpty
            ? ""
            : words(
                "录入情况请核对：\(told.joined(separator: "；"))。",
                "Please check how this was entered: \(told.joined(separator: "; "))."
            )
        return paragraph(check, lateSheets)
    }

    private struct Doubtful {
        let contact: String
        let dial: UnitExplanation.DoubtfulDial
        let doubt: Doubt
    }

    /// Where all were typed under one login, that one hand typed two dials is told once, of all of them.
    private var doubtful: [Doubtful] {
        explanation.contacts.flatMap { contact in
            contact.doubtful.flatMap { dial in
                dial.doubts.filter { $0 != .sameHand || !explanation.hasOneLogin }
                    .map { Doubtful(contact: ordinal(contact), dial: dial, doubt: $0) }
            }
        }
    }

    private var ofHand: [String] {
        let typed = doubtful.filter { $0.dial.entry.sheet == nil }
        return grouped(typed) { $0.contact + $0.doubt.code }.map { group in
            let calls = words.list(group.map { words("\($0.dial.call)号", String($0.dial.call)) })
            return words(
                "\(group[0].contact)号联系人的\(calls)记录\(onPage(words.ground(group[0].doubt)))",
                "contact \(group[0].contact), \(group.count == 1 ? "record" : "records") \(calls): \(onPage(words.ground(group[0].doubt)))"
            )
        }
    }

    private var ofSheets: [String] {
        let sheets = doubtful.filter { $0.dial.entry.sheet != nil && $0.doubt != .lateEntry }
        return grouped(sheets) { $0.doubt.code }.map { group in
            let (days, count) = cameIn(group)
            return words(
                "\(days)录入的\(count == 1 ? "" : "\(zh(count))份")登记表中\(zh(group.count))次拨打\(onPage(words.ground(group[0].doubt)))",
                "\(words.count(group.count, "dial")) of \(words.count(count, "sheet")) of \(days): "
                    + onPage(words.ground(group[0].doubt))
            )
        }
    }

    /// A sheet that comes back after more than a week makes many late entries, which are told once.
    private var lateSheets: String {
        let late = doubtful.filter { $0.dial.entry.sheet != nil && $0.doubt == .lateEntry }
        guard !late.isEmpty else { return "" }
        let (days, count) = cameIn(late)
        return words(
            "作依据的拨打中有\(zh(late.count))次由登记表录入（\(days)，\(zh(count))份），录入时已过7天。",
            "\(words.count(late.count, "of these dials", "of these dials")) came in on \(words.count(count, "sheet")) "
                + "(\(days)), more than 7 days later."
        )
    }

    private func cameIn(_ dials: [Doubtful]) -> (days: String, sheets: Int) {
        let days = Set(dials.map { $0.dial.entry.written.date(words.offset) }).sorted()
        return (words.together(days.map { words.day($0) }), Set(dials.map { $0.dial.entry.sheet }).count)
    }

    private var oneLogin: String {
        guard explanation.hasOneLogin else { return "" }
        return words(
            "全部拨打记录由同一登录名录入，核实与首次拨打是否由两人拨打，日志看不出",
            "all dials were entered under one login, so the log cannot tell whether two people dialled"
        )
    }

    /// In the order of their first.
    private func grouped(_ all: [Doubtful], by key: (Doubtful) -> String) -> [[Doubtful]] {
        var places: [String: Int] = [:]
        return all.reduce(into: [[Doubtful]]()) { groups, one in
            let key = key(one)
            if let place = places[key] {
                groups[place].append(one)
            } else {
                places[key] = groups.count
                groups.append([one])
            }
        }
    }

    // MARK: Dials that count for nothing

    /// Dials of surveyors who had to avoid the unit: both editions tell of them, the unit's of none in particular.
    var recused: [String] {
        switch edition {
        // Those of an unreachable number stand with its dials.
        case .office: explanation.contacts.filter { $0.status.state != .unreachable }.map(recused)
        case .unit: [recusedInAll]
        }
    }

    private func recusedDials(_ contact: UnitExplanation.Contact) -> [Attempt] {
        contact.attempts.filter { contact.notCounted[$0.call] == .mustAvoid }
    }

    private func recused(_ contact: UnitExplanation.Contact) -> String {
        // Review dials stand together, each with that reason.
        let dials = recusedDials(contact).filter { !$0.review }.map { dial in
            words(
                "\(words.moment(dial.at))\(words.outcome(dial.outcome))（\(dial.surveyor)，\(dial.call)号记录）",
                "\(words.moment(dial.at)) \(words.outcome(dial.outcome)) (\(dial.surveyor), record \(dial.call))"
            )
        }
        guard !dials.isEmpty else { return "" }
        return words(
            "\(ordinal(contact))号联系人由应回避本单位的调查员拨打，不计：\(words.list(dials))。",
            "Contact \(ordinal(contact)) was dialled by a surveyor who had to avoid this unit, which does not count: \(words.list(dials))."
        )
    }

    private var recusedInAll: String {
        let dials = explanation.contacts.flatMap(recusedDials)
        guard !dials.isEmpty else { return "" }
        let answered = dials.count { $0.outcome.kind == .reached }
        let (zh, en) =
            switch (answered, dials.count) {
            case (0, let all): ("，\(all == 1 ? "" : "均")不计入评定", "")
            case (1, 1): ("，有人接听，不计入评定", ", which was answered")
            case (dials.count, _): ("，均有人接听，都不计入评定", ", all of them answered")
            default: ("，其中\(answered)次有人接听，均不计入评定", ", \(answered) of them answered")
            }
        return words(
            "应回避本单位的调查员拨打过\(dials.count)次\(zh)。",
            "Surveyors who had to avoid this unit dialled \(words.count(dials.count, "time"))\(en); none of it counts."
        )
    }

    // MARK: Interviewed again

    /// Both editions tell that a contact was interviewed again; whose, and what was answered, the office's alone.
    var interviewedAgain: [String] {
        switch edition {
        case .office: explanation.contacts.map(interviewedAgain)
        case .unit: [interviewedAgainInAll]
        }
    }

    private func interviewedAgain(_ contact: UnitExplanation.Contact) -> String {
        let further = contact.status.furtherInterviews
        guard !further.isEmpty, let first = contact.status.grounds.first else { return "" }
        let told = further.map { call in
            let scores = contact.attempts.first { $0.call == call }.map { words.scores($0.scores) } ?? ""
            return words("\(call)号（\(scores)）", "\(call) (\(scores))")
        }
        return words(
            "\(ordinal(contact))号联系人有\(zh(further.count + 1))次完成的访问，按先录入的\(first)号记录计分，另有\(words.list(told))不计分；是否采用，由裁定决定。",
            "Contact \(ordinal(contact)) was interviewed \(further.count + 1) times: record \(first), entered first, is scored, "
                + "\(words.list(told)) not; a ruling may decide otherwise."
        )
    }

    private var interviewedAgainInAll: String {
        let contacts = explanation.contacts.count { !$0.status.furtherInterviews.isEmpty }
        guard contacts > 0 else { return "" }
        return words(
            "有\(contacts)个联系人完成访问不止一次，按先录入的一次计分。",
            "\(words.count(contacts, "contact")) \(contacts == 1 ? "was" : "were") interviewed more than once; the interview entered first is scored."
        )
    }
}
