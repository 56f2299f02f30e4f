import SurveyCore

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
        }
    }

    package func field(_ field: Verification.Field) -> String {
        switch field {
        case .title: self("名称", "the title")
        case .created: self("建立时间", "the time of making")
        case .closed: self("外呼结束时间", "the end of fieldwork")
        case .order: self("单位及次序", "the order of units")
        case .name: self("单位名称", "the name")
        case .withdrawn: self("撤销标记", "the mark withdrawn")
        case .tally: self("统计数", "the counts")
        case .ruling: self("裁定", "the ruling")
        case .published: self("已公布等次", "the published grade")
        case .ordinals: self("已用的最后序号", "the last ordinal")
        case .announced: self("应报单位标记", "the mark must-hand-in")
        case .alias: self("可用名称", "the accepted name")
        case .digest: self("名册行校验值", "the digest of the roster line")
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
        }
    }
}
