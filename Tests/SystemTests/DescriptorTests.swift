import Glibc
import System
import Testing

@Suite("Descriptors") struct DescriptorTests {
    private static func isOpen(_ number: Int32) -> Bool { fcntl(number, F_GETFD) >= 0 }

    @Test("An owned descriptor is closed at the end of its life") func closes() throws {
        let number: Int32
        do {
            let file = try OwnedDescriptor(checking: open("/dev/null", O_RDONLY | O_CLOEXEC), "/dev/null")
            number = file.number
            // Nothing may be said of the number afterwards: another thread may have it by then.
            #expect(Self.isOpen(number))
            let copy = try file.copy()
            #expect(copy.number != number)
            #expect(fcntl(copy.number, F_GETFD) & FD_CLOEXEC != 0)
            try copy.close()
            #expect(Self.isOpen(number))
        }
        // A pipe tells that its writing end has gone.
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let reading = OwnedDescriptor(owning: ends[0])
        do { _ = OwnedDescriptor(owning: ends[1]) }
        var byte: UInt8 = 0
        #expect(read(reading.number, &byte, 1) == 0)
    }

    @Test("One that is taken is no longer the first owner's to close") func takes() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let reading = OwnedDescriptor(owning: ends[0])
        let writing = OwnedDescriptor(owning: ends[1]).take()
        #expect(write(writing, "a", 1) == 1)
        close(writing)
        var byte: UInt8 = 0
        #expect(read(reading.number, &byte, 1) == 1)
        #expect(read(reading.number, &byte, 1) == 0)
    }

    @Test("A call that failed is an error about what was asked for") func checks() {
        #expect(throws: SystemError(ENOENT, "/nowhere/at/all")) {
            _ = try OwnedDescriptor(checking: open("/nowhere/at/all", O_RDONLY), "/nowhere/at/all")
        }
    }

    @Test(
        "An error that has nothing to do with sound does not speak of it",
        arguments: [EMFILE, ENFILE, EAGAIN, EIO])
    func sentences(_ code: Int32) {
        let sentence = SystemError(code, "eventfd").description
        #expect(sentence.contains("eventfd"))
        #expect(sentence.hasSuffix("."))
        #expect(!sentence.contains("sound"))
    }
}
