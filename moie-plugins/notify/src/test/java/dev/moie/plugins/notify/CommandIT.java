package dev.moie.plugins.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moie.api.alert.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands get alerts as data, whatever stands in them. */
class CommandIT {
  @TempDir Path folder;

  @Test
  void a_command_gets_json_and_variables_and_nothing_of_it_is_obeyed() throws Exception {
    try (Channel channel = new Channel(folder, "x")) {
      String hostile = "$(touch pwned) `touch pwned`; touch pwned \u001b[31m";
      Delivery delivery =
          channel.deliver(
              "notify/command",
              "{'command': 'cat > in.json; printf %s \\\"$MOIE_ALERT_HEADLINE\\\" > head'}",
              Channel.alert(hostile, "m"));

      assertThat(delivery.isDelivered()).as(delivery.toString()).isTrue();
      JsonNode read = new ObjectMapper().readTree(folder.resolve("in.json").toFile());
      assertThat(read.path("subject").asText()).isEqualTo(hostile);
      assertThat(folder.resolve("head"))
          .hasContent("WARNING: $(touch pwned) `touch pwned`; touch pwned [31m");
      assertThat(folder.resolve("pwned")).doesNotExist();
    }
  }

  @Test
  void one_that_reads_nothing_fails_or_hangs_is_told_in_time() throws Exception {
    try (Channel channel = new Channel(folder, "x").within(Duration.ofSeconds(2))) {
      long start = System.nanoTime();
      Delivery reads =
          channel.deliver("notify/command", "{'argv': ['true']}", Channel.alert("x", "y"));
      Delivery fails =
          channel.deliver(
              "notify/command", "{'command': 'echo burns; exit 3'}", Channel.alert("x", "y"));
      Delivery hangs =
          channel.deliver("notify/command", "{'argv': ['sleep', '60']}", Channel.alert("x", "y"));

      assertThat(reads.isDelivered()).as(reads.toString()).isTrue();
      assertThat(fails.detail()).contains("3", "burns");
      assertThat(hangs.isDelivered()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(channel.isUsable()).isTrue();
    }
  }

  @Test
  void the_desktop_gets_title_and_text_as_arguments() throws Exception {
    Path program = folder.resolve("notify-send");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > shown\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    try (Channel channel = new Channel(folder, "x")) {
      for (String by : new String[] {"notify_send", "osascript"}) {
        Delivery delivery =
            channel.deliver(
                "notify/desktop",
                "{'by': '" + by + "', 'program': '" + program + "'}",
                Channel.alert("-x <b>fails</b>\" & quit", "m"));

        assertThat(delivery.isDelivered()).as(delivery.toString()).isTrue();
        String shown = Files.readString(folder.resolve("shown"));
        assertThat(shown).contains("MOIE WARNING: -x <b>fails</b>\" & quit");
        assertThat(shown).contains(by.equals("osascript") ? "on run argv" : "--app-name=MOIE");
      }
    }
  }
}
