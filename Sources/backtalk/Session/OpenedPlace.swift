import Foundation
import Glibc
import System

/// A file that another process opened and handed over: it may be read, because that process may; its path is the kernel's
/// word, and nobody else's.
struct OpenedFile: Sendable, Hashable {
    let descriptor: Descriptor

    /// nil where it is no regular file, or was not opened for reading: nothing that could keep us waiting is ever read.
    init?(_ descriptor: Descriptor) {
        guard descriptor.status?.kind == S_IFREG, descriptor.isReadable else { return nil }
        self.descriptor = descriptor
    }

    /// A file of this person's, for another process.
    ///
    /// - Throws: what `SourceFile` throws of a file that cannot be read.
    init(path: String) throws {
        guard let file = OpenedFile(Descriptor(try SourceFile.open(path))) else {
            throw Complaint("'\(path)' is a folder, a device or a pipe; name a file")
        }
        self = file
    }

    /// A path that opens it anew, from its beginning, as long as this value lives.
    var link: String { descriptor.link }

    /// The path that the kernel knows it by.
    var path: String { descriptor.kernelPath }

    /// The content, whatever was read of it before and by whom.
    ///
    /// - Throws: as `SourceFile.bytes`.
    func bytes() throws -> Data { try SourceFile.bytes(of: descriptor.number, path) }
}

/// A folder that another process opened and handed over. What lies in it may be used, and nothing outside.
struct OpenedFolder: Sendable, Hashable {
    let descriptor: Descriptor
    /// Where it lies.
    let path: String

    /// nil where it is no folder, was not opened for reading, or does not lie where its path says: what another process sees
    /// under that path need not be what we see.
    init?(_ descriptor: Descriptor) {
        guard let status = descriptor.status, status.kind == S_IFDIR, descriptor.isReadable else {
            return nil
        }
        path = descriptor.kernelPath
        var there = stat()
        guard stat(path, &there) == 0, there.st_dev == status.device, there.st_ino == status.number else {
            return nil
        }
        self.descriptor = descriptor
    }

    /// A folder of this person's, for another process.
    ///
    /// - Throws: a `Complaint` where it cannot be opened.
    init(path: String) throws {
        let number = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard number >= 0, let folder = OpenedFolder(Descriptor(owning: number)) else {
            throw Complaint("the folder '\(path)' cannot be opened; check its permissions", .failed)
        }
        self = folder
    }

    /// The path of what lies in the folder under this name; nil where that would lead out of it, by links too.
    func path(of name: String) -> String? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." }),
            !name.unicodeScalars.contains("\0")
        else { return nil }
        let path = path == "/" ? "/\(name)" : "\(path)/\(name)"
        return holds(path) ? path : nil
    }

    /// Whether a path does not lead out of the folder, as far as there is anything.
    func holds(_ file: String) -> Bool {
        do throws(SystemError) {
            // Closed again at once: only where it lies counts here.
            _ = try Enclosure([path]).open(file)
            return true
        } catch {
            return error.code != EXDEV
        }
    }
}

extension Descriptor {
    fileprivate struct Status {
        var kind: mode_t
        var device: dev_t
        var number: ino_t
    }

    fileprivate var status: Status? {
        var status = stat()
        guard fstat(number, &status) == 0 else { return nil }
        return Status(kind: status.st_mode & S_IFMT, device: status.st_dev, number: status.st_ino)
    }

    fileprivate var isReadable: Bool {
        let flags = fcntl(number, F_GETFL)
        return flags >= 0 && flags & O_ACCMODE != O_WRONLY && flags & KernelPath.lookOnly == 0
    }

    fileprivate var link: String { KernelPath.link(number) }

    /// Where there is no /proc, what would be in it.
    fileprivate var kernelPath: String {
        do throws(SystemError) { return try KernelPath.of(number, link) } catch { return link }
    }
}
