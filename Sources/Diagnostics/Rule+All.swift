extension Rule {
  /// Every rule, in the order of `docs/rules.md`.
  package static let all: [Rule] = [
    files, frontMatter, references, texts, declarations, pages, editing, silences, [frontMatterFormat, command],
  ].flatMap { $0 }

  private static let files = [unreadableFile, encoding, contentFolder, output]
  private static let frontMatter = [
    yamlSyntax, duplicateKey, unknownField, missingField, invalidValue, commentAfterText, curlyQuotes, missingFile,
    table, declaredCheck,
  ]
  private static let references = [
    danglingReference, renamedReference, unpublishedReference, similarName, brokenLink, unpublishedLink, unsafeLink,
    addressConflict, documentAddress, redirect,
  ]
  private static let texts = [component, rawHTML, refusedHTML, textLimit, personalData, privateText]
  private static let declarations = [typeDeclaration, siteSettings, theme, template, missingTemplate]
  private static let pages = [missingAnchor, orphanPage, unusedFile, unusedAsset, unusedTemplate, externalLink]
  private static let editing = [
    imageAlt, externalPicture, headingLevel, strayMarkup, duplicateTitle, duplicateDescription, longDescription,
  ]
  private static let silences = [silenceWithoutReason, silenceUnknownRule, silenceUnused]
}

/// What every build asks.
extension Rule {
  package static let unreadableFile = Rule("unreadable-file", .error, "a file or folder cannot be read")
  package static let encoding = Rule("encoding", .error, "a file is not text in UTF-8")
  package static let contentFolder = Rule(
    "content-folder", .error, "a file of the content folder is misnamed, or a link leads out of it or in a circle")
  package static let output = Rule("output", .error, "the output cannot be written, or the search index not be made")

  package static let yamlSyntax = Rule("yaml-syntax", .error, "front matter or another file in YAML cannot be read")
  package static let duplicateKey = Rule("duplicate-key", .error, "a field is set twice")
  package static let unknownField = Rule("unknown-field", .error, "a field is set that the type does not have")
  package static let missingField = Rule("missing-field", .error, "a required field is missing")
  package static let invalidValue = Rule("invalid-value", .error, "a field holds what its type does not allow")
  package static let commentAfterText = Rule(
    "comment-after-text", .warning, "what follows # in a text is left out")
  package static let curlyQuotes = Rule(
    "curly-quotes", .warning, "a text stands in quotation marks that YAML does not know")
  package static let missingFile = Rule("missing-file", .error, "a field names a file that is not there")
  package static let table = Rule("table", .error, "a table of documents has a row or cell that cannot be read")
  package static let declaredCheck = Rule(
    "declared-check", .warning, "a document meets a condition that its type checks for")

  package static let danglingReference = Rule(
    "dangling-reference", .error, "a field refers to a document that does not exist")
  package static let renamedReference = Rule(
    "renamed-reference", .warning, "a field refers to a document by the name that its file had once")
  package static let unpublishedReference = Rule(
    "unpublished-reference", .warning, "a field refers to a document that is not published")
  package static let similarName = Rule("similar-name", .warning, "two names in an open type are almost the same")
  package static let brokenLink = Rule("broken-link", .error, "a link or picture leads nowhere")
  package static let unpublishedLink = Rule(
    "unpublished-link", .warning, "a link leads to a document that is not published")
  package static let unsafeLink = Rule("unsafe-link", .error, "a link would run a program, or read a reader's files")
  package static let addressConflict = Rule("address-conflict", .error, "two things want the same address")
  package static let documentAddress = Rule("document-address", .error, "no address can be made for a document")
  package static let redirect = Rule("redirect", .error, "an alias or redirect is none, or leads nowhere")

  package static let component = Rule("component", .error, "a component in a text is unknown, open or out of place")
  package static let rawHTML = Rule("raw-html", .warning, "HTML in a text is shown as text")
  package static let refusedHTML = Rule("refused-html", .error, "HTML in a text could harm readers")
  package static let textLimit = Rule("text-limit", .error, "a text is too large to be converted, or takes too long")
  package static let personalData = Rule(
    "personal-data", .warning, "a public text holds what looks like a private address or telephone number")
  package static let privateText = Rule("private-text", .error, "what a private field holds stands in a public place")

  package static let typeDeclaration = Rule("type-declaration", .error, "a _type.yml says what it cannot mean")
  package static let siteSettings = Rule("site-settings", .error, "site.yml says what it cannot mean")
  package static let theme = Rule("theme", .error, "a theme, its settings, words, data or components are wrong")
  package static let template = Rule("template", .error, "a template is wrong")
  package static let missingTemplate = Rule("missing-template", .error, "the theme has no template for a page")
}

/// What `broadside check` asks besides.
extension Rule {
  package static let missingAnchor = Rule(
    "missing-anchor", .warning, "a link leads to a part of a page that it does not have")
  package static let orphanPage = Rule("orphan-page", .warning, "no page links to this one")
  package static let unusedFile = Rule(
    "unused-file", .warning, "a picture or file is published, and no page shows or links to it")
  package static let unusedAsset = Rule("unused-asset", .note, "a file of the theme is published, and nothing uses it")
  package static let unusedTemplate = Rule(
    "unused-template", .note, "no page of the site is made with a template of the theme")
  package static let externalLink = Rule("external-link", .note, "an address elsewhere does not answer (--external)")

  package static let imageAlt = Rule("image-alt", .warning, "a picture has no text that says what it shows")
  package static let externalPicture = Rule("external-picture", .warning, "a picture is from another host")
  package static let headingLevel = Rule("heading-level", .warning, "a heading skips a level")
  package static let strayMarkup = Rule("stray-markup", .warning, "Markdown is shown to readers as it is written")
  package static let duplicateTitle = Rule("duplicate-title", .warning, "two documents of a type have the same title")
  package static let duplicateDescription = Rule(
    "duplicate-description", .warning, "two documents of a type have the same description")
  package static let longDescription = Rule(
    "long-description", .warning, "a description is longer than search engines show")

  package static let silenceWithoutReason = Rule(
    "silence-without-reason", .warning, "a finding is silenced, and nobody says why")
  package static let silenceUnknownRule = Rule(
    "silence-unknown-rule", .warning, "a comment silences a rule that does not exist")
  package static let silenceUnused = Rule("silence-unused", .warning, "a comment silences nothing")

  package static let frontMatterFormat = Rule(
    "front-matter-format", .error, "front matter is not as broadside format writes it (format --check)")
  package static let command = Rule("command", .error, "a command cannot do what it was asked to")
}
