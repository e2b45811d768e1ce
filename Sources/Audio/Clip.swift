import Scheduler

/// A sound of its own: 16-bit mono at 48 kHz, never changed once made.
///
/// The samples lie at one address for as long as the clip lives, so that the audio thread can read them
/// without touching a reference count.
public final class Clip: Sendable {
    nonisolated(unsafe) let base: UnsafePointer<Int16>
    /// The number of samples.
    public let count: Int
    /// The largest magnitude among them, 0…1.
    public let peak: Float

    /// Copies `samples`.
    public convenience init(samples: [Int16]) {
        self.init(count: samples.count) { buffer in
            _ = buffer.update(from: samples)
        }
    }

    /// Makes a clip of `count` samples in place: they are zero when `fill` gets them.
    public init(count: Int, fill: (UnsafeMutableBufferPointer<Int16>) throws -> Void) rethrows {
        let buffer = UnsafeMutableBufferPointer<Int16>.allocate(capacity: max(count, 1))
        buffer.initialize(repeating: 0)
        base = UnsafePointer(buffer.baseAddress.unsafelyUnwrapped)
        self.count = max(count, 0)
        do {
            try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<self.count]))
        } catch {
            buffer.deallocate()
            throw error
        }
        peak = Self.peak(UnsafeBufferPointer(rebasing: buffer[..<self.count]))
    }

    private static func peak(_ samples: UnsafeBufferPointer<Int16>) -> Float {
        var (low, high): (Int16, Int16) = (0, 0)
        for sample in samples {
            low = min(low, sample)
            high = max(high, sample)
        }
        return max(-Float(low), Float(high)) / SampleFormat.scale
    }

    deinit {
        base.deallocate()
    }

    public var frames: Frames { Frames(Int64(count)) }

    public var samples: Samples { Samples(clip: self) }

    public func withUnsafeSamples<R>(_ body: (UnsafeBufferPointer<Int16>) throws -> R) rethrows -> R {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeBufferPointer(start: base, count: count))
    }

    /// The samples as a collection that keeps its clip alive.
    public struct Samples: RandomAccessCollection, Sendable {
        let clip: Clip

        public var startIndex: Int { 0 }
        public var endIndex: Int { clip.count }

        public subscript(index: Int) -> Int16 {
            precondition(index >= 0 && index < clip.count, "a sample outside its clip")
            return clip.base[index]
        }

        public func withContiguousStorageIfAvailable<R>(
            _ body: (UnsafeBufferPointer<Int16>) throws -> R
        ) rethrows -> R? {
            try clip.withUnsafeSamples(body)
        }
    }
}

extension Clip: Hashable {
    public static func == (a: Clip, b: Clip) -> Bool {
        a === b || (a.count == b.count && a.samples.elementsEqual(b.samples))
    }

    public func hash(into hasher: inout Hasher) {
        withUnsafeSamples { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
