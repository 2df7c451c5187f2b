package dev.moie.plugins.persistence;

import dev.moie.api.Verification;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.api.process.Processes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code moie persistence}: what keeps a workspace alive, by hand. */
@CommandName(
    value = "persistence",
    summary = "Shows, installs, removes what starts the heartbeat, or tells how that stands",
    parameters = "show|install|uninstall|status",
    options = {
      @CommandOption(
          name = "--kind",
          value = "KIND",
          doc = "auto, cron, systemd, launchd or windows; auto by default"),
      @CommandOption(name = "--mode", value = "MODE", doc = "beat or daemon; beat by default"),
      @CommandOption(name = "--every", value = "TIME", doc = "How often it beats; 10m by default"),
      @CommandOption(
          name = "--watch-every",
          value = "TIME",
          doc = "How often its health is looked at; 5m by default, 0s for never"),
      @CommandOption(
          name = "--alert",
          value = "COMMAND",
          doc = "Shell command that gets the report of an unhealthy workspace; none by default"),
      @CommandOption(
          name = "--program",
          value = "PATH",
          doc = "Full path of moie; the one that runs by default")
    })
public final class PersistenceCommand implements PluginCommand {
  private final Processes processes;
  private final Clock clock;

  /**
   * Made by the engine.
   *
   * @param processes asks the schedulers
   * @param clock the time
   */
  @Inject
  public PersistenceCommand(Processes processes, Clock clock) {
    this.processes = processes;
    this.clock = clock;
  }

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException, InterruptedException {
    Optional<Note> note = Note.read(io.files());
    Words words = Words.of(arguments, note);
    Installation installation =
        Installation.of(words.config(), io.files(), Machine.here(), new Programs(processes));
    String kind = installation.kind().name().toLowerCase(Locale.ROOT);
    return switch (words.command()) {
      case "show" -> tell(io, words, installation, "planned", "in " + kind, true, 0);
      case "install" -> {
        installation.install(clock);
        yield tell(io, words, installation, "installed", "in " + kind, false, 0);
      }
      case "uninstall" -> {
        boolean any = installation.uninstall();
        String detail = any ? "from " + kind : "nothing was there";
        yield tell(io, words, installation, any ? "removed" : "absent", detail, false, 0);
      }
      default -> status(io, words, installation, note, kind);
    };
  }

  private int status(
      CommandIo io, Words words, Installation installation, Optional<Note> note, String kind)
      throws IOException, InterruptedException {
    Scheduler.Standing standing = installation.standing();
    String state = standing.state().name().toLowerCase(Locale.ROOT);
    if (standing.state() != Scheduler.Standing.State.ACTIVE || note.isEmpty()) {
      return tell(io, words, installation, state, standing.detail(), false, 1);
    }
    Verification beats =
        new Evidence(installation.plan(), note.get().since(), clock.instant()).verify(kind);
    String told =
        switch (beats.verdict()) {
          case VERIFIED -> "beating";
          case NOT_VERIFIED -> "silent";
          case INCONCLUSIVE -> "new";
        };
    return tell(io, words, installation, told, beats.reason(), false, beats.holds() ? 0 : 1);
  }

  private static int tell(
      CommandIo io,
      Words words,
      Installation of,
      String state,
      String detail,
      boolean files,
      int code)
      throws IOException {
    List<Planned> shown = files ? of.planned() : List.of();
    if (io.json()) {
      io.out().println(Json.report(words.command(), of, state, detail, shown));
      return code;
    }
    for (Planned file : shown) {
      io.out().println("== " + file.place());
      io.out().println(file.text());
    }
    io.out().println(of.plan().id() + ": " + state + ", " + detail);
    return code;
  }
}
