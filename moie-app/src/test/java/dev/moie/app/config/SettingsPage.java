package dev.moie.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** The reference of the settings, made from their schema. */
final class SettingsPage {
  private SettingsPage() {}

  static String text() {
    List<Setting> settings = SettingsList.known();
    return """
        # The settings

        `moie.yaml` in the workspace holds them; all are optional, and a workspace without the file works. A key that does not exist is an error that names the one which was probably meant. This page is made from the [schema](schema/settings.json), and the build checks that it is fresh.

        <!-- run: in a folder with the sovereign_state.json of the original -->
        ```sh
        moie config show      # what holds, and what of it the file says
        moie config check     # everything that is wrong with the file, with lines; exit code 3
        moie config schema    # the JSON Schema, for editors
        ```

        | setting | values | default | what it is |
        |---|---|---|---|
        """
        + settings.stream().map(SettingsPage::row).collect(Collectors.joining())
        + """

        A duration is written as ISO 8601 has it: `PT90S`, `PT10M`, `P30D`. `NAME` is a name that you choose. The daemon takes changes over [while it runs](daemon.md).
        """;
  }

  private static String row(Setting each) {
    return "| `"
        + each.key()
        + "` | "
        + each.type().replace("|", "\\|")
        + " | "
        + each.byDefault().map(value -> "`" + value.asText() + "`").orElse("")
        + " | "
        + each.description().replace("|", "\\|")
        + " |\n";
  }
}
