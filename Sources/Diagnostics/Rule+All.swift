extension Rule {
  /// Every rule, in the order of `docs/rules.md`.
  package static let all: [Rule] = [
    files, frontMatter, references, texts, declarations, pages, editing, suppressions, [frontMatterFormat, command],
  ].flatMap { $0 }

  private static let files = [
    unreadableFile, encoding, mergeConflict, invisibleCharacter, contentFolder, nameConflict, activeFile, imageFile,
    output,
  ]
  private static let frontMatter = [
    yamlSyntax, continuedValue, duplicateKey, unknownField, missingField, invalidValue, commentAfterText, curlyQuotes,
    missingFile, table, declaredCheck, dateOrder, futureDate, nextChange,
  ]
  private static let references = [
    danglingReference, renamedReference, unpublishedReference, similarName, brokenLink, unpublishedLink, unsafeLink,
    urlConflict, documentURL, redirect, duplicateFeedID,
  ]
  private static let texts = [
    component, rawHTML, refusedHTML, unsupportedSyntax, duplicateID, textLimit, personalData, privateValue,
  ]
  private static let declarations = [
    typeDeclaration, siteSettings, timeZone, theme, template, missingTemplate, templateReport,
  ]
  private static let pages = [
    missingAnchor, unmatchedTag, orphanPage, unusedFile, unusedAsset, unusedTemplate, externalLink,
  ]
  private static let editing = [
    imageAlt, externalImage, headingLevel, strayMarkup, duplicateTitle, duplicateDescription, longDescription,
    undatedDocument, contactAddress, placeholderText, titleText, privatePage,
  ]
  private static let suppressions = [suppressionWithoutReason, suppressionUnknownRule, unusedSuppression]
}

extension Rule {
  /// The number of places from which a single cause is likely: a theme, or the target of references and links.
  private static let commonLimit = 3
  /// The same for a mistake in front matter. If more documents have it, their type or an import is the likely cause.
  private static let documentLimit = 10

  /// The limits of the rules whose findings can have a common cause elsewhere.
  static let placeLimits: [Rule: Int] = {
    let elsewhere = [
      missingFile, danglingReference, renamedReference, unpublishedReference, brokenLink, unpublishedLink, redirect,
      component, theme, template, missingAnchor, externalLink,
    ]
    let inDocuments = [unknownField, missingField, invalidValue, timeZone, table]
    return Dictionary(
      uniqueKeysWithValues: elsewhere.map { ($0, commonLimit) } + inDocuments.map { ($0, documentLimit) })
  }()
}

/// The rules that every build checks.
extension Rule {
  package static let unreadableFile = Rule("unreadable-file", .error, "a file or folder cannot be read")
  package static let encoding = Rule("encoding", .error, "a file is not UTF-8 text")
  package static let mergeConflict = Rule("merge-conflict", .error, "a file contains an unresolved merge conflict")
  package static let invisibleCharacter = Rule(
    "invisible-character", .warning, "text contains an invisible character")
  package static let contentFolder = Rule(
    "content-folder", .error,
    "a content file is misnamed or misplaced, or a symbolic link points outside the content folder or forms a loop")
  package static let nameConflict = Rule(
    "name-conflict", .error, "two names in a folder differ only in letter case or in the form of accented letters")
  package static let activeFile = Rule(
    "active-file", .error, "a content file contains something that browsers run")
  package static let imageFile = Rule(
    "image-file", .error, "a file that is named as an image is not one that browsers show")
  package static let output = Rule("output", .error, "the output or the search index cannot be written")

  package static let yamlSyntax = Rule("yaml-syntax", .error, "front matter or another YAML file cannot be parsed")
  package static let continuedValue = Rule(
    "continued-value", .warning, "a line that begins like a list item continues the value above it")
  package static let duplicateKey = Rule("duplicate-key", .error, "a field is set twice")
  package static let unknownField = Rule("unknown-field", .error, "a field name is unknown")
  package static let missingField = Rule("missing-field", .error, "a required field is missing")
  package static let invalidValue = Rule("invalid-value", .error, "a field has a value that its type does not allow")
  package static let commentAfterText = Rule(
    "comment-after-text", .warning, "text after # is treated as a comment")
  package static let curlyQuotes = Rule(
    "curly-quotes", .warning, "a value has quotation marks that YAML reads as text")
  package static let missingFile = Rule("missing-file", .error, "a field names a file that does not exist")
  package static let table = Rule("table", .error, "a table of documents has a row or cell that cannot be read")
  package static let declaredCheck = Rule(
    "declared-check", .warning, "a document meets the condition of a check that its type declares")
  package static let dateOrder = Rule("date-order", .warning, "a period ends before it begins")
  package static let futureDate = Rule("future-date", .warning, "the date of a document is in the future")

  package static let nextChange = Rule(
    "next-change", .note, "the site will change on a later date even if nothing is edited")

  package static let danglingReference = Rule(
    "dangling-reference", .error, "a field refers to a document that does not exist")
  package static let renamedReference = Rule(
    "renamed-reference", .warning, "a field refers to a document by a former file name")
  package static let unpublishedReference = Rule(
    "unpublished-reference", .warning, "a field refers to a document that is not published")
  package static let similarName = Rule(
    "similar-name", .warning,
    "two names in an open type, or two values that have list pages, share a URL or are nearly the same")
  package static let brokenLink = Rule("broken-link", .error, "a link or image is broken")
  package static let unpublishedLink = Rule(
    "unpublished-link", .warning, "a link points to a document that is not published")
  package static let unsafeLink = Rule("unsafe-link", .error, "a link could run a script or read local files")
  package static let urlConflict = Rule("url-conflict", .error, "two pages or files have conflicting URLs")
  package static let documentURL = Rule("document-url", .error, "no URL can be built for a document")
  package static let redirect = Rule("redirect", .error, "an alias or redirect is not valid, or its target is missing")
  package static let duplicateFeedID = Rule("duplicate-feed-id", .error, "two documents have the same ID in feeds")

  package static let component = Rule("component", .error, "a component is unknown, not closed, or misplaced")
  package static let rawHTML = Rule("raw-html", .warning, "HTML in Markdown is shown as text")
  package static let refusedHTML = Rule("refused-html", .error, "HTML in Markdown could harm readers")
  package static let unsupportedSyntax = Rule(
    "unsupported-syntax", .warning, "a tag, a shortcode, or attributes of another tool are shown as plain text")
  package static let duplicateID = Rule(
    "duplicate-id", .warning, "two elements of a page have the same ID, so links find only the first")
  package static let textLimit = Rule("text-limit", .error, "Markdown text is too large or takes too long to convert")
  package static let personalData = Rule(
    "personal-data", .warning, "public text appears to contain a private email address, home address, or phone number")
  package static let privateValue = Rule("private-value", .error, "the value of a private field would be published")

  package static let typeDeclaration = Rule("type-declaration", .error, "a _type.yml file is not valid")
  package static let siteSettings = Rule("site-settings", .error, "site.yml is not valid")
  package static let timeZone = Rule("time-zone", .warning, "a time zone is missing or unknown")
  package static let theme = Rule("theme", .error, "a theme has an error in its files or settings")
  package static let template = Rule("template", .error, "a template has an error")
  package static let missingTemplate = Rule("missing-template", .error, "the theme has no template for a page")
  package static let templateReport = Rule(
    "template-report", .warning, "a template reports that it cannot show a value of a document")
}

/// The rules that only `broadside check` checks.
extension Rule {
  package static let missingAnchor = Rule(
    "missing-anchor", .warning, "a link points to a heading or anchor that does not exist")
  package static let unmatchedTag = Rule(
    "unmatched-tag", .warning, "an HTML tag in a template has no matching tag")
  package static let orphanPage = Rule("orphan-page", .warning, "a page has no links from other pages")
  package static let unusedFile = Rule(
    "unused-file", .warning, "an image or file is published, but no page shows it or links to it")
  package static let unusedAsset = Rule("unused-asset", .note, "a theme file is published, but nothing uses it")
  package static let unusedTemplate = Rule(
    "unused-template", .note, "a template of the theme is not used by any page")
  package static let externalLink = Rule("external-link", .note, "an external URL does not respond (--external)")

  package static let imageAlt = Rule(
    "image-alt", .warning, "an image has no alternative text, or text that does not describe it")
  package static let externalImage = Rule("external-image", .warning, "an image is loaded from another host")
  package static let headingLevel = Rule("heading-level", .warning, "a heading skips a level")
  package static let strayMarkup = Rule("stray-markup", .warning, "Markdown markup is shown to readers as plain text")
  package static let duplicateTitle = Rule("duplicate-title", .warning, "two documents of a type have the same title")
  package static let duplicateDescription = Rule(
    "duplicate-description", .warning, "two documents of a type have the same description")
  package static let longDescription = Rule(
    "long-description", .warning, "a description is longer than the text that search engines show")
  package static let undatedDocument = Rule(
    "undated-document", .note, "documents have no date, so no feed includes them")
  package static let contactAddress = Rule(
    "contact-address", .note, "a contact in site.yml has no address of its own")

  package static let placeholderText = Rule(
    "placeholder-text", .warning, "a field contains a placeholder, such as TBD, in place of a value")
  package static let titleText = Rule(
    "title-text", .warning,
    "a title is in capital letters, is a URL, or ends with a file extension or the name of the site")

  package static let privatePage = Rule(
    "private-page", .warning, "a link points to an editor, a mailbox, or a redirect in place of a page for readers")

  package static let suppressionWithoutReason = Rule(
    "suppression-without-reason", .warning, "a suppression gives no reason")
  package static let suppressionUnknownRule = Rule(
    "suppression-unknown-rule", .warning, "a suppression names a rule that does not exist")
  package static let unusedSuppression = Rule("unused-suppression", .warning, "a suppression has no effect")

  package static let frontMatterFormat = Rule(
    "front-matter-format", .error, "front matter is not formatted (format --check)")
  package static let command = Rule("command", .error, "a command failed")
}
