import SurveyCore

extension Words {
    /// An entry of the log on one line: `  812  2020-09-24 10:05  李敏  …`. Digests are cut: the whole ones are in the JSON.
    package func logLine(_ line: LogLine) -> String {
        let sequence = String(line.sequence)
        let place = String(repeating: " ", count: max(0, 5 - sequence.utf8.count)) + sequence
        guard let entry = line.entry else { return "\(place)  " + self("（不能解读）", "(cannot be read)") }
        let written = "\(entry.written.date(offset)) \(entry.written.time(offset))"
        let reason = line.reason.map { self("：\(safeText(oneLine($0)))", ": \(safeText(oneLine($0)))") } ?? ""
        return "\(place)  \(written)  \(shown(entry.by))  \(act(entry.act))\(reason)"
    }

    /// What was done, in a phrase.
    package func act(_ act: LogAct) -> String {
        switch act {
        case .created(let title, _, _): self("建立调查：\(shown(title))", "survey made: \(shown(title))")
        case .units(let rows):
            self(
                "应报单位 \(rows.count) 个：\(shownList(rows.map(\.unit), limit: 3))",
                "\(count(rows.count, "unit")) that must hand in: \(shownList(rows.map(\.unit), limit: 3))"
            )
        case .surveyors(let surveyors):
            self(
                "调查员：\(surveyors.map(avoiding).joined(separator: "、"))",
                "surveyors: \(surveyors.map(avoiding).joined(separator: ", "))"
            )
        case .released(let surveyor, let unit, let reason):
            self(
                "取消\(shown(surveyor))对「\(shown(unit))」的回避",
                "\(shown(surveyor)) need not avoid \(shown(unit)) any longer"
            ) + because(reason)
        case .contacts(let handIn): self.handIn(handIn)
        case .drawn(let draw):
            self(
                "抽取 \(draw.drawn) 个联系人，每个单位最多 \(draw.perUnit) 个；种子 \(shown(draw.seed))，名册校验值 \(brief(draw.rosterDigest))"
                    + (draw.rosterGiven ? "" : "（抽取时未给出）") + "；参加："
                    + draw.surveyors.map(avoiding).joined(separator: "、"),
                "\(count(draw.drawn, "contact")) drawn, at most \(draw.perUnit) per unit; seed \(shown(draw.seed)), roster digest "
                    + "\(brief(draw.rosterDigest))\(draw.rosterGiven ? "" : " (not given)"); for \(draw.surveyors.map(avoiding).joined(separator: ", "))"
            )
        case .reassigned(let from, let to, let reason):
            self(
                "从\(shown(from))改派：" + to.map { "\(shown($0.surveyor)) \($0.keys.count) 个" }.joined(separator: "、"),
                "reassigned from \(shown(from)): "
                    + to.map { "\(shown($0.surveyor)) \($0.keys.count)" }.joined(separator: ", ")
            ) + because(reason)
        case .called(let call): dial(call)
        case .amended(let call, let replaces, let reason):
            self("更正 \(replaces) 号记录，", "record \(replaces) amended: ") + dial(call) + because(digest: reason)
        case .voided(let call, let reason):
            self("作废 \(call) 号记录", "record \(call) voided") + because(digest: reason)
        case .skipped(let contact, let surveyor, let reason):
            self(
                "\(shown(surveyor))再次跳过 \(shown(contact))",
                "\(shown(contact)) skipped once more by \(shown(surveyor))"
            )
                + because(digest: reason)
        case .numberCorrected(let contact, let at, let number, let reason):
            (number.map {
                self(
                    "\(shown(contact)) 更正号码（校验值 \(brief($0))），自 \(stamp(at)) 起",
                    "number of \(shown(contact)) corrected (digest \(brief($0))), from \(stamp(at)) on"
                )
            } ?? self("\(shown(contact)) 的号码已核实", "number of \(shown(contact)) confirmed")) + because(digest: reason)
        case .withdrawn(let unit, let contacts, whole: true, let reason):
            self(
                "撤下「\(shown(unit))」和它的 \(contacts.count) 个联系人",
                "\(shown(unit)) and its \(count(contacts.count, "contact")) withdrawn"
            ) + because(reason)
        case .withdrawn(let unit, let contacts, whole: false, _):
            // Only `--replace` withdraws a part; the reason in such an entry is a code, not somebody's words.
            self(
                "撤下「\(shown(unit))」先前报送的 \(contacts.count) 个联系人（\(shownList(contacts, limit: 3))），由重新报送的替换",
                "\(count(contacts.count, "contact")) of \(shown(unit)) withdrawn (\(shownList(contacts, limit: 3))), "
                    + "replaced by a new hand-in"
            )
        case .renamed(let unit, let name, let reason):
            self("「\(shown(unit))」改名为「\(shown(name))」", "\(shown(unit)) renamed \(shown(name))") + because(reason)
        case .received(let unit, let date, let reason):
            (date.map {
                self("\(shown(unit))的报送日期更正为 \($0)", "hand-in of \(shown(unit)) dated \($0)")
            } ?? self("\(shown(unit))恢复原报送日期", "hand-in of \(shown(unit)) has its own dates again")) + because(reason)
        case .ruled(let unit, let grade, let computed, let reason):
            self(
                "裁定\(shown(unit))为「\(self.grade(grade))」（计算等次：\(computed.map { self.grade($0) } ?? "无")）",
                "\(shown(unit)): \(self.grade(grade)) by ruling (computed: \(computed.map { self.grade($0) } ?? "none"))"
            ) + because(reason)
        case .rulingWithdrawn(let unit, let reason):
            self("撤回对\(shown(unit))的裁定", "ruling on \(shown(unit)) withdrawn") + because(reason)
        case .published(let grades, let reason):
            self(
                "定稿：\(tally(published: grades.map(\.grade)))",
                "published: \(tally(published: grades.map(\.grade)))"
            ) + because(reason)
        case .closed(let reason): self("结束外呼", "fieldwork closed") + because(reason)
        case .reopened(let reason): self("恢复外呼", "fieldwork opened again") + because(reason)
        case .forgotten(let contact, let reason):
            self("清除 \(shown(contact)) 的个人信息", "personal data of \(shown(contact)) erased") + because(digest: reason)
        case .purged(let contacts, let texts, let reason):
            self(
                "清除全部个人信息：\(contacts) 个联系人、\(texts) 段文字",
                "all personal data erased: \(count(contacts, "contact")), \(count(texts, "text"))"
            ) + because(reason)
        }
    }

    private func handIn(_ handIn: LogAct.HandIn) -> String {
        let taken =
            handIn.contacts.isEmpty
            ? self("没有导入联系人", "no contact taken")
            : self(
                "导入 \(handIn.contacts.count) 个（\(ordinals(handIn))），\(dates(handIn))报送",
                "\(count(handIn.contacts.count, "contact")) taken (\(ordinals(handIn))), handed in \(dates(handIn))"
            )
        let assumed = handIn.contacts.count(where: \.assumed)
        return self("\(shown(handIn.unit))：", "\(shown(handIn.unit)): ") + taken
            + (assumed > 0 ? self("，补全号码 \(assumed) 个", ", \(count(assumed, "number")) completed") : "")
            + (handIn.refused > 0 ? self("，未导入 \(handIn.refused) 条", ", \(count(handIn.refused, "row")) refused") : "")
            + self("；文件校验值 \(brief(handIn.file))", "; file digest \(brief(handIn.file))")
    }

    private func ordinals(_ handIn: LogAct.HandIn) -> String {
        let ordinals = handIn.contacts.map(\.ordinal)
        let first = padded(ordinals.min() ?? 0, 2)
        let last = padded(ordinals.max() ?? 0, 2)
        return first == last ? first : self("\(first) 至 \(last)", "\(first) to \(last)")
    }

    private func dates(_ handIn: LogAct.HandIn) -> String {
        let dates = Set(handIn.contacts.map(\.receivedOn)).sorted()
        guard let first = dates.first, let last = dates.last else { return "" }
        return first == last ? day(first) : self("\(day(first))至\(day(last))", "\(day(first)) to \(day(last))")
    }

    private func dial(_ call: LogAct.CallEntry) -> String {
        let attempt = call.attempt
        let remarks: [String?] = [
            attempt.scores.isEmpty ? nil : scores(attempt.scores),
            attempt.appointment.map { self("约定 \(stamp($0))", "appointment \(stamp($0))") },
            attempt.until.map { self("\($0.time(offset)) 结束", "until \($0.time(offset))") },
            attempt.number.map { self("更正后的号码 \(brief($0))", "corrected number \(brief($0))") },
            attempt.incoming ? self("来电", "incoming") : nil,
            attempt.review ? self("复核拨打", "review dial") : nil,
            call.note.map { self("备注 \(brief($0))", "note \(brief($0))") },
        ]
        let outcome = self.outcome(attempt.outcome)
        let what = self(
            "\(attempt.call) 号记录：\(stamp(attempt.at)) \(shown(attempt.surveyor))拨打 \(shown(call.contact))，\(outcome)",
            "record \(attempt.call): \(stamp(attempt.at)) \(shown(attempt.surveyor)) dialled \(shown(call.contact)), \(outcome)"
        )
        return ([what] + remarks.compactMap { $0 }).joined(separator: self("，", ", "))
    }

    private func avoiding(_ surveyor: LogAct.NamedAvoidance) -> String {
        shown(surveyor.name)
            + (surveyor.avoids.isEmpty
                ? ""
                : self("（回避\(shownList(surveyor.avoids))）", " (not \(shownList(surveyor.avoids)))"))
    }

    private func because(_ reason: String) -> String {
        self("。原因：\(safeText(oneLine(reason)))", "; reason: \(safeText(oneLine(reason)))")
    }
    private func because(digest: String) -> String { self("（原因 \(brief(digest))）", " (reason \(brief(digest)))") }
    private func brief(_ hex: String) -> String { digest(shown(hex), groups: 2) }
}
