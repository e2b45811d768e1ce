import Practice
import Testing

@testable import Voice

/// What a test has to know of a shipped voice's language.
struct Tongue: Sendable, CustomTestStringConvertible {
    let id: String
    /// Words that are not said: those that sound like the breath, that name nothing, that praise, plead or belittle.
    let never: Set<String>
    /// Words that English has too.
    let shared: Set<String>
    /// How a sentence begins that says where to stop, and one that says what to feel.
    let stop: String
    let feel: String
    /// The words for left, each with its partner on the right.
    let sides: [String: String]

    var testDescription: String { id }

    static let all = [americanEnglish, britishEnglish, german, french, spanish]

    static let americanEnglish = Tongue(
        id: "en-us", never: englishNever, shared: [], stop: "Stop ", feel: "Feel ",
        sides: ["left": "right"])
    static let britishEnglish = Tongue(
        id: "en-gb", never: englishNever, shared: [], stop: "Stop ", feel: "Feel ",
        sides: ["left": "right"])
    static let german = Tongue(
        id: "de",
        never: [
            "halt", "halte", "halten", "anhalten", "andere", "anderen", "anderes", "es", "gut", "prima",
            "toll",
            "super", "schön", "perfekt", "einfach", "bitte", "okay", "versuch", "versuche", "ihr", "ihre",
        ],
        shared: ["arm", "bring", "hand", "in", "leg", "minute", "moment", "piriformis", "roll", "sphinx"],
        stop: "Geh nur ", feel: "Spür",
        sides: ["links": "rechts", "linke": "rechte", "linken": "rechten", "linkes": "rechtes"])
    static let french = Tongue(
        id: "fr",
        never: [
            "tenez", "retenez", "maintenez", "autre", "bien", "bravo", "super", "parfait", "excellent",
            "simplement", "juste", "veuillez", "essayez", "tu", "ton", "ta", "tes", "expirez",
        ],
        shared: ["front", "long", "minute", "minutes", "moment", "s", "six", "sphinx"], stop: "Arrêtez-vous ",
        feel: "Sentez ",
        sides: ["gauche": "droit"])
    static let spanish = Tongue(
        id: "es",
        never: [
            "mantén", "aguanta", "sostén", "retén", "otro", "bien", "genial", "perfecto", "excelente",
            "simplemente", "favor", "intenta", "usted", "su", "sus", "espira", "exhala",
        ],
        shared: ["a", "once", "pelvis", "ten"], stop: "Detente ", feel: "Siente ",
        sides: ["izquierdo": "derecho", "izquierda": "derecha"])

    // "Hold" sounds like the breath, "it" and "other" name nothing, and praise is not for us to give.
    private static let englishNever: Set = [
        "hold", "holds", "holding", "other", "it", "good", "great", "well", "perfect", "nice", "excellent",
        "beautiful", "wonderful", "amazing", "awesome", "just", "simply", "okay", "please", "try",
    ]

    func wording() throws -> Wording { try BuiltIn.wording(id) }

    /// The words in lower case, without what stands between them.
    static func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0 == "-") }.map(String.init)
    }

    /// Whether the line says the side, and not the opposite one.
    func says(_ side: Side, _ text: String) -> Bool {
        let words = Set(Self.words(text))
        let lefts = Set(sides.keys)
        // French shares one word for the left between the genders of the right.
        let rights = Set(sides.values).union(id == "fr" ? ["droite"] : [])
        return side == .left
            ? !words.isDisjoint(with: lefts) && words.isDisjoint(with: rights)
            : !words.isDisjoint(with: rights) && words.isDisjoint(with: lefts)
    }

    /// The text with every side's word replaced by one sign for its side, whatever its form.
    func signed(_ text: String, _ side: Side) -> [String] {
        let rights = Set(sides.values).union(id == "fr" ? ["droite"] : [])
        return Self.words(text).map { word in
            if sides.keys.contains(word) { return side == .left ? "#" : "##" }
            if rights.contains(word) { return side == .right ? "#" : "##" }
            return word
        }
    }
}
