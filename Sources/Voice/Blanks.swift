/// What the templates at one place of a voice file may use.
struct Blanks: Sendable {
    static let none = Blanks(places: [])

    let places: Set<Template.Place>
    /// The names of the forms of left and right, and of numbers; nil where they could not be read: then any name will do.
    var sideForms: Set<String>? = []
    var numberForms: Set<String>? = []
    /// Whether left and right have a form that needs no name.
    var sidesArePlain = true

    /// The forms that a place may name; nil: any.
    func forms(_ place: Template.Place) -> Set<String>? {
        switch place {
        case .side, .other: sideForms
        case .n, .number: numberForms
        default: []
        }
    }

    func with(_ places: Set<Template.Place>) -> Blanks {
        Blanks(
            places: places, sideForms: sideForms, numberForms: numberForms, sidesArePlain: sidesArePlain)
    }
}
