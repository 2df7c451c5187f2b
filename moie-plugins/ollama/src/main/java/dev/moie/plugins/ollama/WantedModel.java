package dev.moie.plugins.ollama;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.util.Locale;
import java.util.Optional;

/**
 * A model that is to be there.
 *
 * @param model its name
 * @param digest how its digest begins
 * @param minBytes how large it is at least
 */
public record WantedModel(
    @Doc("Name of the model, letter for letter; without a tag :latest is meant") String model,
    @Doc("Its digest, or the first twelve digits of it or more, to have exactly this build")
        Optional<String> digest,
    @Doc("How many bytes it has at least") @Default("0") @Range(min = 0) long minBytes) {

  /** Checks what the schema cannot say. */
  public WantedModel {
    ModelName.check(model);
    digest.ifPresent(
        each -> {
          if (!each.matches("(sha256:)?[0-9A-Fa-f]{12,64}")) {
            throw new IllegalArgumentException(
                "digest has to be twelve hexadecimal digits or more, as \"ollama list\" shows them");
          }
        });
  }

  String fullName() {
    return ModelName.full(model);
  }

  /** What a model that is there lacks; empty if it is as wanted. */
  Optional<String> difference(InstalledModel there) {
    String begin = digest.map(each -> bare(each)).orElse("");
    if (!bare(there.digest()).startsWith(begin)) {
      return Optional.of(fullName() + " has the digest " + bare(there.digest()) + ", not " + begin);
    }
    return there.size() < minBytes
        ? Optional.of(fullName() + " has " + there.size() + " bytes, fewer than " + minBytes)
        : Optional.empty();
  }

  private static String bare(String digest) {
    return digest.replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
  }
}
