package dev.moie.plugins.notebook.job;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.plugins.notebook.entry.Entry;
import dev.moie.plugins.notebook.entry.Notebooks;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Holds if a notebook has an entry. */
@JobType(
    value = "notebook/has",
    summary = "Holds if a notebook has an entry with a title",
    example = "{\"notebook\": \"patterns\", \"title\": \"Verify first\"}")
public final class HasVerifier implements Verifier<HasConfig> {

  /** Made by the engine. */
  public HasVerifier() {}

  @Override
  public Verification verify(HasConfig config, JobContext job) throws IOException {
    Optional<Entry> found =
        new Notebooks(job.files(), job.clock())
            .read(config.notebook()).titled(config.title()).stream()
                .filter(
                    entry ->
                        switch (config.which()) {
                          case ANY -> true;
                          case OPEN -> !entry.done();
                          case DONE -> entry.done();
                        })
                .findFirst();
    return found
        .map(entry -> Verification.verified(entry.file() + ":" + entry.line()))
        .orElseGet(
            () ->
                Verification.notVerified(
                    config.notebook().file()
                        + " has no "
                        + (config.which() == HasConfig.Which.ANY
                            ? ""
                            : config.which().name().toLowerCase(Locale.ROOT) + " ")
                        + "entry \""
                        + config.title()
                        + "\"; moie "
                        + config.notebook().word()
                        + " list --all tells what is there"));
  }
}
