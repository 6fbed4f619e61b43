/// A record keeps the dependencies and strings of the previous one, including those that are no longer used.
extension RecordedPages {
  /// Returns the pages without unused dependencies and strings, if more than half of either are unused.
  func compactedIfWasteful() -> RecordedPages {
    var factUses = [Bool](repeating: false, count: facts.count)
    for fact in factsOfUnits { factUses[Int(fact)] = true }
    var textUses = [Bool](repeating: false, count: texts.count)
    for (fact, isUsed) in zip(facts, factUses) where isUsed {
      textUses[Int(fact.owner)] = true
      textUses[Int(fact.name)] = true
    }
    for unit in units {
      textUses[Int(unit.reason)] = true
      for source in unit.sources { textUses[Int(source)] = true }
    }
    let isWasteful = [factUses, textUses].contains { 2 * $0.count(where: \.self) < $0.count }
    return isWasteful ? keeping(factUses, textUses) : self
  }

  private func keeping(_ factUses: [Bool], _ textUses: [Bool]) -> RecordedPages {
    let (newFacts, newTexts) = (Self.renumbered(factUses), Self.renumbered(textUses))
    var kept = self
    kept.texts = zip(texts, textUses).filter(\.1).map(\.0)
    kept.facts = zip(facts, factUses).filter(\.1).map { fact, _ in
      Fact(kind: fact.kind, owner: newTexts[Int(fact.owner)], name: newTexts[Int(fact.name)], value: fact.value)
    }
    kept.factsOfUnits = factsOfUnits.map { newFacts[Int($0)] }
    kept.units = units.map { unit in
      Unit(
        key: unit.key, given: unit.given, facts: unit.facts, diagnostics: unit.diagnostics,
        sources: unit.sources.map { newTexts[Int($0)] }, reason: newTexts[Int(unit.reason)])
    }
    return kept
  }

  /// Returns, for each of `uses`, the number of used entries before it.
  private static func renumbered(_ uses: [Bool]) -> [UInt32] {
    var count: UInt32 = 0
    return uses.map { isUsed in
      defer { if isUsed { count += 1 } }
      return count
    }
  }
}
