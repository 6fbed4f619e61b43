import HTML

/// The state of the HTML or XML tokenizer after some of a template's text, as in the HTML Living Standard (section
/// 13.2.5), reduced to what escaping needs.
///
/// The model is the context analysis of Go's html/template.
struct MarkupState: Hashable, Sendable {
  enum Region: Hashable, Sendable {
    case text
    /// After `<`, in a tag name.
    case tagName(String)
    /// In a tag, between attributes.
    case tag
    case attributeName(String)
    case afterAttributeName(String)
    /// After branches, one of which may have ended within a name. The name must not continue.
    case afterPartialName
    /// After an attribute name and `=`.
    case beforeValue(attribute: String)
    case value(attribute: String, quote: Unicode.Scalar?, url: URLState)
    case comment(dashes: Int)
    /// In `<!doctype` and similar declarations.
    case declaration(String)
    /// In `<![CDATA[` of XML, up to `]]>`.
    case characterData(end: String)
    /// In an element whose content is not markup.
    case rawText(element: String, endTag: String)
  }

  var region = Region.text
  /// The state of the script in `<script>`.
  var script = ScriptState()
  let language: MarkupLanguage
  /// The schemes that URLs can have.
  let schemes: AllowedSchemes
  /// A Boolean value that indicates whether a `meta` that redirects is being read. Its `content` ends with a URL.
  var isRefresh = false
  /// A Boolean value that indicates whether the `content` of the `meta` being read contains a value.
  var hasValueInContent = false
  /// A Boolean value that indicates whether the last sign in the tag was a slash, which closes an SVG or MathML
  /// element.
  var endsWithSlash = false
  /// A Boolean value that indicates whether `<svg>` or `<math>` is open. In them, `title` and similar elements contain
  /// markup.
  var isForeign = false
  /// An error in the text read so far: it gives a value before it a meaning that is not safe.
  var problem: NoSafePlace?
  /// The element whose tag was read last, in lowercase; `/name` for an end tag.
  var element = ""

  /// Creates the state at the beginning of a file, or of a captured value, in `format`.
  init(_ format: OutputFormat, _ schemes: AllowedSchemes) {
    language = format.language ?? .html
    self.schemes = schemes
    // In the script tokenizer, JSON is a single value.
    if isJSON { region = .rawText(element: "script", endTag: "") }
  }

  /// Returns the state at the beginning of a captured value. In JSON, it is text, which is escaped where it is written.
  static func captured(_ format: OutputFormat, _ schemes: AllowedSchemes) -> MarkupState {
    var state = MarkupState(format, schemes)
    if state.isJSON { state.region = .text }
    return state
  }

  var isXML: Bool { language == .xml }
  var isJSON: Bool { language == .json }

  /// A Boolean value that indicates whether a file, or a part of one, can begin and end in this state.
  var isBetweenTags: Bool {
    switch region {
    case .text: !isForeign
    case .rawText("script", _): isJSON && script.isCode
    default: false
    }
  }

  /// The same state without its error, which has been reported.
  var withoutProblem: MarkupState {
    var state = self
    state.problem = nil
    return state
  }

  /// Advances the state over literal text.
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

  /// A Boolean value that indicates whether `<` is the only character with a meaning here, as in most text.
  private var readsOnlyTags: Bool {
    switch region {
    case .text: true
    case .rawText(let element, endTag: ""): element != "script"
    default: false
    }
  }

  /// Advances the state over a value written here.
  mutating func passValue() {
    switch region {
    case .value(let attribute, let quote, var url):
      url.passValue()
      region = .value(attribute: attribute, quote: quote, url: url)
    case .rawText("script", _): script.passValue()
    case .tagName(let name): region = .tagName(name + "1")
    default: break
    }
    if case .value("content", _, _) = region, element == "meta" {
      hasValueInContent = true
    }
  }
}
