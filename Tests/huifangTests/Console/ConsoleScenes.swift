import SurveyCore
import SurveyWords

@testable import huifang

/// Days at the console.
@Sendable func session(_ now: Timestamp, _ language: Language) -> ConsoleSession {
    ConsoleSession(language: language, now: now)
}

@Sendable func afterSilent(_ language: Language) -> ConsoleSession {
    var before = card17()
    before.identity.contact = 16
    var session = ConsoleSession([before, card17()], language: language, now: at(23, 14, 51))
    session.nextCall = 1041
    session.statusAfter = { _ in
        var status = ContactStatus(state: .open)
        status.attempts = 2
        status.notBefore = at(24, 9, 0)
        return status
    }
    session.start()
    session.type("⏎1", every: 10)
    session.pass(seconds: 40)
    session.tick()
    return session
}

@Sendable func confirming(_ language: Language) -> ConsoleSession {
    ConsoleSession([card31()], language: language, surveyor: wang, now: at(24, 9, 40))
}

@Sendable func landline(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.identity.phone = "0371-67181234"
    card.identity.phoneAsGiven = "67181234"
    card.assumedAreaCode = "0371"
    return ConsoleSession([card], language: language)
}

@Sendable func shared(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.identity.otherPhones = ["15400000456"]
    let last = DeskDial(call: 1002, at: at(23, 10, 12), outcome: .completed, surveyor: wang)
    card.shared = [DeskShare(contact: 48, unit: "郑州市水利局", last: last)]
    return ConsoleSession([card], language: language)
}

@Sendable func incoming(_ language: Language) -> ConsoleSession {
    var session = ConsoleSession(language: language, now: at(23, 14, 58))
    session.found = [
        DeskFound(
            identity: ContactIdentity(
                contact: 17,
                unit: "郑州市城市管理局",
                organisation: "郑州绿源餐饮管理有限公司",
                person: "王建国",
                position: "经理",
                phone: "15400000123"
            ),
            last: DeskDial(call: 1042, at: at(23, 14, 52), outcome: .noAnswer, surveyor: liMin),
            surveyor: liMin
        ),
        DeskFound(
            identity: ContactIdentity(
                contact: 48,
                unit: "郑州市水利局",
                organisation: "郑州绿源餐饮管理有限公司",
                person: "王建国",
                position: "法务",
                phone: "15400000123"
            ),
            surveyor: wang
        ),
    ]
    return session
}

@Sendable func putRight(_ language: Language) -> ConsoleSession {
    var session = ConsoleSession(language: language, now: at(23, 15, 0))
    func score(_ points: Int) -> Score { Score(hundredths: points * 100)! }
    session.records = [
        DeskRecord(call: 1049, contact: 20, dial: Dial(.refused, at: at(23, 14, 59))),
        DeskRecord(call: 1048, contact: 19, dial: Dial(.appointment, at: at(23, 14, 57), appointment: at(24, 9, 30))),
        DeskRecord(call: 1047, contact: 18, dial: Dial(.busy, at: at(23, 14, 55))),
        DeskRecord(
            call: 1042,
            contact: 17,
            dial: Dial(.completed, scores: ["understanding": score(90), "satisfaction": score(95)], at: at(23, 14, 53))
        ),
        DeskRecord(call: 1041, contact: 16, dial: Dial(.noAnswer, at: at(23, 14, 51))),
    ]
    return session
}

@Sendable func nothing(_ language: Language) -> ConsoleSession {
    var session = ConsoleSession([], language: language, now: at(23, 16, 5))
    session.tally = DeskTally(
        dialled: 64,
        completed: 31,
        left: 12,
        agreed: [.init(contact: 24, at: at(23, 17, 0))]
    )
    session.forecast = DeskForecast(
        lines: [
            .init(at: at(23, 16, 32), contacts: [21], organisation: "登封市嵩阳建材厂", reason: .busy(minutes: 30)),
            .init(at: at(23, 17, 0), contacts: [24], organisation: "郑州万里物流有限公司", reason: .appointment),
            .init(at: at(23, 18, 0), contacts: [25, 26, 27, 28, 29], organisation: "", reason: .otherSlice),
            .init(at: at(24, 9, 0), contacts: [33, 34], organisation: "", reason: .otherDay),
            .init(at: nil, contacts: [37, 38, 52], organisation: "", reason: .confirmedByOther),
        ],
        helping: .init(surveyor: zhao, contacts: 14)
    )
    return session
}

@Sendable func failing(_ reply: ConsoleReply) -> @Sendable (Language) -> ConsoleSession {
    { language in
        var session = ConsoleSession(language: language)
        session.failure = reply
        return session
    }
}

@Sendable func evening(_ language: Language) -> ConsoleSession {
    var session = ConsoleSession(language: language, now: at(23, 17, 32))
    session.summary = DeskSummary(
        date: day(2020, 9, 23),
        from: at(23, 8, 58),
        until: at(23, 17, 31),
        outcomes: [
            .completed: 36, .partial: 1, .brokeOff: 1, .appointment: 5, .absent: 4, .noAnswer: 11, .busy: 5,
            .poweredOff: 3, .noService: 3, .voicemail: 4, .refused: 3, .gatekeeperRefused: 1, .unallocated: 2,
            .wrongNumber: 1,
        ],
        contacts: 76,
        incoming: 3,
        incomingCompleted: 3,
        putRight: 2,
        records: 83,
        appointments: [
            .init(at: at(24, 9, 30), contact: 19, person: "王建国", position: "经理", organisation: "郑州绿源餐饮管理有限公司"),
            .init(at: at(24, 15, 0), contact: 24, person: "李红", position: "主任", organisation: "郑州万里物流有限公司"),
        ],
        confirmedByOthers: [23, 37, 52],
        firstDialDue: [60, 66],
        head: EntryReceipt(sequence: 512, hash: "9f2c71ab03de55c0" + String(repeating: "0", count: 48))
    )
    return session
}

@Sendable func severalNumbers(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.identity.otherPhones = ["15400000456", "0371-67181234"]
    return ConsoleSession([card], language: language, softphone: true)
}

/// Another unit handed in the same number and was not called yet.
@Sendable func sharedOpen(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.shared = [DeskShare(contact: 48, unit: "郑州市水利局", last: nil, mayBeAsked: true)]
    return ConsoleSession([card], language: language)
}

@Sendable func skipped(_ language: Language) -> ConsoleSession {
    var session = ConsoleSession([card17(), card17(), card17()], language: language)
    session.start()
    session.type("ss")
    return session
}

@Sendable func withNotes(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.history = [
        DeskDial(call: 900, at: at(22, 9, 35), outcome: .noAnswer, surveyor: zhao, note: "彩铃很长"),
        DeskDial(
            call: 950,
            at: at(22, 15, 10),
            outcome: .absent,
            surveyor: wang,
            note: "告知新号码：154 0000 9999，下午在"
        ),
        DeskDial(call: 960, at: at(23, 9, 12), outcome: .busy, surveyor: liMin, notCounted: .tooSoon(minutes: 9)),
    ]
    card.dials = card.history
    return ConsoleSession([card], language: language)
}

@Sendable func titled(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.identity.person = "冯超"
    card.identity.position = "法定代表人"
    return ConsoleSession([card], language: language)
}

@Sendable func due(_ language: Language) -> ConsoleSession {
    var card = card17()
    card.purpose = .appointment(at(23, 14, 50))
    return ConsoleSession([card], language: language)
}
