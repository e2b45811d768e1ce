import Glibc
import WorkerProtocol

/// Memory that the worker and its children share: a child puts its samples where the worker reads them, so no pipe
/// carries them and no copy of a page is made at a fork. The pages of a sentence stay; those of longer sounds are given
/// back as soon as they are written or sent.
struct SharedSound: ~Copyable {
    /// How many bytes of samples there are, before the samples themselves.
    private let count: UnsafeMutablePointer<Int>
    private let samples: UnsafeMutableRawBufferPointer

    /// How many bytes of samples the text at hand may have.
    private let most: UnsafeMutablePointer<Int>

    /// A page of its own for both counts, so that pages of samples are whole ones.
    private static let header = 4_096
    /// 20 seconds of speech.
    private static let kept = 1 << 20

    init?() {
        let size = Self.header + WorkerProtocol.longestSound
        guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { return nil }
        count = memory.assumingMemoryBound(to: Int.self)
        most = count + 1
        samples = UnsafeMutableRawBufferPointer(
            start: memory + Self.header, count: WorkerProtocol.longestSound)
    }

    deinit { munmap(count, Self.header + samples.count) }

    /// - Parameter bytes: that the next text may have.
    func clear(for bytes: Int) {
        advise(MADV_REMOVE, upTo: samples.count)
        count.pointee = 0
        most.pointee = min(bytes, samples.count)
    }

    /// - Returns: false when the sound grows too long.
    func append(_ more: UnsafeRawBufferPointer) -> Bool {
        let start = count.pointee
        guard more.count <= most.pointee - start else { return false }
        samples[start...].copyBytes(from: more)
        count.pointee = start + more.count
        advise(MADV_DONTNEED, upTo: count.pointee)
        return true
    }

    /// How many bytes a child that ended well has left. One that did not may have left any number.
    var byteCount: Int { min(max(count.pointee, 0), samples.count) }

    /// Gives the samples in pieces until `take` says no.
    func send(_ take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var start = 0
        while start < byteCount {
            let end = min(start + Self.kept, byteCount)
            guard take(UnsafeRawBufferPointer(rebasing: samples[start..<end])) else { return false }
            advise(MADV_DONTNEED, upTo: end)
            start = end
        }
        return true
    }

    /// Only whole pages behind what is kept. MADV_DONTNEED takes them from this process, MADV_REMOVE from all.
    private func advise(_ advice: Int32, upTo end: Int) {
        let end = end / 4_096 * 4_096
        guard end > Self.kept, byteCount > Self.kept else { return }
        madvise(samples.baseAddress?.advanced(by: Self.kept), end - Self.kept, advice)
    }
}
