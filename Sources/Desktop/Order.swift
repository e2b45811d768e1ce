import Player
import Scheduler

public enum Order: Sendable, Hashable {
    case pause, resume, toggle, next, previous, again, longer, easier, louder, quieter, stop, interrupt
    case skip(to: String)
    case seek(to: Frames)
    case volume(Volume)
}
