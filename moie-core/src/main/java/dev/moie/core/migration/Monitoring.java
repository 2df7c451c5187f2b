package dev.moie.core.migration;

import dev.moie.core.json.JsonLayout;
import dev.moie.core.json.JsonSplice;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import dev.moie.core.state.InvalidStateException;
import java.util.Optional;

/** Adds the phase of eternal monitoring, which the original's second version has. */
final class Monitoring {
  private static final String PHASE = "5";

  private Monitoring() {}

  /**
   * Adds phase 5 of a template behind the other phases; active if it is the current one.
   *
   * @return empty if there is a phase 5 already
   */
  static Optional<byte[]> add(String name, byte[] document, byte[] template)
      throws InvalidStateException {
    JsonText text = new JsonText(document);
    Located.Obj root = Documents.root(name, text);
    if (phase(root).isPresent()) {
      return Optional.empty();
    }
    JsonText source = new JsonText(template);
    Located.Obj wanted = phase(Documents.root("template", source)).orElseThrow();
    boolean current =
        Documents.object(root, "meta").member("current_phase").orElseThrow().value()
                instanceof Located.Num number
            && number.text().equals(PHASE);
    String block = JsonLayout.block(source, wanted);
    JsonSplice splice = new JsonSplice(text);
    splice.add(
        Documents.phases(root),
        current ? block.replaceFirst("\"status\": \"locked\"", "\"status\": \"active\"") : block);
    return Optional.of(splice.result());
  }

  private static Optional<Located.Obj> phase(Located.Obj root) {
    return Documents.phases(root).items().stream()
        .map(Located.Obj.class::cast)
        .filter(
            phase ->
                phase.member("id").orElseThrow().value() instanceof Located.Num id
                    && id.text().equals(PHASE))
        .findFirst();
  }
}
