import GRDB
import SurveyCore

/// The unit that a name may have been meant for, asked for many names.
struct NearestUnits {
    private let db: Database
    private var names: (shown: NearestName, all: NearestName, shownOf: [String: String])?
    private var found: [String: String?] = [:]
    /// Comparisons left: where thousands of names are unknown it is the list that is wrong, and no suggestion helps.
    private var comparisons: Int

    init(_ db: Database, comparisons: Int = 20_000_000) {
        self.db = db
        self.comparisons = comparisons
    }

    mutating func name(near name: String) throws -> String? {
        if let known = found[name] { return known }
        let names = try loaded()
        comparisons -= names.all.count
        guard comparisons >= 0 else { return nil }
        // Aliases only then: two names of one unit would tie.
        let nearest = names.shown.nearest(to: name) ?? names.all.nearest(to: name).flatMap { names.shownOf[$0] }
        found[name] = .some(nearest)
        return nearest
    }

    private mutating func loaded() throws -> (shown: NearestName, all: NearestName, shownOf: [String: String]) {
        if let names { return names }
        let shown = try String.readAll(db, sql: "SELECT name FROM unit WHERE withdrawn = 0 ORDER BY id")
        let all = try StoredRow.fetchAll(
            db,
            sql: """
                SELECT n.written, u.name FROM unit_name n JOIN unit u ON u.id = n.unit
                WHERE u.withdrawn = 0 ORDER BY u.id
                """
        )
        let loaded = try (
            shown: NearestName(shown), all: NearestName(all.map { try $0["written"] as String }),
            shownOf: Dictionary(all.map { try ($0["written"] as String, $0["name"] as String) }) { first, _ in first }
        )
        names = loaded
        return loaded
    }
}
