import SurveyCore

/// The bar and the card, with labels in the columns at which their values begin.
extension Words {
    package var consoleUnit: String { language("填报单位", "Unit") }
    package var consoleAskFor: String { language("请找", "Ask for") }
    package var consoleNumber: String { language("电话", "Number") }
    package var consoleBefore: String { language("以往", "Before") }

    /// The bar: surveyor, day so far, list, appointments.
    package func consoleBar(_ surveyor: DeskSurveyor, _ tally: DeskTally, on today: CivilDate) -> [String] {
        [
            marked(surveyor.label),
            language(
                "今日拨 \(tally.dialled) 完成 \(tally.completed)",
                "today \(tally.dialled) dialled, \(tally.completed) completed"
            ),
            language("名单余 \(tally.left)", "\(tally.left) left"),
            consoleAppointments(tally, on: today),
        ]
    }

    private func consoleAppointments(_ tally: DeskTally, on today: CivilDate) -> String {
        let appointments = tally.agreed.count
        guard let next = tally.agreed.first?.at else { return language("约定 0", count(0, "appt")) }
        let time = consoleClock(next, on: today)
        if appointments == 1 { return language("约定 1（\(time)）", "1 appt (\(time))") }
        return language("约定 \(appointments)（最近 \(time)）", "\(count(appointments, "appt")), next \(time)")
    }

    /// The bar for 40 columns.
    package func consoleNarrowBar(_ surveyor: DeskSurveyor, _ tally: DeskTally, on today: CivilDate) -> String {
        // Only today's: there is no room for a date.
        let next = tally.agreed.first.flatMap { $0.at.date(offset) == today ? $0.at.time(offset).description : nil }
        return language(
            "\(marked(surveyor.label))  \(tally.dialled)拨 \(tally.completed)成  余\(tally.left)"
                + (next.map { "  约\($0)" } ?? ""),
            "\(marked(surveyor.label)) \(tally.dialled)/\(tally.completed)  \(tally.left) left"
                + (next.map { "  \($0)" } ?? "")
        )
    }

    /// The hour today, else the day with the hour: `15:30`, `09-24 09:30`.
    package func consoleClock(_ time: Timestamp, on today: CivilDate) -> String {
        time.date(offset) == today ? time.time(offset).description : stamp(time)
    }

    /// `今天 14:59`, `09-22 14:59`
    func consoleLately(_ time: Timestamp, on today: CivilDate) -> String {
        time.date(offset) == today ? language("今天 ", "today ") + time.time(offset).description : stamp(time)
    }

    /// - Parameter dials: how many, and whether they are all that were made or only those that count.
    package func consoleDialsSoFar(_ dials: (count: Int, areAll: Bool), of most: Int, narrow: Bool = false) -> String {
        let count = dials.count
        if narrow {
            return dials.areAll
                ? language("已拨\(count)/\(most)", "dialled \(count)/\(most)")
                : language("计入\(count)/\(most)", "counted \(count)/\(most)")
        }
        return dials.areAll
            ? language("已拨 \(count) 次（最多 \(most) 次）", "\(self.count(count, "dial")) so far (max \(most))")
            : language("计入 \(count) 次（须 \(most) 次）", "\(self.count(count, "dial")) counted (of \(most))")
    }

    package var consoleConfirming: String { language("【核实拨打】", "CONFIRMING DIAL") }

    /// When another surveyor found the number dead, and who; not what was heard.
    package func consoleFirstDial(_ dial: DeskDial) -> String {
        language(
            "前次 \(shortMoment(dial.at))（\(dial.surveyor.code)）",
            "first: \(shortMoment(dial.at)) (\(dial.surveyor.code))"
        )
    }

    package func consoleBlind(narrow: Bool = false) -> String {
        if narrow { return language("他人已报告有问题，结果保存后显示", "reported bad; shown after saving") }
        return language(
            "另一名调查员报告号码有问题；他的结果在您保存后显示",
            "another surveyor reported it bad; what he heard is shown later"
        )
    }

    package func consoleAsGiven(_ text: String) -> String { language("报送原文「\(text)」", "handed in as [\(text)]") }

    package func consoleOtherPhones(_ phones: [String]) -> String {
        language("另有号码 \(phones.joined(separator: "、"))，须逐个拨打", "Also dial: " + phones.joined(separator: ", "))
    }

    package var consoleNoNumber: String { language("拨不出", "cannot be dialled") }
    package var consoleNoName: String { language("（名单无姓名）", "(no name in the list)") }
    package var consoleNeverDialled: String { language("未拨", "not dialled") }

    package func consoleDial(_ dial: DeskDial, narrow: Bool = false) -> String {
        let outcome = language(dial.outcome.label.zh, dial.outcome.label.en)
        return "\(shortMoment(dial.at)) \(outcome)"
            + language(narrow ? "(\(dial.surveyor.code))" : "（\(dial.surveyor.code)）", " (\(dial.surveyor.code))")
    }

    /// The surveyor of this desk must avoid the unit.
    package func consoleAvoided(narrow: Bool = false) -> String {
        narrow
            ? language("您应回避该单位，拨打不计", "you must avoid this unit")
            : language("您应回避该单位：您拨打的不计，请让其他调查员拨打", "you must avoid this unit: your dials do not count")
    }

    /// What a silent number still lacks of the protocol; `nil` when nothing.
    package func consoleLacking(_ lacking: ContactStatus.Lacking) -> String? {
        var parts: [String] = []
        if lacking.days > 0 { parts.append(language("\(lacking.days) 天", count(lacking.days, "more day"))) }
        if lacking.slices > 0 { parts.append(language("\(lacking.slices) 个时段", count(lacking.slices, "slice"))) }
        if parts.isEmpty, lacking.attempts > 0 {
            parts.append(language("\(lacking.attempts) 次", count(lacking.attempts, "dial")))
        }
        if parts.isEmpty, lacking.surveyors > 0 { parts.append(language("另一名调查员", "another surveyor")) }
        return parts.isEmpty ? nil : language("还差 ", "needs ") + list(parts)
    }

    /// Another unit handed in the same number.
    package func consoleShared(_ share: DeskShare, on today: CivilDate) -> String {
        guard let last = share.last else {
            return language(
                "该号码另由 \(share.unit) 报送（\(share.contact) 号），未拨",
                "Also handed in by \(share.unit) (no. \(share.contact)): not dialled"
            )
        }
        let time = consoleLately(last.at, on: today)
        return language(
            "该号码另由 \(share.unit) 报送（\(share.contact) 号），\(time) 已由 \(last.surveyor.code) \(last.outcome.label.zh)",
            "Also handed in by \(share.unit) (no. \(share.contact)): \(last.outcome.label.en) \(time) by \(last.surveyor.code)"
        )
    }

    /// A dial in the list of earlier ones.
    package func consoleHistory(_ dial: DeskDial) -> String {
        consoleDial(dial) + (dial.incoming ? language("，来电", ", incoming") : "")
            + (dial.notCounted.map { language("，", ", ") + notCountedInShort($0) } ?? "")
    }

    /// The name of a step of the script.
    package func consoleStep(_ step: Rulebook.Script.Step) -> String {
        switch step {
        case .opening: language("开场白", "Opening")
        case .openingWithoutName: language("开场白（名单无姓名）", "Opening without a name")
        case .agreed: language("同意受访", "He agrees")
        case .followUpWords: language("说「满意」「还行」", "He answers in words")
        case .followUpRange: language("说「八九十分吧」", "He gives a range")
        case .followUpUnheard: language("说「没听说过」", "He never heard of it")
        case .followUpUnsure: language("说「说不好」", "He cannot say")
        case .readBack: language("复述", "Reading back")
        case .closing: language("结束语", "Closing")
        case .appointment: language("约定再拨", "Call later")
        case .unwilling: language("不愿受访（挽回一次）", "Unwilling: one try")
        case .unwillingStill: language("仍不愿受访", "Still unwilling")
        case .someoneElse: language("他人接听", "Someone else answers")
        case .left: language("已离职", "He has left")
        case .wrongNumber: language("打错了", "Wrong number")
        case .voicemail: language("语音助手", "Voicemail")
        case .incoming: language("来电", "Incoming call")
        }
    }

    /// The note of the dial before.
    package func consoleLastNote(_ note: String) -> String { language("上次备注：", "Last note: ") + note }

    package func consoleTold(_ dial: DeskDial, _ number: String) -> String {
        language(
            "对方告知新号码 \(number)（\(shortMoment(dial.at))，待经办人核对）",
            "New number told: \(number) (\(shortMoment(dial.at)))"
        )
    }

    package func consoleHelping(_ surveyor: DeskSurveyor) -> String {
        language("帮 \(surveyor.label) 拨打", "from the list of \(surveyor.code)")
    }

    package var consoleIncomingMark: String { language("【来电】", "INCOMING") }

    package func consoleDue(_ time: Timestamp, on today: CivilDate) -> String {
        language("约定 \(consoleClock(time, on: today))", "appointment \(consoleClock(time, on: today))")
    }
}
