import SurveyCore

/// The 2020 survey's rules.
let consoleRulebook = Rulebook.zhengzhou2020

func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate { CivilDate(year: year, month: month, day: day)! }

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

/// Contact 17 of the scenes.
func card17() -> DeskCard {
    var status = ContactStatus(state: .open)
    status.attempts = 1
    status.lacking.attempts = 4
    status.lacking.days = 2
    status.lacking.slices = 2
    return DeskCard(
        identity: ContactIdentity(
            contact: 17,
            key: "郑州市城市管理局-04",
            unit: "郑州市城市管理局",
            organisation: "郑州绿源餐饮管理有限公司",
            person: "王建国",
            position: "经理",
            phone: "15400000123",
            phoneAsGiven: "+86 154-0000-0123"
        ),
        status: status,
        dials: [DeskDial(call: 900, at: at(22, 9, 35), outcome: .noAnswer, surveyor: zhao)]
    )
}

/// Contact 31 of the scenes: to be confirmed.
func card31() -> DeskCard {
    var status = ContactStatus(state: .awaitingConfirmation)
    status.attempts = 1
    let first = DeskDial(call: 1001, at: at(23, 9, 42), outcome: .unallocated, surveyor: zhao)
    return DeskCard(
        identity: ContactIdentity(
            contact: 31,
            key: "登封市-05",
            unit: "登封市",
            organisation: "登封市嵩阳建材厂",
            person: "赵志强",
            position: "厂长",
            phone: "15400002205",
            phoneAsGiven: "1540000 2205"
        ),
        status: status,
        dials: [first],
        purpose: .confirming(first: first)
    )
}
