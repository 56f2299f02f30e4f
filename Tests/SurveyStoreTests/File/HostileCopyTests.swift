import Foundation
import SurveyCore
import Testing

@testable import SurveyStore

/// What somebody put where `doctor` looks: it says what it sees, and never waits for it.
@Suite struct HostileCopyTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.create()
    }

    private var machine: Checkup.Machine {
        Checkup.Machine(
            now: time("2020-09-20 09:00"),
            offset: UTCOffset("+08:00")!,
            otherCharset: nil,
            locale: nil,
            term: nil,
            columns: nil,
            rows: nil,
            program: "",
            schema: StoreVersion.schema,
            sqlite: StoreVersion.sqlite
        )
    }

    /// Nobody ever writes into it: to open it would be to wait for ever.
    @Test(.timeLimit(.minutes(1))) func aPipeInThePlaceOfTheSurveyIsNone() {
        let pipe = folder.root + "/pipe.db"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(
            CheckupReading.checkup(of: pipe, backups: nil, machine: machine).refusal == .file(.notASurvey(path: pipe))
        )
        for name in ["huifang.db-journal", "copy.db"] { #expect(mkfifo(folder.root + "/" + name, 0o600) == 0) }
        _ = CheckupReading.checkup(of: folder.path, backups: folder.root, machine: machine)
    }

    /// A view in the place of the log whose rows have no end.
    @Test(.timeLimit(.minutes(1))) func aCopyWithAnotherSchemaIsNotAsked() throws {
        let copy = try Folder()
        try copy.write(folder.bytes())
        try copy.sql(
            """
            ALTER TABLE log RENAME TO other;
            CREATE VIEW log AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                SELECT i AS sequence, 'x' AS hash, 'x' AS entry FROM n;
            """
        )
        try FileManager.default.moveItem(atPath: copy.path, toPath: folder.root + "/copy.db")
        #expect(CheckupReading.checkup(of: folder.path, backups: nil, machine: machine).backup == nil)
    }
}
