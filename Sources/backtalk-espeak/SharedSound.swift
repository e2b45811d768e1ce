import Glibc
import WorkerProtocol

/// Memory that the worker and its children share: a child puts its samples where the worker reads them, so no pipe
/// carries them and no copy of a page is made at a fork. Pages that no sound ever reached take no memory.
struct SharedSound: ~Copyable {
    /// How many bytes of samples there are, before the samples themselves.
    private let count: UnsafeMutablePointer<Int>
    private let samples: UnsafeMutableRawBufferPointer

    private static let header = 64

    init?() {
        let size = Self.header + WorkerProtocol.longestSound
        guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { return nil }
        count = memory.assumingMemoryBound(to: Int.self)
        samples = UnsafeMutableRawBufferPointer(
            start: memory + Self.header, count: WorkerProtocol.longestSound)
    }

    deinit { munmap(count, Self.header + samples.count) }

    func clear() { count.pointee = 0 }

    /// - Returns: false when the sound grows too long.
    func append(_ more: UnsafeRawBufferPointer) -> Bool {
        let start = count.pointee
        guard more.count <= samples.count - start else { return false }
        samples[start...].copyBytes(from: more)
        count.pointee = start + more.count
        return true
    }

    /// What a child that ended well has left. One that did not may have left any count.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: samples[..<min(max(count.pointee, 0), samples.count)])
    }
}
