import Glibc
import System
import WorkerProtocol

/// Our end of the socket to a worker: whole frames, each within a deadline.
struct WorkerPort: ~Copyable {
    enum Reply {
        case message(WorkerReply)
        case sound(RawSpeech)
    }

    private let file: OwnedDescriptor
    /// Breaks off every wait when it is set; nil: nothing does.
    private let stop: EventSignal?

    private var socket: Int32 { file.number }

    init(socket: consuming OwnedDescriptor, stop: EventSignal?) {
        file = socket
        self.stop = stop
    }

    func send(_ request: WorkerRequest, within deadline: Int64) throws(WorkerTrouble) {
        let limit = MonotonicTime.now.milliseconds + deadline
        var rest = request.frame[...]
        while !rest.isEmpty {
            try wait(for: POLLOUT, until: limit)
            // Without MSG_NOSIGNAL a worker that ended would end us.
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, flags) }
            if sent < 0, errno == EINTR || errno == EAGAIN { continue }
            guard sent > 0 else { throw .gone }
            rest = rest.dropFirst(sent)
        }
    }

    func reply(within deadline: Int64) throws(WorkerTrouble) -> Reply {
        let limit = MonotonicTime.now.milliseconds + deadline
        let start = try bytes(5, until: limit)
        let length = start[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        if start[4] == WorkerReply.sound { return .sound(try sound(length: length, until: limit)) }
        guard (1...WorkerProtocol.longestMessage).contains(length),
            let message = WorkerReply([start[4]] + (try bytes(length - 1, until: limit)))
        else { throw .garbage }
        return .message(message)
    }

    private func sound(length: Int, until limit: Int64) throws(WorkerTrouble) -> RawSpeech {
        let byteCount = length - WorkerReply.soundPrefix
        // The worker reads up to a pipe's worth more before it sees that a sound is too long.
        guard (0...WorkerProtocol.longestSound).contains(byteCount), byteCount % 2 == 0 else {
            throw .garbage
        }
        let rate = try bytes(4, until: limit).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard (8_000...192_000).contains(rate) else { throw .garbage }
        var trouble: WorkerTrouble?
        var samples = [Int16](unsafeUninitializedCapacity: byteCount / 2) { buffer, filled in
            let space = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: byteCount)
            trouble = fill(space, until: limit)
            filled = trouble == nil ? byteCount / 2 : 0
        }
        if let trouble { throw trouble }
        if Int16(littleEndian: 1) != 1 { samples = samples.map(Int16.init(littleEndian:)) }
        return RawSpeech(samples: samples, rate: rate)
    }

    private func bytes(_ count: Int, until limit: Int64) throws(WorkerTrouble) -> [UInt8] {
        var trouble: WorkerTrouble?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let space = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count)
            trouble = fill(space, until: limit)
            filled = trouble == nil ? count : 0
        }
        if let trouble { throw trouble }
        return bytes
    }

    private func fill(_ space: UnsafeMutableRawBufferPointer, until limit: Int64) -> WorkerTrouble? {
        var filled = 0
        while filled < space.count {
            do throws(WorkerTrouble) { try wait(for: POLLIN, until: limit) } catch { return error }
            let flags = Int32(MSG_DONTWAIT)
            let got = recv(socket, space.baseAddress?.advanced(by: filled), space.count - filled, flags)
            if got < 0, errno == EINTR || errno == EAGAIN { continue }
            guard got > 0 else { return .gone }
            filled += got
        }
        return nil
    }

    private func wait(for event: Int32, until limit: Int64) throws(WorkerTrouble) {
        while true {
            let left = limit - MonotonicTime.now.milliseconds
            guard left > 0 else { throw .silent }
            var watched = [
                pollfd(fd: socket, events: Int16(event), revents: 0),
                pollfd(fd: stop?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 2, Int32(clamping: left))
            if ready < 0, errno != EINTR { throw .gone }
            guard ready > 0 else { continue }
            if watched[1].revents != 0 { throw .stopped }
            return
        }
    }
}
