import Documents
import Practice
import Testing

@testable import Voice

/// A voice file names other voices, and eSpeak NG's, and no file by either.
@Suite struct VoicePathTests {
    private func mistakes(_ text: String, of file: String = "own.yaml") -> [String] {
        var asked: [String] = []
        do throws(Mistakes) {
            _ = try VoiceReader().read(text.utf8, id: "own", file: file) { name in
                asked.append(name)
                return ShippedVoices.source(name)
            }
            return []
        } catch {
            #expect(asked.allSatisfy { VoiceName($0) != nil }, "\(asked)")
            return error.all.map { "\($0.line):\($0.column): \($0.wrong)" }
        }
    }

    @Test(arguments: ["./evil.yaml", "evil.yaml", "../evil", "/tmp/evil", "~/evil", ".evil", "file:///evil"])
    func `a voice extends an installed one, and no path`(path: String) {
        let found = mistakes("extends: \(path)\nengine: {rate: 140}\n")
        #expect(found == ["1:10: found '\(path)', but 'extends' names a voice and never a file"], "\(found)")
    }

    @Test(arguments: [
        "../../../tmp/evil", "/tmp/evil", "..", "gmw/../../evil", "a//b", "!v/../x", "~/evil", "en-us+../x",
        "a\\b",
        "en-us;x", "C:\\x", "en.us", "en-us+f3\u{202E}",
    ])
    func `eSpeak NG's voice is a name of its own list, and no path`(name: String) {
        let found = mistakes("extends: en-us\nengine: {voice: \"\(name.replacing("\\", with: "\\\\"))\"}\n")
        #expect(found.count == 1 && found[0].hasPrefix("2:17: "), "\(found)")
    }

    @Test(arguments: [
        "en-us", "en-us+f3", "gmw/en-US", "English (America)", "de+klatt2", "cmn-latn-pinyin", "en_GB",
        "French (France)+m1",
        "Gaelic (Irish)", "uz+Mr serious",
    ])
    func `the names of eSpeak NG's list stay names`(name: String) {
        #expect(mistakes("extends: en-us\nengine: {voice: \"\(name)\"}\n").isEmpty)
    }
}
