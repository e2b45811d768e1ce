import Glibc

@testable import Speech

/// The real worker of this build, and scripts that stand in for broken ones.
enum Workers {
    /// Products of one build lie in one folder, and the tests' executable below or in it.
    static let real: String = {
        var folder = WorkerLocation.besideExecutable()[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let path = folder + "/" + WorkerLocation.name
            if access(String(path), X_OK) == 0 { return String(path) }
        }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/" + package + "/.build/debug/" + WorkerLocation.name
    }()

    /// A worker written in sh; `WORKER` is the real one and `HERE` the directory.
    static func script(_ body: String, in directory: TemporaryDirectory) -> String {
        let path = directory("worker")
        let text = "#!/bin/sh\nWORKER='\(real)'\nHERE='\(directory.path)'\n\(body)\n"
        TemporaryDirectory.write(Array(text.utf8), to: path, mode: 0o700)
        return path
    }

    /// A synthesizer whose deadline suits a test.
    static func synthesizer(_ worker: String = real, deadline: Int64 = 20_000) -> ESpeakSynthesizer {
        ESpeakSynthesizer(worker: worker, record: nil, deadline: deadline)
    }
}
