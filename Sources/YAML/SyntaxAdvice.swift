/// libyaml's complaints in words that tell an editor what to change.
struct SyntaxAdvice {
  let message: String
  let help: String?

  init(libyaml problem: String) {
    (message, help) =
      switch problem {
      case "mapping values are not allowed in this context":
        ("a second \": \" stands on this line", "put the value in quotes: key: \"text: more text\"")
      case "found character that cannot start any token":
        (
          "a value cannot begin with this character",
          "indent with spaces, not tabs, and put a value that begins with @, ` or % in quotes"
        )
      case "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected":
        ("a tab stands where spaces are expected", "indent with spaces, not tabs")
      case "did not find expected <document start>":
        ("this line ends the fields", "remove a line of \"...\", and put a value that begins with % in quotes")
      case "could not find expected ':'":
        ("this line is not \"key: value\"", "add the colon, or indent the line if it belongs to the value above")
      case "did not find expected key":
        (
          "this line does not fit the ones above it",
          "give it the same indentation, and close any quotation mark before it"
        )
      case "did not find expected '-' indicator":
        ("this line does not fit the list above it", "begin each item of a list with \"- \", all indented alike")
      case "did not find expected ',' or ']'":
        ("this list is not closed", "separate its items with commas and end it with \"]\"")
      case "did not find expected ',' or '}'":
        ("this set of fields is not closed", "separate its fields with commas and end it with \"}\"")
      case "found unexpected end of stream", "found unexpected document indicator":
        ("a quotation mark is opened here and never closed", "close it, or double it if it belongs to the text")
      case "block sequence entries are not allowed in this context":
        ("a list cannot begin on this line", "begin the list on a line of its own below the key")
      case "found undefined tag handle", "did not find expected whitespace or line break":
        ("this value begins with \"!\"", "put it in quotes")
      case "did not find expected alphabetic or numeric character":
        ("this value begins with \"*\" or \"&\"", "put it in quotes")
      case "found unknown escape character":
        ("this is no escape that double quotes know", "use single quotes, or write the backslash twice")
      case "control characters are not allowed":
        ("a control character stands here", "delete it")
      case _ where problem.contains("UTF-8"):
        ("this is not text in UTF-8", "save the file as UTF-8")
      default:
        (problem, nil)
      }
  }
}
