package dev.moie.plugins.notebook.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.api.command.CommandIo;
import dev.moie.api.command.CommandName;
import dev.moie.api.command.PluginCommand;
import dev.moie.plugins.notebook.script.Roi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code moie roi}: whether it pays to build something. */
@CommandName(
    value = "roi",
    summary =
        "Whether it pays to build something: minutes to build it, minutes saved per use, uses",
    parameters = "BUILD SAVED USES")
public final class RoiCommand implements PluginCommand {
  private static final String NUMBER = "[-+]?\\d{1,12}(\\.\\d{1,6})?";

  /** Made by the engine. */
  public RoiCommand() {}

  @Override
  public int run(List<String> arguments, CommandIo io) {
    try {
      Roi roi = roi(arguments.stream().filter(word -> !word.equals("--")).toList());
      if (io.json()) {
        io.out().println(json(roi));
      } else {
        tell(roi, io);
      }
      return 0;
    } catch (Refusal e) {
      return e.tell("roi", io);
    }
  }

  private static Roi roi(List<String> words) throws Refusal {
    if (words.size() != 3) {
      throw Refusal.usage(
          "wants three numbers: minutes to build it, minutes that each use saves, and uses, such"
              + " as: moie roi 30 7 50");
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (String word : words) {
      if (!word.matches(NUMBER)) {
        throw Refusal.usage(
            Plain.quoted(word) + " is no number; write it as 30 or 7.5, without a unit");
      }
      numbers.add(new BigDecimal(word));
    }
    try {
      return new Roi(numbers.get(0), numbers.get(1), numbers.get(2));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(e.getMessage());
    }
  }

  private static void tell(Roi roi, CommandIo io) {
    io.out()
        .println(
            "Break-even: " + roi.breakEven().map(uses -> text(uses) + " uses").orElse("never"));
    io.out().println("Net: " + text(roi.net()) + " minutes (" + roi.netHours() + " hours)");
    io.out()
        .println(
            "ROI: "
                + roi.percent()
                    .map(percent -> text(percent) + " %")
                    .orElse("no such number, for building it costs nothing")
                + ", "
                + roi.verdict());
  }

  private static ObjectNode json(Roi roi) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("command", "roi");
    node.put("build_minutes", roi.build());
    node.put("saved_minutes", roi.saved());
    node.put("uses", roi.uses());
    roi.breakEven()
        .ifPresentOrElse(
            n -> node.put("break_even_uses", n), () -> node.putNull("break_even_uses"));
    node.put("net_minutes", roi.net());
    roi.percent().ifPresentOrElse(n -> node.put("percent", n), () -> node.putNull("percent"));
    return node.put("verdict", roi.verdict());
  }

  private static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
