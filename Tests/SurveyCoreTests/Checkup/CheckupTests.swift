import SurveyCore
import Testing

/// What follows from what `doctor` sees.
@Suite struct CheckupTests {
    private static let offset = UTCOffset(seconds: 8 * 3600)
    private static let now = Timestamp(iso: "2020-09-23T10:00:00", offset: offset)!

    /// Everything as it should be.
    static let healthy = Checkup(
        path: "huifang.db",
        file: Checkup.File(mode: 0o600, size: 1 << 20, isWritable: true),
        refusal: nil,
        survey: Checkup.Contents(
            title: "t",
            schema: 1,
            entries: 40,
            last: Timestamp(seconds: now.seconds - 60),
            offset: offset
        ),
        folder: Checkup.Folder(
            path: "/srv/survey",
            mode: 0o755,
            isWritable: true,
            fileSystem: "ext4",
            isNetwork: false,
            free: 1 << 33
        ),
        backup: Checkup.Backup(path: "b.db", entries: 40, last: Timestamp(seconds: now.seconds - 60)),
        machine: Checkup.Machine(
            now: now,
            offset: offset,
            otherCharset: nil,
            locale: "zh_CN.UTF-8",
            term: "xterm",
            columns: 80,
            rows: 24,
            program: "0.1.0",
            schema: 1,
            sqlite: "3.40.1"
        )
    )

    @Test func aHealthySurveyHasNothingToBeDone() {
        #expect(Self.healthy.worst == .ok && Self.healthy.symptoms.values.allSatisfy(\.isEmpty))
        #expect(Set(Self.healthy.symptoms.keys) == Set(Checkup.Subject.allCases))
    }

    private static let later = Timestamp(seconds: now.seconds + 3600)

    @Test func whatIsNotAsItShouldBeIsFound() {
        let (offset, now, later) = (Self.offset, Self.now, Self.later)
        let cases: [(Checkup.Subject, Checkup.Symptom, (inout Checkup) -> Void)] = [
            (
                Checkup.Subject.survey, Checkup.Symptom.noSurvey,
                {
                    $0.file = nil
                    $0.survey = nil
                }
            ),
            (.survey, .unreadable(.file(.notASurvey(path: "a"))), { $0.refusal = .file(.notASurvey(path: "a")) }),
            (
                .fileSystem, .network(type: "nfs4"),
                {
                    $0.folder.fileSystem = "nfs4"
                    $0.folder.isNetwork = true
                }
            ),
            (.fileSystem, .plainFileSystem(type: "exfat"), { $0.folder.fileSystem = "exfat" }),
            (.fileSystem, .inMemory(type: "tmpfs"), { $0.folder.fileSystem = "tmpfs" }),
            (.fileSystem, .synchronised(name: "OneDrive"), { $0.folder.path = "/home/li/OneDrive/回访" }),
            (.fileSystem, .synchronised(name: "坚果云"), { $0.folder.path = "/home/li/坚果云" }),
            (.rights, .othersMayWrite, { $0.file?.mode = 0o602 }), (.rights, .othersMayRead, { $0.file?.mode = 0o644 }),
            (.rights, .readOnly, { $0.file?.isWritable = false }),
            (.rights, .groupCannotSave, { $0.file?.mode = 0o660 }),
            (.rights, .folderReadOnly, { $0.folder.isWritable = false }),
            (.rights, .folderOpen, { $0.folder.mode = 0o777 }),
            (.journal, .journalLeft, { $0.file?.journal = 512 }),
            (
                .journal, .beingWritten(process: 7),
                {
                    $0.file?.journal = 512
                    $0.file?.writer = 7
                }
            ),
            (.journal, .writeAheadLog, { $0.file?.hasWAL = true }), (.space, .almostFull, { $0.folder.free = 1 << 20 }),
            (.space, .littleSpace(needed: 100 << 20), { $0.folder.free = 90 << 20 }),
            (
                .space, .littleSpace(needed: 2 << 30),
                {
                    $0.folder.free = 1 << 30
                    $0.file?.size = 1 << 30
                }
            ),
            (.backup, .noBackup, { $0.backup = nil }),
            (
                .backup, .oldBackup(missing: 5, days: 2),
                {
                    $0.backup = Checkup.Backup(
                        path: "b",
                        entries: 35,
                        last: Timestamp(seconds: now.seconds - 2 * 86_400)
                    )
                }
            ),
            (.clock, .clockBehind(last: later), { $0.survey?.last = later }),
            (.clock, .otherZone(offset), { $0.machine.offset = UTCOffset(seconds: 0) }),
            (.locale, .otherCharset("GBK"), { $0.machine.otherCharset = "GBK" }),
            (.locale, .plainLocale, { $0.machine.locale = "C" }), (.locale, .plainLocale, { $0.machine.locale = nil }),
            (.terminal, .dumbTerminal, { $0.machine.term = "dumb" }),
            (.terminal, .smallTerminal, { $0.machine.rows = 20 }),
            (.versions, .olderFormat(1), { $0.machine.schema = 2 }),
            (.versions, .oldSQLite, { $0.machine.sqlite = "3.34.1" }),
        ]
        for (subject, symptom, change) in cases {
            var checkup = Self.healthy
            change(&checkup)
            #expect(checkup.symptoms[subject] == [symptom])
            #expect(checkup.worst == symptom.severity, "\(symptom)")
            for (other, found) in checkup.symptoms where other != subject && subject != .survey {
                #expect(found.isEmpty, "\(symptom): \(other)")
            }
        }
    }

    /// Nothing to be done where a copy lacks an entry of today, nor where a sticky folder is everybody's.
    @Test func whatIsUsualIsNoFault() {
        var checkup = Self.healthy
        checkup.backup?.entries = 30
        checkup.folder.mode = 0o1777
        checkup.file?.mode = 0o660
        checkup.folder.mode |= 0o2020
        checkup.machine.columns = nil
        #expect(checkup.worst == .ok)
    }
}
