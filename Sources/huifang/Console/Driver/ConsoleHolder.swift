import Foundation
import Glibc

/// Names a console among all that may hold contacts, so that another one of the same machine can tell whether it still runs.
enum ConsoleHolder {
    static func this() -> String {
        let process = getpid()
        return "\(UUID().uuidString) \(machine) \(process) \(start(of: process) ?? "-")"
    }

    /// Only where it can be known: of this machine, and its process is another one or none. Of others the lease runs out.
    static func hasEnded(_ holder: String) -> Bool {
        let parts = holder.split(separator: " ")
        guard parts.count == 4, parts[1] == machine, let process = pid_t(parts[2]) else { return false }
        return start(of: process) != String(parts[3])
    }

    /// The machine since it was started, and the set of processes that this one sees: containers have their own.
    private static let machine: String = {
        let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? "-"
        let processes = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "-"
        return boot.filter { !$0.isWhitespace } + processes
    }()

    /// When a process began, in ticks since the machine did; `nil` when it is no more. Numbers of processes come again.
    private static func start(of process: pid_t) -> String? {
        // A process killed and not yet waited for is no more, either.
        guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = line.lastIndex(of: ")")
        else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return String(fields[19])
    }
}
