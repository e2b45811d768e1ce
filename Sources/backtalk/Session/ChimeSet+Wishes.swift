import Audio
import Foundation
import Practice
import Scheduler

extension ChimeSet {
    /// - Throws: a `Complaint` where a file is not there.
    init(_ wishes: ChimeWishes, _ directories: Directories) throws {
        self.init(family: wishes.family ?? .mixed, pitch: wishes.pitch ?? 0)
        for (name, place) in wishes.own {
            guard let role = ChimeRole(rawValue: name) else { continue }
            let path = directories.path(ofConfigured: place)
            guard FileManager.default.fileExists(atPath: path) else {
                throw Complaint(
                    "'\(directories.configFile)' sets '\(name)' of 'chimes', but there is no file '\(path)'; check the path"
                )
            }
            own[role] = path
        }
    }
}
