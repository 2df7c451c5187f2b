package dev.moie.plugins.governance.audit;

import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.governance.cli.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code moie audit}: shows the audit trail, and whether it is whole. Changes nothing. */
@CommandName(
    value = "audit",
    summary = "Shows the audit trail of governance, and proves that it is whole",
    parameters = "verify|list|tail",
    options = {
      @CommandOption(
          name = "--expect",
          value = "HASH",
          doc = "With verify: the head that was noted earlier; none by default"),
      @CommandOption(
          name = "--file",
          value = "FILE",
          doc = "A trail that was moved or copied; the workspace's by default"),
      @CommandOption(name = "--job", value = "JOB", doc = "Only what is about a job"),
      @CommandOption(
          name = "--kind",
          value = "KIND",
          doc = "Only decision, execution, verified, order, phase, plugin or recovered"),
      @CommandOption(
          name = "--limit",
          value = "N",
          doc = "The newest so many; 1000 by default, with tail 10")
    })
public final class AuditCommand implements PluginCommand {
  private static final int MOST = 1000;
  private static final int TAIL = 10;

  /** Made by the engine. */
  public AuditCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    Words words = Words.of(arguments);
    String command = words.command(List.of("verify", "list", "tail"), "verify");
    Path file =
        words.option("--file").isPresent()
            ? io.files().resolve(words.option("--file").get())
            : io.files().data().resolve(AuditTrail.FILE);
    if (!Files.exists(file)) {
      if (words.option("--expect").isEmpty() && words.option("--file").isEmpty()) {
        return none(io, file);
      }
      throw new IOException(file + " is not there, and an audit trail was expected");
    }
    return command.equals("verify") ? verify(words, io, file) : list(words, io, file, command);
  }

  private static int none(CommandIo io, Path file) {
    if (io.json()) {
      io.out().println("{\"command\":\"none\",\"entries\":[]}");
    } else {
      io.out()
          .println(
              "There is no audit trail yet ("
                  + file
                  + "); one is written as soon as"
                  + " governance.yaml is there and something happens.");
    }
    return 0;
  }

  private static int verify(Words words, CommandIo io, Path file) throws IOException {
    Optional<String> expected =
        words.option("--expect").map(hash -> hash.strip().toLowerCase(Locale.ROOT));
    if (expected.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
      throw new IllegalArgumentException(
          "--expect takes the 64 hexadecimal digits that \"moie audit verify\" has printed as head");
    }
    Chain chain = Chain.read(file, expected);
    if (io.json()) {
      io.out().println(AuditReport.json(chain, expected));
    } else {
      AuditReport.verify(io.out(), file.toString(), chain, expected);
    }
    return chain.isWhole() && (expected.isEmpty() || chain.anchor().isPresent()) ? 0 : 1;
  }

  private static int list(Words words, CommandIo io, Path file, String command) throws IOException {
    AuditReport.Newest newest = new AuditReport.Newest(limit(words, command));
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Entry.parse(line).filter(entry -> isWanted(words, entry)).ifPresent(newest::add);
      }
    }
    if (io.json()) {
      io.out().println(AuditReport.json(newest.entries()));
    } else {
      AuditReport.list(io.out(), newest.entries(), newest.dropped());
    }
    return 0;
  }

  private static boolean isWanted(Words words, Entry entry) {
    return words.option("--job").map(job -> job.equals(entry.fields().get("job"))).orElse(true)
        && words.option("--kind").map(entry.kind()::equals).orElse(true);
  }

  private static int limit(Words words, String command) {
    Optional<String> given = words.option("--limit");
    if (given.isEmpty()) {
      return command.equals("tail") ? TAIL : MOST;
    }
    if (!given.get().matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException("--limit takes a number from 1 to 9999999");
    }
    return Integer.parseInt(given.get());
  }
}
