package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a plugin author to do works, word for word. */
class ReadmeIT {

  private static String example(String name) throws IOException {
    String readme = Files.readString(Moie.sources().resolve("README.md"));
    Matcher block =
        Pattern.compile("<!-- example: " + name + " -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL)
            .matcher(readme);
    assertThat(block.find()).as(name).isTrue();
    return block.group(1);
  }

  @Test
  void a_third_party_job_is_compiled_dropped_and_run(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("greeting/Greeting.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, example("third-party-job"));
    assertThat(example("third-party-job").lines().count()).isLessThan(40);
    StateFiles.phase(folder.resolve("my-workspace"), example("third-party-use"));
    Files.createDirectory(folder.resolve("my-workspace/plugins"));
    String path =
        Moie.distribution().resolve("bin")
            + ":"
            + Path.of(System.getProperty("java.home"), "bin")
            + ":"
            + System.getenv("PATH");
    Moie moie = Moie.in(folder).with("PATH", path);

    Moie.Result build = moie.program("sh", "-euc", example("third-party-build"));
    assertThat(build.exit()).as(build.toString()).isZero();
    Moie.Result beat = moie.run("--home", "my-workspace", "heartbeat", "--json");
    Moie.Result info = moie.run("--home", "my-workspace", "plugins", "info", "greeting");

    assertThat(beat.job("1.4").path("outcome").asText()).as(beat.toString()).isEqualTo("EXECUTED");
    assertThat(folder.resolve("my-workspace/greeting.txt")).hasContent("Hello, Ada!\n");
    assertThat(info.out()).contains("greeting/write").contains("Who is greeted");
  }
}
