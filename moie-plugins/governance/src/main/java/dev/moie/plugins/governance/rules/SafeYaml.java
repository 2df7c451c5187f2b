package dev.moie.plugins.governance.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML that nobody has vetted: no types, no aliases, bounded size and depth. The depth is
 * looked at before a tree is made, since making one of brackets without end costs the stack.
 */
final class SafeYaml {
  static final int LARGEST = 256 * 1024;
  static final int DEEPEST = 12;

  private final Problems problems;

  SafeYaml(Problems problems) {
    this.problems = problems;
  }

  /** The tree; empty for an empty file, and where there is a problem. */
  Optional<Node> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      problems.add(1, "rules have " + LARGEST / 1024 + " KiB at most; make it smaller");
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(false).setAllowRecursiveKeys(false).build();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return isHarmless(text, settings)
          ? new Compose(settings).composeString(text)
          : Optional.empty();
    } catch (CharacterCodingException e) {
      problems.add(1, "not UTF-8; save it as UTF-8");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "not YAML: " + Problems.quoted(String.valueOf(e.getProblem())));
    } catch (YamlEngineException e) {
      problems.add(1, "not YAML: " + Problems.quoted(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private boolean isHarmless(String text, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      if (event instanceof AliasEvent) {
        problems.add(line, "has an alias (*name), which rules may not; write the value out");
        return false;
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        problems.add(line, "is nested deeper than " + DEEPEST + " levels");
        return false;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return true;
  }
}
