import Foundation
import Testing

@testable import huifang

@Suite struct DialCommandTests {
    /// The number is one argument of its own; nothing is read by a shell.
    @Test func theNumberIsAnArgumentAndNoShellReadsIt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dial-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = folder.appendingPathComponent("dial").path
        let out = folder.appendingPathComponent("out").path
        try Data("#!/bin/sh\nprintf '%s\\n' \"$@\" >'\(out).new'; mv '\(out).new' '\(out)'\n".utf8).write(
            to: URL(fileURLWithPath: script)
        )
        chmod(script, 0o755)
        let command = try #require(DialCommand("\(script)  --call $(id) ;x"))
        let process = try #require(command.dial("0371-67181234x801"))
        waitpid(process, nil, 0)
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "--call\n$(id)\n;x\n037167181234\n")
    }

    /// The vectors of RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64IsThatOfTheStandard(_ text: String, _ encoded: String) { #expect(base64(text) == encoded) }

    @Test func emptyAndMissingCommandsDialNothing() {
        #expect(DialCommand("  ") == nil)
        #expect(DialCommand("/nowhere/dialler")?.dial("15400000123") == nil)
        #expect(DialCommand.digits("+85221234567") == "+85221234567")
        #expect(DialCommand.digits("15400000123") == "15400000123")
    }
}
