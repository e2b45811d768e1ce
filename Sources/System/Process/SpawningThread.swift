import CLinux
import Glibc
import Synchronization

/// The thread that starts all our processes, for as long as we run. The kernel ends a process "with its parent" when the
/// *thread* that started it ends: a session's threads come and go, this one stays. Waiting, it costs nothing.
final class SpawningThread: Sendable {
    private final class Order: Sendable {
        let launch: ChildProcess.Launch
        let isDone: EventSignal
        let result = Mutex<Result<pid_t, SystemError>?>(nil)

        init(_ launch: ChildProcess.Launch) throws(SystemError) {
            self.launch = launch
            isDone = try EventSignal()
        }
    }

    private static let shared = Mutex<SpawningThread?>(nil)

    private let orders = Mutex<[Order]>([])
    private let hasOrders: EventSignal

    private init() throws(SystemError) {
        hasOrders = try EventSignal()
        let thread = try PlainThread("backtalk-spawn") { [self] in work() }
        thread.detach()
    }

    /// - Returns: the process.
    static func start(_ launch: ChildProcess.Launch) throws(SystemError) -> pid_t {
        let thread = try shared.withLock { (shared: inout sending SpawningThread?) throws(SystemError) in
            if let shared { return shared }
            let thread = try SpawningThread()
            shared = thread
            return thread
        }
        let order = try Order(launch)
        thread.orders.withLock { $0.append(order) }
        thread.hasOrders.set()
        _ = SystemClock().wait(for: order.isDone, until: nil)
        guard let result = order.result.withLock({ $0 }) else { throw SystemError(EIO, launch.program) }
        return try result.get()
    }

    private func work() {
        while true {
            _ = SystemClock().wait(for: hasOrders, until: nil)
            hasOrders.clear()
            let orders = orders.withLock { orders in
                defer { orders = [] }
                return orders
            }
            for order in orders {
                let result = Self.spawn(order.launch)
                order.result.withLock { $0 = result }
                order.isDone.set()
            }
        }
    }

    /// No signal is held back or ignored in it, and it leads a group of its own.
    private static func spawn(_ launch: ChildProcess.Launch) -> Result<pid_t, SystemError> {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        for (number, file) in launch.files.enumerated() {
            posix_spawn_file_actions_adddup2(&files, file, Int32(number))
        }
        posix_spawn_file_actions_addclosefrom_np(&files, Int32(launch.files.count))

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        let words = CStrings([launch.program] + launch.arguments)
        let environment = CStrings(launch.environment)
        var process: pid_t = 0
        let status = posix_spawn(
            &process, launch.program, &files, &attributes, words.pointers, environment.pointers)
        return status == 0 ? .success(process) : .failure(SystemError(status, launch.program))
    }
}

/// Texts as C reads them, ended by a null pointer.
struct CStrings: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        pointers = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
        (pointers + count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { free(pointers[index]) }
        pointers.deallocate()
    }
}
