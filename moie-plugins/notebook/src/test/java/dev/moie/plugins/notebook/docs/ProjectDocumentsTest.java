package dev.moie.plugins.notebook.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.plugins.notebook.testing.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project's own documents refer to nothing that is not there. */
class ProjectDocumentsTest {
  @Test
  void no_reference_leads_nowhere() throws IOException {
    Path top = Terminal.sources();
    DocsCheck.Result result =
        DocsCheck.run(
            top,
            List.of(top.resolve("README.md"), top.resolve("CHANGELOG.md"), top.resolve("docs")),
            List.of());
    assertThat(result.findings())
        .extracting(each -> each.file() + ":" + each.line() + ": " + each.message())
        .isEmpty();
    assertThat(result.documents()).isGreaterThan(20);
    assertThat(result.references()).isGreaterThan(100);
  }
}
