package dev.moie.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.workspace.Settings;
import dev.moie.core.workspace.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema of the settings says what is read, and the page says what the schema says. */
class SettingsSchemaTest {
  private static final Path ROOT =
      Path.of(System.getProperty("moie.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("moie.yaml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A file in which one setting, at its dotted place, has a value. */
  private Path setting(String key, String value) {
    StringBuilder text = new StringBuilder();
    List<String> names = List.of(key.split("\\.", -1));
    for (int i = 0; i < names.size(); i++) {
      text.append("  ".repeat(i)).append(names.get(i)).append(i < names.size() - 1 ? ":\n" : ": ");
    }
    return file(text + value + "\n");
  }

  /** Every section, with a channel and a secret called NAME. */
  private static void sections(String prefix, JsonNode schema, Map<String, Set<String>> into) {
    TreeSet<String> keys = new TreeSet<>();
    for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
      keys.add(each.getKey());
      String place = prefix + each.getKey();
      JsonNode below = each.getValue();
      if (below.path("additionalProperties").isObject()) {
        sections(place + ".NAME.", below.get("additionalProperties"), into);
      } else if (below.has("properties")) {
        sections(place + ".", below, into);
      }
    }
    into.put(prefix, keys);
  }

  @Test
  void the_schema_has_every_key_that_is_read_and_no_other() {
    Map<String, Set<String>> sections = new TreeMap<>();
    sections("", SettingsSchema.tree(), sections);
    assertThat(sections).hasSizeGreaterThan(12);
    // Known only beside a command, whose time it is.
    sections.get("secrets.NAME.").remove("timeout");

    sections.forEach(
        (prefix, keys) ->
            assertThatThrownBy(() -> Settings.read(setting(prefix + "qqqqqqqqqqqqqq", "1")))
                .isInstanceOf(SettingsException.class)
                .satisfies(
                    told -> {
                      Matcher known =
                          Pattern.compile(
                                  "unknown setting \""
                                      + Pattern.quote(prefix)
                                      + "q+\"; known are (.*)")
                              .matcher(told.getMessage());
                      assertThat(known.find()).as(told.getMessage()).isTrue();
                      assertThat(known.group(1).split(", ")).containsExactlyElementsOf(keys);
                    }));
  }

  @Test
  void every_default_of_the_schema_is_the_default() throws Exception {
    List<String> compared = new ArrayList<>();
    for (Setting each : SettingsList.known()) {
      boolean mayStandAlone = !each.key().contains("NAME") && !each.key().contains("quiet_hours");
      if (mayStandAlone && each.byDefault().isPresent()) {
        String value = each.byDefault().get().asText();
        assertThat(Settings.read(setting(each.key(), value)))
            .as(each.key())
            .isEqualTo(Settings.defaults());
        compared.add(each.key());
      }
    }
    assertThat(compared).hasSizeGreaterThan(20);
  }

  @Test
  void every_setting_has_a_description_and_a_value_that_does_not_fit_is_refused() {
    for (Setting each : SettingsList.known()) {
      assertThat(each.description()).as(each.key()).endsWith(".").hasSizeGreaterThan(10);
      if (!each.key().contains("NAME")
          && List.of("integer", "boolean").contains(each.schema().path("type").asText())) {
        assertThatThrownBy(() -> Settings.read(setting(each.key(), "-7.5")))
            .as(each.key())
            .hasMessageContaining(each.key());
      }
    }
  }

  @Test
  void what_holds_is_told_and_what_channels_take_is_not() throws Exception {
    ObjectNode written =
        Settings.written(
            file(
                """
                backups: {keep: 5}
                secrets:
                  key: {env: KEY}
                alerts:
                  channels:
                    phone: {uses: notify/webhook, with: {url: "https://x.test/hidden"}}
                """));

    Map<String, String> shown = new TreeMap<>();
    for (Setting each : SettingsList.of(written)) {
      each.value().ifPresent(value -> shown.put(each.key(), value.asText()));
    }

    assertThat(shown)
        .containsEntry("backups.keep", "5")
        .containsEntry("backups.max_age", "P30D")
        .containsEntry("secrets.key.env", "KEY")
        .containsEntry("alerts.channels.phone.uses", "notify/webhook")
        .containsEntry("alerts.channels.phone.with", "{url}, values not shown");
    assertThat(shown.values()).noneMatch(value -> value.contains("hidden"));
  }

  @Test
  void the_page_of_the_settings_is_fresh() throws IOException {
    Path page = ROOT.resolve("docs/configuration.md");
    if (Boolean.getBoolean("moie.rewrite")) {
      Files.writeString(page, SettingsPage.text());
    }
    assertThat(page)
        .as("run ./mvnw test -Dtest=SettingsSchemaTest -Dmoie.rewrite=true")
        .hasContent(SettingsPage.text());
  }
}
