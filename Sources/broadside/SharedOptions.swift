import ArgumentParser
import Build
import Values

/// Where the content lies.
struct ContentOption: ParsableArguments {
  @Option(
    name: .customLong("content"),
    help: ArgumentHelp("The folder with the content and its site.yml.", valueName: "folder"))
  var folder = "content"
}

/// Where the themes lie.
struct ThemesOption: ParsableArguments {
  @Option(name: .customLong("themes"), help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var folder = "themes"
}

/// Where a site lies.
struct SiteOptions: ParsableArguments {
  @OptionGroup var content: ContentOption

  @OptionGroup var themes: ThemesOption

  @Option(help: ArgumentHelp("The theme; the one that site.yml names if left out.", valueName: "name"))
  var theme: String?

  /// What a build of it is asked for, on a day and with so many jobs.
  func build(today: DateValue = Today.date, jobs: Int = Machine.cores) -> BuildOptions {
    var options = BuildOptions(today: today, jobs: jobs)
    options.content = content.folder
    options.themes = themes.folder
    options.theme = theme
    return options
  }
}

/// What of the content is taken in, and what fails.
struct StrictnessOptions: ParsableArguments {
  @Flag(help: "Take documents in that are marked as drafts.")
  var drafts = false

  @Flag(help: "Take documents in whose day is still to come.")
  var scheduled = false

  @Flag(help: "Fail where there is a warning, too.")
  var strict = false
}

/// How findings are reported.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to report what is wrong.")
  var format = ReportFormat.text
}

/// The day that a site is made for.
struct DayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day that counts as today, as 2026-11-23, for what is scheduled or over; today if left out.",
      valueName: "day"), transform: DateValue.day)
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
