import CSystemd
import Desktop
import Foundation
import Synchronization

/// Somebody who took names that others look up, and answers every call of them wrongly, or never. On a thread of its own.
public final class Squatter: @unchecked Sendable {
    /// What is answered to every call.
    public enum Manner: Sendable, CaseIterable {
        case never, wrongTypes, hugeArray, noNumbers
    }

    private let isOver = Atomic(false)
    private let taken = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let called = Mutex<Set<String>>([])

    /// Returns when it has the names.
    public init(_ address: String, _ names: [String], _ manner: Manner) {
        Thread.detachNewThread { [self] in
            run(address, names, manner)
            ended.signal()
        }
        taken.wait()
    }

    public func end() {
        isOver.store(true, ordering: .relaxed)
        ended.wait()
    }

    /// The methods that were called of it.
    public var calls: Set<String> { called.withLock { $0 } }

    private func run(_ address: String, _ names: [String], _ manner: Manner) {
        var bus: OpaquePointer?
        sd_bus_new(&bus)
        sd_bus_set_address(bus, address)
        sd_bus_set_bus_client(bus, 1)
        sd_bus_start(bus)
        for name in names { sd_bus_request_name(bus, name, UInt64(SD_BUS_NAME_QUEUE)) }
        taken.signal()
        while !isOver.load(ordering: .relaxed) {
            var message: OpaquePointer?
            let result = sd_bus_process(bus, &message)
            if result < 0 { break }
            if let message, sd_bus_message_is_method_call(message, nil, nil) > 0 {
                answer(message, manner, bus)
            }
            sd_bus_message_unref(message)
            if result == 0 { sd_bus_wait(bus, 20_000) }
        }
        sd_bus_flush_close_unref(bus)
    }

    private func answer(_ call: OpaquePointer, _ manner: Manner, _ bus: OpaquePointer?) {
        if let member = sd_bus_message_get_member(call) {
            called.withLock { _ = $0.insert(String(cString: member)) }
        }
        var message: OpaquePointer?
        guard manner != .never, sd_bus_message_new_method_return(call, &message) >= 0 else { return }
        switch manner {
        case .never: break
        case .wrongTypes:
            sd_bus_message_open_container(message, CChar(UInt8(ascii: "a")), "b")
            var truth: Int32 = 1
            sd_bus_message_append_basic(message, CChar(UInt8(ascii: "b")), &truth)
            sd_bus_message_close_container(message)
        case .hugeArray:
            sd_bus_message_open_container(message, CChar(UInt8(ascii: "a")), "s")
            for _ in 0..<50_000 { sd_bus_message_append_basic(message, CChar(UInt8(ascii: "s")), "Playing") }
            sd_bus_message_close_container(message)
        case .noNumbers:
            for number in [Double.nan, .infinity, -.infinity, 1e308] {
                var number = number
                sd_bus_message_append_basic(message, CChar(UInt8(ascii: "d")), &number)
            }
        }
        sd_bus_send(bus, message, nil)
        sd_bus_message_unref(message)
    }
}
