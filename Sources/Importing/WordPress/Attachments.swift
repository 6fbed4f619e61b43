/// The images and other files of an export, by their numbers.
struct Attachments: Sendable {
  struct Attachment: Sendable {
    let id: Int
    let url: String
    let alt: String
    let caption: String

    /// The name of the file.
    var fileName: String {
      let path = OldAddresses.path(of: url).prefix { $0 != "?" }
      return String(path.split(separator: "/").last ?? "")
    }

    var isImage: Bool {
      let ending = fileName.split(separator: ".").last?.lowercased() ?? ""
      return ["jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff"].contains(ending)
    }
  }

  private var byID: [Int: Attachment] = [:]
  private var byParent: [Int: [Attachment]] = [:]

  init() {}

  init(_ export: WordPressExport) {
    for item in export.items where item.type == "attachment" && !item.attachmentURL.isEmpty {
      let attachment = Attachment(
        id: item.id, url: item.attachmentURL, alt: item.notes["_wp_attachment_image_alt"].map(PlainHTML.text) ?? "",
        caption: item.excerpt)
      byID[item.id] = attachment
      if item.parent != 0 { byParent[item.parent, default: []].append(attachment) }
    }
  }

  /// Returns the attachment with the number in `text`.
  subscript(text: String) -> Attachment? { Int(text.filter { $0 != " " }).flatMap { byID[$0] } }

  /// Returns the attachments that were uploaded to the item with the number `parent`.
  func of(_ parent: Int) -> [Attachment] { byParent[parent] ?? [] }
}
