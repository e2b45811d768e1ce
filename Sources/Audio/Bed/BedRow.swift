import Synchronization

/// The bed of a plan as the audio thread reads it: bare pointers that someone else keeps alive.
struct BedRow {
    /// nil: there is no bed.
    var clips: UnsafeMutablePointer<ClipTable.Slot>?
    var shared: UnsafeMutablePointer<ClipTable.Shared>?
    /// What a person set.
    var gain: Float = 0
    var fade = Envelope()
    var duck = Envelope()

    /// The gain that is planned for a frame of the session.
    @_noAllocation @_noLocks
    func gain(at frame: Int64) -> Float { gain * fade.gain(at: frame) * duck.gain(at: frame) }

    /// The block that is ready under this number; only while `shared` is being read.
    @_noAllocation @_noLocks
    func block(_ number: Int64) -> UnsafeMutablePointer<ClipTable.Entry>? {
        guard let clips,
            let entry = clips[Int(number % Int64(MixRow.slots))].load(ordering: .sequentiallyConsistent),
            entry.pointee.cue == Int(number)
        else { return nil }
        return entry
    }
}
