package dev.moie.plugins.notebook.job;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import dev.moie.plugins.notebook.docs.DocsCheck;
import dev.moie.plugins.notebook.docs.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds if documents refer to nothing that is not there. */
@JobType(
    value = "notebook/docs",
    summary = "Holds if documents refer to nothing that is not there",
    example = "{\"paths\": [\"docs\"], \"ignore\": [\"research_logs/**\"]}")
public final class DocsVerifier implements Verifier<DocsConfig> {

  /** Made by the engine. */
  public DocsVerifier() {}

  @Override
  public Verification verify(DocsConfig config, JobContext job) throws IOException {
    Path root = job.files().root();
    List<Path> asked = new ArrayList<>();
    for (String path : config.paths()) {
      Path file = job.files().resolve(path);
      if (!Files.exists(file)) {
        return Verification.notVerified(file + " does not exist");
      }
      asked.add(file);
    }
    DocsCheck.Result result =
        DocsCheck.run(root, asked.isEmpty() ? List.of(root) : asked, config.ignore());
    List<Finding> findings = result.findings();
    if (findings.isEmpty()) {
      return Verification.verified(
          result.references() + " references in " + result.documents() + " documents");
    }
    Finding first = findings.get(0);
    return Verification.notVerified(
            findings.size()
                + " references lead nowhere, first "
                + first.file()
                + ":"
                + first.line()
                + ": "
                + first.message())
        .withOutput(
            findings.stream()
                .map(each -> each.file() + ":" + each.line() + ": " + each.message())
                .collect(Collectors.joining("\n")));
  }
}
