import SurveyCore

/// An outcome in words (protocol.md §Dispositions).
package struct OutcomeLabel: Hashable, Sendable {
    package let zh: String
    package let en: String
    /// What the surveyor hears or meets.
    package let heardZh: String
    package let heardEn: String
    /// Also accepted on sheets.
    package let synonyms: [String]
    /// What the outcome does to the contact; `{minutes}` are the rulebook's after a busy signal.
    package let effectZh: String
    package let effectEn: String
    /// The English name where there is little room; the Chinese ones are short.
    package let shortEn: String
    /// What is pressed for it on the console while a dial runs: one key, or that of a choice and one in it; none for what
    /// follows from the answers.
    package let keys: [Int]
    /// What the console's page of all results says of it, and its choice: in Chinese and in English.
    package let briefZh: String
    package let briefEn: String
    package let optionZh: String
    package let optionEn: String

    /// The keys as they are typed: `41`.
    package var keyText: String { keys.map(String.init).joined() }

    fileprivate init(
        _ zh: String,
        _ en: String,
        heard: (String, String),
        also synonyms: [String] = [],
        effect: (String, String),
        short: String? = nil,
        keys: [Int],
        brief: (String, String) = ("", ""),
        option: (String, String)? = nil
    ) {
        self.zh = zh
        self.en = en
        (heardZh, heardEn) = heard
        self.synonyms = synonyms
        (effectZh, effectEn) = effect
        shortEn = short ?? en
        self.keys = keys
        (briefZh, briefEn) = brief
        (optionZh, optionEn) = option ?? brief
    }
}

extension Disposition {
    package var label: OutcomeLabel {
        switch self {
        case .completed:
            OutcomeLabel(
                "完成",
                "completed",
                heard: ("两问都打了分", "every question was scored"),
                also: ["成功", "完访", "已完成"],
                effect: ("已评分", "scored"),
                keys: [5],
                brief: ("两问都打了分（自动）", "both scored (automatic)")
            )
        case .partial:
            OutcomeLabel(
                "部分完成",
                "partly completed",
                heard: ("有一问没打分", "a question was not scored"),
                also: ["未答完"],
                effect: ("已联系，不再拨打，不计分", "reached, closed without a score"),
                short: "partial",
                keys: [],
                brief: ("有一问没打分（自动）", "one not scored (auto)")
            )
        case .refused:
            OutcomeLabel(
                "本人拒访",
                "refused",
                heard: ("本人明确不接受", "the person declines"),
                also: ["拒访", "不配合"],
                effect: ("已联系，不再拨打，不计分", "reached, closed, no score"),
                keys: [6, 1],
                brief: ("", "by the person"),
                option: ("仍不愿：好的，打扰您了，再见", "still no: sorry to have troubled you")
            )
        case .gatekeeperRefused:
            OutcomeLabel(
                "他人代拒",
                "refused by someone else",
                heard: ("前台、同事、家人不转接", "reception, colleague or family will not put through"),
                also: ["前台拒绝"],
                effect: ("号码是通的，再拨一次", "line works; one more try"),
                short: "refused for him",
                keys: [4, 2],
                brief: ("前台、家人不转接", ""),
                option: ("前台、同事、家人不转接", "will not put you through")
            )
        case .brokeOff:
            OutcomeLabel(
                "中途挂断",
                "broke off",
                heard: ("接通后挂断，说明来意前后都算", "hung up, before or after the purpose was said"),
                also: ["挂断", "接通即挂"],
                effect: ("已联系，再拨一次", "reached; one more try"),
                keys: [6, 2],
                brief: ("说明来意前后都算", "hung up"),
                option: ("说明来意前后都算", "hung up, early or late")
            )
        case .appointment:
            OutcomeLabel(
                "约定再拨",
                "call later",
                heard: ("让另找时间", "asks for another time"),
                also: ["预约", "改约"],
                effect: ("已联系，按约定时间再拨", "reached; at the agreed time"),
                keys: [2]
            )
        case .absent:
            OutcomeLabel(
                "本人不在",
                "absent",
                heard: ("他人接听，本人不在", "someone else answers, the person is not there"),
                also: ["他人接听"],
                effect: ("号码是通的，再拨", "line works; retry"),
                keys: [4, 1],
                brief: ("他人接听", "someone else answered"),
                option: ("另找时间再拨", "called again later")
            )
        case .left:
            OutcomeLabel(
                "已离职",
                "left",
                heard: ("已不在该相对人单位或岗位", "no longer with the organisation or in the position"),
                also: ["离职", "换人"],
                effect: ("号码是通的，不再拨打，标记", "line works; closed, flagged"),
                keys: [4, 3],
                brief: ("不在这家企业了", "no longer there"),
                option: ("已不在这家企业或岗位", "no longer there")
            )
        case .unable:
            OutcomeLabel(
                "不能作答",
                "unable",
                heard: ("语言、听力或健康原因", "language, hearing or health"),
                also: ["听不懂", "方言"],
                effect: ("已联系，不再拨打", "reached, closed"),
                keys: [8, 1],
                brief: ("语言、听力、健康", "language, ear, health")
            )
        case .denies:
            OutcomeLabel(
                "否认往来",
                "denies any dealings",
                heard: ("称没有和填报单位打过交道", "says he never dealt with the unit"),
                also: ["不认识", "没来往"],
                effect: ("已联系，不再拨打，标记", "reached, closed, flagged"),
                short: "denies",
                keys: [8, 2],
                brief: ("没和填报单位打过交道", "no dealings with unit"),
                option: ("没和填报单位打过交道", "no dealings with the unit")
            )
        case .voicemail:
            OutcomeLabel(
                "语音助手",
                "voicemail",
                heard: ("留言箱、来电助手代接", "voicemail or an assistant"),
                also: ["语音信箱", "秘书台", "来电助手"],
                effect: ("再拨", "retry"),
                keys: [8, 3],
                brief: ("留言箱、来电助手", "assistant"),
                option: ("留言箱、来电助手；不留言，挂断", "assistant; leave no message")
            )
        case .busy:
            OutcomeLabel(
                "占线",
                "busy",
                heard: ("「正忙」「正在通话中」", "busy or in a call"),
                also: ["忙", "正在通话"],
                effect: ("{minutes} 分钟后再拨", "retry after {minutes} minutes"),
                keys: [3],
                brief: ("「正忙」「正在通话」", "or in a call")
            )
        case .noAnswer:
            OutcomeLabel(
                "无人接听",
                "no answer",
                heard: ("响铃约 1 分钟无人接", "rang for about a minute"),
                also: ["没人接", "未接", "无应答"],
                effect: ("换时段再拨", "retry, other slice"),
                keys: [1],
                brief: ("振铃 1 分钟无人接", "rang for a minute")
            )
        case .poweredOff:
            OutcomeLabel(
                "关机",
                "switched off",
                heard: ("「已关机」", "the announcement says so"),
                effect: ("换时段再拨", "retry, other slice"),
                keys: [7],
                brief: ("「已关机」", "")
            )
        case .noService:
            OutcomeLabel(
                "无法接通",
                "no signal",
                heard: ("「无法接通」「不在服务区」", "cannot connect, out of range"),
                also: ["不在服务区"],
                effect: ("换时段再拨", "retry, other slice"),
                keys: [9],
                brief: ("「不在服务区」", "cannot connect")
            )
        case .barred:
            OutcomeLabel(
                "被拦截",
                "barred",
                heard: ("「呼叫受限」、骚扰拦截", "call restricted or blocked"),
                also: ["呼叫受限", "拦截"],
                effect: ("换线路再拨", "retry, from another line"),
                keys: [8, 4],
                brief: ("「呼叫受限」、拦截音", "blocked")
            )
        case .suspended:
            OutcomeLabel(
                "停机",
                "suspended",
                heard: ("「已停机」「暂停服务」", "service suspended"),
                also: ["欠费"],
                effect: ("待核实，须另一个工作日", "to be confirmed on a later working day"),
                keys: [0, 2],
                brief: ("欠费、暂停服务", "service stopped"),
                option: ("「您拨打的电话已停机」「已暂停服务」", "\"service stopped\"")
            )
        case .unallocated:
            OutcomeLabel(
                "空号",
                "unallocated",
                heard: ("「是空号」「号码不存在」", "the number does not exist"),
                effect: ("待核实", "to be confirmed"),
                keys: [0, 1],
                option: ("「您拨打的号码是空号」「号码不存在」", "\"number does not exist\"")
            )
        case .wrongNumber:
            OutcomeLabel(
                "打错了",
                "wrong number",
                heard: ("接听人不是该相对人单位的人，也不是本人", "neither the organisation nor the person"),
                also: ["号码错误", "错号"],
                effect: ("待核实", "to be confirmed"),
                keys: [0, 3],
                brief: ("不是这家企业的人", "not this business"),
                option: ("接听人不是这家企业的，也不是本人（先照读核对话术）", "neither the business nor the person (read out below)")
            )
        case .notVoice:
            OutcomeLabel(
                "传真等",
                "not a voice line",
                heard: ("传真音、数据音", "fax or data tone"),
                also: ["传真"],
                effect: ("待核实", "to be confirmed"),
                short: "not voice",
                keys: [0, 4],
                brief: ("非语音线路", "fax, data"),
                option: ("传真音、数据音，不是语音线路", "fax or data tone")
            )
        case .undiallable:
            OutcomeLabel(
                "拨不出",
                "cannot be dialled",
                heard: ("缺位、含字母", "digits missing, letters"),
                also: ["无法拨打"],
                effect: ("待核实", "to be confirmed"),
                short: "undiallable",
                keys: [0, 5],
                brief: ("缺位、有字母", "digits missing"),
                option: ("号码缺位、有字母，电话机无法拨出", "digits missing, letters")
            )
        case .ourFault:
            OutcomeLabel(
                "我方故障",
                "our fault",
                heard: ("我方线路或系统", "our line or system"),
                effect: ("不算一次拨打", "not an attempt"),
                keys: [8, 5],
                brief: ("不算一次拨打", "does not count"),
                option: ("我方线路或系统，不算一次拨打", "our line or system; does not count")
            )
        }
    }
}

extension Words {
    /// Its name where there is little room.
    func short(_ outcome: Disposition) -> String { language(outcome.label.zh, outcome.label.shortEn) }
    package func outcome(_ outcome: Disposition) -> String { language(outcome.label.zh, outcome.label.en) }
    package func heard(_ outcome: Disposition) -> String { language(outcome.label.heardZh, outcome.label.heardEn) }
    package func effect(_ outcome: Disposition) -> String {
        language(outcome.label.effectZh, outcome.label.effectEn).replacing("{minutes}", with: String(busyMinutes))
    }
}
