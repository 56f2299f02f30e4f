import SurveyCore
import Testing

@Suite struct PrintedHeadTests {
    private static let digits = "3f2a88c190de4b1777aa00bb11cc22dd"

    /// A head in its line, however it is grouped and whatever is noted beside it.
    @Test func aHeadIsFoundBesideDatesAndNames() {
        let (whole, short) = (Self.digits, String(Self.digits.prefix(16)))
        let lines = [
            (whole, whole), (whole.uppercased(), whole), ("3f2a 88c1 90de 4b17", short), ("3f2a88c1 90de4b17", short),
            ("3f2a 88c1 90de 4b17  李敏", short), ("3f2a 88c1 90de 4b17\t2020-10-12", short),
            ("2020-10-12 3f2a 88c1 90de 4b17", short), ("2020年10月12日　3f2a 88c1 90de 4b17（李敏）", short),
            ("2020/10/12,17:30,3f2a 88c1 90de 4b17,第 429 条", short), ("校验值：3f2a 88c1 90de 4b17。", short),
            ("校验值3f2a 88c1 90de 4b17李敏", short), ("\"3f2a 88c1 90de 4b17\",12,\"a, b\"", short),
            ("429 3f2a 88c1 90de 4b17 12", short),
            ("13900 ; 3f2a 88c1 90de 4b17", short),
        ]
        for (line, expected) in lines {
            let list = PrintedHead.list(["日期,校验值,保管人", line])
            #expect(
                list.heads.map(\.forms) == [[expected]] && list.heads.map(\.line) == [2] && list.unread == [],
                "\(line)"
            )
        }
    }

    /// A year, the number of an entry or a word of such signs beside it is not told from its groups: any of them may begin it.
    @Test func whatStandsBesideAHeadMayLookLikeItsGroups() {
        let (whole, short) = (Self.digits + Self.digits, String(Self.digits.prefix(16)))
        let grouped = "3f2a 88c1 90de 4b17"
        for line in [
            "16 October 2026 \(grouped)", "entry 0429 \(grouped)", "\(grouped) 2026 October",
            "2026 0429 \(grouped) dead beef 2026",
            "12345678901234 \(grouped)", "20261016 3f2a88c1 90de4b17 20261017", "0429 3f2a88c190de4b17",
        ] {
            let list = PrintedHead.list([line])
            #expect(list.heads.count == 1 && list.heads[0].forms.contains(short) && list.unread == [], "\(line)")
        }
        for line in ["2026 \(whole)", "\(whole) 2026", "2026 October 2026 \(whole) 2026"] {
            #expect(PrintedHead.list([line]).heads.first?.forms.contains(whole) == true, "\(line)")
        }
    }

    /// What may have been a head is named; headings, notes and empty lines are not.
    @Test func aLineWithoutAHeadIsNamed() {
        let list = PrintedHead.list([
            "校验值", "", "   ", "# 2020 年", "3f2a 88c1 90de 4b1", "3f2a 88c1 90de", "3f2a-88c1-90de-4b17",
            "abcdefabcdefabcg12",
            Self.digits + Self.digits + "0", "李敏",
        ])
        #expect(list.heads.isEmpty && list.unread == [5, 6, 7, 8, 9])
    }

    @Test func oneHeadMayHaveBlanksAnywhere() throws {
        #expect(try PrintedHead(" 3F2A88 c190\tde4b17 ").forms == [String(Self.digits.prefix(16))])
        for text in ["", "12345", "3f2a88c190de4b1g", Self.digits + Self.digits + "0"] {
            #expect(throws: Refusal.content(.headMalformed(text: text))) { try PrintedHead(text) }
        }
    }
}
