import Foundation
import Glibc
import SurveyCore
import Testing

@testable import huifang

@Suite struct ForgetTests {
    /// Nothing of the person is left in the bytes of the file, and everything else still verifies.
    @Test func nothingIsLeftInTheFile() throws {
        let runner = try FixtureSurvey.make()
        let before = try runner.run("contact", "中原区-03", "--format", "json").json()
        let id = try #require(before["id"] as? Int)
        let call = runner.run(
            "amend",
            "104",
            "--note",
            "独特备注甲乙丙",
            "--reason",
            "独特原因丁戊己"
        )
        try #require(call.code == 0, "\(call.errors)")
        let phone = "15499990003"
        try #require(runner.run("reopen", "--reason", "补拨").code == 0)
        try #require(runner.run("correct-number", "\(id)", "--phone", phone, "--reason", "独特来函庚辛").code == 0)
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        let grades = try runner.run("grade", "--format", "json").json()["units"] as? NSArray
        // The number as it was dialled is replaced by the correction; the person has a namesake in another unit.
        let names = ["organisation", "phoneAsGiven"].compactMap { before[$0] as? String }
        let secrets = names + ["独特备注甲乙丙", "独特原因丁戊己", phone, "独特来函庚辛"]
        func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db"))) }
        for secret in secrets { #expect(try bytes().range(of: Data(secret.utf8)) != nil, "\(secret)") }

        let result = runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求")
        #expect(result.code == 0, "\(result.errors)")
        for secret in secrets { #expect(try bytes().range(of: Data(secret.utf8)) == nil, "\(secret)") }
        // The number dialled until the correction; and of the name what belongs to two namesakes in other units.
        #expect(try bytes().range(of: Data((before["phone"] as? String ?? "").utf8)) == nil)
        let person = try #require(before["person"] as? String)
        #expect(String(decoding: try bytes(), as: UTF8.self).components(separatedBy: person).count - 1 == 2)
        let verified = runner.run("verify")
        #expect(verified.code == 0, "\(verified.output)")
        #expect(verified.output.contains("段文字已按第"))
        #expect(try runner.run("grade", "--format", "json").json()["units"] as? NSArray == grades)
        #expect(runner.run("contact", "\(id)").output.contains("已清除"))
        let log = runner.run("log", "--contact", "中原区-03").output
        #expect(log.contains("清除 中原区-03 的个人信息（原因 ") && log.contains("）：本人要求"))

        // Again: nothing new is logged.
        let head = runner.run("verify", "--format", "json").output
        #expect(runner.run("contact", "forget", "--yes", "\(id)", "--reason", "本人要求").code == 0)
        #expect(runner.run("verify", "--format", "json").output == head)
    }

    /// The file that he once stood in comes again, and so does one with others: only a person can tell.
    @Test func whoWasForgottenDoesNotComeBackUnasked() throws {
        let runner = try SmallSurvey().runner
        let file = runner.path("contacts.csv")
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(runner.run("import", "contacts", file).code == 1, "nobody was forgotten")
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        try #require(runner.run("contact", "forget", "郑州市水利局-02", "--yes", "--reason", "本人要求").code == 0)
        try #require(runner.run("reopen", "--reason", "补报").code == 0)
        let head = runner.run("verify", "--format", "json").output

        let unasked = runner.run("import", "contacts", file)
        #expect(unasked.code == 77 && unasked.errors.contains("郑州市水利局的 郑州市水利局-02 已按要求清除个人信息"), "\(unasked.errors)")
        #expect(runner.run(["import", "contacts", file], input: ["否"], terminal: true).code == 77)
        #expect(runner.run("verify", "--format", "json").output == head)
        // Without his row there is nothing to ask.
        try runner.write("contacts.csv", [lines[0], lines[1], lines[3]].joined(separator: "\n"))
        #expect(runner.run("import", "contacts", file).code == 1)
        try runner.write("contacts.csv", "\(lines[0])\n郑州市水利局,新来的公司,李一,经理,15400001009,2020-09-18")
        let asked = runner.run(["import", "contacts", file], input: ["是"], terminal: true)
        #expect(asked.code == 1 && asked.errors.contains("会不会是他重新报来"), "\(asked.errors)")
        #expect(runner.run("contact", "郑州市水利局-04").output.contains("新来的公司"))
    }

    @Test func forgetIsASubcommandOfContact() throws {
        let runner = try FixtureSurvey.make()
        #expect(runner.run("contact", "17").output.hasPrefix("17 号"))
        #expect(try runner.run("contact", "--format", "json", "17").json()["id"] as? Int == 17)
        #expect(runner.run("contact", "forget", "--yes", "17").code == 64)
        #expect(runner.run("contact", "forget", "--yes", "9999", "--reason", "本人要求").code == 65)
        #expect(runner.run("contact").code == 64)
    }

    /// Somebody may still have to call it; and the unit's grade would stay open for it.
    @Test func anOpenContactIsRefused() throws {
        let runner = try FixtureSurvey.make(closed: false)
        // Drawn and finished: erased while fieldwork goes on.
        #expect(runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求").code == 0)
        let id = try reopened("中原区-04", runner)
        let head = runner.run("verify", "--format", "json").output
        let refused = runner.run("contact", "forget", "--yes", "中原区-04", "--reason", "本人要求")
        #expect(refused.code == 77)
        #expect(
            refused.errors.contains(
                "\(id) 号联系人（中原区-04，待拨）还可能要拨打，未清除。本人不愿受访的，先记为「本人拒访」：huifang record \(id) --outcome refused"
            ),
            "\(refused.errors)"
        )
        runner.language = .en
        #expect(
            runner.run("contact", "forget", "--yes", "\(id)", "--reason", "asked").errors.contains(
                "may still have to be called"
            )
        )
        // Not drawn, and a later draw might take it: the one of eleven that is on no list.
        let units = try runner.run("contacts", "--state", "not-drawn", "--format", "json").json()
        let undrawn = try #require((units["contacts"] as? [[String: Any]])?.first?["key"] as? String)
        #expect(runner.run("contact", "forget", "--yes", undrawn, "--reason", "asked").code == 77)
        runner.language = .zh
        #expect(runner.run("verify", "--format", "json").output == head)
        // As the sentence advises.
        let surveyor = "李强"
        #expect(
            runner.run(
                "record",
                "\(id)",
                "--outcome",
                "refused",
                "--surveyor",
                surveyor,
                "--at",
                "2020-10-16 09:00"
            ).code == 0
        )
        #expect(runner.run("contact", "forget", "--yes", "\(id)", "--reason", "asked").code == 0)
        #expect(runner.run("verify").code == 0)
    }

    /// Voids the contact's records, so that it is open again. Returns its number.
    private func reopened(_ key: String, _ runner: CommandRunner) throws -> Int {
        let contact = try runner.run("contact", key, "--format", "json").json()
        for call in try #require(contact["calls"] as? [[String: Any]]) {
            try #require(runner.run("void", "\(call["call"]!)", "--reason", "核对").code == 0)
        }
        return try #require(contact["id"] as? Int)
    }

    /// Everybody else refuses, so that nobody is offered before these.
    private func finishOthers(than kept: [Int], _ runner: CommandRunner) throws {
        let contacts = try runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]]
        for contact in try #require(contacts) {
            let id = try #require(contact["id"] as? Int)
            guard ["open", "awaiting-confirmation"].contains(contact["state"] as? String), !kept.contains(id) else {
                continue
            }
            let dial = ["--outcome", "61", "--surveyor", "赵磊", "--at", "2020-10-15T10:00"]
            try #require(runner.run(["record", "\(id)"] + dial).code == 0)
        }
    }

    @Test func anErasedContactIsNeverOfferedAgain() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let other = try reopened("中原区-04", runner)
        let before = try runner.run("contact", "中原区-03", "--format", "json").json()
        let surveyor = try #require(before["surveyor"] as? String)
        try #require(runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求").code == 0)
        let erased = try reopened("中原区-03", runner)
        for contact in [erased, other] {
            let now = try runner.run("contact", "\(contact)", "--format", "json").json()
            #expect(now["state"] as? String == "open")
        }
        let owner = try #require(
            try runner.run("contact", "\(other)", "--format", "json").json()["surveyor"] as? String
        )
        func listed(_ name: String) -> [String] {
            let sheet = runner.run("sheet", "--surveyor", name, "--format", "csv").output
            return sheet.components(separatedBy: "\r\n").dropFirst().compactMap {
                $0.split(separator: ",").first.map(String.init)
            }
        }
        #expect(listed(owner).contains("\(other)"))
        #expect(!listed(surveyor).contains("\(erased)"))
        runner.now = FixtureSurvey.at("2020-10-16 10:00")
        try finishOthers(than: [erased, other], runner)
        // The console offers the one and not the other.
        #expect(runner.run("call", "--surveyor", owner, input: ["q"]).output.contains("中原区-04"))
        #expect(!runner.run("call", "--surveyor", surveyor, input: ["q"]).output.contains("中原区-03"))
        #expect(runner.run("verify").code == 0)
    }

    /// What is written about a contact after it was erased goes with the next call.
    @Test func whatCameLaterIsErasedToo() throws {
        let runner = try FixtureSurvey.make()
        try #require(runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人要求").code == 0)
        let calls = try runner.run("contact", "中原区-03", "--format", "json").json()["calls"] as? [[String: Any]]
        let call = try #require(calls?.first?["call"] as? Int)
        try #require(runner.run("amend", "\(call)", "--note", "后来的独特备注", "--reason", "核对").code == 0)
        func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db"))) }
        #expect(try bytes().range(of: Data("后来的独特备注".utf8)) != nil)
        try #require(runner.run("contact", "forget", "--yes", "中原区-03", "--reason", "本人再次要求").code == 0)
        #expect(try bytes().range(of: Data("后来的独特备注".utf8)) == nil)
        let verified = runner.run("verify")
        #expect(verified.code == 0, "\(verified.output)")
        #expect(runner.run("log", "--contact", "中原区-03").output.contains("本人再次要求"))
    }

    /// Without a terminal all that is asked is shown at once: who then gives `--yes` has seen it.
    @Test func allQuestionsAreShownTogether() throws {
        let runner = try SmallSurvey().runner
        try erase("郑州市水利局-02", runner)
        try #require(runner.run("reopen", "--reason", "补报").code == 0)
        try #require(runner.run("unit", "withdraw", "郑州市水利局", "--yes", "--reason", "来函").code == 0)
        let unasked = runner.run("import", "contacts", runner.path("contacts.csv"))
        #expect(unasked.code == 77 && unasked.errors.contains("撤下前已抽取"), "\(unasked.errors)")
        #expect(unasked.errors.contains("会不会是他重新报来"), "\(unasked.errors)")
        let json = runner.run("--format", "json", "import", "contacts", runner.path("contacts.csv")).errors
        #expect(json.contains("撤下前已抽取") && json.contains("会不会是他重新报来"), "\(json)")
        // On a terminal one after the other, and each has its answer.
        let halfway = runner.run(
            ["import", "contacts", runner.path("contacts.csv")],
            input: ["是", "否"],
            terminal: true
        )
        #expect(halfway.code == 77)
    }

    private func erase(_ key: String, _ runner: CommandRunner) throws {
        try #require(runner.run("close", "--yes", "--reason", "期满").code == 0)
        try #require(runner.run("contact", "forget", key, "--yes", "--reason", "本人要求").code == 0)
    }

    /// What is written of somebody who was erased is said to be personal data again.
    @Test func whatIsWrittenAgainIsSaid() throws {
        let runner = try SmallSurvey().runner
        let record = ["record", "2", "--outcome", "refused", "--surveyor", "李敏"]
        let first = runner.run(record)
        try #require(first.code == 0 && !first.errors.contains("已按第"), "\(first.errors)")
        try erase("郑州市水利局-02", runner)
        try #require(runner.run("reopen", "--reason", "补拨").code == 0)
        let calls = try runner.run("contact", "2", "--format", "json").json()["calls"] as? [[String: Any]]
        let call = try #require(calls?.first?["call"] as? Int)
        for command in [
            ["correct-number", "2", "--phone", "15400001099", "--reason", "来函"],
            ["amend", "\(call)", "--note", "备注", "--reason", "核对"], ["void", "\(call + 1)", "--reason", "核对"],
            record + ["--note", "备注"],
        ] {
            let said = runner.run(command)
            #expect(said.code == 0 && said.errors.contains("注意：2 号联系人的个人信息已按第"), "\(command): \(said.errors)")
            #expect(runner.run("contact", "forget", "2", "--yes", "--reason", "本人要求").code == 0 || command[0] == "void")
        }
    }

    /// A backup from before an erasure brings back who was erased.
    @Test func whoComesBackWithABackupIsNamed() throws {
        let runner = try SmallSurvey().runner
        let backup = runner.path("copy.db")
        try #require(runner.run("record", "2", "--outcome", "refused", "--surveyor", "李敏").code == 0)
        try #require(runner.run("backup", backup).code == 0)
        #expect(!runner.run("restore", backup).errors.contains("已按要求清除"))
        try erase("郑州市水利局-02", runner)
        let asked = runner.run("restore", backup)
        let said = "备份以后已按要求清除 1 个联系人（郑州市水利局-02）的个人信息，备份里仍有：换上备份后请逐个再次 huifang contact forget。"
        #expect(asked.code == 77 && asked.errors.contains(said), "\(asked.errors)")
        try #require(runner.run("publish", "--yes", "--reason", "公布").code == 0)
        try #require(runner.run("purge", "--yes", "--reason", "到期").code == 0)
        #expect(runner.run("restore", backup).errors.contains("备份里仍有 3 个联系人的"))
        let done = try runner.run("restore", backup, "--yes", "--format", "json").json()
        #expect(done["purged"] as? Int == 3 && (done["forgotten"] as? [String])?.isEmpty == true)
        // Nothing stands there: nothing to ask.
        unlink(runner.path("huifang.db"))
        let new = runner.run("restore", backup)
        #expect(new.code == 0 && !new.output.contains("请逐个"), "\(new.errors)")
        try erase("郑州市水利局-02", runner)
        #expect(runner.run("restore", backup, "--yes").output.contains(said))
    }
}
