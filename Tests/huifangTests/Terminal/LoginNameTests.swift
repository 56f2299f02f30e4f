import Foundation
import Testing

@testable import huifang

@Suite struct LoginNameTests {
    @Test func namesStandInTheFileOfUsers() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let long = String(repeating: "办", count: 3000)
        let lines = [
            "root:x:0:0:root:/root:/bin/sh", "# a comment", "limin:x:1001:100:\(long):/home/limin:/bin/sh", "broken",
            "+::::::",
            "-@others:x:1003:100:::", "zhaolei:x:1002:100::/home/zhaolei:/bin/sh", "again:x:1002:100:::",
        ]
        try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(LoginName.inFile(file, of: 0) == "root")
        #expect(LoginName.inFile(file, of: 1001) == "limin")
        #expect(LoginName.inFile(file, of: 1002) == "zhaolei")
        #expect(LoginName.inFile(file, of: 1003) == nil)
        #expect(LoginName.inFile(file, of: 4294) == nil)
        #expect(LoginName.inFile(file + ".none", of: 0) == nil)
    }

    @Test func theMachinesOwnProgramKnowsTheRest() {
        #expect(LoginName.fromID() == String(cString: getpwuid(getuid()).pointee.pw_name))
    }
}
