import Glibc
import Synchronization

enum Machine {
  /// The number of cores that the program may use.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
