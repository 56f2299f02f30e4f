import SurveyCore
import Testing

@testable import SurveyStore

/// Rows with names that nobody knows: each name is searched for once, and at some point nobody searches on.
@Suite struct UnknownUnitsTests {
    @Test func ofManyUnknownNamesTheNearestAreFound() throws {
        let folder = try Folder()
        let survey = try folder.create()
        let known = ["郑州市水利局", "郑州市公安局", "郑州市城市管理局"].map { UnitRow(record: 2, line: 2, name: $0, aliases: ["\($0)机关"]) }
        _ = try survey.takeUnits(known, act: at("2020-09-10 10:00"))
        try survey.read { db in
            // Six names are known: room for three questions. What was found stays found.
            var units = NearestUnits(db, comparisons: 18)
            let asked = ["郑州市城管局", "郑州水利局", "开封市烟草专卖局", "郑州公安局", "郑州市城管局"]
            let found = try asked.map { try units.name(near: $0) }
            #expect(found == ["郑州市城市管理局", "郑州市水利局", nil, nil, "郑州市城市管理局"])
            var fresh = NearestUnits(db)
            let police = try fresh.name(near: "郑州公安局")
            #expect(police == "郑州市公安局")
        }
    }
}
