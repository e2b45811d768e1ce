import Foundation

/// What a process takes of the machine.
struct Footprint: CustomStringConvertible {
    /// Kilobytes that lie in memory.
    var memory: Int
    var descriptors: Int
    var threads: Int

    /// - Throws: where it has ended.
    init(of process: Int32) throws {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        func number(_ name: String) -> Int {
            let row = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            return row?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
        }
        memory = number("VmRSS")
        threads = number("Threads")
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
    }

    var description: String { "\(memory) KB, \(descriptors) descriptors, \(threads) threads" }
}
