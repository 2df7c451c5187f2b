package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.Version;
import dev.moie.app.testing.Moie;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New plugin projects: their names, and where they are put. */
class PluginsNewIT {
  @TempDir Path folder;

  @Test
  void a_project_is_made_and_the_next_commands_are_told() throws Exception {
    Moie.Result made = Moie.in(folder).run("plugins", "new", "feed-reader", "--dir", "a b/c");

    Path project = folder.resolve("a b/c");
    assertThat(made.exit()).as(made.toString()).isZero();
    assertThat(made.out()).contains("cd '" + project + "'", "./mvnw verify", "WORKSPACE/plugins/");
    assertThat(Files.isExecutable(project.resolve("mvnw"))).isTrue();
    assertThat(project.resolve(".gitignore")).content().startsWith("target/");
    assertThat(project.resolve(".mvn/maven.config"))
        .hasContent("-Dmaven.repo.local.tail=" + Moie.distribution().resolve("sdk").toRealPath());
    assertThat(project.resolve("src/main/java/com/example/feedreader/WriteAction.java"))
        .content()
        .contains("package com.example.feedreader;", "\"feed-reader/write\"");
    assertThat(project.resolve("README.md")).content().contains("# The MOIE plugin feed-reader");
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<version>" + Version.program() + "</version>")
        .doesNotContain("${");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MyPlugin        | try \"my-plugin\"",
        "Grüße 1         | try \"gr-e-1\"",
        "1               | begins with a lower-case letter",
        "verify          | which yours would replace; try \"my-verify\"",
        "a --template=x  | there is no template \"x\"; known are cyclic, step",
        "a --template=steps | did you mean \"step\"?",
        "a --group=a/b   | a Maven group is like",
        "a --package=a.1 | a Java package is like",
        "a --package=dev.moie.a | belong to MOIE",
      })
  void what_cannot_be_a_name_is_refused_with_a_hint(String arguments, String hint)
      throws Exception {
    Moie.Result refused =
        Moie.in(folder).run(("plugins|new|" + arguments.replace(" --", "|--")).split("\\|"));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(hint.strip()).doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void no_bundled_plugin_is_replaced_by_a_new_one() throws Exception {
    Moie moie = Moie.in(folder);
    assertThat(moie.run("init", "--template", "empty").exit()).isZero();
    var plugins = moie.run("plugins", "list", "--json").json().path("plugins");
    assertThat(plugins).hasSizeGreaterThan(5);
    for (var plugin : plugins) {
      Moie.Result refused = moie.run("plugins", "new", plugin.path("id").asText());
      assertThat(refused.exit()).as(plugin.toString()).isEqualTo(2);
    }
  }

  @Test
  void a_word_of_java_gives_a_package_all_the_same() {
    assertThat(Moie.in(folder).run("plugins", "new", "new").exit()).isZero();

    assertThat(folder.resolve("new/src/main/java/com/example/newplugin")).isDirectory();
  }

  @Test
  void nothing_is_written_over() throws Exception {
    Path mine = Files.createDirectory(folder.resolve("greet")).resolve("pom.xml");
    Files.writeString(mine, "mine");

    Moie.Result refused = Moie.in(folder).run("plugins", "new", "greet");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("greet exists already", "--dir");
    assertThat(mine).hasContent("mine");
    Files.delete(mine);
    assertThat(Moie.in(folder).run("plugins", "new", "greet").exit()).isZero();
  }

  @Test
  void the_parent_of_plugins_knows_its_own_version() throws Exception {
    Path pom =
        Moie.distribution()
            .resolve("sdk/dev/moie/moie")
            .resolve(Version.program())
            .resolve("moie-" + Version.program() + ".pom");

    assertThat(pom).content().contains("<moie.version>" + Version.program() + "</moie.version>");
  }
}
