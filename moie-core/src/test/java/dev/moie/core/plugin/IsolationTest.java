package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moie.core.testing.PluginJar;
import dev.moie.core.testing.TestHost;
import dev.moie.core.workspace.Workspace;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin sees, and what it cannot do to others. */
class IsolationTest {
  private static final String ASKING =
      """
      package ID;
      import dev.moie.api.*;
      import dev.moie.api.config.Doc;
      @JobType(value = "ID/sees", summary = "Sees a class", example = "{\\"name\\": \\"x\\"}")
      public final class Sees implements Verifier<Sees.Config> {
        public record Config(@Doc("A class") String name) {}
        @Override public Verification verify(Config config, JobContext job) throws Exception {
          BODY
        }
      }
      """;
  private static final String LOADS =
      "return Verification.verified(Class.forName(config.name()).getName());";

  @TempDir Path folder;

  private PluginJar asking(String id, String body) {
    return PluginJar.of(id).source(id + ".Sees", ASKING.replace("BODY", body).replace("ID", id));
  }

  private Path plugins() {
    return folder.resolve("plugins");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.moie.core.engine.Heartbeat",
        "dev.moie.core.plugin.PluginHost",
        "com.fasterxml.jackson.databind.ObjectMapper",
        "com.google.inject.Injector",
        "org.sqlite.JDBC"
      })
  void the_engine_and_its_libraries_are_invisible(String name) throws Exception {
    asking("a", LOADS).into(plugins());
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("a/sees", "{\"name\": \"" + name + "\"}").reason())
          .contains("ClassNotFoundException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.moie.api.Verifier",
        "org.pf4j.Extension",
        "org.slf4j.Logger",
        "jakarta.inject.Inject",
        "java.net.http.HttpClient",
        "javax.xml.stream.XMLInputFactory",
        "java.sql.Connection",
        "a.Sees"
      })
  void the_contract_the_jdk_and_its_own_jar_are_visible(String name) throws Exception {
    asking("a", LOADS).into(plugins());
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("a/sees", "{\"name\": \"" + name + "\"}").reason()).isEqualTo(name);
    }
  }

  @Test
  void two_plugins_have_two_versions_of_a_library() throws Exception {
    String says = "return Verification.verified(lib.Version.TEXT.toString());";
    asking("a", says)
        .source(
            "lib.Version",
            "package lib; public class Version { public static final Object TEXT = \"one\"; }")
        .into(plugins());
    asking("b", says)
        .source(
            "lib.Version",
            "package lib; public class Version { public static final Object TEXT = \"two\"; }")
        .into(plugins());
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("a/sees", "{\"name\": \"\"}").reason()).isEqualTo("one");
      assertThat(host.verify("b/sees", "{\"name\": \"\"}").reason()).isEqualTo("two");
    }
  }

  @Test
  void a_plugin_sees_the_one_that_it_depends_on() throws Exception {
    asking("a", LOADS).into(plugins());
    asking("b", LOADS).manifest("Plugin-Dependencies", "a@>=1.0.0").into(plugins());
    asking("c", LOADS).into(plugins());
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("b/sees", "{\"name\": \"a.Sees\"}").holds()).isTrue();
      assertThat(host.verify("c/sees", "{\"name\": \"a.Sees\"}").holds()).isFalse();
    }
  }

  @Test
  void locale_time_zone_and_context_loader_are_the_plugins_own() throws Exception {
    asking(
            "a",
            "java.util.Locale.setDefault(java.util.Locale.forLanguageTag(\"tr\"));"
                + " java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Asia/Tokyo\"));"
                + " return Verification.verified(\"\" + (Thread.currentThread()"
                + ".getContextClassLoader() == Sees.class.getClassLoader()));")
        .into(plugins());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("a/sees", "{\"name\": \"\"}").reason()).isEqualTo("true");
    }
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
  }

  @Test
  void the_workspaces_jar_shadows_the_bundled_one_and_is_reported() throws Exception {
    Path bundled = folder.resolve("bundled");
    asking("a", "return Verification.verified(\"bundled\");").into(bundled);
    asking("a", "return Verification.verified(\"mine\");").into(plugins());
    try (TestHost host =
        new TestHost(
            new Workspace(folder),
            List.of(new PluginFolder(bundled, PluginFolder.Origin.BUNDLED)))) {
      assertThat(host.verify("a/sees", "{\"name\": \"\"}").reason()).isEqualTo("mine");
      assertThat(host.reports())
          .extracting(PluginReport::state)
          .containsExactly(PluginState.SHADOWED, PluginState.STARTED);
      assertThat(host.reports().get(1).overrides()).contains(bundled.resolve("a.jar"));
    }
  }

  @Test
  void a_jar_that_is_overwritten_while_in_use_breaks_nothing() throws Exception {
    Path jar = asking("a", LOADS).into(plugins());
    try (TestHost host = new TestHost(folder)) {
      assertThat(host.verify("a/sees", "{\"name\": \"a.Sees\"}").holds()).isTrue();
      Files.write(jar, new byte[10]);
      assertThat(host.verify("a/sees", "{\"name\": \"a.Sees$Config\"}").holds()).isTrue();
    }
  }

  @Test
  void jars_that_did_not_change_are_not_opened_again() throws Exception {
    PluginJar.probe().into(plugins());
    asking("a", LOADS).into(plugins());
    try (TestHost first = new TestHost(folder)) {
      first.verify("a/sees", "{\"name\": \"a.Sees\"}");
      assertThat(first.host().jarsRead()).isEqualTo(2);
    }
    asking("b", LOADS).into(plugins());
    try (TestHost second = new TestHost(folder)) {
      second.verify("a/sees", "{\"name\": \"a.Sees\"}");
      assertThat(second.host().jarsRead()).isEqualTo(1);
    }
    try (TestHost third = new TestHost(folder)) {
      third.reports();
      assertThat(third.host().jarsRead()).isZero();
    }
  }

  @Test
  void no_class_of_a_plugin_is_loaded_before_one_of_its_jobs_is_due() throws Exception {
    PluginJar.of("a")
        .source(
            "a.Sees",
            ASKING
                .replace("BODY", "return Verification.verified(\"\");")
                .replace("ID", "a")
                .replace(
                    "public record",
                    "static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\""
                        + folder.resolve("loaded")
                        + "\")); } catch (Exception e) { throw new RuntimeException(e); } }"
                        + " public record"))
        .into(plugins(), "a.jar");
    try (TestHost host = new TestHost(folder)) {
      host.reports();
      host.provider("a/sees");
      assertThat(folder.resolve("loaded")).doesNotExist();
      host.verify("a/sees", "{\"name\": \"\"}");
      assertThat(folder.resolve("loaded")).exists();
    }
  }

  @Test
  void after_closing_the_class_loader_is_reclaimed() throws Exception {
    asking(
            "a",
            "Escape.LOADER = new java.lang.ref.WeakReference<>(Sees.class.getClassLoader());"
                + " System.getProperties().put(\"moie.test.loader\", Escape.LOADER);"
                + " return Verification.verified(\"\");")
        .source(
            "a.Escape",
            "package a; final class Escape { static java.lang.ref.WeakReference<ClassLoader> LOADER; }")
        .into(plugins());
    PluginJar.probe().into(plugins());
    try (TestHost host = new TestHost(folder)) {
      host.verify("a/sees", "{\"name\": \"\"}");
      host.run("probe/write", "{}");
    }
    WeakReference<?> loader = (WeakReference<?>) System.getProperties().remove("moie.test.loader");
    await()
        .until(
            () -> {
              System.gc();
              return loader.get() == null;
            });
  }
}
