import Rendering

/// A record keeps the dependencies and strings of the previous one, including those that are no longer used.
extension RecordedPages {
  /// Returns the pages without unused dependencies and strings, if more than half of either are unused.
  func compactedIfWasteful() -> RecordedPages {
    var dependencyUses = [Bool](repeating: false, count: dependencies.count)
    for dependency in dependenciesOfPageJobs { dependencyUses[Int(dependency)] = true }
    var textUses = [Bool](repeating: false, count: texts.count)
    for (dependency, isUsed) in zip(dependencies, dependencyUses) where isUsed {
      textUses[Int(dependency.owner)] = true
      textUses[Int(dependency.name)] = true
    }
    for pageJob in pageJobs {
      textUses[Int(pageJob.reason)] = true
      for source in pageJob.sources { textUses[Int(source)] = true }
    }
    let isWasteful = [dependencyUses, textUses].contains { 2 * $0.count(where: \.self) < $0.count }
    return isWasteful ? keeping(dependencyUses, textUses) : self
  }

  private func keeping(_ dependencyUses: [Bool], _ textUses: [Bool]) -> RecordedPages {
    let (newDependencies, newTexts) = (Self.renumbered(dependencyUses), Self.renumbered(textUses))
    var kept = self
    kept.texts = zip(texts, textUses).filter(\.1).map(\.0)
    kept.dependencies = zip(dependencies, dependencyUses).filter(\.1).map { dependency, _ in
      Dependency(
        kind: dependency.kind, owner: newTexts[Int(dependency.owner)], name: newTexts[Int(dependency.name)],
        value: dependency.value)
    }
    kept.dependenciesOfPageJobs = dependenciesOfPageJobs.map { newDependencies[Int($0)] }
    kept.pageJobs = pageJobs.map { pageJob in
      PageJob(
        key: pageJob.key, inputs: pageJob.inputs, dependencies: pageJob.dependencies, diagnostics: pageJob.diagnostics,
        sources: pageJob.sources.map { newTexts[Int($0)] }, reason: newTexts[Int(pageJob.reason)])
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
