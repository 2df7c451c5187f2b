package dev.moie.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** app -> core -> api <- plugins, and nothing else. */
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> OUTSIDE_THE_PLUGIN_PACKAGE =
      JavaClass.Predicates.resideOutsideOfPackage("dev.moie.core.plugin..");

  private static JavaClasses program;
  private static JavaClasses plugins;
  private static JavaClasses testKit;

  @BeforeAll
  static void read() throws IOException {
    Path root = Path.of(System.getProperty("moie.root", "..")).toAbsolutePath().normalize();
    ClassFileImporter importer = new ClassFileImporter();
    program =
        importer.importPaths(
            root.resolve("moie-api/target/classes"),
            root.resolve("moie-core/target/classes"),
            root.resolve("moie-app/target/classes"));
    try (Stream<Path> modules = Files.list(root.resolve("moie-plugins"))) {
      List<Path> compiled =
          modules
              // Archetypes have no classes, and the test kit is what runs plugins.
              .filter(module -> !module.endsWith("testkit"))
              .map(module -> module.resolve("target/classes"))
              .filter(Files::exists)
              .toList();
      assertThat(compiled).hasSizeGreaterThan(5);
      plugins = importer.importPaths(compiled);
    }
    testKit = importer.importPath(root.resolve("moie-plugins/testkit/target/classes"));
    assertThat(testKit).isNotEmpty();
    assertThat(program).hasSizeGreaterThan(200);
  }

  @Test
  void the_api_uses_the_jdk_and_four_small_libraries_only() {
    classes()
        .that()
        .resideInAPackage("dev.moie.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.moie.api..", "java..", "javax..", "org.pf4j..", "org.slf4j..", "jakarta.inject..")
        .check(program);
  }

  @Test
  void the_core_knows_neither_the_application_nor_a_plugin() {
    noClasses()
        .that()
        .resideInAPackage("dev.moie.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.moie.app..", "dev.moie.plugins..", "picocli..", "ch.qos..")
        .check(program);
  }

  @Test
  void the_application_knows_no_plugin() {
    noClasses()
        .that()
        .resideInAPackage("dev.moie.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.moie.plugins..")
        .check(program);
  }

  @Test
  void plugins_know_the_api_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.moie.core..", "dev.moie.app..")
        .check(plugins);
  }

  @Test
  void the_test_kit_knows_neither_the_application_nor_a_plugin() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.moie.app..", "dev.moie.plugins..", "org.pf4j..")
        .check(testKit);
  }

  @Test
  void pf4j_and_guice_do_not_leave_the_plugin_package_of_the_core() {
    noClasses()
        .that(
            OUTSIDE_THE_PLUGIN_PACKAGE.and(
                JavaClass.Predicates.resideInAPackage("dev.moie.core..")))
        .or(JavaClass.Predicates.resideInAPackage("dev.moie.app.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.pf4j..")
        .check(program);
    noClasses()
        .that(
            OUTSIDE_THE_PLUGIN_PACKAGE.and(
                JavaClass.Predicates.resideInAPackage("dev.moie.core..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(program);
  }

  @Test
  void only_what_is_for_postgresql_knows_its_libraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.moie.core.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql..", "com.zaxxer..", "org.flywaydb..")
        .check(program);
  }

  @Test
  void packages_of_the_core_do_not_go_in_circles() {
    SlicesRuleDefinition.slices()
        .matching("dev.moie.core.(*)..")
        .should()
        .beFreeOfCycles()
        .check(program);
  }
}
