/// A word in the forms that its language gives it; the forms are named in the voice file: "feminine".
public struct WordForms: Sendable, Hashable {
    /// The form that a place without a form's name takes; nil where every place has to name one.
    public let plain: String?
    public let forms: [String: String]

    public init(_ plain: String?, forms: [String: String] = [:]) {
        self.plain = plain
        self.forms = forms
    }

    func word(_ form: String?) -> String? { form.map { forms[$0] } ?? plain }
}
