import Glibc
import System
import Testing
import Voice

@testable import Speech

/// Workers that break, and what the client makes of it.
@Suite struct BrokenWorkerTests {
    private let settings = EngineSettings(voice: "en-us")

    @Test(arguments: [SIGKILL, SIGSEGV, SIGSTOP])
    func `a worker that is killed, crashes or hangs is replaced`(signal: Int32) throws {
        let synthesizer = Workers.synthesizer(deadline: 2_000)
        let first = try synthesizer.speak("Hello.", with: settings)
        let broken = try #require(synthesizer.idleProcesses.first)
        kill(broken, signal)
        #expect(try synthesizer.speak("Hello.", with: settings) == first)
        #expect(synthesizer.idleProcesses != [broken])
        #expect(kill(broken, 0) != 0)
    }

    @Test(arguments: [SIGKILL, SIGSEGV, SIGABRT])
    func `a child that crashes while it speaks is not the end of its worker's client`(signal: Int32) throws {
        let text = String(repeating: "Slide your hips back towards your heels. ", count: 60)
        let synthesizer = Workers.synthesizer()
        let expected = try synthesizer.speak(text, with: settings)
        let worker = try #require(synthesizer.idleProcesses.first)
        let listed = "/proc/\(worker)/task/\(worker)/children"
        TwoThreads.run { thread in
            if thread == 0 {
                let raw = try? synthesizer.speak(text, with: settings)
                #expect(raw == expected)
            } else {
                let limit = MonotonicTime.now.milliseconds + 10_000
                while MonotonicTime.now.milliseconds < limit {
                    guard
                        let child = Int32(
                            String(decoding: TemporaryDirectory.read(listed), as: UTF8.self).prefix {
                                $0 != " "
                            })
                    else { continue }
                    #expect(kill(child, signal) == 0)
                    return
                }
                Issue.record("no child was seen")
            }
        }
        #expect(kill(worker, 0) != 0)
    }

    @Test(arguments: [
        "if mkdir $HERE/once; then exit 3; fi; exec $WORKER",
        "if mkdir $HERE/once; then exec echo nonsense that goes on for a while; fi; exec $WORKER",
        "if mkdir $HERE/once; then $WORKER | head -c 1000; exit; fi; exec $WORKER",
        "if mkdir $HERE/once; then exec yes; fi; exec $WORKER",
        "if mkdir $HERE/once; then exec sleep 1000; fi; exec $WORKER",
        "if mkdir $HERE/once; then $WORKER | (head -c 1000; exec sleep 1000); exit; fi; exec $WORKER",
    ])
    func `a text is tried once more with a new worker`(body: String) throws {
        let directory = TemporaryDirectory()
        let synthesizer = Workers.synthesizer(Workers.script(body, in: directory), deadline: 2_500)
        let expected = try Workers.synthesizer().speak("Hello.", with: settings)
        #expect(try synthesizer.speak("Hello.", with: settings) == expected)
    }

    @Test(arguments: [
        "exit 1", "exit 127", "kill -ABRT $$", "exec yes", "exec echo nonsense that goes on for a while",
        "exec sleep 1000", "kill -9 $$",
    ])
    func `a worker that never works is an error of one sentence and a next step`(body: String) throws {
        let directory = TemporaryDirectory()
        let synthesizer = Workers.synthesizer(Workers.script(body, in: directory), deadline: 300)
        let error = #expect(throws: SpeechError.self) { try synthesizer.speak("Hello.", with: settings) }
        #expect(error?.code == .engineFailed)
        #expect(error?.description.hasSuffix(".") == true)
        // It is installed.
        for name in ["espeak", "eSpeak"] { #expect(error?.description.contains("Install \(name)") == false) }
        #expect(error?.description.contains("is installed") == false, "\(error?.description ?? "")")
        #expect(synthesizer.idleProcesses.isEmpty)
    }

    @Test(arguments: [
        "exit 3", "exec echo nonsense that goes on for a while", "exec sleep 1000", "kill -9 $$",
    ])
    func `a hello that does not come is asked for once more`(body: String) throws {
        let directory = TemporaryDirectory()
        let worker = Workers.script("if mkdir $HERE/once; then \(body); fi; exec $WORKER", in: directory)
        let synthesizer = Workers.synthesizer(worker, deadline: 2_500)
        #expect(try synthesizer.identity() == Workers.synthesizer().identity())
    }

    @Test func `a worker that is not there is an error that says where it was looked for`() throws {
        let error = #expect(throws: SpeechError.self) {
            try Workers.synthesizer("/nowhere/backtalk-espeak").speak("Hello.", with: settings)
        }
        #expect(error?.code == .engineMissing)
        #expect(error?.description.contains("/nowhere/backtalk-espeak") == true)
    }

    @Test func `a worker ends when its client goes`() throws {
        var process: Int32 = 0
        do {
            let synthesizer = Workers.synthesizer()
            _ = try synthesizer.speak("Hello.", with: settings)
            process = try #require(synthesizer.idleProcesses.first)
            #expect(kill(process, 0) == 0)
        }
        #expect(kill(process, 0) != 0)
    }

    @Test func `a worker ends by itself when its input does`() throws {
        let pipe = try #require(popen("\(Workers.real) < /dev/null 2>/dev/null | wc -c", "re"))
        var line = [CChar](repeating: 0, count: 64)
        _ = fgets(&line, 64, pipe)
        #expect(pclose(pipe) == 0)
        #expect(atoi(line) > 20)
    }

    @Test func `the record of an engine saves starting it, and a damaged one does not matter`() throws {
        let directory = TemporaryDirectory()
        let worker = Workers.script("echo >> $HERE/starts; exec $WORKER", in: directory)
        func identity() throws -> String {
            try ESpeakSynthesizer(worker: worker, record: directory("cache/engine")).identity()
        }
        let first = try identity()
        #expect(first.hasPrefix("espeak-ng "))
        #expect(try identity() == first)
        #expect(TemporaryDirectory.read(directory("starts")).count == 1)
        var bytes = TemporaryDirectory.read(directory("cache/engine"))
        bytes[bytes.count / 2] ^= 1
        TemporaryDirectory.write(bytes, to: directory("cache/engine"))
        #expect(try identity() == first)
        #expect(TemporaryDirectory.read(directory("starts")).count == 2)
    }
}
