import SurveyCore
import SurveyReports
import SurveyWords
import Testing

@Suite struct BoardTests {
    private static let rulebook = Rulebook.zhengzhou2020
    private static let now = Timestamp(iso: "2020-10-09T09:41", offset: rulebook.offset)!

    private func board(units: Int, surveyors: Int = 6, title: String = "电话回访") -> Board {
        var board = Board(
            title: title,
            at: Self.now,
            closedAt: nil,
            fieldwork: (Self.rulebook.fieldwork.from, Self.rulebook.fieldwork.until),
            workingDaysLeft: 5
        )
        for number in 1...surveyors {
            var line = Board.SurveyorLine(number: number, name: "调查员\(number)")
            line.list.add(.scored, 9)
            line.list.add(.unreachable, 1)
            line.list.add(.open, 40 * number)
            line.dials = 1000 + number
            board.surveyors.append(line)
        }
        for number in 0..<units {
            var unit = Board.UnitLine(name: "郑州市第\(number)综合行政执法监督管理局")
            if number % 7 != 3 {
                unit.provided = 10
                unit.contacts.add(.scored, number % 10)
                unit.contacts.add(.open, 10 - number % 10)
            }
            board.units.append(unit)
            board.total.add(.scored, number % 10)
        }
        for (outcome, dials) in [(Disposition.completed, 500), (.noAnswer, 120), (.unallocated, 7)] {
            board.dials.add(outcome, apart: nil, dials: dials)
        }
        for apart in DialCounts.Apart.allCases { board.dials.add(.completed, apart: apart, dials: 3) }
        board.due.overdue = 1
        board.due.callable = 30
        board.rates.add(.interview, contacts: 500)
        board.rates.add(.nonContact, contacts: 127)
        return board
    }

    @Test(arguments: Language.allCases, [40, 44, 59, 60, 80, 120])
    func noLineIsWiderThanTheTerminal(language: Language, columns: Int) {
        let words = Words(language, rulebook: Self.rulebook)
        for block in BoardText.blocks(board(units: 60), words, width: columns) {
            for line in block { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
        }
    }

    /// Every unit stands on one page, no page is longer than the screen, and each says how to come to the next.
    @Test(arguments: [(80, 24), (40, 15), (100, 50)])
    func sixtyUnitsArePaged(columns: Int, rows: Int) {
        let words = Words(.zh, rulebook: Self.rulebook)
        let board = board(units: 60)
        let blocks = BoardText.blocks(board, words, width: columns)
        var seen: [String] = []
        var number = 1
        while true {
            let page = BoardText.page(number, of: blocks, rows: rows, words)
            #expect(page.count < rows)
            #expect(page[0] == board.title)
            seen += page
            let next = "huifang status --page \(number + 1)"
            guard page.last!.hasSuffix(next) else { break }
            number += 1
        }
        #expect(number > 1)
        for unit in 0..<60 { #expect(seen.count { $0.contains("第\(unit)综合") } == 1, "\(unit)") }
        #expect(
            BoardText.page(number + 5, of: blocks, rows: rows, words)
                == BoardText.page(number, of: blocks, rows: rows, words)
        )
    }

    @Test func aSmallBoardIsOneScreen() {
        let words = Words(.en, rulebook: Self.rulebook)
        let blocks = BoardText.blocks(board(units: 3, surveyors: 2), words, width: 80)
        #expect(BoardText.page(1, of: blocks, rows: 24, words) == blocks.flatMap { $0 })
        #expect(BoardText.page(1, of: blocks, rows: 24, words).contains { $0.contains("RR1 500/627 = 79.74%") })
    }

    @Test func aUnitThatHandedInNothingSaysSo() {
        let words = Words(.zh, rulebook: Self.rulebook)
        let lines = BoardText.blocks(board(units: 4), words, width: 80).flatMap { $0 }
        #expect(lines.last == "郑州市第3综合行政执法监督管理局  未报送")
    }

    @Test func hostileNamesStayText() {
        var board = board(units: 1, title: "<script>alert(1)</script>\u{202E}")
        board.units[0].name = "\"><img src=x onerror=alert(1)>\u{1B}[2J"
        let words = Words(.zh, rulebook: Self.rulebook)
        let page = BoardHTML.page(board, words)
        #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
        #expect(page.contains("http-equiv=\"refresh\""))
        let text = BoardText.blocks(board, words, width: 80).flatMap { $0 }.joined()
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }
}
