/// Names of filters, functions, methods, tests, and variables that other languages have, with the notation to write
/// instead.
enum OtherLanguageNames {
  /// Returns the advice about an unknown name. `kind` is its description in messages, such as "filter".
  static func advice(about kind: String, _ name: String) -> String? {
    switch kind {
    case "filter": filters[name] ?? functions[name]
    case "macro", "function": functions[name] ?? (filters[name] ?? ownFilter(name))
    case "method": methods[name] ?? ownFilter(name)
    case "test": tests[name]
    case "variable": variables[name]
    case "loop variable": loopVariables[name]
    default: nil
    }
  }

  /// Returns the advice about an attribute that is a method or filter, such as `title.upper` or `items.length`. A record
  /// has neither.
  static func advice(aboutAttribute name: String, ofRecord isRecord: Bool) -> String? {
    if let advice = attributes[name] { return advice }
    if isRecord { return nil }
    return Library.methodPositions[name] != nil && Library.filterPositions[name] == nil
      ? "write \(name)()" : methods[name] ?? ownFilter(name)
  }

  /// Returns the name among `names` that has the meaning of `name` in other languages.
  static func synonym(of name: String, among names: [String]) -> String? {
    synonyms[name]?.first(where: names.contains)
  }

  private static func ownFilter(_ name: String) -> String? {
    Library.filterPositions[name] == nil ? nil : "use the \"\(name)\" filter: {{ … | \(name) }}"
  }

  private static let filters = [
    "upcase": "write upper", "uppercase": "write upper", "downcase": "write lower", "lowercase": "write lower",
    "titlecase": "write title", "capitalise": "write capitalize", "humanize": "write capitalize",
    "strip": "write trim", "strip_html": "write striptags", "plainify": "write striptags",
    "stripTags": "write striptags", "strip_tags": "write striptags", "slugify": "write slug", "urlize": links,
    "anchorize": "write slug", "parameterize": "write slug", "markdownify": "write markdown", "md": "write markdown",
    "size": "write length", "len": "write length", "raw": "write safe", "safeHTML": "write safe",
    "safe_html": "write safe", "html_safe": "write safe", "mark_safe": "write safe", "escape_once": "write escape",
    "xml_escape": "write escape", "htmlEscape": "write escape", "cgi_escape": "write urlencode",
    "url_encode": "write urlencode", "uri_escape": "write urlencode", "jsonify": "write tojson",
    "json_encode": "write tojson", "to_json": "write tojson", "dump": "write tojson", "pprint": "write tojson",
    "inspect": "write tojson", "escapejs": "write tojson", "escape_js": "write tojson",
    "number_with_delimiter": "write format_number", "intcomma": "write format_number",
    "number_format": "write format_number", "floatformat": "write round(2)",
    "pluralize": "write plural(\"one\", \"many\")",
    "sort_natural": "write sort", "sortBy": "write sort_by(\"title\")", "groupBy": "write groupby(\"title\")",
    "uniq": "write unique", "compact": "write select", "column": "write map(attribute=\"title\")",
    "pluck": "write map(attribute=\"title\")", "filter": "use selectattr(…), where(…), or {% for … if … %}",
    "truncatewords": "write truncate(100), with a number of characters", "date_to_string": date,
    "truncatechars": "write truncate(100)",
    "date_to_long_string": date, "date_to_xmlschema": "write rfc3339", "date_to_rfc822": "write rfc822",
    "strftime": date, "dateFormat": date, "format_date": date, "datetime": date,
    "time": "write date(\"%H:%M\")", "year": "write date(\"%Y\")", "month": "write date(\"%B\")",
    "day": "write date(\"%-d\")", "timesince": date,
    "default_if_none": "write default(…)", "append": "write a ~ b", "prepend": "write b ~ a", "concat": "write a + b",
    "merge": "write a + b", "push": "write a + [b]", "add": "write a + b", "plus": "write a + b",
    "minus": "write a - b", "times": "write a * b", "divided_by": "write a / b", "modulo": "write a % b",
    "remove": "write replace(…, \"\")", "cut": "write replace(…, \"\")",
    "yesno": "write \"yes\" if a else \"no\"", "length_is": "write a | length == b",
    "relative_url": "write {{ site.root }} before the path", "relURL": "write {{ site.root }} before the path",
    "absURL": "write absolute_url", "asset_url": "write {{ asset(\"site.css\") }}",
    "nl2br": lineBreaks, "newline_to_br": lineBreaks, "linebreaks": lineBreaks, "linebreaksbr": lineBreaks,
    "array_to_sentence_string": "write join(\", \")", "sentence": "write join(\", \")",
    "trans": translation, "translate": translation, "keys": "write a.keys()", "values": "write a.values()",
  ]

  private static let functions = [
    "len": "write a | length", "count": "write a | length", "str": "write a | string", "String": "write a | string",
    "strval": "write a | string", "int": "write a | int", "parseInt": "write a | int", "Number": "write a | float",
    "parseFloat": "write a | float", "sorted": "write a | sort", "reversed": "write a | reverse",
    "enumerate": "write {% for item in items %}, and use loop.index0", "include": "write {% include \"name.html\" %}",
    "partial": "write {% include \"name.html\" %}", "render": "write {% include \"name.html\" %}",
    "parent": "write super()", "block": "write self.name()", "dump": "write a | tojson",
    "url_for": "write the path, or asset(\"site.css\") for a static file", "asset_path": "write asset(\"site.css\")",
    "static": "write asset(\"site.css\")", "_": translation, "gettext": translation, "ngettext": translation,
    "i18n": translation, "T": translation, "trans": translation, "isset": "write a is defined",
    "empty": "write not a", "now": today, "date": "write a | date(\"%Y\")",
    "zip": "use loop.index0 as the index of the other list",
    "any": "write a | select | first", "isinstance": "use a test such as \"is string\"",
    "random": "the same content must produce the same pages",
    "htmlspecialchars": "remove it: values are escaped automatically", "implode": "write a | join(\", \")",
  ]

  private static let methods = [
    "toUpperCase": "write upper", "toLowerCase": "write lower", "trim": "write strip", "includes": "write b in a",
    "contains": "write b in a", "indexOf": "write find(…)", "substring": "write a[0:3]", "substr": "write a[0:3]",
    "at": "write a[0]", "startsWith": "write startswith(…)", "endsWith": "write endswith(…)",
    "replaceAll": "write replace(…)", "toString": "write a | string", "toFixed": "write a | round(2)",
    "append": changed, "push": changed, "extend": changed, "insert": changed, "add": changed, "pop": changed,
    "remove": changed, "update": "write dict(…) with all values",
    "forEach": "write {% for item in items %}…{% endfor %}", "entries": "use loop.index0 as the index",
    "length": "write a | length", "size": "write a | length", "count": "write a | length",
    "filter": "write a | selectattr(\"name\"), or {% for … if … %}", "find": "write a | selectattr(\"name\") | first",
    "strftime": "write a | date(\"%Y\")", "toLocaleDateString": "write a | date", "isoformat": "write a",
    "toISOString": "write a", "getFullYear": "write a.year", "getMonth": "write a.month", "getDate": "write a.day",
    "Format": "write a | date(\"%Y\")", "format": "write a ~ b, a | date(\"%Y\"), or a | format_number",
    "stringify": "write a | tojson", "encode": "remove it", "now": today, "log": "write {{ a | tojson }}",
    "concat": "write a + b", "super": "only super() is available",
  ]

  private static let tests = [
    "empty": "write not a", "null": "write is none", "nil": "write is none", "None": "write is none",
    "blank": "write not a", "list": "write is sequence", "array": "write is sequence", "dict": "write is mapping",
    "map": "write is mapping", "hash": "write is mapping", "text": "write is string", "str": "write is string",
    "int": "write is integer", "constant": "write ==", "equal": "write ==", "same": "write ==",
    "containing": "write b in a", "matching": "write b in a", "present": "write {% if a %}", "not": "write is not",
    "equals": "write ==", "True": "write is true", "False": "write is false", "a": "write is string",
  ]

  private static let variables = [
    "null": "write none", "nil": "write none", "undefined": "write none, or test with \"is defined\"",
    "NULL": "write none", "TRUE": "write true", "FALSE": "write false",
    "empty": "test with {% if not … %}", "blank": "test with {% if not … %}",
    "content": "write page.content, or {% block main %}{% endblock %} in a layout", "title": "write page.title",
    "url": "write page.url", "post": "write page", "entry": "write page", "document": "write page",
    "this": "write page, or the variable of the loop", "self": "write page",
    "forloop": "write loop", "block": "write super()", "super": "write super()", "paginator": "write pagination",
    "config": "write site", "settings": "write theme", "collection": "write page.collection", "posts": "write items",
    "pages": "write items", "now": today, "today": today, "date": "write page.date", "lang": "write site.language",
    "language": "write site.language", "t": translation, "trans": translation,
    "parent": "set it outside the inner loop: {% set outer = loop %}",
    "baseurl": "write site.root", "base_url": "write site.base_url", "root": "write site.root",
    "body": "write component.body in a component",
    "request": "write page.url", "description": "write page.description",
    "user": "pages are the same for all readers", "layout": "write page", "jekyll": "write site",
    "else": "write {% else %}",
    "end": "write {% endif %} or {% endfor %}",
  ]

  private static let loopVariables = [
    "counter": "write index", "counter0": "write index0", "revcounter": "write revindex", "rindex": "write revindex",
    "rindex0": "write revindex0", "size": "write length", "count": "write length",
    "key": "write {% for key, value in … %}",
    "parent": "write {% set outer = loop %} before the inner loop, and use outer", "prev": "write previtem",
    "previous": "write previtem", "next": "write nextitem", "even": "write index0 is odd",
    "odd": "write index0 is even", "i": "write index0", "number": "write index",
  ]

  private static let attributes = [
    "posts": "write collections.name.items, with the name of a type",
    "pages": "write collections.name.items, with the name of a type",
    "data": "write data, without \"site\"", "time": "pages do not contain the date of the build",
  ]

  private static let synonyms = [
    "url": ["src", "base_url"], "src": ["url"], "href": ["url"], "link": ["url"], "uri": ["url"],
    "name": ["title", "label"],
    "heading": ["title"], "headline": ["title"], "caption": ["alt", "description"], "body": ["content"],
    "text": ["content", "title"], "html": ["content"], "prev": ["previous"], "path": ["url"],
    "summary": ["excerpt", "description"], "image": ["lead_image"], "photo": ["lead_image"], "lang": ["language"],
    "menu": ["navigation"], "nav": ["navigation"], "links": ["navigation"], "baseurl": ["root", "base_url"],
    "posts": ["items"], "pages": ["items"], "documents": ["items"], "entries": ["items"],
    "size": ["count"], "total": ["count"], "length": ["count"], "toc": ["headings"], "kind": ["type"],
    "layout": ["type"], "published": ["date"], "created": ["date"], "next_page": ["next"],
    "previous_page": ["previous"],
    "page": ["number"], "pages_count": ["count"],
  ]

  private static let date = "write date(\"%B %-d, %Y\")"
  private static let links = "use the \"markdown\" filter, which turns URLs into links"
  private static let lineBreaks = "use the \"markdown\" filter, which keeps paragraphs"
  private static let translation = "write t(\"name\")"
  private static let today = "pages do not contain the date of the build: use a computed value of the content type"
  private static let changed =
    "lists cannot be changed: write {% set items = items + [item] %}, in a namespace if it is in a loop"
}
