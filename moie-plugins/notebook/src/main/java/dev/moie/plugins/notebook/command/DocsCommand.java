package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.CommandOption;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.docs.DocsCheck;
import dev.moie.plugins.notebook.docs.Drift;
import dev.moie.plugins.notebook.entry.Generated;
import dev.moie.plugins.notebook.entry.Notebook;
import dev.moie.plugins.notebook.state.State;
import dev.moie.plugins.notebook.state.StateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code moie docs}: what is wrong with documents. */
@CommandName(
    value = "docs",
    summary = "check: references to what is not there; drift: what documents say beside the state",
    parameters = "check|drift [FILE|DIR]...",
    options = {
      @CommandOption(
          name = "--ignore",
          value = "GLOB",
          doc = "check: references that are not looked for, such as logs/**; may be given again"),
      @CommandOption(
          name = "--top",
          value = "DIR",
          doc = "check: the folder that paths begin at; the workspace by default")
    })
public final class DocsCommand implements PluginCommand {

  /** Made by the engine. */
  public DocsCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) throws IOException {
    Words words = Words.of(arguments);
    try {
      return switch (words.order()) {
        case "check" -> check(words, io);
        case "drift" -> drift(words, io);
        case "" -> throw Refusal.usage("say what to do: check, drift");
        default ->
            throw Refusal.usage(
                Plain.quoted(words.order()) + " is none of its words: check, drift");
      };
    } catch (Refusal e) {
      return e.tell("docs", io);
    }
  }

  private static int check(Words words, CommandIo io) throws Refusal, IOException {
    words.takeOnly("docs", "--ignore", "--top");
    Path root = words.has("--top") ? path(words.last("--top").orElse(""), io) : io.files().root();
    List<Path> asked = asked(words, io);
    DocsCheck.Result result =
        DocsCheck.run(root, asked.isEmpty() ? List.of(root) : asked, words.all("--ignore"));
    if (io.json()) {
      ObjectNode answer = answer("check", result.documents());
      answer.put("references", result.references());
      ArrayNode findings = answer.putArray("findings");
      result
          .findings()
          .forEach(
              each ->
                  findings
                      .addObject()
                      .put("file", each.file())
                      .put("line", each.line())
                      .put("kind", each.kind())
                      .put("reference", each.reference())
                      .put("message", each.message()));
      io.out().println(answer);
    } else {
      result
          .findings()
          .forEach(
              each ->
                  io.out()
                      .println(
                          Plain.line(each.file() + ":" + each.line() + ": " + each.message())));
      io.out()
          .println(
              count(result.findings().size(), "problem")
                  + " in "
                  + count(result.documents(), "document")
                  + " with "
                  + count(result.references(), "reference"));
    }
    return result.findings().isEmpty() ? 0 : 1;
  }

  private static int drift(Words words, CommandIo io) throws Refusal, IOException {
    words.takeOnly("docs");
    Path root = io.files().root();
    State state = StateReader.read(root);
    List<Path> asked = asked(words, io);
    Drift.Result result = Drift.run(root, asked.isEmpty() ? usual(root) : asked, state);
    if (io.json()) {
      ObjectNode answer = answer("drift", result.documents());
      answer.put("state_file", state.file()).put("statements", result.statements());
      ArrayNode differences = answer.putArray("differences");
      result
          .differences()
          .forEach(
              each ->
                  differences
                      .addObject()
                      .put("file", each.file())
                      .put("line", each.line())
                      .put("subject", each.subject())
                      .put("says", each.says())
                      .put("state", each.is()));
      io.out().println(answer);
    } else {
      result
          .differences()
          .forEach(
              each ->
                  io.out()
                      .println(
                          Plain.line(
                              each.file()
                                  + ":"
                                  + each.line()
                                  + ": "
                                  + each.subject()
                                  + ": says \""
                                  + each.says()
                                  + "\", the state says \""
                                  + each.is()
                                  + "\"")));
      io.out()
          .println(
              result.differences().size()
                  + " of "
                  + result.statements()
                  + " statements in "
                  + result.documents()
                  + " documents differ from "
                  + state.file());
    }
    return result.differences().isEmpty() ? 0 : 1;
  }

  /** What speaks of the present: no notebooks, whose entries are of their day, and nothing made. */
  private static List<Path> usual(Path root) throws IOException {
    List<Path> usual = new ArrayList<>();
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean notebook =
            Stream.of(Notebook.values())
                .anyMatch(each -> name.startsWith(each.file().replace(".md", "")));
        if (name.toLowerCase(Locale.ROOT).endsWith(".md") && !notebook && !Generated.is(file)) {
          usual.add(file);
        }
      }
    }
    if (Files.isDirectory(root.resolve("docs"))) {
      usual.add(root.resolve("docs"));
    }
    return usual;
  }

  private static List<Path> asked(Words words, CommandIo io) throws Refusal, IOException {
    List<Path> asked = new ArrayList<>();
    for (String word : words.rest()) {
      asked.add(path(word, io));
    }
    return asked;
  }

  /** As the shell completes it, from the current folder; else from the workspace. */
  private static Path path(String word, CommandIo io) throws Refusal, IOException {
    try {
      Path here = Path.of(word).toAbsolutePath().normalize();
      Path path = Files.exists(here) ? here.toRealPath() : io.files().resolve(word);
      if (!word.isBlank() && Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      // Told below.
    }
    throw Refusal.usage("there is no " + Plain.quoted(word) + "; name a document or a folder");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static ObjectNode answer(String order, int documents) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("command", "docs")
        .put("order", order)
        .put("documents", documents);
  }
}
