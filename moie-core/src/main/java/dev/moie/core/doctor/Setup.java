package dev.moie.core.doctor;

import java.util.Optional;

/**
 * What checks look at. What takes time is found out when the first check asks for it, and once.
 *
 * <p>Thread-safe.
 */
public final class Setup {
  private final Machine machine;
  private final String found;
  private final Optional<Site> site;
  private final Once<Schedulers> schedulers;

  /**
   * A set-up.
   *
   * @param machine where it is
   * @param found how the workspace was found, or why not, for people
   * @param site the workspace, if there is one
   */
  public Setup(Machine machine, String found, Optional<Site> site) {
    this.machine = machine;
    this.found = found;
    this.site = site;
    this.schedulers = new Once<>(() -> Schedulers.of(machine));
  }

  /** The same, with no other plugin than this, and only what has to do with it. */
  public Setup only(String plugin) {
    return new Setup(machine, found, site.map(each -> each.only(plugin)));
  }

  public Machine machine() {
    return machine;
  }

  /** How the workspace was found, or why it was not. */
  public String found() {
    return found;
  }

  /** The workspace and what is in it; empty if there is none. */
  public Optional<Site> site() {
    return site;
  }

  /** What can start a heartbeat on this machine. */
  public Schedulers schedulers() throws Exception {
    return schedulers.get();
  }

  /** The command that beats, as a crontab wants it: with full paths. */
  public String beat() {
    String home = site.map(each -> each.workspace().root().toString()).orElse("DIR");
    return machine.program() + " --home " + home + " heartbeat -q";
  }
}
