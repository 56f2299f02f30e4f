import SurveyCore

extension Words {
    /// A value of the file against what the log gives, both as people write them.
    func disagreement(
        _ subject: Verification.Subject,
        _ field: Verification.Field,
        expected: String?,
        stored: String?
    ) -> String {
        var (wanted, found) = (value(field, expected), value(field, stored))
        if field == .tally, let expected, let stored { (wanted, found) = counts(expected, stored) }
        return self(
            "\(self.subject(subject))的\(self.field(field))应为\(wanted)，文件中是\(found)。",
            "\(self.field(field)) of \(self.subject(subject)) should be \(wanted), stored is \(found)."
        )
    }

    private func value(_ field: Verification.Field, _ raw: String?) -> String {
        guard let raw else { return self("空", "none") }
        let text = plain(field, raw)
        return self("「\(text)」", text)
    }

    private func plain(_ field: Verification.Field, _ raw: String) -> String {
        switch field {
        case .scores: return scores(raw)
        case .outcome: return Disposition(rawValue: raw).map { outcome($0) } ?? shown(raw)
        case .weighted: return Int(raw).map { Fraction($0, 100).text } ?? shown(raw)
        case .withdrawn, .announced, .replacedAfterDraw, .assumed, .single, .everReached, .corrected, .numberCheck,
            .otherSurveyor,
            .incoming,
            .review, .recused:
            return raw == "1" ? self("有", "set") : raw == "0" ? self("无", "not set") : shown(raw)
        case .voided: return self("第 \(shown(raw)) 条日志", "entry \(shown(raw))")
        case .digest, .number, .note: return digest(shown(raw), groups: 2)
        case .created, .closed, .purged, .written, .at, .until, .appointment, .notBefore: return time(raw)
        case .ruling, .published: return decision(raw)
        case .id, .title, .order, .name, .kind, .handIn, .tally, .ordinals, .alias, .receivedOn, .draw, .place,
            .attempts,
            .seed, .perUnit,
            .participants, .avoided, .released, .login, .contact, .sequence, .surveyor, .replaces, .entered:
            return shown(raw)
        }
    }

    /// `satisfaction=9250,understanding=9250`
    private func scores(_ raw: String) -> String {
        let pairs = raw.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return list(
            pairs.map { pair in
                guard pair.count == 2, let score = Int(pair[1]).flatMap(Score.init(hundredths:)) else {
                    return shown(pair.joined(separator: "="))
                }
                return "\(question(pair[0])) \(score)"
            }
        )
    }

    private func time(_ raw: String) -> String {
        Timestamp(iso: raw, offset: offset).map { "\($0.date(offset)) \($0.time(offset))" } ?? shown(raw)
    }

    /// `fair 2020-10-20T10:01:00+08:00 …`, after a ruling's reason once more a grade or `-`.
    private func decision(_ raw: String) -> String {
        var parts = raw.split(separator: " ").map(String.init)
        func name(_ text: String) -> String {
            text == "-" ? status(.undetermined) : Grade(rawValue: text).map { grade($0) } ?? shown(text)
        }
        guard parts.count > 1 else { return shown(raw) }
        parts[0] = name(parts[0])
        parts[1] = time(parts[1])
        if parts.count > 2 {
            let computed = name(parts.removeLast())
            parts.append(self("（计算等次：\(computed)）", "(computed: \(computed))"))
        }
        return shown(parts.joined(separator: " "), columns: 120)
    }

    /// Of two rows of counts what differs.
    private func counts(_ expected: String, _ stored: String) -> (String, String) {
        func pairs(_ raw: String) -> [[String]] {
            raw.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter {
                $0.count == 2
            }
        }
        let different = zip(pairs(expected), pairs(stored)).filter { $0 != $1 }
        func text(_ pair: [String]) -> String {
            let name = Verification.Count(rawValue: pair[0]).map { count($0) } ?? shown(pair[0])
            return "\(name) \(shown(pair[1]))"
        }
        let (wanted, found) = (list(different.map { text($0.0) }), list(different.map { text($0.1) }))
        return (self("「\(wanted)」", wanted), self("「\(found)」", found))
    }

    private func count(_ count: Verification.Count) -> String {
        switch count {
        case .provided: self("报送", "handed in")
        case .refused: self("未导入", "refused")
        case .drawn: self("列入拨打", "drawn")
        case .undrawn: self("未抽取", "not drawn")
        case .perUnit: self("每单位抽取", "per unit")
        case .scored: self("已评分", "scored")
        case .weightedSum: self("加权总分（百分之一分）", "weighted sum in hundredths")
        case .reached: self("已联系无评分", "reached")
        case .unreachable: self("联系不上", "unreachable")
        case .open: self("待拨", "open")
        case .openNeverReached: self("待拨且从未接通", "open and never reached")
        case .notFinished: self("未拨完", "not finished")
        case .corrected: self("更正号码", "corrected")
        case .receivedOn: self("报送日期", "hand-in date")
        case .firstReceivedOn: self("首次报送日期", "first hand-in date")
        }
    }
}

extension Words {
    func subject(_ subject: Verification.Subject) -> String {
        switch subject {
        case .survey: self("本次调查", "the survey")
        case .unit(let key): shown(key)
        case .contact(let key): shown(key)
        case .surveyor(let name): self("调查员\(shown(name))", "surveyor \(shown(name))")
        case .draw(let sequence): self("第 \(sequence) 条日志的抽取", "the draw of entry \(sequence)")
        case .call(let call): self("\(call) 号记录", "record \(call)")
        case .correction(let sequence): self("第 \(sequence) 条日志的号码更正", "the corrected number of entry \(sequence)")
        case .text(let sequence): self("第 \(sequence) 条日志所附文字", "the text of entry \(sequence)")
        }
    }

    package func field(_ field: Verification.Field) -> String {
        switch field {
        case .title: self("名称", "the title")
        case .created: self("建立时间", "the time of making")
        case .closed: self("外呼结束时间", "the end of fieldwork")
        case .purged: self("清除个人信息的时间", "the time of the erasure of everybody's data")
        case .order: self("单位及次序", "the order of units")
        case .name: self("单位名称", "the name")
        case .withdrawn: self("撤销标记", "the mark withdrawn")
        case .tally: self("统计数", "the counts")
        case .ruling: self("裁定", "the ruling")
        case .published: self("已公布等次", "the published grade")
        case .replacedAfterDraw: self("抽取后撤下重报", "the mark of a replacement after the draw")
        case .ordinals: self("已用的最后序号", "the last ordinal")
        case .announced: self("应报单位标记", "the mark must-hand-in")
        case .alias: self("可用名称", "the accepted name")
        case .kind: self("类别", "the kind")
        case .handIn: self("报送记录", "the record of a hand-in")
        case .id: self("编号", "the number in this survey")
        case .digest: self("联系人校验值", "the digest of the contact")
        case .receivedOn: self("报送日期", "the hand-in date")
        case .assumed: self("补全标记", "the mark completed")
        case .draw: self("抽取批次", "the draw")
        case .place: self("名单次序", "the place on the list")
        case .single: self("仅一名调查员可拨标记", "the mark single surveyor")
        case .attempts: self("计入的拨打次数", "the number of calls")
        case .everReached: self("曾接通标记", "the mark ever reached")
        case .corrected: self("号码已更正标记", "the mark corrected")
        case .weighted: self("加权分", "the weighted score")
        case .notBefore: self("最早再拨时间", "the time not before")
        case .numberCheck: self("待核对号码标记", "the mark number check")
        case .otherSurveyor: self("须换人拨打标记", "the mark other surveyor")
        case .seed: self("种子", "the seed")
        case .perUnit: self("每单位抽取数", "the number per unit")
        case .written: self("记录时间", "the time of writing")
        case .participants: self("参加的调查员", "the surveyors taking part")
        case .avoided: self("回避单位", "the units to avoid")
        case .released: self("已取消的回避", "the releases")
        case .login: self("登录名", "the login")
        case .contact: self("联系人", "the contact")
        case .sequence: self("日志序号", "the entry")
        case .number: self("所拨号码", "the number dialled")
        case .surveyor: self("调查员", "the surveyor")
        case .outcome: self("结果", "the outcome")
        case .at: self("拨打时间", "the time")
        case .until: self("结束时间", "the time of ending")
        case .appointment: self("约定时间", "the agreed time")
        case .incoming: self("回拨标记", "the mark incoming")
        case .review: self("复核标记", "the mark review")
        case .note: self("备注", "the note")
        case .replaces: self("所更正的拨打", "the call replaced")
        case .voided: self("作废标记", "the mark voided")
        case .scores: self("评分", "the scores")
        case .entered: self("录入次序", "the order of entry")
        case .recused: self("回避标记", "the mark must avoid")
        }
    }
}
