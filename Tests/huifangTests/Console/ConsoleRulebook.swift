import SurveyCore

/// The 2020 survey's rules as far as the console needs them.
let consoleRulebook = Rulebook(
    text: "",
    id: "zhengzhou-2020",
    title: "2020年度郑州市服务型行政执法建设工作电话回访",
    office: .init(name: "郑州市法治政府建设领导小组办公室", phone: "0371-67180620"),
    offset: UTCOffset(seconds: 8 * 3600),
    areaCode: "0371",
    grading: GradingRules(
        quota: 10,
        deadline: day(2020, 9, 20),
        readings: Readings(),
        lateSteps: 1,
        unreachableSteps: 1,
        bands: [
            .init(grade: .excellent, label: "优", from: Score(hundredths: 9000)!),
            .init(grade: .good, label: "良", from: Score(hundredths: 8500)!),
            .init(grade: .fair, label: "中", from: Score(hundredths: 7000)!),
            .init(grade: .poor, label: "差", from: Score(hundredths: 0)!),
        ]
    ),
    questions: [
        .init(
            key: "understanding",
            dimension: "了解情况",
            wording: "第一个问题：{填报单位}在执法和日常管理中，会提前告诉企业哪些做法容易违法、怎样避免，比如发提示、上门指导、集中讲解。"
                + "这项工作您了解多少？请打个分：完全不了解是 0 分，非常了解是 100 分。",
            weight: 1
        ),
        .init(
            key: "satisfaction",
            dimension: "满意度",
            wording: "第二个问题：对{填报单位}做的这项工作，您满意吗？也请打个分：非常不满意是 0 分，非常满意是 100 分。",
            weight: 1
        ),
    ],
    calls: CallProtocol(
        slices: [
            slice("上午", 9, 0, 11, 30), slice("午后", 14, 30, 16, 0), slice("傍晚前", 16, 0, 17, 30),
            slice("晚间", 18, 0, 20, 0),
        ]
    ),
    calendar: WorkCalendar(
        holidays: Set((1...8).map { day(2020, 10, $0) }),
        workdays: [day(2020, 9, 27), day(2020, 10, 10)]
    ),
    fieldwork: .init(from: day(2020, 9, 22), until: day(2020, 10, 16)),
    script: .init(
        steps: [
            "opening": "您好！请问是{相对人单位}的{姓名}{称呼}吗？我是{办公室}的调查员，工号 {工号}。想听听您对{填报单位}行政执法服务的看法，"
                + "就两个问题，大约两分钟。您个人打的分数我们保密，不会告诉{填报单位}。您现在方便吗？",
            "opening-without-name": "您好！这里是{办公室}。请问{职务}在吗？（找到人后从“我是……”读起）",
            "agreed": "好的，谢谢您。",
            "follow-up-words": "您说的“还行”，换成 0 到 100 分，大概是多少分？",
            "follow-up-range": "您给一个准数就行，我照您说的记。",
            "follow-up-unheard": "没关系，了解多少就打多少，完全不了解可以打 0 分。",
            "follow-up-unsure": "凭您的印象就行。实在说不好，也可以不打。",
            "read-back": "我复述一下：{评分}，对吗？",
            "closing": "好的，记下了。非常感谢您的支持，祝您工作顺利，再见！",
            "appointment": "那您看什么时间方便？我到时候再打给您。",
            "unwilling": "理解您忙。只有两个问题，一分钟就好，您的分数我们保密。",
            "unwilling-still": "好的，打扰您了，再见。",
            "someone-else": "请问{姓名}{称呼}什么时候方便接电话？",
            "left": "请问现在由哪位负责？（记入备注，不代替原联系人受访）",
            "wrong-number": "请问这里是{号码}吗？您不是{相对人单位}的{姓名}？不好意思，打扰了。",
            "voicemail": "（不留言，挂断。）",
            "incoming": "您好，这里是{办公室}，刚才是我们打给您的，想做个两分钟的回访。请问您贵姓，是哪家单位的？",
        ],
        answers: [
            ("你们是真的吗？", "您可以先挂断，拨打办公室公开电话 {核实电话} 核实。我们不问身份证号、银行卡号，不收任何费用。"),
            ("怎么有我的电话？", "是{填报单位}按市里要求报送的服务对象名单，只用于这次回访，用完按规定清除。"),
            ("他们会知道我打多少分吗？", "不会。他们只看到平均分，看不到谁打了多少分。"),
            ("他们让我打高分／发了“明白纸”", "请按您的真实感受打分。（备注：受访人称被打招呼）"),
            ("刚才不是打过了吗？", "（看卡片“该号码另由……报送”）那次是关于{另一单位}的，这次是{填报单位}，问题一样，很快。"),
            ("我就是个打工的，不懂", "不要紧，凭您平时和他们打交道的印象就行。"),
        ]
    )
)

func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate { CivilDate(year: year, month: month, day: day)! }

func slice(_ label: String, _ h1: Int, _ m1: Int, _ h2: Int, _ m2: Int) -> CallProtocol.Slice {
    .init(label: label, from: TimeOfDay(hour: h1, minute: m1)!, until: TimeOfDay(hour: h2, minute: m2)!)
}

/// A moment of September (or `month`) 2020 in China.
func at(_ date: Int, _ hour: Int, _ minute: Int, month: Int = 9) -> Timestamp {
    Timestamp(
        CivilDate(year: 2020, month: month, day: date)!,
        TimeOfDay(hour: hour, minute: minute)!,
        offset: consoleRulebook.offset
    )
}

let wang = DeskSurveyor(name: "王强", number: 1)
let liMin = DeskSurveyor(name: "李敏", number: 3)
let zhao = DeskSurveyor(name: "赵磊", number: 5)

/// Contact 17 of console.md.
func card17() -> DeskCard {
    var status = ContactStatus(state: .open)
    status.attempts = 1
    status.lacking.attempts = 4
    status.lacking.days = 2
    status.lacking.slices = 2
    return DeskCard(
        contact: 17,
        key: "郑州市城市管理局-04",
        unit: "郑州市城市管理局",
        organisation: "郑州绿源餐饮管理有限公司",
        person: "王建国",
        position: "经理",
        phone: "15400000123",
        phoneAsGiven: "+86 154-0000-0123",
        status: status,
        dials: [DeskDial(call: 900, at: at(22, 9, 35), outcome: .noAnswer, surveyor: zhao)]
    )
}

/// Contact 31 of console.md: to be confirmed.
func card31() -> DeskCard {
    var status = ContactStatus(state: .awaitingConfirmation)
    status.attempts = 1
    let first = DeskDial(call: 1001, at: at(23, 9, 42), outcome: .unallocated, surveyor: zhao)
    return DeskCard(
        contact: 31,
        key: "登封市-05",
        unit: "登封市",
        organisation: "登封市嵩阳建材厂",
        person: "赵志强",
        position: "厂长",
        phone: "15400002205",
        phoneAsGiven: "1540000 2205",
        status: status,
        dials: [first],
        purpose: .confirming(first: first)
    )
}
