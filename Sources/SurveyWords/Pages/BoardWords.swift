import SurveyCore

/// The office's board (contract.md §Board).
extension Words {
    package enum BoardTitle: Hashable, Sendable { case dueToday, surveyors, rates, outcomes, units, all, today, left }

    package func board(_ title: BoardTitle) -> String {
        switch title {
        case .dueToday: self("今天要办", "Due today")
        case .surveyors: self("调查员（各自名单）", "Surveyors (own lists)")
        case .rates: self("应答率", "Rates")
        case .outcomes: self("拨打结果", "Outcomes")
        case .units: self("单位", "Units")
        case .all: self("合计", "all")
        case .today: self("今天", "today")
        case .left: self("待拨", "left")
        }
    }

    /// `10月9日 09:41，外呼至 10月16日，还有 5 个工作日`
    package func boardTime(_ board: Board) -> String {
        let at = moment(board.at)
        if let closed = board.closedAt {
            return self("\(at)，外呼已于 \(moment(closed)) 结束", "\(at); closed on \(moment(closed))")
        }
        let (today, until) = (board.at.date(offset), day(board.until))
        if today > board.until { return self("\(at)，外呼截止 \(until) 已过", "\(at); the last day, \(until), is past") }
        if today < board.from {
            return self("\(at)，外呼 \(day(board.from)) 开始", "\(at); fieldwork begins on \(day(board.from))")
        }
        let days = count(board.workingDaysLeft, "working day")
        return self("\(at)，外呼至 \(until)，还有 \(board.workingDaysLeft) 个工作日", "\(at); until \(until), \(days) left")
    }

    /// What the signs of a bar mean.
    package func barLegend(_ board: Board) -> String {
        self(
            "# 已评分  + 已联系无评分  x \(unreachable)  . \(boardLeft(board))",
            "# scored  + reached, no score  x unreachable  . \(boardLeft(board))"
        )
    }

    /// The part of a bar that is left: to be called or confirmed; once fieldwork is closed it was not finished.
    package func boardLeft(_ board: Board) -> String {
        board.closedAt == nil
            ? state(.open) + self("、", " or ") + state(.awaitingConfirmation) : state(.notFinished)
    }

    /// `已评分 186、已联系无评分 12、联系不上 5、待拨 24、待核实 2，共 229`: in the words of `contacts --state`.
    package func boardTotal(_ progress: Board.Progress) -> String {
        let left = [ContactState.open, .awaitingConfirmation, .notFinished].filter { progress[$0] > 0 }
        let parts = [
            (self("已评分", "scored"), progress[.scored]),
            (self("已联系无评分", "reached without a score"), progress[.reached]),
            (unreachableState, progress[.unreachable]),
        ]
        let all = (parts + left.map { (state($0), progress[$0]) }).map { "\($0.0) \(count($0.1))" }
        return list(all) + self("，共 \(progress.drawn)", " of \(count(progress.drawn))")
    }

    private var unreachableState: String { state(.unreachable) }

    /// A line each; none where nothing is due.
    package func boardDue(_ due: Board.Due) -> [String] {
        let lines: [(Int, String, String)] = [
            (due.overdue, "约定已过时间未拨", "appointments missed"), (due.dueNow, "约定时间已到", "appointments due now"),
            (due.appointments, "约定（稍后）", "appointments later today"),
            (due.confirming, "核实拨打", "confirming dials"), (due.callable, "现在可拨", "may be called now"),
            (due.laterToday, "今天稍后可拨", "may be called later today"),
            (due.numberChecks, "号码待办公室核对", "numbers for the office to check"),
        ]
        return lines.filter { $0.0 > 0 }.map { self("\($0.1) \($0.0)", "\($0.2) \(count($0.0))") }
    }

    package var nothingDue: String { self("没有", "nothing") }

    /// `第 1/3 页；其余：huifang status --page 2`
    package func boardPage(_ page: Int, of pages: Int) -> String {
        let next = page < pages ? page + 1 : 1
        return self(
            "第 \(page)/\(pages) 页；huifang status --page \(next)",
            "page \(page) of \(pages); huifang status --page \(next)"
        )
    }

    /// `今天拨 12 次，共 71 次`
    package func boardDials(_ line: Board.SurveyorLine) -> String {
        self("今天 \(line.dialsToday) 共 \(line.dials) 次", "\(count(line.dialsToday)) today, \(count(line.dials, "dial"))")
    }

    /// What a unit's bar cannot say.
    package func boardRemark(_ unit: Board.UnitLine) -> String {
        if unit.provided == 0 { return self("未报送", "nothing handed in") }
        return unit.contacts.drawn == 0 ? self("未抽取", "not drawn") : ""
    }

    /// `每 60 秒自动刷新`
    package var boardReloads: String {
        self(
            "本页每 60 秒重新载入。要更新内容，每分钟再写一次：huifang status --format html -o 文件 --force",
            "This page reloads every 60 seconds. To renew it write it anew every minute: huifang status --format html -o FILE --force"
        )
    }
}
