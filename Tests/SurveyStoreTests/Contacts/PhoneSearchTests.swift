import SurveyCore
import Testing

@testable import SurveyStore

/// A number is found in every style in which the product prints or reads it, and by a part of it.
@Suite struct PhoneSearchTests {
    private static let handedIn = [
        "15400000001", "0371-67188321转8015", "0372-67188321", "15400000004/0371-67181201-801", "4001234567",
        "+852 21234501",
        "154000009",
    ]

    private static let wanted: [(String, [Int])] = [
        ("154 0000 0001", [1]), ("１５４００００\u{3000}０００１", [1]), ("+86 154-0000-0001", [1]), ("15,400,000,001.00", [1]),
        ("1.5400000001E+10", [1]), ("154****0001", [1]), ("手机：15400000001", [1]), ("0001", [1]),
        ("0371-67188321 转 8015", [2]), ("0371-67188321 ext. 8015", [2]), ("0371-67188321x8015", [2]),
        ("0371-67188321", [2]),
        ("037167188321", [2]), ("+86 371 67188321", [2]), ("0371-67188321-8015", [2]), ("037****8321 转 8015", [2]),
        ("67188321 转 80", [2]), ("转8015", [2]), ("8321 转 8015", [2]), ("8015", [2]), ("67188321", [2, 3]),
        ("0372 6718 8321", [3]),
        ("0371-67181201 转 801", [4]), ("67181201-801", [4]), ("67181201", [4]), ("1201", [4]), ("15400000004", [4]),
        ("15400000001/15400000004", [1, 4]), ("400 123 4567", [5]), ("400-1234-567", [5]), ("+85221234501", [6]),
        ("0085221234501", [6]), ("852-21234501", [6]), ("154000009", [7]), ("15400000002", []),
    ]

    @Test func aNumberIsFoundInAnyStyle() throws {
        let folder = try Folder()
        let survey = try folder.create()
        try survey.take(
            Self.handedIn.enumerated().map { HandedIn("甲局", "企业\($0.offset)", "王\($0.offset)", $0.element) }
        )
        try survey.surveyors(["王强"])
        _ = try survey.draw(seed: "s", act: at("2020-09-21 09:00"))
        let now = time("2020-09-23 09:30")
        let desk = try Desk(survey, surveyor: "王强", holder: "王强", act: at("2020-09-21 09:00", by: "王强"))
        for (text, contacts) in Self.wanted {
            #expect(try survey.contacts(ContactFilter(phone: text), now: now).map(\.id) == contacts, "\(text)")
            #expect(try desk.find(text, now: now).map(\.contact).sorted() == contacts, "\(text)")
        }
        // A name with digits is a name; a number beside a name is found, too.
        #expect(try desk.find("企业1", now: now).map(\.contact) == [2])
        #expect(try desk.find("王强的15400000001", now: now).map(\.contact) == [1])
        #expect(throws: Refusal.content(.undiallable(text: "手机"))) {
            try survey.contacts(ContactFilter(phone: "手机"), now: now)
        }
    }
}
