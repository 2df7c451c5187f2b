package dev.moie.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts that were shipped stay as they are, and a new one is a new file. */
@Timeout(120)
class MigrationsTest {
  /** One more line for each new script; never another value in an old one. */
  private static final Map<String, String> SHIPPED =
      Map.of("V1__log_state_and_claims.sql", "fa8c95570099d0c3");

  @RegisterExtension final DatabaseOfTest database = new DatabaseOfTest();

  private static Map<String, String> scripts() throws Exception {
    Path folder =
        Path.of(Migrations.class.getResource("V1__log_state_and_claims.sql").toURI()).getParent();
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
        found.put(file.getFileName().toString(), checksum(file));
      }
    }
    return found;
  }

  private static String checksum(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))).substring(0, 16);
  }

  @Test
  void scripts_that_were_shipped_are_never_edited() throws Exception {
    assertThat(scripts()).containsExactlyInAnyOrderEntriesOf(SHIPPED);
  }

  @Test
  void the_newest_version_is_that_of_the_last_script() throws Exception {
    assertThat(scripts().keySet())
        .extracting(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
        .contains(Migrations.NEWEST)
        .allMatch(version -> version <= Migrations.NEWEST);
  }

  @Test
  void nodes_that_begin_at_once_make_the_tables_once() throws Exception {
    List<Thread> nodes =
        Stream.<Runnable>generate(() -> database::open).limit(3).map(Thread::new).toList();
    nodes.forEach(Thread::start);
    for (Thread each : nodes) {
      each.join();
    }

    assertThat(database.count()).isEqualTo(3);
    assertThat(database.server().column("select count(*) from log")).containsExactly("1");
  }
}
