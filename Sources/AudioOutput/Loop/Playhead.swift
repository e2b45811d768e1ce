import Scheduler

/// Which frame of the session, or of the aside in it, is heard, told from how many frames the device has been given and
/// has played.
///
/// They part wherever something is written that is no part of the session: the pre-roll, waiting, the lead-in of a device
/// that was dropped, an aside. The last such stretches are kept, as many as can lie in a buffer.
struct Playhead {
    /// What moves while frames are written.
    enum Motion: Sendable, Hashable {
        case session, aside
        /// Silence beside both.
        case nothing
    }

    /// A place in the session, and in the aside that interrupts it there.
    struct Place: Sendable, Hashable {
        var session: Frames
        var aside = Frames.zero
        /// So many frames of silence or aside pass before `session` moves on, as far as they are written.
        var standing = 0
    }

    /// From this device frame on, one of the two runs along, or neither does.
    private struct Stretch {
        var device: Int64
        var session: Int64
        var aside: Int64
        var motion: Motion
    }

    private static let capacity = 64
    /// A ring: stretch `n` lies at `n` modulo `capacity`.
    private var stretches: [Stretch]
    private var count = 0
    /// Frames given to the device.
    private(set) var device: Int64 = 0
    /// The session frame that the next one will be.
    private(set) var session: Frames
    /// The frame of the aside that the next one will be.
    private(set) var aside = Frames.zero

    init(at session: Frames) {
        self.session = session
        stretches = Array(
            repeating: Stretch(device: 0, session: 0, aside: 0, motion: .nothing), count: Self.capacity)
    }

    /// The device was emptied, or goes on elsewhere in the session.
    mutating func restart(at place: Place) {
        session = place.session
        aside = place.aside
        device = 0
        count = 0
    }

    /// Frames were written.
    mutating func advance(_ frames: Int, _ motion: Motion) {
        if frames <= 0 { return }
        if count == 0 || stretches[(count - 1) % Self.capacity].motion != motion {
            stretches[count % Self.capacity] = Stretch(
                device: device, session: session.count, aside: aside.count, motion: motion)
            count += 1
        }
        device += Int64(frames)
        switch motion {
        case .session: session += Frames(Int64(frames))
        case .aside: aside += Frames(Int64(frames))
        case .nothing: break
        }
    }

    /// Where the next frame to be written lies.
    var end: Place { Place(session: session, aside: aside) }

    /// What is at the ear when the device has played so many of its frames.
    func place(at heard: Int64) -> Place {
        var end = device
        var standing: Int64 = 0
        var n = count - 1
        let oldest = max(0, count - Self.capacity)
        while n >= oldest {
            let stretch = stretches[n % Self.capacity]
            let isHere = heard >= stretch.device || n == oldest
            let from = isHere ? max(heard, stretch.device) : stretch.device
            standing = stretch.motion == .session ? 0 : standing + end - from
            if isHere {
                let into = max(0, heard - stretch.device)
                return Place(
                    session: Frames(stretch.session + (stretch.motion == .session ? into : 0)),
                    aside: Frames(stretch.aside + (stretch.motion == .aside ? into : 0)),
                    standing: Int(standing))
            }
            end = stretch.device
            n -= 1
        }
        return Place(session: session, aside: aside)
    }
}
