/// A counted thing in every form it needs: "{n} second", "{n} seconds".
public struct Plural: Sendable, Hashable {
    public let forms: [PluralRule.Category: Template]
    /// What single numbers are called that have words of their own: 2 is "twice".
    public let exact: [Int: Template]

    public init(_ forms: [PluralRule.Category: Template], exact: [Int: Template] = [:]) {
        self.forms = forms
        self.exact = exact
    }

    func template(_ n: Int, _ rule: PluralRule) -> Template? { exact[n] ?? forms[rule.category(n)] }
}
