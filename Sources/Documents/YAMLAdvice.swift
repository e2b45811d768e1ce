/// What to tell a person about a text that is not YAML: the parser's words, and what most often lies behind.
struct YAMLAdvice {
    let wrong: String
    let expected: String

    init(_ problem: String) {
        switch problem {
        case "mapping values are not allowed in this context":
            wrong = "a colon is not possible here"
            expected = "expected a key alone in its line, or quotes round a text with a colon in it"
        case "found character that cannot start any token":
            wrong = "this character cannot begin a value"
            expected = "expected spaces, not tabs, before a key, or quotes round a text"
        case "could not find expected ':'", "could not found expected ':'":
            wrong = "a colon is missing"
            expected = "expected 'key: value'"
        case "found unexpected end of stream":
            wrong = "the quote that opens here is never closed"
            expected = "expected a closing quote"
        case "did not find expected ',' or ']'":
            wrong = "this does not belong to the list"
            expected = "expected a comma or ']'"
        case "did not find expected ',' or '}'":
            wrong = "this does not belong to the mapping"
            expected = "expected a comma or '}'"
        case "did not find expected '-' indicator":
            wrong = "this does not belong to the list"
            expected = "expected '- ' under the other dashes"
        case "did not find expected key":
            wrong = "this does not belong to the mapping"
            expected = "expected 'key: value' under the other keys"
        default:
            wrong = "this is not YAML (\(problem))"
            expected = "expected 'key: value' and '- item' lines"
        }
    }
}
