import Content
import Diagnostics
import Files
import FrontMatterEditing
import Outline
import Site
import YAML

/// Converts rows to files, one at a time.
struct RosterRows {
  private let site: ImportSite
  private let position: Int
  private let type: ContentType
  private let path: String
  private let mapping: ColumnMapping
  private let reader: CellReader
  private let key: String?
  private let existing: ExistingDocuments
  /// The line of the row for each file so far.
  private var lines: [String: Int] = [:]
  /// The line of the row for each key so far.
  private var keyLines: [String: Int] = [:]
  private var absences: ImportedAbsences
  private(set) var diagnostics: [Diagnostic] = []

  init(
    site: ImportSite, type position: Int, path: String, mapping: ColumnMapping, options: SpreadsheetImport.Options
  ) {
    self.site = site
    self.position = position
    self.path = path
    self.mapping = mapping
    type = site.outline.types[position]
    absences = ImportedAbsences(site.outline.types, today: options.today)
    reader = CellReader(site: site, dates: options.dates)
    var key: String?
    if let wanted = options.key {
      key = (try? Column.field(wanted, of: type)).flatMap { field in
        if case .field(let name) = field.path.first, field.path.count == 1 { name } else { nil }
      }
      let isThere = mapping.columns.contains { column in key.map { column?.path == [.field($0)] } ?? false }
      if !isThere {
        diagnostics.append(
          Diagnostic(
            .error, "no column fills the key \"\(wanted)\"", at: SourceLocation(path: path),
            help: "choose a field that has a column"))
      }
    }
    self.key = key
    existing = ExistingDocuments(
      site.outline.documents.filter { $0.type == position && $0.hasFile }, type: type, key: key)
  }

  /// The requirements of types that some documents do not meet.
  var unmet: [UnmetRequirement] { absences.unmet }

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
    let draft = CheckedRecord(
      row, type: type, at: position, path: path, files: site.outline.files, isComplete: false)
    let name = draft.name
    let document = draft.document(called: name)
    guard isFirst(row, withKeyOf: document) else { return }
    switch existing.match(document, name: name) {
    case .new:
      let record = CheckedRecord(row, type: type, at: position, path: path, files: site.outline.files)
      guard isRight(record), !name.isEmpty || unnamed(row) else { return }
      absences.note(record.document(called: name))
      create(
        row, name: name, body: mapping.body.flatMap { cells.indices.contains($0) ? cells[$0].text : nil }, in: &plan)
    case .document(let document): update(document, with: row, in: &plan)
    case .namesake(let document, let value):
      report(
        "\(document.path) has the same name as this row, but its \"\(key ?? "")\" is \(value)", row.place,
        help: "add a \"slug\" column with another name for this row")
    case .several(let documents):
      let paths = documents.map(\.path).sorted().joined(separator: ", ")
      report(
        "\(documents.count == 2 ? "two" : "\(documents.count)") documents have this key: \(paths)", row.place,
        help: "give each a different \"\(key ?? "")\", or use another field as the key")
    }
  }

  private mutating func unnamed(_ row: Node) -> Bool {
    report("this row has no name", row.place, help: "fill in the title, or add a \"slug\" column")
    return false
  }

  private mutating func isRight(_ record: CheckedRecord) -> Bool {
    let all = record.diagnostics + site.dangling(record.document(called: ""))
    let found = all.filter { $0.location?.line != Node.elsewhere.line }
    diagnostics += found
    return !found.hasErrors
  }

  private mutating func create(_ row: Node, name: String, body: String?, in plan: inout ImportPlan) {
    let file = site.outline.content + "/" + (type.folder.isEmpty ? "" : type.folder + "/") + name + ".md"
    guard isFirst(row, file) else { return }
    guard FileStatus(unfollowed: file) == nil else {
      return report(
        "\(file) already exists and cannot be read", row.place,
        help: "fix it (broadside build reports the errors), or add a \"slug\" column with another name")
    }
    let fields = fields(of: row, inFileCalled: name)
    plan.changes.append(
      ImportPlan.Change(path: file, before: nil, after: FrontMatterEditor.newFile(fields, body: body ?? "")))
  }

  private mutating func update(_ document: Document, with row: Node, in plan: inout ImportPlan) {
    guard isFirst(row, document.path) else { return }
    do {
      let bytes = try FileContents.read(document.path)
      let whole = row.completed(with: FrontMatter.node(of: bytes))
      let record = CheckedRecord(
        whole, type: type, at: position, path: path, files: site.outline.files, isComplete: false)
      guard isRight(record) else { return }
      absences.note(record.document(called: document.identity))
      var editor = try FrontMatterEditor(bytes, path: document.path)
      let changed = try editor.setting(
        fields(of: row, inFileCalled: ContentPath.name(of: document.identity)), fields: type.fields)
      if changed == bytes {
        plan.unchanged += 1
      } else {
        plan.changes.append(ImportPlan.Change(path: document.path, before: bytes, after: changed))
      }
    } catch let problem as FrontMatterProblem { diagnostics += problem.diagnostics } catch {
      diagnostics.append(Diagnostic(.error, "\(error)"))
    }
  }

  /// Returns the fields of a row, without a slug that is the same as the file name.
  private func fields(of row: Node, inFileCalled name: String) -> [NewValue.Field] {
    NewValue.fields(of: row, in: type.fields).filter { $0.key != "slug" || $0.value != .text(name) }
  }

  /// Returns a Boolean value that indicates whether this is the first row with its key. Otherwise, each row would
  /// become a document, and the next import could not match them.
  private mutating func isFirst(_ row: Node, withKeyOf document: Document) -> Bool {
    guard let value = existing.key(of: document), let first = keyLines.updateValue(row.place.line, forKey: value) else {
      return true
    }
    report(
      "this row has the same \"\(key ?? "")\" as line \(first)", row.place,
      help: "combine the rows, or use another field as the key")
    return false
  }

  /// Returns a Boolean value that indicates whether this is the first row for its file.
  private mutating func isFirst(_ row: Node, _ file: String) -> Bool {
    guard let first = lines.updateValue(row.place.line, forKey: file) else { return true }
    report(
      "this row is for the same \(type.singular) as line \(first): \(file)", row.place,
      help: "combine the rows, or add a \"slug\" column with different names")
    return false
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String) {
    diagnostics.append(Diagnostic(.error, message, at: place.location(in: path), help: help))
  }
}
