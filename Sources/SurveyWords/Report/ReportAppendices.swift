import SurveyCore

extension ReportWords {
    // MARK: 附

    var appendices: Section {
        Section(
            title: words("附", "Appendices"),
            blocks: script + callRules + rateTables + [.end(check)]
        )
    }

    private var script: [Block] {
        let script = SheetScript(rulebook, surveyor: nil, words)
        return [.heading(words("附1　回访话术", "Appendix 1  What is said"))]
            + (script.opening.prefix(1) + script.questions).map { .paragraph(print($0)) }
    }

    private var callRules: [Block] {
        let calls = rulebook.calls
        return [
            .heading(words("附2　拨打规程", "Appendix 2  When to call again")),
            .paragraph(
                words(
                    "占线满\(calls.busyMinutes)分钟、其他未接通满\(calls.silentMinutes)分钟再拨，一个联系人一天最多拨\(calls.attemptsPerDay)次。"
                        + "他人代拒、中途挂断合计\(calls.refusals)次，或者接通过而拨满\(calls.reachedAttempts)次的，不再拨打。"
                        + "约定了时间的，按约定时间拨打。对方回拨的，照常回访。认定\(unreachable)的条件见三。",
                    "After a busy signal \(calls.busyMinutes) minutes, after another dial without an answer \(calls.silentMinutes) minutes; "
                        + "at most \(words.count(calls.attemptsPerDay, "dial")) a day. Refused by others or broken off "
                        + "\(calls.refusals) times in all, or reached and dialled \(calls.reachedAttempts) times: not called again. "
                        + "Appointments are kept, and who calls back is interviewed. When a number is unreachable: section 3."
                )
            ),
        ]
    }

    private var rateTables: [Block] {
        let values = ResponseRates.Rate.printed.map { [words.rate($0), words.rate(report.rates[$0])] }
        let cases = RateGroup.allCases.reversed().map { [words.rateGroup($0), String(report.rates[$0])] }
        let dispositions = Disposition.allCases.sorted { $0.code < $1.code }.map { outcome in
            [
                outcome.code, words.outcome(outcome), outcome.standardCode ?? "–",
                outcome.rateGroup.map { words.rateGroup($0) } ?? "–",
                String(outcome == .ourFault ? report.dials.ourFaults : report.dials.outcomes[outcome] ?? 0),
            ]
        }
        let titles = [
            words.title(.code), words.title(.outcome), words("AAPOR代码", "AAPOR code"), words("计为", "counts as"),
            words("拨打次数", "dials"),
        ]
        return [
            .heading(words("附3　应答率计算", "Appendix 3  Outcome rates")),
            .table(Table(kind: .rates, titles: [words("率", "rate"), words("数值", "value")], rows: values)),
            .table(
                Table(
                    kind: .rates,
                    titles: [words("联系人按最强的结果计", "contacts, by the strongest outcome"), words("个数", "contacts")],
                    rows: cases,
                    figures: [1]
                )
            ),
            .paragraph(words.ratesCoincide),
            .table(Table(kind: .dispositions, titles: titles, rows: dispositions, figures: [4])), .notes(rateNotes),
        ]
    }

    private var rateNotes: [String] {
        let fault = "\(Disposition.ourFault.code) \(words.outcome(.ourFault))"
        return [
            words(
                "接触率按本人计：号码接通而本人不在的，计为未接触，所以接触的可以少于完成评分和已联系、无评分的合计。",
                "The contact rate is about the person: where the number was answered and the person was absent, it is a non-contact. "
                    + "So fewer can be contacted than were scored or reached."
            )
        ]
            + (report.dials.ourFaults == 0
                ? [] : [words("\(fault)没有拨成，不在拨打次数之内。", "\(fault) is no dial and not counted as one.")])
    }

    /// On the last page: how to check, and every digest in full.
    private var check: [String] {
        let draws = report.draws.map { draw in
            words(
                "\(words.day(draw.at.date(words.offset)))抽取：名册校验值 \(words.digest(draw.rosterDigest))；随机种子 \(safeText(oneLine(draw.seed)))。",
                "Draw of \(words.day(draw.at.date(words.offset))): roster digest \(words.digest(draw.rosterDigest)); seed \(safeText(oneLine(draw.seed)))."
            )
        }
        let head: String
        if let publication = report.publication {
            head = words(
                "第\(publication.number)次定稿的日志校验值 \(words.digest(publication.head))。",
                "Log digest of publication \(publication.number): \(words.digest(publication.head))."
            )
        } else {
            head = words(
                "最新日志校验值 \(words.digest(grades.logHead))。",
                "Newest log digest: \(words.digest(grades.logHead))."
            )
        }
        let how = words(
            "日志逐条相连，每条的校验值由前一条的校验值和本条原文用SHA-256算出；签号由种子和联系人的键算出。用 huifang verify --head 校验值，"
                + "或者 sha256sum，可以核对拨打记录在此之后未被改动，并重算抽取、状态和等次。",
            "Each entry's digest is the SHA-256 of the one before and the entry's own text; a ticket is that of the seed and the "
                + "contact's key. With huifang verify --head DIGEST, or with sha256sum, anybody entitled to the file can check that "
                + "nothing was changed since, and recompute draw, states and grades."
        )
        return [words("附4　核验办法", "Appendix 4  How to check"), how] + draws + [head]
    }
}
