import Glibc
import WorkerProtocol

/// Standard input and output as whole frames.
struct Port {
    enum Input {
        case request(WorkerRequest)
        case end
        case garbage
    }

    func receive() -> Input {
        guard let prefix = read(4) else { return .end }
        let length = prefix.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length > 0, length <= WorkerProtocol.longestMessage, let frame = read(length),
            let request = WorkerRequest(frame)
        else { return .garbage }
        return .request(request)
    }

    /// - Returns: false when the other side is gone.
    func send(_ reply: WorkerReply) -> Bool { write(reply.frame) }

    func send(sound: [UInt8], rate: UInt32) -> Bool {
        write(WorkerReply.soundFrame(rate: rate, byteCount: sound.count)) && write(sound)
    }

    private func read(_ count: Int) -> [UInt8]? {
        var complete = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count {
                let got = Glibc.read(STDIN_FILENO, buffer.baseAddress?.advanced(by: filled), count - filled)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    complete = false
                    return
                }
                filled += got
            }
        }
        return complete ? bytes : nil
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { writeFully($0, to: STDOUT_FILENO) }
    }
}

/// - Returns: false when not all could be written.
func writeFully(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
        let written = write(file, rest.baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return true
}
