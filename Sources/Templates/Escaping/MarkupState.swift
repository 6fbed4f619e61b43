/// Where in a text of HTML or XML its reader is after some of it, as the tokenizer of the HTML Living Standard
/// (section 13.2.5) sees it, reduced to what escaping needs.
///
/// The model is the context analysis of Go's html/template.
struct MarkupState: Hashable, Sendable {
  enum Region: Hashable, Sendable {
    case text
    /// After `<`, in a tag's name.
    case tagName(String)
    /// In a tag, between attributes.
    case tag
    case attributeName(String)
    case afterAttributeName(String)
    /// After branches of which one may have ended within a name, which must not go on.
    case afterPartialName
    /// After an attribute's name and `=`.
    case beforeValue(attribute: String)
    case value(attribute: String, quote: Unicode.Scalar?, url: URLState)
    case comment(dashes: Int)
    /// `<!doctype` and the like.
    case declaration(String)
    /// `<![CDATA[` of XML, up to `]]>`.
    case characterData(end: String)
    /// In an element whose content is not markup.
    case rawText(element: String, endTag: String)
  }

  var region = Region.text
  /// Where the script is in `<script>`.
  var script = ScriptState()
  /// XML has no elements whose content is not markup.
  let isXML: Bool
  var isJSON = false
  /// Whether a `meta` that leads elsewhere is being read: its `content` ends with an address.
  var isRefresh = false
  /// Whether a value stands in the `content` of the `meta` that is being read.
  var hasValueInContent = false
  /// Whether the last sign in the tag was a slash, which ends an element of SVG or MathML.
  var endsWithSlash = false
  /// Whether `<svg>` or `<math>` is open, where `title` and the like are elements as any other.
  var isForeign = false
  /// What is wrong with the text read so far: something in it takes on a meaning that a value before it must not have.
  var problem: NoSafePlace?
  /// The element whose tag was read last, lower case; `/name` for an end tag.
  var element = ""

  init(isXML: Bool = false) { self.isXML = isXML }

  /// The state at the beginning of a file of `format`, or of what is kept as a value of it.
  init(_ format: OutputFormat) {
    self.init(isXML: format == .xml)
    isJSON = format == .json
    // JSON is the part of a script that is a value.
    if format == .json { region = .rawText(element: "script", endTag: "") }
  }

  /// The state at the beginning of what is kept as a value, which is escaped where it is written: in JSON it is a text.
  static func captured(_ format: OutputFormat) -> MarkupState {
    var state = MarkupState(format)
    if format == .json { state.region = .text }
    return state
  }

  /// Whether the state is one in which a file, or a piece of one, can begin and end.
  var isBetweenTags: Bool {
    switch region {
    case .text: !isForeign
    case .rawText("script", _): isJSON && script.isCode
    default: false
    }
  }

  /// The same state, of which what is wrong was said.
  var withoutProblem: MarkupState {
    var state = self
    state.problem = nil
    return state
  }

  /// Reads on over literal text.
  mutating func read(_ text: String) {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if readsOnlyTags {
        guard let tag = text.utf8[index...].firstIndex(of: UInt8(ascii: "<")) else { return }
        index = tag
      }
      read(scalars[index])
      index = scalars.index(after: index)
    }
  }

  /// Whether nothing but `<` means anything here, as in most of a text.
  private var readsOnlyTags: Bool {
    switch region {
    case .text: true
    case .rawText(let element, endTag: ""): element != "script"
    default: false
    }
  }

  /// What follows a value that was written here.
  mutating func passValue() {
    switch region {
    case .value(let attribute, let quote, var url):
      url.passValue()
      region = .value(attribute: attribute, quote: quote, url: url)
    case .rawText("script", _): script.passValue()
    default: break
    }
    if case .value("content", _, _) = region, element == "meta" {
      hasValueInContent = true
    }
  }
}
