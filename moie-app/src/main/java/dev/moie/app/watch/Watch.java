package dev.moie.app.watch;

import dev.moie.app.render.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows what a {@link View} tells, until it is stopped. */
public final class Watch {
  private static final String QUIT = "qQ\u0003\u0004";

  /** What is shown. */
  public interface View {
    /** Looks anew. What cannot be looked at now is told as lines, too. */
    Look look() throws InterruptedException;
  }

  /**
   * One look.
   *
   * @param key the same as long as nothing has changed that is worth telling again
   * @param lines for people
   */
  public record Look(String key, List<String> lines) {
    public Look {
      lines = List.copyOf(lines);
    }
  }

  private final View view;
  private final Terminal terminal;
  private final Duration interval;

  public Watch(View view, Terminal terminal, Duration interval) {
    this.view = view;
    this.terminal = terminal;
    this.interval = interval;
  }

  /** Redraws a terminal in place, until {@code q} or Ctrl-C. */
  public void inPlace() throws InterruptedException {
    String below = String.format(Locale.ROOT, "every %.1f s; q ends", interval.toMillis() / 1000.0);
    try (Keyboard keyboard = new Keyboard();
        Screen screen = new Screen(terminal.out())) {
      do {
        screen.show(view.look().lines(), terminal.styles().faint(below), keyboard.rows());
      } while (!keyboard.await(QUIT, interval));
    }
  }

  /** Prints what has changed, until nobody reads it any more, or Ctrl-C. */
  public void onChange() throws InterruptedException {
    String key = "";
    boolean first = true;
    while (!terminal.out().checkError()) {
      Look look = view.look();
      if (first || !look.key().equals(key)) {
        look.lines().forEach(terminal.out()::println);
        first = false;
        key = look.key();
      }
      Thread.sleep(interval.toMillis());
    }
  }
}
