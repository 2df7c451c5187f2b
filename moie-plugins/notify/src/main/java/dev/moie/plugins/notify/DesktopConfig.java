package dev.moie.plugins.notify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.util.Optional;

/**
 * Configures {@link DesktopNotifier}.
 *
 * @param by what shows it
 * @param program where that is
 */
public record DesktopConfig(
    @Doc("What shows it: notify_send (Linux), osascript (macOS), or what this system has")
        @Default("auto")
        Program by,
    @Doc("Full path of that program; looked up in PATH by default") Optional<String> program) {

  /** What shows a message on a desktop. */
  public enum Program {
    /** Whichever this system has. */
    AUTO,
    /** That of freedesktop.org. */
    NOTIFY_SEND,
    /** That of macOS. */
    OSASCRIPT
  }
}
