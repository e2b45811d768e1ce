import Desktop
import Foundation
import Glibc
import System

/// One of the three places by which the system knows the daemon. What was not made by an installation stays: it is neither
/// replaced nor removed.
struct InstalledFile {
    enum Content {
        case text(String)
        /// Where a symbolic link leads.
        case link(to: String)
    }

    /// What lies at the place.
    private enum Present {
        case nothing
        case ours
        /// With what is said of it.
        case foreign(String)
    }

    let path: String
    let content: Content

    /// - Throws: a `Complaint` where somebody else's lies there.
    func check() throws {
        if case .foreign(let sentence) = try present { throw Complaint(sentence, .failed) }
    }

    /// - Throws: a `Complaint` where it cannot be written, or somebody else's lies there.
    func write() throws {
        try check()
        switch content {
        case .text(let text): try write(text)
        case .link(let target): try link(to: target)
        }
    }

    /// Removes the name alone, of a link too: what the link leads to stays.
    ///
    /// - Returns: whether there was one.
    /// - Throws: a `Complaint` where it cannot be removed, or somebody else's lies there.
    func remove() throws -> Bool {
        switch try present {
        case .nothing: return false
        case .foreign(let sentence): throw Complaint(sentence, .failed)
        case .ours:
            guard unlink(path) == 0 || errno == ENOENT else { throw changing(errno) }
            return true
        }
    }

    private var present: Present {
        get throws {
            var status = stat()
            guard lstat(path, &status) == 0 else {
                if errno == ENOENT || errno == ENOTDIR { return .nothing }
                throw changing(errno)
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                return .foreign("'\(path)' is a folder and was left alone; move it away, and run this again")
            }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            if case .link = content { return isLink ? .ours : stranger }
            // A link is followed, as systemd and the bus follow it; one that leads nowhere yet is nobody's file.
            if isLink, stat(path, &status) != 0, errno == ENOENT { return .ours }
            guard status.st_mode & S_IFMT == S_IFREG else { return stranger }
            do {
                let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
                return text.isEmpty || ServiceFiles.wrote(text) ? .ours : stranger
            } catch {
                throw Complaint("'\(path)' cannot be read; give yourself read permission", .failed)
            }
        }
    }

    private var stranger: Present {
        .foreign(
            "'\(path)' was not written by 'install-service' and was left alone; move it away, and run this again"
        )
    }

    private func write(_ text: String) throws {
        do throws(SystemError) {
            // Through a link, which stays.
            try FileReplacement.write(text.utf8, to: path, .backtalk)
        } catch {
            throw changing(error.code)
        }
        // A file that an umask had left open to everybody is not kept so.
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o022 != 0 else { return }
        if chmod(path, status.st_mode & 0o755) != 0 { throw changing(errno) }
    }

    /// In place of another link there, at once.
    private func link(to target: String) throws {
        let temporary = "\(path).new-\(getpid())"
        unlink(temporary)
        guard symlink(target, temporary) == 0 else { throw changing(errno) }
        guard rename(temporary, path) == 0 else {
            let problem = errno
            unlink(temporary)
            throw changing(problem)
        }
    }

    private func changing(_ code: Int32) -> Complaint { Self.cannotChange(path, code) }

    static func cannotChange(_ path: String, _ code: Int32) -> Complaint {
        Complaint(
            "'\(path)' cannot be changed (\(SystemError(code, path).reason)); check the permissions of its folder",
            .failed)
    }
}
