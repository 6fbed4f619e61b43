import ArgumentParser
import Rendering
import Values

/// The option for the content folder.
struct ContentOption: ParsableArguments {
  @Option(
    name: .customLong("content"),
    help: ArgumentHelp("The content folder, which contains site.yml.", valueName: "folder"))
  var folder = "content"
}

/// The option for the themes folder.
struct ThemesOption: ParsableArguments {
  @Option(name: .customLong("themes"), help: ArgumentHelp("The folder that contains the themes.", valueName: "folder"))
  var folder = "themes"
}

/// The options that locate a site.
struct SiteOptions: ParsableArguments {
  @OptionGroup var content: ContentOption

  @OptionGroup var themes: ThemesOption

  @Option(help: ArgumentHelp("The theme to use. (default: the one in site.yml)", valueName: "name"))
  var theme: String?

  /// Returns the options for loading the site for `time`.
  func loading(at time: BuildTime = .moment(Today.moment)) -> LoadingOptions {
    var options = LoadingOptions(time: time)
    options.content = content.folder
    options.themes = themes.folder
    options.theme = theme
    return options
  }
}

/// The options that select the content and what counts as a failure.
struct StrictnessOptions: ParsableArguments {
  @Flag(help: "Include drafts.")
  var drafts = false

  @Flag(help: "Include documents that are scheduled for a later date.")
  var scheduled = false

  @Flag(help: "Treat warnings as errors, except warnings that are caused only by the day of the build.")
  var strict = false
}

/// The option for the report format.
struct ReportOptions: ParsableArguments {
  @Option(help: "The format of errors, warnings, and notes.")
  var format = ReportFormat.text
}

/// The option for the time that a site is built for.
struct DayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The date, such as 2026-11-23, or the date and time, such as "2026-11-23 09:00", to use instead of the current \
      time. This date or time determines which documents are scheduled or expired. A date without a time means the \
      start of that day. Dates and times are in the site's time zone, unless the time has an offset, as in \
      2026-11-23T09:00-05:00. \
      (default: now)
      """,
      valueName: "date"), transform: BuildTime.init(argument:))
  var date: BuildTime?

  var time: BuildTime { date ?? .moment(Today.moment) }
}

/// The option for the number of parallel jobs.
struct JobsOption: ParsableArguments {
  @Option(help: ArgumentHelp("The number of parallel jobs. (default: one per core)", valueName: "number"))
  var jobs: Int?

  var count: Int { jobs ?? Machine.cores }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
  }
}
