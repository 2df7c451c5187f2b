package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.app.render.ReferencePage;
import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import dev.moie.app.testing.ThirdPartyJar;
import dev.moie.core.plugin.LocalPluginServices;
import dev.moie.core.plugin.PluginFolder;
import dev.moie.core.plugin.PluginHost;
import dev.moie.core.plugin.PluginHostSettings;
import dev.moie.core.plugin.PluginLimits;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.Quarantine;
import dev.moie.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of plugins from their indexes alone: the reference pages, and JSON Schemas. */
class ReferencePagesIT {
  private static final Path PAGES = Moie.sources().resolve("docs/plugins");

  @TempDir Path folder;

  @BeforeEach
  void workspace() {
    StateFiles.phase(folder);
  }

  private List<PluginReport> bundled() throws Exception {
    Workspace workspace = new Workspace(folder);
    try (LocalPluginServices services = new LocalPluginServices(workspace, Clock.systemUTC());
        PluginHost host =
            new PluginHost(
                new PluginHostSettings(
                    List.of(
                        new PluginFolder(
                            Moie.distribution().resolve("plugins"), PluginFolder.Origin.BUNDLED)),
                    workspace.pluginCopies(),
                    Quarantine.readOnly(workspace.quarantine()),
                    "0.1.1",
                    services,
                    PluginLimits.DEFAULT))) {
      return host.reports();
    }
  }

  @Test
  void the_pages_of_the_bundled_plugins_are_what_their_indexes_say() throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    for (PluginReport plugin : bundled()) {
      Path page = PAGES.resolve(plugin.id() + ".md");
      expected.add(page.getFileName().toString());
      if (Boolean.getBoolean("moie.rewrite")) {
        Files.createDirectories(PAGES);
        Files.writeString(page, ReferencePage.of(plugin));
      }
      assertThat(page)
          .as("run ./mvnw verify -Dit.test=ReferencePagesIT -Dmoie.rewrite=true")
          .hasContent(ReferencePage.of(plugin));
    }
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(expected);
    }
    assertThat(expected).hasSizeGreaterThan(5);
  }

  private static final String THIRD_PARTY =
      """
      package third;
      import dev.moie.api.*;
      import dev.moie.api.config.*;
      import java.time.Duration;
      import java.util.*;
      @JobType(value = "third/act", summary = "Acts", example = "{\\"name\\": \\"x\\"}")
      public final class Act implements Action<Act.Config> {
        static { if (true) throw new IllegalStateException("code of the plugin ran"); }
        public record Limit(@Doc("How long") @Default("PT1S") Duration time,
            @Doc("How often") @Range(min = 1, max = 9) int count) {}
        public record Config(@Doc("Who") String name, @Doc("Limits") List<Limit> limits) {}
        @Override public ActionResult run(Config config, JobContext job) {
          return ActionResult.succeeded();
        }
      }
      """;

  private static List<Error> faults(JsonNode schema, String document) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);
    return compiled.validate(document.replace('\'', '"'), InputFormat.JSON);
  }

  @Test
  void the_schema_of_a_dropped_jar_is_printed_without_running_it() throws Exception {
    ThirdPartyJar.build(folder.resolve("plugins"), "third", "1.0.0", "Act", THIRD_PARTY);
    JsonNode with = Moie.in(folder).run("plugins", "info", "third/act", "--schema").json();
    assertThat(with.path("$schema").asText()).contains("2020-12");
    assertThat(faults(with, "{'name': 'x', 'limits': [{'count': 3}]}")).isEmpty();
    assertThat(faults(with, "{'name': 'x', 'limits': [{'count': 10}]}")).isNotEmpty();
    assertThat(faults(with, "{'nam': 'x'}")).isNotEmpty();

    JsonNode step = Moie.in(folder).run("plugins", "info", "third", "--schema").json();
    assertThat(faults(step, "{'uses': 'third/act', 'with': {'name': 'x'}}")).isEmpty();
    assertThat(faults(step, "{'uses': 'third/act'}")).isNotEmpty();
    assertThat(faults(step, "{'uses': 'other/act', 'with': {}}")).isNotEmpty();
  }

  @Test
  void every_bundled_example_fits_its_own_schema() throws Exception {
    int types = 0;
    for (PluginReport plugin : bundled()) {
      for (var type : plugin.types()) {
        types++;
        assertThat(faults(type.schema(), new ObjectMapper().writeValueAsString(type.example())))
            .as(type.name())
            .isEmpty();
      }
    }
    assertThat(types).isGreaterThan(8);
  }

  @Test
  void info_tells_all_of_a_jar() throws Exception {
    ThirdPartyJar.build(folder.resolve("plugins"), "third", "1.0.0", "Act", THIRD_PARTY);
    Moie.Result info = Moie.in(folder).run("plugins", "info", "third");
    assertThat(info.out())
        .contains("SHA-256:", "Requires API:", "third/act", "limits[].count", "from 1 to 9")
        .contains("default PT1S");
    assertThat(
            Moie.in(folder)
                .run("plugins", "info", "third", "--json")
                .json()
                .path("sha256")
                .asText())
        .hasSize(64);
    Moie.Result wrong = Moie.in(folder).run("plugins", "info", "third/akt");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("did you mean \"third/act\"?");
  }
}
