import ArgumentParser
import Build
import Values

/// Where a site lies.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the content and its site.yml.", valueName: "folder"))
  var content = "content"

  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"

  @Option(help: ArgumentHelp("The theme; the one that site.yml names if left out.", valueName: "name"))
  var theme: String?

  /// What a build of it is asked for, on a day and with so many jobs.
  func build(today: DateValue = Today.date, jobs: Int = Machine.cores) -> BuildOptions {
    var options = BuildOptions(today: today, jobs: jobs)
    options.content = content
    options.themes = themes
    options.theme = theme
    return options
  }
}

/// The day that a site is made for.
struct DayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day that counts as today, as 2026-11-23, for what is scheduled or over; today if left out.",
      valueName: "day"))
  var date: DateValue?

  var today: DateValue { date ?? Today.date }
}

/// How much is done at once.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many things to do at once; one for each core if left out.", valueName: "number"))
  var jobs: Int?

  var count: Int { jobs ?? Machine.cores }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs).") }
  }
}
