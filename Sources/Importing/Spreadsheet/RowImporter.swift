import Content
import Diagnostics
import Files
import FrontMatterEditing
import Site
import YAML

/// Converts rows to files, one at a time.
struct RowImporter {
  private let site: ImportSite
  private let position: Int
  private let type: ContentType
  private let path: String
  private let mapping: ColumnMapping
  private let reader: CellReader
  private let key: String?
  private let existing: ExistingDocuments
  private let identities: RecordIdentities
  private var imported: ImportedValues
  private let renamed: RenamedDocuments
  private var earlierRows = EarlierRows()
  private var absences: ImportedAbsences
  private(set) var diagnostics: [Diagnostic] = []

  init(
    site: ImportSite, type position: Int, path: String, mapping: ColumnMapping, options: SpreadsheetImport.Options,
    imported: ImportedValues
  ) {
    self.site = site
    self.position = position
    self.path = path
    self.mapping = mapping
    self.imported = imported
    let type = site.outline.types[position]
    self.type = type
    absences = ImportedAbsences(site.outline, moment: options.moment)
    reader = CellReader(site: site, dates: options.dates)
    identities = RecordIdentities(options.matches, type: type)
    diagnostics = identities.diagnostics
    let key = options.key.flatMap { mapping.filledField($0, of: type) }
    if let wanted = options.key, key == nil {
      diagnostics.append(
        Diagnostic(
          .error, "no column has a value for the key field \"\(wanted)\"", at: SourceLocation(path: path),
          help: "use --key with a field that has a column"))
    }
    self.key = key
    let documents = Self.documents(site, position)
    existing = ExistingDocuments(documents, type: type, key: key)
    renamed = RenamedDocuments(imported, existing: documents, type: type, key: key)
  }

  private static func documents(_ site: ImportSite, _ type: Int) -> [Document] {
    site.outline.documents.filter { $0.type == type && $0.hasFile }
  }

  /// The requirements of types that some documents do not meet.
  var unmet: [FailedRequirement] { absences.unmet }

  /// Adds the changes of the row `cells` to `plan`.
  mutating func add(_ cells: [CSVReader.Cell], to plan: inout ImportPlan) {
    guard cells.contains(where: { !$0.text.isEmpty }) else { return }
    if cells.count > mapping.columns.count {
      let extra = cells[mapping.columns.count...].first { !$0.text.isEmpty }
      if let extra {
        report(
          "this row has \(cells.count) cells, but the spreadsheet has \(counted(mapping.columns.count, "column"))",
          extra.place,
          help: "put quotation marks around a cell that contains a separator")
        return
      }
    }
    guard let row = reader.record(cells, mapping.columns) else { return }
    let draft = checked(row.withoutEmptyRecords)
    let name = draft.name
    let document = draft.document(called: name)
    guard accepts(row, earlierRows.add(row, key: key, existing.key(of: document))) else { return }
    switch existing.match(document, name: name) {
    case .new:
      let body = mapping.body.flatMap { cells.indices.contains($0) ? cells[$0].text : nil }
      create(row, name: name, body: body ?? "", in: &plan)
    case .document(let document): update(document, with: row, in: &plan)
    case .named(let document, let title):
      let newTitle = DocumentText(draft.document(called: name), type).title ?? name
      diagnostics.append(
        Diagnostic(
          .warning,
          "this row matches the file name or an earlier name of \(document.path), but the title there is \"\(title)\", not \"\(newTitle)\"",
          at: row.place.location(in: path),
          help: "if this row is for a different \(type.labels.singular), give it another name in a \"slug\" column"))
      update(document, with: row, in: &plan)
    case .unclear(let problem): report(problem.message(key: key ?? ""), row.place, help: problem.help(key: key ?? ""))
    }
  }

  /// Adds what is known after the last row: the documents without a row, and the fingerprints of the values.
  mutating func finish(_ plan: inout ImportPlan) {
    noteDocumentsWithoutRow()
    if let change = imported.change { plan.changes.append(change) }
    plan.unpublished = absences.unpublished
    plan.unmet = unmet
  }

  /// The number of documents that are listed in one message.
  private static let listLimit = 50

  private mutating func noteDocumentsWithoutRow() {
    let rest = Self.documents(site, position).filter { !earlierRows.hasRow(for: $0.path) }.map { document in
      String(document.source.dropFirst(type.folder.isEmpty ? 0 : type.folder.count + 1))
    }
    guard !rest.isEmpty else { return }
    let names = rest.sorted().prefix(Self.listLimit).joined(separator: ", ")
    let more = rest.count > Self.listLimit ? ", and \(rest.count - Self.listLimit) more" : ""
    diagnostics.append(
      Diagnostic(
        .note,
        "\(counted(rest.count, type.labels.singular)) \(rest.count == 1 ? "is" : "are") not in \(ContentPath.name(of: path)): \(names)\(more)",
        at: SourceLocation(path: path),
        help: "nothing was deleted; if one of them should not be on the site anymore, remove it or make it a draft"))
  }

  private mutating func isRight(_ record: CheckedRecord) -> Bool {
    let all = record.diagnostics + site.dangling(record.document(called: ""))
    let found = all.filter { $0.location?.line != Node.elsewhere.line }
    diagnostics += found
    return !found.hasErrors
  }

  private mutating func create(_ row: Node, name: String, body: String, in plan: inout ImportPlan) {
    let record = checked(row.withoutEmptyRecords, isComplete: true)
    guard isRight(record) else { return }
    guard !name.isEmpty else {
      return report("this row has no name", row.place, help: "fill in the title, or add a \"slug\" column")
    }
    let file = file(name)
    let document = record.document(called: name)
    guard accepts(row, earlierRows.add(row, for: file, type.labels.singular)) else { return }
    let isDistinct = document.text(.slug, in: type) != nil || existing.key(of: document) != nil
    guard accepts(row, earlierRows.add(row, title: DocumentText(document, type).title, isDistinct: isDistinct)) else {
      return
    }
    guard FileStatus(unfollowed: file) == nil else {
      return report(
        "\(file) already exists and cannot be read", row.place,
        help: "fix it (broadside build reports the errors), or add a \"slug\" column with another name")
    }
    if let earlier = earlierName(of: row, name) {
      diagnostics.append(
        Diagnostic(
          .warning, "\(self.file(earlier)) was deleted or renamed after the last import",
          at: row.place.location(in: path),
          help:
            "the import does not create it again; remove the row, or, to create the file, remove \"\(earlier)\" from \(imported.path)"
        ))
      return
    }
    let merge = RowMerge(
      withoutSlug(row, ofFileCalled: name), into: nil, fields: type.fields,
      source: source(for: file, fingerprints: nil))
    diagnostics += merge.diagnostics
    guard !merge.diagnostics.hasErrors else { return }
    absences.note(document, at: file)
    imported.set(merge.fingerprints, for: [name])
    let bytes = FrontMatterEditor.newFile(NewValue.ordered(merge.values, type.fields), body: body)
    plan.add(ImportPlan.Change(path: file, before: nil, after: bytes), ofRow: row.place.location(in: path))
  }

  /// Returns the name that the document of a row had at the last import; `nil` if the row is new.
  private func earlierName(of row: Node, _ name: String) -> String? {
    if imported.fingerprints(of: [name]) != nil { return name }
    return row.entry(StandardField.slug.key) == nil ? renamed.name(of: row) : nil
  }

  /// Returns the path of the document called `name`.
  private func file(_ name: String) -> String {
    site.outline.content + "/" + (type.folder.isEmpty ? "" : type.folder + "/") + name + ".md"
  }

  private mutating func update(_ document: Document, with row: Node, in plan: inout ImportPlan) {
    guard accepts(row, earlierRows.add(row, for: document.path, type.labels.singular)) else { return }
    let row = withoutSlug(row, ofFileCalled: ContentPath.name(of: document.identity))
    do {
      let bytes = try FileContents.read(document.path)
      let file = FrontMatter.node(of: bytes)
      var names = ExistingDocuments.names(of: document, type: type, isShort: false)
      if imported.fingerprints(of: names) == nil, let earlier = renamed.name(of: row, file) { names.append(earlier) }
      var source = source(for: document.path, fingerprints: imported.fingerprints(of: names))
      var merge = RowMerge(row, into: file, fields: type.fields, source: source)
      if type.conditions.requirement != nil, absences.meetsRequirement(document) {
        source.overridden = merge.withdrawals(of: row, into: file, fields: type.fields, source: source) { merged in
          absences.meetsRequirement(checked(merged).document(called: document.identity))
        }
      }
      if !source.overridden.isEmpty { merge = RowMerge(row, into: file, fields: type.fields, source: source) }
      let record = checked(merge.whole)
      diagnostics += merge.diagnostics
      guard isRight(record), !merge.diagnostics.hasErrors else { return }
      diagnostics += merge.conflicts.filter { !source.overridden.contains($0.name) }.map(\.diagnostic)
      absences.note(record.document(called: document.identity), at: document.path, before: document)
      imported.set(merge.fingerprints, for: names)
      var editor = try FrontMatterEditor(bytes, path: document.path)
      let changed =
        merge.values.isEmpty
        ? bytes : try editor.setting(NewValue.ordered(merge.values, type.fields), fields: type.fields)
      plan.add(
        ImportPlan.Change(path: document.path, before: bytes, after: changed), ofRow: row.place.location(in: path))
    } catch let problem as FrontMatterProblem { diagnostics += problem.diagnostics } catch {
      diagnostics.append(Diagnostic(.error, "\(error)"))
    }
  }

  private func checked(_ node: Node, isComplete: Bool = false) -> CheckedRecord {
    CheckedRecord(
      node, type: type, at: position, path: path, files: site.outline.files,
      timeZone: site.outline.settings?.locale.localTimeZone, isComplete: isComplete)
  }

  private func source(for file: String, fingerprints: ImportedValues.Fingerprints?) -> RowMerge.Source {
    RowMerge.Source(
      columns: mapping.columns.compactMap(\.self), identities: identities, fingerprints: fingerprints, sheet: path,
      document: file)
  }

  /// Returns a row without a slug that is the same as the name of the file.
  private func withoutSlug(_ row: Node, ofFileCalled name: String) -> Node {
    guard case .mapping(let entries) = row.content else { return row }
    let kept = entries.filter { $0.key != StandardField.slug.key || $0.value.scalarText != name }
    return Node(content: .mapping(kept), place: row.place)
  }

  /// Reports why `row` cannot have a document of its own. Returns a Boolean value that indicates whether it can.
  private mutating func accepts(_ row: Node, _ reason: EarlierRows.Repetition?) -> Bool {
    guard let reason else { return true }
    report(reason.message, row.place, help: reason.help)
    return false
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String) {
    diagnostics.append(Diagnostic(.error, message, at: place.location(in: path), help: help))
  }
}
