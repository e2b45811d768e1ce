/// What `backtalk-espeak` and its client say to each other, over the worker's standard input and output.
///
/// Every message is a frame: its length in bytes as UInt32, then that many bytes, of which the first is the kind.
/// All numbers are little-endian; text is UTF-8, as a UInt32 length and its bytes.
///
///     worker   hello   h  protocol UInt32, version text, library path text, data path text
///     client   voice   v  rate, pitch, range, word gap: Int32 each; name text
///     worker   ready   r
///     client   speak   s  the UTF-8 bytes of the text
///     worker   sound   p  samples a second UInt32, then 16-bit samples to the end of the frame
///     worker   failed  f  failure UInt8, sentence text; in place of hello, ready or sound
///
/// The worker says hello first. The client names one voice, once, and then asks for one sound after the other.
/// A frame that is none of these ends the side that reads it.
public enum WorkerProtocol {
    /// Raised whenever the same request would sound different, or frames change.
    public static let version: UInt32 = 1

    /// The longest text, in bytes of UTF-8. A cue has at most 1 000 characters.
    public static let longestText = 16_384

    /// The longest sound, in bytes: five minutes at 22 050 samples a second. 1 000 characters at the slowest rate
    /// take about two.
    public static let longestSound = 300 * 22_050 * 2

    /// The seconds that a text of so many characters may sound at most: ten and two for each, never above five minutes.
    /// Usually a character takes a fifteenth of a second; of digits at the slowest rate, with the longest gap between them,
    /// it takes 1.2. What is longer is no speech of that text.
    public static func longestSound(characters: Int) -> Int { 10 + 2 * min(145, characters) }

    /// The same in bytes of 16-bit samples.
    ///
    /// - Parameter text: UTF-8.
    public static func longestSound(_ text: [UInt8], rate: Int) -> Int {
        longestSound(characters: text.count { $0 & 0xC0 != 0x80 }) * rate * 2
    }

    /// How long the worker lets one text take, in milliseconds. A sentence takes about 2.
    public static let deadline: Int64 = 10_000

    /// The bytes of any frame but a sound are at most so many.
    public static let longestMessage = longestText + 4_096
}
