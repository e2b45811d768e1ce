import Desktop
import Foundation
import Glibc
import System

/// Whether systemd knows Backtalk as a unit of this person.
struct UnitCheck: HealthCheck {
    static let unit = ServiceFiles.unitName

    let directories: Directories
    let variable: @Sendable (String) -> String?
    var name: String { "unit" }

    func run() -> [Finding] {
        guard let path = paths.first(where: { access($0, F_OK) == 0 }) else {
            return [.good("no \(Self.unit) is installed; sessions that you start yourself need none")]
        }
        guard access(path, R_OK) == 0 else {
            return [.wrong("'\(path)' may not be read", "give yourself read permission")]
        }
        let lines = stopping(path)
        // systemd keeps a link for every unit that runs.
        let runtime = variable("XDG_RUNTIME_DIR") ?? ""
        var status = stat()
        guard lstat("\(runtime)/systemd/units/invocation:\(Self.unit)", &status) == 0 else {
            return [
                .warning(
                    "'\(path)' is installed and does not run",
                    "start it: 'backtalk install-service' does that too")
            ] + lines
        }
        return [.good("'\(path)' is installed and runs")] + lines
    }

    /// Lines that keep a voice's program from doing in the daemon what it does in a terminal, with what each of them stops. Ours
    /// had them once; a person may have written them since.
    private static let restrictions: [(line: String, stops: String)] = [
        ("MemoryDenyWriteExecute=yes", "engines that make code as they run (onnxruntime, PyTorch)"),
        ("PrivateNetwork=yes", "engines that are asked at 127.0.0.1"),
        ("RestrictAddressFamilies=AF_UNIX", "engines that are asked at 127.0.0.1"),
        ("ProtectHome=yes", "programs and models in your home folder"),
        ("ProtectHome=tmpfs", "programs and models in your home folder"),
        ("PrivateDevices=yes", "the sound card"),
    ]

    /// In the unit and in what is laid over it ('systemctl --user edit').
    private func stopping(_ unit: String) -> [Finding] {
        let folder = "\(unit).d"
        // Nothing is laid over it where there is no such folder.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = [unit] + names.filter { $0.hasSuffix(".conf") }.sorted().map { "\(folder)/\($0)" }
        var last: [String: (file: String, stops: String)] = [:]
        for file in files {
            guard let bytes = SmallFile.read(file, limit: Self.longest) else { continue }
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                let line = line.filter { !$0.isWhitespace }
                for restriction in Self.restrictions {
                    guard let key = restriction.line.split(separator: "=").first, line.hasPrefix(key + "=")
                    else { continue }
                    // The last one holds; a line of its own kind takes back what was said before.
                    if last[restriction.line] != nil || line == restriction.line {
                        last[restriction.line] = line == restriction.line ? (file, restriction.stops) : nil
                    }
                }
            }
        }
        return last.sorted { $0.key < $1.key }.map { line, place in
            let cure =
                place.file == unit
                ? "write the unit anew with 'backtalk install-service'"
                : "take it out with 'systemctl --user edit backtalk'"
            return .warning("'\(line)' in '\(place.file)' stops \(place.stops)", cure)
        }
    }

    /// In bytes.
    private static let longest = 1 << 20

    /// Where systemd looks for a person's units, their own first.
    private var paths: [String] {
        let own = directories.config.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folders = [own.joined(separator: "/"), "/etc", "/usr/local/lib", "/usr/lib"]
        return folders.map { "\($0)/systemd/user/\(Self.unit)" }
    }
}
