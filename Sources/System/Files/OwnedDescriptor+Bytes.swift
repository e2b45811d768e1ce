import Glibc

/// All of something, though a call may take or give a part of it, or be interrupted.
extension OwnedDescriptor {
    /// Writes all of `bytes`.
    ///
    /// - Parameter subject: what the error is about.
    public borrowing func write(_ bytes: UnsafeRawBufferPointer, _ subject: String) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(number, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw SystemError(written < 0 ? errno : EIO, subject) }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Fills `space`. Returns false where the file ends before it is full, or cannot be read.
    public borrowing func fill(_ space: UnsafeMutableRawBufferPointer) -> Bool {
        var filled = 0
        while filled < space.count {
            let got = Glibc.read(number, space.baseAddress?.advanced(by: filled), space.count - filled)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            filled += got
        }
        return true
    }
}
