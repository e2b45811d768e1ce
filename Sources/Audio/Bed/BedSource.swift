/// What a bed plays: an endless sound in blocks. Called by one thread at a time, never by the audio thread.
public protocol BedSource: AnyObject {
    /// Fills a block with `Bed.blockFrames` frames of 16-bit stereo, levelled to `Levels.bedLoudness`. The same number gives
    /// the same samples, whatever was asked before; the one after the last is the cheapest.
    ///
    /// - Returns: false: there is nothing, now and for ever.
    func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool
}
