/// Builds nodes from the events of a YAML document.
struct NodeReader: ~Copyable {
  private(set) var events: EventReader

  init(_ events: consuming EventReader) { self.events = events }

  mutating func document() -> Node? {
    var root: Node?
    while let event = events.next() {
      switch event.kind {
      case .start, .end(.document): continue
      case .end: return root
      case .node where root == nil: root = node(event, depth: 0)
      case .node:
        events.report(
          .yamlSyntax, "a second YAML document begins here", event.place, help: "remove the \"---\" line")
        return root
      }
    }
    return events.isStopped ? nil : root
  }

  private mutating func node(_ event: EventReader.Event, depth: Int) -> Node? {
    guard case .node(let opening) = event.kind else { return nil }
    if let mark = event.mark { events.reportImpossible(mark, event.place) }
    switch opening {
    case .scalar(let scalar): return Node(content: .scalar(scalar), place: event.place)
    case .alias:
      events.reportImpossible("*", event.place)
      return nil
    case .sequence, .mapping:
      guard depth < YAMLDocument.depthLimit else {
        events.report(
          .yamlSyntax, "lists and fields are nested more than \(YAMLDocument.depthLimit) levels deep", event.place,
          help: nil)
        events.stop()
        return nil
      }
      let content: Node.Content = opening == .sequence ? .sequence(elements(depth)) : .mapping(entries(depth))
      return events.isStopped ? nil : Node(content: content, place: event.place)
    }
  }

  private mutating func elements(_ depth: Int) -> [Node] {
    var elements: [Node] = []
    while let event = events.next(), case .node = event.kind {
      if let element = node(event, depth: depth + 1) { elements.append(element) }
    }
    return elements
  }

  private mutating func entries(_ depth: Int) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var lines: [String: Int] = [:]
    while let event = events.next(), case .node = event.kind {
      let key = node(event, depth: depth + 1)
      guard let valueEvent = events.next() else { break }
      let value = node(valueEvent, depth: depth + 1)
      guard let key else { continue }
      guard case .scalar(let name) = key.content else {
        events.report(.yamlSyntax, "a field's name cannot be \(key.kindName)", key.place, help: nil)
        continue
      }
      if let line = lines[name.text] {
        events.report(
          .duplicateKey, "\"\(name.text)\" is set twice", key.place,
          help: "it is also on line \(line); keep only one of them")
        continue
      }
      guard lines.count < YAMLDocument.fieldLimit else {
        events.report(.yamlSyntax, "there are more than \(YAMLDocument.fieldLimit) fields here", key.place, help: nil)
        events.stop()
        break
      }
      lines[name.text] = key.place.line
      if let value { entries.append(Node.Entry(key: name.text, keyPlace: key.place, value: value)) }
    }
    return entries
  }
}
